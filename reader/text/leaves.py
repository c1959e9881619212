"""The blocks that hold no other blocks: each function takes one kind if it starts at the cursor."""

import re

from reader.text.cursor import Cursor, dedent, indent, interrupts
from reader.text.values import Block

_FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})[ \t]*([^`]*)$|( {0,3})(~{3,})[ \t]*(.*)$")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t]+)#+[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_REFERENCE = re.compile(
    r""" {0,3}\[(?!\^|@)((?:[^\[\]\\]|\\.)+)\]:[ \t]*(?:<([^<>]*)>|(\S+))"""
    r"""(?:[ \t]+(?:"([^"]*)"|'([^']*)'|\(([^()]*)\)))?[ \t]*$"""
)
_DELIMITERS = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_NO_CELL_BORDER = re.compile(r"\\.|(`+)(?!`).*?(?<!`)\1(?!`)|\$[^\s$][^$]*\$")
_OPENS_MATHS = re.compile(r"\$\$|\\\[|\\begin\{((?:equation|align|alignat|gather|multline)\*?)\}")
_FIGURE = re.compile(
    r"""!\[(.*)\]\(<?([^\s()<>]+\.(?:svg|png|jpe?g|gif|webp|avif|bmp))>?"""
    r"""(?:\s+(?:"[^"]*"|'[^']*'))?\)""",
    re.DOTALL | re.IGNORECASE,
)
_CALCULATION = re.compile(r"\[(.*)\]\((?![a-z]+:|//)([^\s()]+\.py)\)", re.DOTALL)
_RAW_HTML = re.compile(r" {0,3}<(script|pre|style|textarea)(?:[\s>]|$)", re.IGNORECASE)
_LONE_TAG = re.compile(
    r""" {0,3}</?[a-z][a-z0-9-]*"""
    r"""(?:\s+[\w:.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*\s*/?>\s*$""",
    re.IGNORECASE,
)


def take_indented_code(c: Cursor) -> Block | None:
    """Take lines that are indented by four or more."""
    if indent(c.line) < 4:
        return None
    end = last = c.at
    while end < len(c.lines) and (indent(c.lines[end]) >= 4 or not c.lines[end].strip()):
        last = end if c.lines[end].strip() else last
        end += 1
    number = c.number
    source = c.take(last + 1)
    text = "\n".join(dedent(line, 4) for line in source.split("\n"))
    return Block("code", source, number, text=text)


def take_fence(c: Cursor) -> Block | None:
    """Take a fenced code block; one whose language is `math` is a formula."""
    opened = _FENCE.match(c.line)
    if opened is None:
        return None
    margin, fence, info = (g for g in opened.groups() if g is not None)
    closing = re.compile(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*$")
    end = c.at + 1
    while end < len(c.lines) and not closing.match(c.lines[end]):
        end += 1
    number = c.number
    text = "\n".join(
        line[min(len(margin), len(line) - len(line.lstrip(" "))) :]
        for line in c.lines[c.at + 1 : end]
    )
    if end == len(c.lines):
        c.never_closed("code block", fence, number)
    source = c.take(min(end + 1, len(c.lines)))
    words = info.strip().strip("{}").split()
    language = words[0].lstrip(".").split(",")[0].lower() if words else ""
    if language == "math":
        return Block("maths", source, number, text=text.strip())
    return Block("code", source, number, text=text.rstrip("\n"), name=language)


def take_maths(c: Cursor) -> Block | None:
    r"""Take `$$ … $$`, `\[ … \]` or an environment such as `\begin{align} … \end{align}`."""
    stripped = c.line.strip()
    found = _OPENS_MATHS.match(stripped)
    if found is None:
        return None
    opening, closing = _maths_marks(found)
    end = _maths_end(c, stripped[found.end() :], closing)
    number = c.number
    if end is None and opening != "$$":
        return None  # more follows on the line, or it is an escaped bracket
    if end is None:
        end = _paragraph_end(c)
        if "$$" in stripped[2:]:
            return None
        c.never_closed("formula", closing, number)
    source = c.take(end)
    inside = source.strip().removeprefix(opening)
    return Block(
        "maths", source, number, text=inside.removesuffix(closing if opening else "").strip()
    )


def _maths_marks(found: re.Match[str]) -> tuple[str, str]:
    """Return what begins and what ends a formula; an environment is part of its TeX."""
    if found[1]:
        return "", rf"\end{{{found[1]}}}"
    return (found[0], "$$") if found[0] == "$$" else (found[0], r"\]")


def _maths_end(c: Cursor, rest: str, closing: str) -> int | None:
    """Return the line after a formula whose first line goes on with `rest`; None without an end."""
    if closing in rest:
        return c.at + 1 if rest.index(closing) + len(closing) == len(rest) else None
    if closing in c.absent:
        return None
    for end in range(c.at + 1, len(c.lines)):
        if c.lines[end].rstrip().endswith(closing):
            return end + 1
    c.absent.add(closing)
    return None


def _paragraph_end(c: Cursor) -> int:
    end = c.at
    while end < len(c.lines) and c.lines[end].strip():
        end += 1
    return end


def take_heading(c: Cursor) -> Block | None:
    """Take a heading that begins with hashes."""
    found = _HEADING.match(c.line)
    if found is None:
        return None
    words = _CLOSING_HASHES.sub("", found[2] or "").strip()
    number = c.number
    return Block("heading", c.take(c.at + 1), number, level=len(found[1]), text=words)


def take_rule(c: Cursor) -> Block | None:
    """Take a horizontal rule."""
    if not _RULE.match(c.line):
        return None
    number = c.number
    return Block("rule", c.take(c.at + 1), number)


def take_reference(c: Cursor) -> bool:
    """Note a definition `[name]: target "title"`; it is no block. The first of a name counts."""
    found = _REFERENCE.match(c.line)
    if found is None:
        return False
    title = found[4] or found[5] or found[6] or ""
    name = " ".join(found[1].lower().split())
    c.notes.references.setdefault(name, (found[2] or found[3] or "", title))
    c.at += 1
    return True


def take_html(c: Cursor) -> Block | None:
    """Take a block of HTML: to its end where it has one, else to the next blank line."""
    line = c.line
    raw = _RAW_HTML.match(line)
    if raw is not None:
        until = f"</{raw[1].lower()}>"
    elif line.lstrip().startswith("<!--"):
        until = "-->"
    elif interrupts(line) or _LONE_TAG.match(line):
        until = ""
    else:
        return None
    end = c.at
    while end < len(c.lines):
        if until and until in c.lines[end].lower():
            end += 1
            break
        if not until and not c.lines[end].strip():
            break
        end += 1
    number = c.number
    source = c.take(end)
    return Block("html", source, number, text=source)


def _columns(row: str) -> int:
    return _NO_CELL_BORDER.sub("", row).strip().strip("|").count("|") + 1


def _table_starts(c: Cursor, at: int) -> bool:
    if "|" not in c.lines[at] or at + 1 >= len(c.lines):
        return False
    below = c.lines[at + 1]
    return (
        "-" in below
        and ("|" in below or ":" in below)
        and _DELIMITERS.match(below) is not None
        and _columns(c.lines[at]) == _columns(below)
    )


def take_table(c: Cursor) -> Block | None:
    """Take a pipe table, with or without pipes at its sides."""
    if not _table_starts(c, c.at):
        return None
    end = c.at + 2
    while end < len(c.lines) and c.lines[end].strip() and not interrupts(c.lines[end]):
        end += 1
    number = c.number
    return Block("table", c.take(end), number)


def take_paragraph(c: Cursor) -> Block:
    """Take a paragraph, or what a paragraph turns out to be: a heading, a figure, a calculation."""
    end = c.at + 1
    number = c.number
    while end < len(c.lines) and c.lines[end].strip():
        underline = _UNDERLINE.match(c.lines[end])
        if underline is not None:
            words = "\n".join(c.lines[c.at : end]).strip()
            level = 1 if underline[1][0] == "=" else 2
            return Block("heading", c.take(end + 1), number, level=level, text=words)
        if interrupts(c.lines[end]) or _table_starts(c, end):
            break
        end += 1
    return _paragraph(c.take(end), number)


def _paragraph(source: str, number: int) -> Block:
    stripped = source.strip()
    if stripped[0] not in "![":
        return Block("paragraph", source, number)
    figure = _FIGURE.fullmatch(stripped)
    if figure is not None and _balanced(figure[1]):
        return Block("figure", source, number, text=figure[1], name=figure[2])
    calculation = _CALCULATION.fullmatch(stripped)
    if calculation is not None and _balanced(calculation[1]):
        return Block("calculation", source, number, text=calculation[1], name=calculation[2])
    return Block("paragraph", source, number)


def _balanced(caption: str) -> bool:
    """Return whether brackets close what they open: else the caption is two links and more."""
    depth = 0
    for sign in re.findall(r"\\.|[\[\]]", caption):
        depth += {"[": 1, "]": -1}.get(sign, 0)
        if depth < 0:
            return False
    return depth == 0
