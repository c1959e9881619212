"""The formulas in the text of a cell, where they stand as TeX between round brackets."""

import re
from collections.abc import Iterator

# A backslash takes its next sign with it, so that the `\\` before a bracket ends no formula.
_FORMULA = re.compile(r"\\\(((?:[^\\]|\\[^)])*)\\\)")
# What no text needs and no format bears; genanki parts fields with one of them, halves of UTF-16
# pairs cannot be written at all.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def pieces_of(text: str) -> Iterator[tuple[str, bool]]:
    r"""Yield the pieces of a text in order; True with a formula, without its `\(` and `\)`."""
    end = 0
    for found in _FORMULA.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found[1], True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def cleaned(text: str) -> str:
    """Return a text without control characters; lines end with a line feed."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
