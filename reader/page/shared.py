"""Rows that show one thing for both languages: a formula, a figure, a calculation, code."""

from html import escape

from reader.archive.model import ByLanguage, Language
from reader.errors import ReaderError
from reader.page import words
from reader.page.figures import inline_svg
from reader.page.scribe import Scribe
from reader.text.blocks import Block
from reader.text.plain import plain_inline

Sides = dict[Language, Block]

_KINDS = frozenset({"maths", "code", "figure", "calculation"})


def is_shared(sides: Sides, languages: tuple[Language, ...]) -> bool:
    """Return whether the blocks of a pair are the same thing, so that it is shown once."""
    blocks = list(sides.values())
    if len(blocks) != len(languages) or not blocks or blocks[0].kind not in _KINDS:
        return False
    return len({_identity(block) for block in blocks}) == 1


def _identity(block: Block) -> tuple[str, ...]:
    if block.kind in {"figure", "calculation"}:
        return block.kind, block.name
    return block.kind, *block.text.split()


class Shared:
    """Writes what stands across both columns."""

    def __init__(self, scribe: Scribe) -> None:
        self._scribe = scribe
        self._figures = 0

    def inside(self, sides: Sides) -> str:
        """Return the one child of a shared row."""
        language, block = next(iter(sides.items()))
        match block.kind:
            case "maths":
                return f'<div class="formula">{self._scribe.formula(language, block)}</div>'
            case "code":
                return self._scribe.block(language, block)
            case "figure":
                return self.figure(sides)
            case _:
                return self.calculation(sides)

    def figure(self, sides: Sides) -> str:
        """Return a figure with its captions."""
        language, block = next(iter(sides.items()))
        picture = self._picture(language, block)
        if picture is None:
            return f"<div>{words.fault(words.NO_FIGURE, block.name)}{self._caption(sides)}</div>"
        caption = f"<figcaption>{self._caption(sides)}</figcaption>"
        return f'<figure tabindex="0" class="zoom">{picture}{caption}</figure>'

    def _picture(self, language: Language, block: Block) -> str | None:
        """Return the figure's own HTML; None, and a problem, when it cannot be shown."""
        label = plain_inline(block.text)
        if not block.name.lower().endswith(".svg"):
            source = self._scribe.site.picture(block.name)
            if source is not None:
                return f'<img src="{escape(source)}" alt="{escape(label)}">'
        elif (text := self._scribe.site.read(block.name)) is not None:
            return self._drawn(text, language, block)
        self._scribe.report(
            language, block, f"The figure {block.name} is missing.", "Put the file beside the text."
        )
        return None

    def _drawn(self, text: str, language: Language, block: Block) -> str | None:
        self._figures += 1
        try:
            return inline_svg(text, f"f{self._figures}-", plain_inline(block.text))
        except ReaderError as error:
            self._scribe.report(
                language,
                block,
                f"The figure {block.name} cannot be shown: {error.sentence}",
                error.hint,
            )
            return None

    def calculation(self, sides: Sides) -> str:
        """Return a worked calculation: what it computes, its code, its recorded output."""
        language, block = next(iter(sides.items()))
        site = self._scribe.site
        code = site.read(block.name)
        if code is None:
            self._scribe.report(language, block, f"The calculation {block.name} is missing.")
            return f"<div>{self._caption(sides)}{words.fault(words.NO_CODE, block.name)}</div>"
        listing = Block("code", "", block.line, text=code.rstrip("\n"), name="python")
        return (
            f"<div>{self._caption(sides)}{self._scribe.block(language, listing)}"
            f"{self._output(language, block)}</div>"
        )

    def _output(self, language: Language, block: Block) -> str:
        recorded = self._scribe.site.read(block.name.removesuffix(".py") + ".out")
        if recorded is None:
            self._scribe.report(
                language,
                block,
                f"The output of {block.name} was never recorded.",
                "Run the checker; it records the output.",
            )
            return words.fault(words.NO_OUTPUT, block.name)
        note = words.RERUN if self._scribe.site.rerun else words.RECORDED
        shown = escape(recorded.rstrip("\n"), quote=False)
        return f'<pre class="out" tabindex="0">{shown}</pre>{self._lines("said", note)}'

    def _caption(self, sides: Sides) -> str:
        captions = {
            language: self._scribe.inline(language, block.text, block.line)
            for language, block in sides.items()
        }
        if not any(captions.values()):
            return ""
        cells = {code: f'<p class="caption">{html}</p>' for code, html in captions.items()}
        return f'<div class="cap">{words.cells(cells, tuple(sides))}</div>'

    def _lines(self, kind: str, texts: ByLanguage) -> str:
        languages = self._scribe.languages
        cells = {code: f'<p class="caption">{escape(texts[code])}</p>' for code in languages}
        return f'<div class="cap {kind}">{words.cells(cells, languages)}</div>'
