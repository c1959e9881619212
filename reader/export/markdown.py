"""Plain words as Markdown that shows them as they are, and a note that stays within its place."""

import re
from itertools import pairwise

from reader.export.formulas import cleaned, pieces_of

_START, _END = "\x02", "\x03"  # stand for the marks' tags while a text is written
# Signs that mean something to CommonMark, GitHub or Obsidian, each where it would be understood so.
_MARKUP = re.compile(
    r"[\\`*~\[<$|]"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"  # in snake_case it means nothing
    r"|(?<![^\s\x02])#"  # a heading, a tag of Obsidian
    r"|=(?==)|(?<==)="  # highlighted in Obsidian
    r"|%(?=%)|(?<=%)%"  # a comment in Obsidian
    r"|&(?=#?\w+;)"
)
_LINE_START = re.compile(r"^(\d{1,9}(?=[.)](?:\s|$))|(?=[-+](?:\s|$)|--|=|>|:-))")
_TAG_IN_TEX = re.compile(r"<(?=[A-Za-z/!?])")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r"^( {0,3})(#{1,6})(?=[ \t]|$)")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)[ \t]*$")
_PLAIN_LINE = re.compile(r"(?!#|>|[-+*]\s|\d+[.)]\s|\|)\S")
_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)([^\n]*?)(?<!`)\1(?!`)")
_TAG = re.compile(r"(\\*)<(?=[A-Za-z/!?])(?![A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*>)")
_LONG_RANGE = ("$$", "%%")  # of Obsidian: what begins one and is not ended takes the file's rest
_DEEPER = 3  # the file's own headings are of levels 1 and 2


def inline(text: str) -> str:
    """Return plain words as Markdown; lines are kept, formulas are put between dollars."""
    return _inline(cleaned(text).strip("\n"))


def in_one_line(text: str) -> str:
    """Return plain words as Markdown in one line, as a heading wants them."""
    return _inline(" ".join(cleaned(text).split()))


def marked(text: str, start: int, end: int) -> str:
    """Return plain words as Markdown with those from `start` to `end` marked.

    They stand in an element, as two asterisks beside a Chinese sign are often no markup.
    """
    parts = (cleaned(part) for part in (text[:start], text[start:end], text[end:]))
    before, within, after = parts
    written = _inline(f"{before}{_START}{within}{_END}{after}")
    return written.replace(_START, "<mark>").replace(_END, "</mark>")


def quoted(markdown: str) -> str:
    """Return Markdown as a block quote."""
    return "\n".join(f"> {line}".rstrip() for line in markdown.split("\n"))


def tamed(note: str) -> str:
    """Return a note as it was written, but so that nothing after it is changed by it.

    Headings go below those of the file, what is begun is ended, HTML is shown as text.
    """
    lines: list[str] = []
    text: list[str] = []
    fence = ""
    for line in cleaned(note).strip("\n").split("\n"):
        found = _FENCE.match(line)
        if fence:
            is_end = found and found[1].startswith(fence) and not line[found.end() :].strip()
            lines.append(line)
            fence = "" if is_end else fence
        elif found:
            lines += _tamed_text(text)
            text = []
            lines.append(line)
            fence = found[1]
        else:
            text.append(line)
    lines += [fence] if fence else _tamed_text(text)
    return "\n".join(lines)


def _inline(text: str) -> str:
    written = "".join(
        _formula(piece) if is_formula else _MARKUP.sub(r"\\\g<0>", piece)
        for piece, is_formula in pieces_of(text)
    )
    return "<br>\n".join(_line(line) for line in written.split("\n"))


def _formula(tex: str) -> str:
    r"""Return a formula between dollars, beside which Obsidian wants no space.

    A `<` before a letter would begin a tag; a backslash at the end would hide the dollar. Of a
    formula that is marked in part all is marked.
    """
    before = _START if _START in tex else ""
    after = _END if _END in tex else ""
    tex = tex.replace(_START, "").replace(_END, "")
    tex = _TAG_IN_TEX.sub("< ", " ".join(tex.split()))
    if tex.endswith("\\"):
        tex += " {}"
    return f"{before}${tex}${after}"


def _line(line: str) -> str:
    """Return a line that begins no list and no block of code; spaces before it are kept."""
    words = line.lstrip(" \t")
    indent = line[: len(line) - len(words)].expandtabs(4)
    return "&nbsp;" * len(indent) + _LINE_START.sub(r"\1\\", words)


def _tamed_text(lines: list[str]) -> list[str]:
    """Return the lines of a note between two fences."""
    deeper: list[str] = []
    for line in lines:
        underline = _UNDERLINE.match(line)
        if underline and deeper and deeper[-1].strip():
            deeper += _underlined(deeper.pop(), line, is_alone=not any(deeper[-1:]))
        else:
            deeper.append(_HEADING.sub(_demoted, line))
    paragraphs = re.split(r"(\n[ \t]*\n)", "\n".join(deeper))
    text = "".join(_without_tags(paragraph) for paragraph in paragraphs)
    for sign in _LONG_RANGE:
        if text.count(sign) % 2:
            before, _, after = text.rpartition(sign)
            text = before + "".join(f"\\{one}" for one in sign) + after
    return text.split("\n") if lines else []


def _underlined(words: str, underline: str, *, is_alone: bool) -> list[str]:
    """Return two lines of which the second may make the first, and more before it, a heading."""
    level = (1 if "=" in underline else 2) + _DEEPER
    if is_alone and _PLAIN_LINE.match(words):
        return [f"{'#' * level} {words.strip()}"]
    return [words, rf"\{underline.strip()}"] if "=" in underline else [words, "", underline]


def _without_tags(paragraph: str) -> str:
    """Return a paragraph in which HTML is no markup, but for what stands in code."""
    has_lone_backtick = "`" in _CODE_SPAN.sub("", paragraph)  # so what is code is not sure
    edges = [] if has_lone_backtick else [found.span() for found in _CODE_SPAN.finditer(paragraph)]
    result = ""
    for (start, end), (following, _) in pairwise([(0, 0), *edges, (len(paragraph),) * 2]):
        result += paragraph[start:end] + _TAG.sub(_shown, paragraph[end:following])
    return result


def _demoted(found: re.Match[str]) -> str:
    return found[1] + "#" * min(6, len(found[2]) + _DEEPER)


def _shown(found: re.Match[str]) -> str:
    is_shown = len(found[1]) % 2  # by the writer's own backslash
    return found[0] if is_shown else rf"{found[1]}\<"
