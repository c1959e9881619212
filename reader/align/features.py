"""What two blocks are compared by: kind, length, and the marks that both languages share."""

import re
from dataclasses import dataclass
from functools import reduce

from reader.archive.model import Language
from reader.text.plain import plain_text
from reader.text.values import Block

_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9]*|\d+(?:[.,]\d+)*")
_LINK = re.compile(r"\]\(([^()\s]+)\)|\[@([^\[\]]+)\]")
_EDITION = re.compile(r"\b(?:en|zh)\.md")
_MAKES_A_NAME = re.compile(r"\d|[A-Z].*[A-Z]|^[A-Z]$")

# These are the same in both languages or they are something else.
FIXED = frozenset({"code", "maths", "figure", "calculation"})


@dataclass(frozen=True, slots=True)
class Features:
    """A block, or a run of them, as it is compared.

    Attributes:
        size: Code points of its plain text.
        marks: Words that ought to stand in the other language, too: in English numbers and names
            such as GPU or MLA, in Chinese every word in Latin letters; in both, targets of links.
        words: All its words in Latin letters and numbers.
        key: What a code block, formula, figure or calculation is told by.
    """

    kind: str
    level: int
    size: int
    marks: frozenset[str]
    words: frozenset[str]
    key: str = ""


def features(block: Block, language: Language) -> Features:
    """Return what a block is compared by."""
    text = block.text if block.kind in {"code", "maths"} else plain_text(block)
    found = _TOKEN.findall(text)
    targets = {
        _EDITION.sub("", target or cited)
        for target, cited in _LINK.findall(block.source)
        if block.kind not in {"code", "maths"}
    }
    words = frozenset(map(str.lower, found)) | targets
    if language == "zh" or block.kind in FIXED:
        marks = words
    else:
        marks = frozenset(w.lower() for w in found if _MAKES_A_NAME.search(w)) | targets
    key = ""
    if block.kind in FIXED:
        key = "".join((block.name if block.kind in {"figure", "calculation"} else text).split())
    return Features(block.kind, block.level, len(text), marks, words, key)


def merged(run: tuple[Features, ...]) -> Features:
    """Return the features of blocks that stand together for one."""
    if len(run) == 1:
        return run[0]
    none: frozenset[str] = frozenset()
    return Features(
        run[0].kind if len({f.kind for f in run}) == 1 else "paragraph",
        0,
        sum(f.size for f in run),
        reduce(frozenset.union, (f.marks for f in run), none),
        reduce(frozenset.union, (f.words for f in run), none),
    )


def likeness(en: Features, zh: Features) -> tuple[float, int]:
    """Return the share of marks that stand on both sides, 0 to 1, and how many there are."""
    marks = len(en.marks) + len(zh.marks)
    if not marks:
        return 0.0, 0
    shared = len(en.marks & zh.words) + len(zh.marks & en.words)
    return shared / marks, marks
