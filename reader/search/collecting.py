"""From a compiled article to what the search reads of it: its sections in plain words."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from reader.align.blocks import Pair
from reader.archive.model import LANGUAGES, Article, ByLanguage, Language
from reader.page import TOP, Page
from reader.search.tex import readable
from reader.search.values import Passages, Row, Section
from reader.text.blocks import Block, Split
from reader.text.plain import plain_inline, plain_text

_CELL_END = re.compile(r"(?<!\\)\|")
_SOURCES = "sources"  # the anchor of the list of sources in a page


def passages_of(
    article: Article,
    texts: Mapping[Language, Split],
    pairs: Sequence[Pair],
    page: Page,
    shelves: tuple[ByLanguage, ...],
    read: Callable[[str], str | None],
) -> Passages:
    """Return the sections of an article.

    Args:
        shelves: The names of its vendor and its topics.
        texts: By language, of which `pairs` are the indexes.
        page: Made of the same pairs; its rows are what a passage leads to.
        read: A text file of the article's folder by its name; None when it is not there.
    """
    anchors = {entry.row: (entry.anchor, entry.title) for entry in page.outline}
    sections: list[tuple[str, ByLanguage, list[Row]]] = [("", {}, [])]
    for row_id, pair in zip(page.rows, pairs, strict=True):
        if row_id == TOP:  # the title, which stands over every section
            continue
        sides = _sides(texts, pair)
        if row_id in anchors and not _is_heading_alone(sections[-1][2]):
            sections.append((*anchors[row_id], []))
        elif row_id in anchors:
            sections[-1] = (*anchors[row_id], sections[-1][2])
        sections[-1][2].extend(_rows(row_id, sides, read))
    sections.append((_SOURCES, {"en": "Sources", "zh": "参考资料"}, list(_sources(article))))
    return Passages(
        path=article.path,
        title=article.title,
        vendor=article.vendor,
        shelves=shelves,
        sections=tuple(
            Section(anchor, heading, tuple(rows)) for anchor, heading, rows in sections if rows
        ),
    )


def _sides(texts: Mapping[Language, Split], pair: Pair) -> dict[Language, tuple[Block, ...]]:
    indexes: dict[Language, tuple[int, ...]] = {"en": pair.en, "zh": pair.zh}
    return {
        code: tuple(texts[code].blocks[n] for n in indexes[code])
        for code in LANGUAGES
        if code in texts
    }


def _is_heading_alone(rows: Sequence[Row]) -> bool:
    """Return whether nothing stands between two headings, so that both head one section."""
    return bool(rows) and all(row.part == "heading" for row in rows)


def _rows(
    row_id: str, sides: Mapping[Language, Sequence[Block]], read: Callable[[str], str | None]
) -> Iterator[Row]:
    """Yield the words of a row: prose in both languages first, then code, which they share."""
    by_part: dict[str, dict[Language, list[str]]] = {}
    for code, blocks in sides.items():
        for block in blocks:
            for part, text in _parts(block, read):
                by_part.setdefault(part, {}).setdefault(code, []).append(text)
    for part, found in by_part.items():
        joined = {code: "\n".join(some) for code, some in found.items() if any(some)}
        if joined:
            yield Row(row_id, part, joined)


def _parts(block: Block, read: Callable[[str], str | None]) -> Iterator[tuple[str, str]]:
    match block.kind:
        case "heading":
            yield "heading", readable(plain_inline(block.text))
        case "code" | "maths":
            yield "code", block.text
        case "figure":
            yield "caption", readable(plain_text(block))
        case "calculation":
            yield "caption", readable(plain_text(block))
            files = (block.name, str(Path(block.name).with_suffix(".out")))
            yield "code", "\n".join(filter(None, map(read, files)))
        case "table":
            yield "body", readable("\n".join(_table_rows(block)))
        case _:
            yield "body", readable(plain_text(block))


def _table_rows(block: Block) -> Iterator[str]:
    for line in block.source.split("\n"):
        cells = [plain_inline(cell) for cell in _CELL_END.split(line.strip().strip("|"))]
        if any(cell.strip(":-") for cell in cells):  # not the line below the head
            yield " · ".join(filter(None, cells))


def _sources(article: Article) -> Iterator[Row]:
    for source in article.sources:
        text = " ".join(filter(None, (source.authors, source.title)))
        yield Row(f"source-{source.key}", "source", dict.fromkeys(article.editions, text))
