"""The page that lists every article: what an empty tab and the first start show."""

from collections.abc import Callable
from html import escape

from reader.archive.model import Archive, Article, ByLanguage, Vendor
from reader.page import make_head


def make_contents(archive: Archive, root: str, address: Callable[[str], str]) -> str:
    """Return the page of all articles, shelf by shelf, in both languages.

    Args:
        root: The address of the library's top, with the slash.
        address: An article's path to its address.
    """
    title = " · ".join(dict.fromkeys(archive.name.values()))
    rows = [_row("head", "h1", archive.name)]
    for vendor in archive.vendors:
        articles = [a for a in archive.articles if a.vendor == vendor.id]
        if articles:
            rows += _shelf(vendor, articles, address)
    numbered = [
        f'<div class="row {kind}" id="row-{n}" data-pair="{n}">{cells}</div>'
        for n, (kind, cells) in enumerate(rows)
    ]
    head = make_head(title, root, ("en", "zh"))
    return "\n".join([f'{head}<body class="contents"><main>', *numbered, "</main></body></html>\n"])


def _shelf(
    vendor: Vendor, articles: list[Article], address: Callable[[str], str]
) -> list[tuple[str, str]]:
    rows = [_row("heading level-2", "h2", vendor.name)]
    if vendor.about:
        rows.append(_row("about", "p", vendor.about))
    rows += [_row("entry", "p", a.title, f'href="{escape(address(a.path))}"') for a in articles]
    return rows


def _row(kind: str, tag: str, text: ByLanguage, link: str = "") -> tuple[str, str]:
    """Return the class of a row and its two cells."""
    cells = []
    for language, tongue in (("en", "en"), ("zh", "zh-Hans")):
        words = escape(text.get(language, ""))  # type: ignore[call-overload]  # its two keys
        inner = f"<a {link}>{words}</a>" if link and words else words
        cells.append(f'<div class="{language}" lang="{tongue}"><{tag}>{inner}</{tag}></div>')
    return kind, "".join(cells)
