"""A place in the lines of a text, and what the constructs that start there have in common."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reader.errors import ReaderError
from reader.text.values import Block

_INTERRUPTS = re.compile(
    r"""\ {0,3}(?:
        `{3} | ~{3} | \$\$ | \\\[ | >
        | \#{1,6}(?:\s|$)
        | [-*+]\s+\S | 1[.)]\s+\S
        | ([-*_])(?:[ \t]*\1){2,}[ \t]*$
        | </?(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|embed|fieldset
            |figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|math|menu|nav|object|ol
            |p|pre|script|search|section|style|summary|svg|table|tbody|td|textarea|tfoot|th|thead
            |tr|ul|video)(?:[\s/>]|$)
        | <!-- | <\? | <![A-Za-z]
    )""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(slots=True)
class Notes:
    """What is gathered from a whole text, however deep it stands."""

    file: Path | None
    references: dict[str, tuple[str, str]] = field(default_factory=dict)
    problems: list[ReaderError] = field(default_factory=list)


@dataclass(slots=True)
class Cursor:
    """The lines of a text or of a container, and how far they are read.

    Attributes:
        first: The line number of `lines[0]` in the file.
        depth: How many containers are round it.
        scan: Splits the lines of a container: lines, number of the first one, depth.
        absent: Closing marks that are known to stand nowhere below, so that a text full of
            opening ones takes no quadratic time.
    """

    lines: Sequence[str]
    first: int
    depth: int
    notes: Notes
    scan: Callable[[Sequence[str], int, int, Notes], tuple[Block, ...]]
    at: int = 0
    absent: set[str] = field(default_factory=set)

    @property
    def line(self) -> str:
        """The line to be read next."""
        return self.lines[self.at]

    @property
    def number(self) -> int:
        """The number of that line in the file."""
        return self.first + self.at

    def take(self, end: int) -> str:
        """Return the lines up to `end` without blank ones at the end, and go on from `end`."""
        start, self.at = self.at, end
        while end > start and not self.lines[end - 1].strip():
            end -= 1
        return "\n".join(self.lines[start:end])

    def inside(self, lines: Sequence[str], first: int) -> tuple[Block, ...]:
        """Return the blocks of a container whose first line has that number."""
        return self.scan(lines, first, self.depth + 1, self.notes)

    def never_closed(self, what: str, mark: str, number: int) -> None:
        """Report that something reaches to the end of the text because its end is missing."""
        self.notes.problems.append(
            ReaderError(
                f"The {what} that begins here is never closed.",
                f"Write {mark} on a line of its own where it ends.",
                self.notes.file,
                number,
            )
        )


def interrupts(line: str) -> bool:
    """Return whether a line ends the paragraph before it without a blank line between them."""
    return _INTERRUPTS.match(line) is not None


def indent(line: str) -> int:
    """Return the width of the white space a line begins with; tabs go to multiples of four."""
    if not line[:1].isspace():
        return 0
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip(" "))


def dedent(line: str, width: int) -> str:
    """Return a line without that much of the white space it begins with."""
    if not line[:1].isspace():
        return line
    white = len(line) - len(line.lstrip(" \t"))
    expanded = line[:white].expandtabs(4)
    return expanded[width:] + line[white:]
