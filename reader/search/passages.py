"""An article as the search reads it: its sections in plain words, kept beside its page."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from reader.align.blocks import Pair
from reader.archive.model import LANGUAGES, Article, ByLanguage, Language
from reader.errors import ReaderError
from reader.page import TOP, Page
from reader.search.values import Passages, Row, Section
from reader.text.blocks import Block, Split
from reader.text.plain import plain_inline, plain_text

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
            yield "heading", plain_inline(block.text)
        case "code" | "maths":
            yield "code", block.text
        case "figure":
            yield "caption", plain_text(block)
        case "calculation":
            yield "caption", plain_text(block)
            files = (block.name, str(Path(block.name).with_suffix(".out")))
            yield "code", "\n".join(filter(None, map(read, files)))
        case _:
            yield "body", plain_text(block)


def _sources(article: Article) -> Iterator[Row]:
    for source in article.sources:
        text = " ".join(filter(None, (source.authors, source.title)))
        yield Row(f"source-{source.key}", "source", dict.fromkeys(article.editions, text))


def write_passages(passages: Passages) -> bytes:
    """Return an article's passages as they are kept: a line for itself, and one for each section.

    So one section can be read without the others.
    """
    head = {**asdict(replace(passages, sections=())), "sections": len(passages.sections)}
    lines = (head, *map(asdict, passages.sections))
    return b"\n".join(
        json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")
        for line in lines
    )


def read_passages(file: Path, only: int | None = None) -> Passages:
    """Return what `write_passages` wrote.

    Args:
        only: The number of the one section that is wanted.

    Raises:
        ReaderError: The file cannot be read or has another form.
    """
    try:
        head, *lines = file.read_bytes().split(b"\n")
        raw = _loaded(head)
        wanted = range(raw["sections"]) if only is None else (only,)
        sections = tuple(_section(lines[number]) for number in wanted)
        return Passages(raw["path"], raw["title"], raw["vendor"], tuple(raw["shelves"]), sections)
    except (OSError, ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise ReaderError(
            f"A part of the library cannot be read ({error}).",
            "Build it again: reader build.",
            file,
        ) from error


def _section(line: bytes) -> Section:
    raw = _loaded(line)
    return Section(raw["anchor"], raw["heading"], tuple(Row(**row) for row in raw["rows"]))


def _loaded(line: bytes) -> Any:
    return json.loads(line.decode(errors="surrogatepass"))
