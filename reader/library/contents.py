"""The page that lists every article: what an empty tab and the first start show."""

from collections.abc import Callable
from html import escape

from reader.archive.model import Archive, Article, ByLanguage, Vendor
from reader.page import STYLE_SHEETS

_HEAD = """<!doctype html>
<html lang="en" data-path="" data-languages="en zh" data-mode="both" data-theme="light">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; \
font-src 'self'">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
{sheets}
</head>
<body class="contents"><main>
"""


def make_contents(archive: Archive, root: str, address: Callable[[str], str]) -> str:
    """Return the page of all articles, shelf by shelf, in both languages.

    Args:
        root: The address of the library's top, with the slash.
        address: An article's path to its address.
    """
    sheets = "\n".join(f'<link rel="stylesheet" href="{root}assets/{s}">' for s in STYLE_SHEETS)
    title = escape(" · ".join(dict.fromkeys(archive.name.values())))
    parts = [_HEAD.format(title=title, sheets=sheets), _row("head", "h1", archive.name)]
    for vendor in archive.vendors:
        articles = [a for a in archive.articles if a.vendor == vendor.id]
        if articles:
            parts += _shelf(vendor, articles, address)
    parts.append("</main></body></html>\n")
    return "\n".join(parts)


def _shelf(vendor: Vendor, articles: list[Article], address: Callable[[str], str]) -> list[str]:
    parts = [_row("heading level-2", "h2", vendor.name)]
    if vendor.about:
        parts.append(_row("about", "p", vendor.about))
    parts += [_row("entry", "p", a.title, f'href="{escape(address(a.path))}"') for a in articles]
    return parts


def _row(kind: str, tag: str, text: ByLanguage, link: str = "") -> str:
    cells = []
    for language, tongue in (("en", "en"), ("zh", "zh-Hans")):
        words = escape(text.get(language, ""))  # type: ignore[call-overload]  # its two keys
        inner = f"<a {link}>{words}</a>" if link and words else words
        cells.append(f'<div class="{language}" lang="{tongue}"><{tag}>{inner}</{tag}></div>')
    return f'<div class="row {kind}">{"".join(cells)}</div>'
