"""The head of a page and what follows the text: sources, further articles, previews."""

import re
from html import escape

from reader.archive.model import Article, ByLanguage, Language, Source
from reader.page import words
from reader.page.scribe import Scribe
from reader.page.values import Preview
from reader.text.plain import reading_minutes

_WEB = re.compile(r"https?://", re.IGNORECASE)


def crumb(scribe: Scribe) -> str:
    """Return where the article stands: vendor and topics."""
    site = scribe.site
    html: dict[Language, str] = {}
    for code in scribe.languages:
        vendor = escape(_in(site.vendor, code))
        topics = " · ".join(escape(_in(topic, code)) for topic in site.topics)
        html[code] = f"{vendor}<i>›</i>{topics}" if vendor and topics else vendor or topics
    cells = words.cells(html, scribe.languages)
    return f'<nav class="crumb" aria-label="{words.BREADCRUMB}">{cells}</nav>'


def _in(texts: ByLanguage, language: Language) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def header(scribe: Scribe) -> str:
    """Return the title and what is known of the article, in each language."""
    article = scribe.article
    html: dict[Language, str] = {
        code: f"<h1>{escape(_in(article.title, code))}</h1>"
        f'<p class="meta">{escape(_meta(scribe, code))}</p>'
        for code in scribe.languages
    }
    cells = words.cells(html, scribe.languages)
    return f'<header class="row head" id="top">{cells}</header>'


def _meta(scribe: Scribe, language: Language) -> str:
    article = scribe.article
    sources = words.ONE_SOURCE if len(article.sources) == 1 else words.SOURCES_COUNT
    minutes = reading_minutes(scribe.texts[language].blocks)
    parts = [
        words.PUBLISHED[language].format(article.published) if article.published else "",
        words.MINUTES[language].format(minutes),
        sources[language].format(len(article.sources)) if article.sources else "",
        words.CHECKED[language].format(article.checked.isoformat()) if article.checked else "",
    ]
    return " · ".join(filter(None, parts))


def missing_editions(scribe: Scribe) -> str:
    """Return a line, in both languages, for a language that the article is not there in."""
    missing = [words.NO_EDITION[code] for code in words.LANG_TAG if code not in scribe.languages]
    return "".join(
        f'<p class="fault missing"><span lang="en">{text["en"]}</span> '
        f'<span lang="zh-Hans">{text["zh"]}</span></p>'
        for text in missing
        if scribe.languages
    )


def sources(scribe: Scribe) -> str:
    """Return the numbered list of sources."""
    found = sorted(scribe.article.sources, key=lambda source: scribe.numbers[source.key])
    if not found:
        return ""
    items = "\n".join(_source(source) for source in found)
    return f'<section id="sources">{_heading(scribe, words.SOURCES)}<ol>\n{items}\n</ol></section>'


def _source(source: Source) -> str:
    described = " · ".join(escape(part) for part in (source.published, source.version) if part)
    authors = f"{escape(source.authors.rstrip('.'))}. " if source.authors else ""
    address = escape(source.url)
    if _WEB.match(source.url):
        address = f'<a class="external" href="{address}" rel="noreferrer">{address}</a>'
    return (
        f'<li id="source-{escape(source.key)}"><span class="authors">{authors}</span>'
        f"<cite>{escape(source.title)}</cite>"
        f"{f' <span class=version>{described}</span>' if described else ''}"
        f"{f' <span class=address>{address}</span>' if address else ''}</li>"
    )


def _heading(scribe: Scribe, title: ByLanguage) -> str:
    cells = {code: f"<h2>{title[code]}</h2>" for code in scribe.languages}
    return f'<div class="row heading level-2">{words.cells(cells, scribe.languages)}</div>'


def further(scribe: Scribe) -> str:
    """Return the articles to read before and after this one."""
    groups = [
        (words.READ_FIRST, _previews(scribe, scribe.article.requires)),
        (words.READ_NEXT, _previews(scribe, scribe.article.related)),
    ]
    html = "".join(_group(scribe, title, found) for title, found in groups if found)
    return f'<section id="next">{html}</section>' if html else ""


def _group(scribe: Scribe, title: ByLanguage, found: dict[str, Preview]) -> str:
    links = "".join(map(_further, found.items()))
    return f"<div><h2>{words.spans(title, scribe.languages)}</h2><ul>{links}</ul></div>"


def _previews(scribe: Scribe, paths: tuple[str, ...]) -> dict[str, Preview]:
    known = scribe.site.previews
    return {path: known[path] for path in paths if path in known}


def _further(entry: tuple[str, Preview]) -> str:
    path, preview = entry
    title = words.spans(preview.title)
    return f'<li><a href="{escape(preview.href)}" data-article="{escape(path)}">{title}</a></li>'


def linked_articles(article: Article, scribe: Scribe) -> tuple[str, ...]:
    """Return the paths of all articles that the page leads to, each once."""
    return tuple(dict.fromkeys((*article.requires, *article.related, *scribe.linked)))


def previews(scribe: Scribe, linked: tuple[str, ...]) -> str:
    """Return what the window shows of a linked article when the pointer rests on the link."""
    items = "\n".join(
        f'<article data-preview="{escape(path)}">{_preview(preview)}</article>'
        for path, preview in _previews(scribe, linked).items()
    )
    return f'<section class="previews" hidden>\n{items}\n</section>' if items else ""


def _preview(preview: Preview) -> str:
    parts: list[str] = []
    for code, tag in words.LANG_TAG.items():
        if code in preview.title or code in preview.summary:
            title = escape(preview.title.get(code, ""))
            summary = escape(preview.summary.get(code, ""))
            inside = (f"<h3>{title}</h3>" if title else "") + (
                f"<p>{summary}</p>" if summary else ""
            )
            parts.append(f'<div class="{code}" lang="{tag}">{inside}</div>')
    return "".join(parts)
