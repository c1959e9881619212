"""The words of a cloze that are hidden: those between `{{` and `}}`."""

import re

from reader.export.formulas import pieces_of

_BRACES = re.compile(r"\{\{|\}\}(?!\})")


def parts_of(sentence: str) -> tuple[tuple[str, bool], ...]:
    """Return the parts of a sentence in order, and whether each is hidden.

    Braces inside a formula are TeX. Where no gap is marked, or only its end is missing, all that
    follows is hidden, so that there is always something to ask.
    """
    parts: list[tuple[str, bool]] = []
    begun, is_hidden = "", False
    for piece, is_formula in pieces_of(sentence):
        if is_formula:
            begun += rf"\({piece}\)"
            continue
        end = 0
        for found in _BRACES.finditer(piece):
            if (found[0] == "{{") == is_hidden:
                continue  # an end without a beginning, or the other way round
            parts.append((begun + piece[end : found.start()], is_hidden))
            begun, is_hidden, end = "", not is_hidden, found.end()
        begun += piece[end:]
    parts.append((begun, is_hidden))
    kept = tuple(part for part in parts if part[0])
    return kept if any(hidden for _, hidden in kept) else ((sentence, True),)
