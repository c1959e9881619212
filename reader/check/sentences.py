"""Words to sentences, as far as rules need them: how many there are and what stands in which."""

import re
from collections.abc import Iterator

from reader.archive.model import Language
from reader.check.bare import CITATION, EDGE

_CLOSING = f"[\"'”’)\\]）」』》{EDGE}{CITATION}]*"
_END = {
    "en": re.compile(rf"[.!?]{_CLOSING}(?=\s|$)"),
    "zh": re.compile(rf"[。！？]{_CLOSING}|[.!?]{_CLOSING}(?=\s*$)"),
}
_ABBREVIATION = re.compile(
    r"(?:\b(?:Figs?|Eqs?|Tabs?|Secs?|Apps?|Ch|No|Nos|pp?|vs|cf|al|approx|ca|resp|St|Dr|Mr|Ms|Inc|Ltd)"
    r"|\b(?:e\.g|i\.e|etc|a\.k\.a)|\b[A-Z])\.$"
)


def sentences(text: str, language: Language) -> Iterator[tuple[int, str]]:
    """Yield where each sentence begins, and its words."""
    start = 0
    for end in _END[language].finditer(text):
        if language == "en" and _ABBREVIATION.search(text, start, end.start() + 1):
            continue
        if text[start : end.end()].strip():
            yield start, text[start : end.end()]
        start = end.end()
    if text[start:].strip():
        yield start, text[start:]
