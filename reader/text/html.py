"""One block to safe HTML."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from reader.archive.model import Language
from reader.errors import ReaderError
from reader.text import words
from reader.text.code import highlight
from reader.text.finish import Aside, Finisher, placeholder
from reader.text.inline import Token, citations, tokens
from reader.text.markdown import Words, clean_html
from reader.text.values import Block

_LATIN_STRESS = re.compile(r"<em>(?=[^<\u3400-\u9fff]*</em>)")
_MARKS = {ord(sign): None for sign in "\x00\x02\x03\ue000\ue001"}  # ours and Python-Markdown's


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a block needs to know of the text that it stands in, and of the archive round it.

    Attributes:
        formula: TeX and whether it is displayed, to HTML: `reader.text.maths.render`.
        link: A relative link as written, `#…` too, to one that works on the page; None when it
            leads nowhere.
        picture: A picture's file as written to its address on the page; None when there is none.
        references: As `Split.references`.
        citations: The number of each source by its key.
        mark: Words, escaped already, to the same with elements round the glossary's terms.
    """

    language: Language
    file: Path
    formula: Callable[[str, bool], str]
    link: Callable[[str], str | None]
    picture: Callable[[str], str | None]
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    citations: Mapping[str, int] = field(default_factory=dict)
    mark: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML that is safe to show, and what was wrong with the Markdown it came from."""

    html: str
    problems: tuple[ReaderError, ...] = ()


class Renderer:
    """Renders the blocks of one text."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._words = Words(around.references)
        self._problems: list[ReaderError] = []

    def block(self, block: Block) -> Rendered:
        """Return a block as HTML; of a figure or a calculation, the caption."""
        html = self._block(block)
        return Rendered(html, self._take_problems())

    def inline(self, markdown: str, line: int) -> Rendered:
        """Return a line of Markdown as HTML that can stand in a paragraph."""
        html = self._inline(markdown, line)
        return Rendered(html, self._take_problems())

    def label(self, markdown: str, line: int) -> Rendered:
        """Return a line of Markdown as HTML that can stand in a heading: no term is marked."""
        html = self._label(markdown, line)
        return Rendered(html, self._take_problems())

    def formula(self, tex: str, line: int) -> Rendered:
        """Return a displayed formula, or a notice in its place when it does not parse."""
        html = self._formula(tex, line, display=True)
        return Rendered(html, self._take_problems())

    def _take_problems(self) -> tuple[ReaderError, ...]:
        problems, self._problems = tuple(self._problems), []
        return problems

    def _report(self, sentence: str, hint: str, line: int) -> None:
        self._problems.append(ReaderError(sentence, hint, self._around.file, line))

    def _block(self, block: Block) -> str:
        match block.kind:
            case "code":
                return self._code(block)
            case "maths":
                return f'<div class="formula">{self._formula(block.text, block.line, True)}</div>'
            case "table":
                return f'<div class="scroll">{self._table(block)}</div>'
            case "html":
                html = clean_html(block.text.translate(_MARKS))
                return self._finish(html, block, [], self._around.mark)
            case "rule":
                return "<hr>"
            case "heading":
                level = min(block.level + 1, 6) if block.level == 1 else block.level
                return f"<h{level}>{self._label(block.text, block.line)}</h{level}>"
            case "paragraph" | "figure" | "calculation":
                inside = self._inline(block.text or block.source, block.line)
                return f"<p>{inside}</p>" if inside else ""
            case _:
                return self._container(block)

    def _container(self, block: Block) -> str:
        inside = "".join(map(self._block, block.children)) if block.kind != "list" else ""
        match block.kind:
            case "list":
                return self._list(block)
            case "callout":
                title = self._label(block.text, block.line) if block.text else ""
                title = title or words.CALLOUTS[block.name][self._around.language]
                return (
                    f'<aside class="callout {block.name}"><p class="title">{title}</p>'
                    f"{inside}</aside>"
                )
            case "details":
                summary = self._label(block.text, block.line)
                return f"<details><summary>{summary}</summary>{inside}</details>"
            case _:
                return f"<blockquote>{inside}</blockquote>"

    def _list(self, block: Block) -> str:
        name, start = ("ol", "") if block.name else ("ul", "")
        if block.name and int(block.name) != 1:
            start = f' start="{int(block.name)}"'
        items = "".join(f"<li>{self._item(item)}</li>" for item in block.children)
        return f"<{name}{start}>{items}</{name}>"

    def _item(self, item: Block) -> str:
        """Return an item; words that stand alone, or above an inner list, are no paragraph."""
        first, *rest = item.children or (None,)
        if first is None:
            return ""
        if first.kind != "paragraph" or any(block.kind != "list" for block in rest):
            return "".join(map(self._block, item.children))
        box, text = _task(first.source)
        return box + self._inline(text, first.line) + "".join(map(self._block, rest))

    def _code(self, block: Block) -> str:
        return f'<div class="codeblock">{words.COPY}{highlight(block.text, block.name)}</div>'

    def _table(self, block: Block) -> str:
        text, aside = self._set_aside(block.source, block.line)
        return self._finish(self._words.table(text), block, aside, self._around.mark)

    def _inline(self, markdown: str, line: int) -> str:
        return self._line(markdown, line, self._around.mark)

    def _label(self, markdown: str, line: int) -> str:
        return self._line(markdown, line, str)

    def _line(self, markdown: str, line: int, mark: Callable[[str], str]) -> str:
        text, aside = self._set_aside(markdown, line)
        block = Block("paragraph", markdown, line)
        return self._finish(self._words.inline(text), block, aside, mark)

    def _set_aside(self, markdown: str, line: int) -> tuple[str, list[Aside]]:
        """Return the text with placeholders for what is not Markdown's, and what they stand for."""
        text = markdown.translate(_MARKS)
        aside: list[Aside] = []
        parts: list[str] = []
        end = 0
        for token in tokens(text):
            parts += (text[end : token.start], placeholder(len(aside)))
            at = line + text.count("\n", 0, token.start)
            written = text[token.start : token.end].strip()
            aside.append(Aside(self._token(token, at), written, token.kind))
            end = token.end
        parts.append(text[end:])
        return "".join(parts), aside

    def _token(self, token: Token, line: int) -> str:
        if token.kind == "code":
            return f"<code>{escape(token.text, quote=False)}</code>"
        if token.kind == "maths":
            return self._formula(token.text, line, token.display)
        marks = [self._citation(key, place, line) for key, place in citations(token.text)]
        return f"<sup>{''.join(marks)}</sup>"

    def _formula(self, tex: str, line: int, display: bool) -> str:
        try:
            return self._around.formula(tex, display)
        except ReaderError as error:
            self._report(error.sentence, error.hint, line)
            notice = words.BAD_FORMULA[self._around.language]
            return (
                f'<span class="fault" title="{escape(error.sentence)}">'
                f"<code>{escape(tex, quote=False)}</code> {notice}</span>"
            )

    def _citation(self, key: str, place: str, line: int) -> str:
        number = self._around.citations.get(key)
        written = escape(f"{key}, {place}" if place else key)
        if number is None:
            self._report(
                f"The source {key} is cited but not listed.",
                "Add a [[source]] with that key to article.toml.",
                line,
            )
            return f'<span class="dead">[{written}]</span>'
        return (
            f'<a class="cite" href="#source-{escape(key)}" data-place="{escape(place)}">'
            f"[{number}]</a>"
        )

    def _finish(
        self, html: str, block: Block, aside: list[Aside], mark: Callable[[str], str]
    ) -> str:
        language = self._around.language
        finisher = Finisher(
            self._around.link,
            self._around.picture,
            words.NO_PICTURE[language],
            curls_quotes=language == "en",
            mark=mark,
        )
        finished = finisher.finish(html, aside)
        for href in finisher.dead_links:
            self._report(
                f"The link to {href} leads nowhere.",
                "Check the path; it is relative to this file.",
                _line_of(href, block),
            )
        for source in finisher.missing_pictures:
            self._report(
                f"The picture {source or 'inside this text'} is not in the archive.",
                "Put the file beside the text; pictures from the network are not shown.",
                _line_of(source, block),
            )
        # Chinese stresses with dots under its characters, Latin letters with italics.
        return _LATIN_STRESS.sub('<em class="latin">', finished) if language == "zh" else finished


def _line_of(target: str, block: Block) -> int:
    return block.line + block.source.count("\n", 0, max(block.source.find(target), 0))


def _task(text: str) -> tuple[str, str]:
    """Return the box of an item of a task list, if it is one, and its words."""
    mark = text[:4].lower()
    if mark not in {"[ ] ", "[x] "}:
        return "", text
    return f'<span class="task{" done" if mark == "[x] " else ""}"></span>', text[4:]
