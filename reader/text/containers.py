"""The blocks that hold other blocks: quotes, call-outs, lists, hidden answers."""

import re

from reader.text.cursor import Cursor, dedent, indent, interrupts
from reader.text.values import Block

_QUOTE = re.compile(r" {0,3}> ?")
_CALLOUT = re.compile(r"\[!(note|tip|important|warning|caution)\][+-]?[ \t]*(.*)", re.IGNORECASE)
_ITEM = re.compile(r"( {0,3})([-*+]|(\d{1,9})[.)])(?:[ \t]+|$)")
_DETAILS_START = re.compile(r" {0,3}<details(?:\s|>)", re.IGNORECASE)
_DETAILS_TAG = re.compile(r"<(/?)details\b[^>]*>", re.IGNORECASE)
_SUMMARY = re.compile(r"\s*<summary\b[^>]*>(.*?)</summary>", re.IGNORECASE | re.DOTALL)


class _Inside:
    """The lines of a quote or an item so far."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._in_fence = False

    def add(self, line: str) -> None:
        if line.lstrip()[:3] in {"```", "~~~"}:
            self._in_fence = not self._in_fence
        self.lines.append(line)

    def goes_on_with(self, line: str) -> bool:
        """Return whether a line without mark or indent carries on the paragraph before it."""
        last = self.lines[-1].lstrip()
        return (
            bool(last and line.strip())
            and not self._in_fence
            and not last.startswith(("```", "~~~", "#", "|", "$$"))
            and not interrupts(line)
            and not _ITEM.match(line)
        )


def take_quote(c: Cursor) -> Block | None:
    """Take a quote; one that begins with `[!NOTE]` or the like is a call-out."""
    if not _QUOTE.match(c.line):
        return None
    inside = _Inside()
    end = c.at
    while end < len(c.lines):
        line = c.lines[end]
        mark = _QUOTE.match(line)
        if mark is not None:
            inside.add(line[mark.end() :])
        elif inside.goes_on_with(line):
            inside.add(line)
        else:
            break
        end += 1
    inner = inside.lines
    number = c.number
    source = c.take(end)
    callout = _CALLOUT.fullmatch(inner[0].strip())
    if callout is None:
        return Block("quote", source, number, children=c.inside(inner, number))
    return Block(
        "callout",
        source,
        number,
        text=callout[2],
        name=callout[1].lower(),
        children=c.inside(inner[1:], number + 1),
    )


def take_list(c: Cursor) -> Block | None:
    """Take a list: all items that follow each other with the same kind of mark."""
    first = _ITEM.match(c.line)
    if first is None:
        return None
    start, number = c.at, c.number
    items: list[Block] = []
    mark: re.Match[str] | None = first
    while mark is not None and mark[2][-1] == first[2][-1]:
        items.append(_take_item(c, mark))
        at = c.at
        while at < len(c.lines) and not c.lines[at].strip():
            at += 1
        mark = _ITEM.match(c.lines[at]) if at < len(c.lines) else None
        if mark is None or _is_rule(c.lines[at]):
            break
        c.at = at
    source = "\n".join(c.lines[start : c.at]).rstrip()
    return Block("list", source, number, name=first[3] or "", children=tuple(items))


def _is_rule(line: str) -> bool:
    """Return whether a line that looks like an item is a horizontal rule: `* * *`."""
    signs = set(line) - {" ", "\t"}
    return len(signs) == 1 and signs <= set("-*_") and len(line.replace(" ", "")) > 2


def _take_item(c: Cursor, mark: re.Match[str]) -> Block:
    line = c.line
    body = line[mark.end() :]
    gap = mark.end() - mark.end(2)
    # Five blanks and more are an indented code block inside the item.
    width = mark.end(2) + (gap if body and gap < 5 else 1)
    inside = _Inside()
    inside.add(dedent(" " * mark.end(2) + line[mark.end(2) :], width))
    end = c.at + 1
    while end < len(c.lines):
        line = c.lines[end]
        if not line.strip():
            if not body and end == c.at + 1:
                break  # an item that begins with a blank line is empty
            inside.add("")
        elif indent(line) >= width:
            inside.add(dedent(line, width))
        elif inside.goes_on_with(line):
            inside.add(line.lstrip())
        else:
            break
        end += 1
    inner = inside.lines
    while len(inner) > 1 and not inner[-1]:
        inner.pop()
    number = c.number
    c.at += len(inner)
    return Block("item", "\n".join(inner), number, children=c.inside(inner, number))


def take_details(c: Cursor) -> Block | None:
    """Take `<details>` to the `</details>` that belongs to it."""
    if not _DETAILS_START.match(c.line):
        return None
    end, closed = _details_end(c)
    number = c.number
    if not closed:
        c.never_closed("<details>", "</details>", number)
    source = c.take(end)
    inner = _DETAILS_TAG.sub("", source, count=1)
    if closed:
        inner = inner[: inner.lower().rindex("</details")]
    found = _SUMMARY.match(inner)
    summary = " ".join(found[1].split()) if found else ""
    skipped = inner[: found.end()].count("\n") if found else 0
    rest = inner[found.end() :] if found else inner
    children = c.inside(rest.split("\n"), number + skipped)
    return Block("details", source, number, text=summary, children=children)


def _details_end(c: Cursor) -> tuple[int, bool]:
    """Return the line after the end, and whether there is an end."""
    depth, fenced = 0, False
    for at in range(c.at, len(c.lines)):
        line = c.lines[at]
        if line.lstrip()[:3] in {"```", "~~~"}:
            fenced = not fenced
        if fenced or "<" not in line:
            continue
        for tag in _DETAILS_TAG.finditer(line):
            depth += -1 if tag[1] else 1
        if depth <= 0:
            return at + 1, True
    return len(c.lines), False
