"""The rows of a page: one for each pair of blocks that answer each other."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2s
from html import escape

from reader.align.blocks import Pair
from reader.align.sentences import align_sentences
from reader.archive.model import LANGUAGES, ByLanguage, Language
from reader.page import words
from reader.page.cells import cell_text
from reader.page.scribe import Scribe
from reader.page.shared import Shared, is_shared
from reader.page.values import OutlineEntry
from reader.text.anchors import slug
from reader.text.blocks import Block
from reader.text.plain import plain_inline
from reader.text.sentences import CellText, Span

Blocks = dict[Language, tuple[Block, ...]]

TOP = "top"


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows as HTML; `ids` has one for each pair, also for those that the header stands for."""

    html: str
    ids: tuple[str, ...]
    outline: tuple[OutlineEntry, ...]


def write_rows(scribe: Scribe, pairs: Sequence[Pair]) -> Rows:
    """Return the rows of an article."""
    writer = _Writer(scribe)
    parts: list[str] = []
    ids: list[str] = []
    rows = [_blocks(scribe, pair) for pair in pairs]
    short = list(_in_summary(rows))
    for number, blocks in enumerate(rows):
        if _is_title(scribe, blocks):
            ids.append(TOP)
            continue
        ids.append(writer.new_id(blocks))
        ends = short[number] and not (number + 1 < len(rows) and short[number + 1])
        classes = ["tldr"] * short[number] + ["last"] * ends
        parts.append(writer.row(ids[-1], number, blocks, classes))
    return Rows("\n".join(parts), tuple(ids), tuple(writer.outline))


def _blocks(scribe: Scribe, pair: Pair) -> Blocks:
    indexes: dict[Language, tuple[int, ...]] = {"en": pair.en, "zh": pair.zh}
    return {
        code: tuple(scribe.texts[code].blocks[n] for n in indexes[code])
        for code in scribe.languages
    }


def _is_title(scribe: Scribe, blocks: Blocks) -> bool:
    """Return whether the blocks only say the title, which the header says already."""
    found = [(code, block) for code, side in blocks.items() for block in side]
    return bool(found) and all(
        block.level == 1
        and (
            block is scribe.texts[code].blocks[0]
            or plain_inline(block.text) == scribe.article.title.get(code)
        )
        for code, block in found
    )


def _in_summary(rows: Sequence[Blocks]) -> Iterator[bool]:
    """Return for each row whether it belongs to the section called TL;DR."""
    inside = False
    for blocks in rows:
        headings = [b for side in blocks.values() for b in side if b.kind == "heading"]
        if headings:
            names = {plain_inline(block.text).strip(" :：").lower() for block in headings}
            inside = bool(names & words.TLDR)
        yield inside


class _Writer:
    """Writes rows one after the other."""

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe
        self._shared = Shared(scribe)
        self._ids: Counter[str] = Counter()
        self.outline: list[OutlineEntry] = []

    def new_id(self, blocks: Blocks) -> str:
        """Return an id that comes from the row's own text, and from its place only if it must."""
        text = "\0".join(block.source for side in blocks.values() for block in side)
        name = f"p-{blake2s(text.encode(errors='surrogatepass'), digest_size=4).hexdigest()}"
        self._ids[name] += 1
        return name if self._ids[name] == 1 else f"{name}-{self._ids[name]}"

    def row(self, name: str, number: int, blocks: Blocks, classes: list[str]) -> str:
        """Return a row."""
        languages = self._scribe.languages
        sides = {code: side[0] for code, side in blocks.items() if len(side) == 1}
        answers = ""
        if is_shared(sides, languages):
            kind = {"maths": "formula"}.get(sides[languages[0]].kind, sides[languages[0]].kind)
            classes = ["shared", kind, *classes]
            inside = self._shared.inside(sides)
        elif sides and all(block.kind == "heading" for block in sides.values()):
            level = next(iter(sides.values())).level
            classes = ["heading", f"level-{level}", *classes]
            inside, answers = _cells(self._headings(name, sides), languages)
        else:
            cells = {code: self._cell(code, side) for code, side in blocks.items()}
            inside, answers = _cells(cells, languages)
        kinds = " ".join(["row", *classes])
        return f'<div class="{kinds}" id="{name}" data-pair="{number}"{answers}>{inside}</div>'

    def _cell(self, language: Language, side: tuple[Block, ...]) -> str:
        return "".join(self._part(language, block) for block in side)

    def _part(self, language: Language, block: Block) -> str:
        if block.kind == "figure":
            return self._shared.figure({language: block})
        if block.kind == "calculation":
            return self._shared.calculation({language: block})
        return self._scribe.block(language, block)

    def _headings(self, row: str, sides: dict[Language, Block]) -> dict[Language, str]:
        """Return a heading per language; the anchor of the English one is that of both.

        The Chinese heading carries it as `data-anchor`, and has an id of its own words besides, so
        that `zh.md#核心方法` leads to it, too.
        """
        first = next(iter(sides))
        anchor = self._scribe.anchor(first, sides[first])
        title: ByLanguage = {code: plain_inline(block.text) for code, block in sides.items()}
        level = next(iter(sides.values())).level
        self.outline.append(OutlineEntry(level, title, anchor, row))
        html: dict[Language, str] = {}
        for code, block in sides.items():
            own = self._scribe.anchor(code, block)
            same = code != first and slug(title[code]) == anchor
            named = "" if same else f' id="{escape(own)}"'
            named += f' data-anchor="{escape(anchor)}"' if code != first else ""
            tag = f"h{max(2, block.level)}"
            html[code] = f"<{tag}{named}>{self._scribe.heading(code, block)}</{tag}>"
        return html


def _cells(html: ByLanguage, languages: tuple[Language, ...]) -> tuple[str, str]:
    """Return the cells of a row, and the attribute that says where their sentences end."""
    en, zh = (cell_text(html.get(code, "")) for code in LANGUAGES)
    found = align_sentences(en, zh)
    groups = " ".join(f"{a}-{b}" for a, b in found.groups)
    written = f"{_ends(en, found.en)};{_ends(zh, found.zh)};{groups}"
    return words.cells(html, languages), f' data-sentences="{written}"' if groups else ""


def _ends(cell: CellText, spans: Sequence[Span]) -> str:
    """Return the sentences' ends as the page's scripts count, in code units of UTF-16."""
    ends: list[int] = []
    at = units = 0
    for _, end in spans:
        units += len(cell.text[at:end].encode("utf-16-le", "surrogatepass")) // 2
        at = end
        ends.append(units)
    return " ".join(map(str, ends))
