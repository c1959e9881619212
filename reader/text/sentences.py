"""The sentences of a text in English or Chinese: where each begins and ends."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]

# What JavaScript takes for blank: resources/script/sentences.js leaves out the same.
BLANKS = (
    "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\ufeff"
)
# Signs of the private use area, as in reader/check/bare.py: code, formulas, and what stands for
# an edge of emphasis or a citation.
_CODE, _MATHS, _EDGES = "\ue100", "\ue101", "\ue102\ue103"

_CLOSING = f"\"'”’)\\]）］」』》〉{_EDGES}"
_OPENING = f"\"'“‘([（［「『《〈【{_EDGES}"
_STOP = re.compile(rf"(?P<stop>[。！？]+|[.!?…]+)(?P<closing>[{_CLOSING}]*)")
_SAYS_SOMETHING = re.compile(f"[\\w{_CODE}{_MATHS}]+")
_HAN_SIGNS = "\u3400-\u9fff\uf900-\ufaff"
_HAN = re.compile(f"[{_HAN_SIGNS}]")

# These stand before what they name: `Fig. 3`, `Eq. (2)`, `App. B`; or before numbers alone.
_NAMES = re.compile(r"\b(?:Figs?|Eqs?|Tabs?|Secs?|Apps?|Chs?|Refs?|Thms?|Defs?|Algs?)\.$")
_NAMED = re.compile(rf"[\d§#{_MATHS}]|[A-Z](?![A-Za-z'’])|[IVX]+\b")
_COUNTS = re.compile(r"\b(?:[Nn]os?|pp?|vol|ver)\.$")
_ITEM = re.compile(r"^(?:\d{1,3}|[A-Za-z])\.$")  # the number of an item, not a sentence
_NEVER_LAST = re.compile(
    r"(?:\b(?:vs|cf|approx|ca|viz|Drs?|Mr|Mrs|Ms|Prof|St)|\b(?:e\.\s?g|i\.\s?e))\.$"
)
# The last word of a sentence only where the next one begins with a capital, or as most do.
_SELDOM_LAST = re.compile(
    r"(?:\b(?:etc|Inc|Ltd|Corp|Co|resp|est|Jr|Sr|incl|excl|max|min|avg|std|esp|orig|temp|eds?)"
    r"|\b[A-Za-z]\.[A-Za-z])\.$"
)
_NAME_GOES_ON = re.compile(
    rf"(?:\bal|(?:^|[A-Z]\.\s?|\bby\s|\b[A-Z][a-z]+\s|[{_HAN_SIGNS}]\s?)[A-Z])\.$"
)
_INITIAL = re.compile(r"\b[A-Z]\.(?:$|\s)")
_STARTER = re.compile(
    r"(?:The|Th[ei]se?|That|Those|There|Its?|An?|In|On|At|To|So|But|And|For|From|With|We|They|If"
    r"|When|Each|Both|One|No|All|Most|Then|Of|As|By)\b"
)
_LONGEST_HEAD = 24  # what is looked at before a stop; the longest of the words above has ten signs
# Chinese goes on behind a quotation or a question with these.
_GOES_ON = re.compile("[，、；：,;:）」』》〉】]")


@dataclass(frozen=True, slots=True)
class Whole:
    """A formula, a code span or a listing in a text: no sentence ends inside it."""

    start: int
    end: int
    kind: Literal["code", "maths"]


@dataclass(frozen=True, slots=True)
class CellText:
    """The text of a cell: a line for each of its blocks; a listing keeps its own lines."""

    text: str
    wholes: tuple[Whole, ...] = ()


def sentences(text: str, wholes: Sequence[Whole] = ()) -> tuple[Span, ...]:
    """Return where each sentence begins and ends, without the blanks between them.

    The end of a line ends a sentence. So does a full stop of either width where what follows may
    begin one; both languages are read alike, for each quotes the other.

    Args:
        wholes: What no sentence ends in, in the order of the text.
    """
    found: list[Span] = []
    start = 0
    for line in _masked(text, wholes).split("\n"):
        found += ((start + a, start + b) for a, b in _in_line(line))
        start += len(line) + 1
    return tuple(found)


def _masked(text: str, wholes: Sequence[Whole]) -> str:
    """Return a text of the same length in which the wholes are signs that end nothing."""
    parts: list[str] = []
    end = 0
    for whole in wholes:
        sign = _CODE if whole.kind == "code" else _MATHS
        parts += (text[end : whole.start], sign * (whole.end - whole.start))
        end = whole.end
    return "".join((*parts, text[end:]))


def _in_line(line: str) -> Iterator[Span]:
    says = [found.start() for found in _SAYS_SOMETHING.finditer(line)]
    start = 0
    for stop in _STOP.finditer(line):
        # What has no word, such as a dash, belongs to the sentence before, or to the first one.
        before, behind = bisect_left(says, start), bisect_left(says, stop.end())
        if before < behind < len(says) and _is_end(line, start, stop):
            yield _without_blanks(line, start, stop.end())
            start = stop.end()
    if line[start:].strip(BLANKS):
        yield _without_blanks(line, start, len(line))


def _without_blanks(line: str, start: int, end: int) -> Span:
    inside = line[start:end]
    first = start + len(inside) - len(inside.lstrip(BLANKS))
    return first, first + len(inside.strip(BLANKS))


def _is_end(line: str, start: int, stop: re.Match[str]) -> bool:
    """Return whether a sentence ends at a stop that words of the same line follow."""
    after = line[stop.end() : stop.end() + _LONGEST_HEAD]
    if stop["stop"][0] in "。！？":
        goes_on = _GOES_ON.match(after) or (stop["closing"] and after[0] == "的")
        return not goes_on
    if after[0] not in BLANKS:
        is_pause = stop["stop"][:2] in {"..", "…", "……"}
        return bool(not is_pause and _HAN.match(after) and _HAN.match(line, stop.start() - 1))
    following = after.lstrip(BLANKS + _OPENING)
    if stop["stop"] != ".":
        # A question, a cry or a pause may stand inside a sentence, and in Chinese a word with
        # such a sign: its own are of full width.
        before = line[stop.start() - 1 : stop.start()]
        loose = stop["stop"][0] == "…" and before in {"", *BLANKS}
        quoted = _HAN.match(following) and not _HAN.match(before)
        return not (loose or quoted or following[:1].islower())
    head = line[max(start, stop.start() - _LONGEST_HEAD) : stop.start() + 1].lstrip()
    if stop["closing"] and following[:1].islower():
        return False
    return not _is_abbreviation(head, following)


def _is_abbreviation(head: str, following: str) -> bool:
    """Return whether the full stop at the end of a head belongs to its last word alone."""
    if _NEVER_LAST.search(head) or _ITEM.match(head):
        return True
    if _NAMES.search(head):
        return bool(_NAMED.match(following))
    if _NAME_GOES_ON.search(head) or (_INITIAL.search(head) and _INITIAL.match(following)):
        return not _STARTER.match(following)
    if _COUNTS.search(head):
        return following[:1].isdigit()
    return bool(_SELDOM_LAST.search(head)) and not following[:1].isupper()
