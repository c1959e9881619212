"""The user's marks that have the words of a question: their quotes, notes and texts."""

from collections.abc import Iterable

from reader.search.folding import fold, simplified
from reader.study.values import Mark


def words_of(text: str) -> tuple[str, ...]:
    """Return what a mark must have to answer a question: its words, without a query's signs."""
    plain = fold(simplified(text)).replace('"', " ")
    words = (word.lstrip("-+").rstrip("*") for word in plain.split())
    return tuple(word for word in words if word and word != "or" and ":" not in word)


def folded(mark: Mark) -> str:
    """Return what a mark is looked for in: its own words first, then those round it."""
    return fold("\n".join((mark.quote, mark.note, *mark.text.values(), *mark.heading.values())))


def find_marks(
    marks: Iterable[Mark], texts: dict[str, str], question: str, limit: int
) -> list[Mark]:
    """Return the marks that have all words of a question, those with them in their own words first.

    Args:
        marks: In any order; of equal ones the newest comes first.
        texts: What `folded` returned, by id; what is missing is put in.
    """
    words = words_of(question)
    if not words:
        return []
    found = []
    for mark in marks:
        text = texts.get(mark.id)
        if text is None:
            text = texts[mark.id] = folded(mark)
        if all(word in text for word in words):
            found.append(mark)
    found.sort(key=lambda mark: (_own(mark, words), mark.changed), reverse=True)
    return found[:limit]


def _own(mark: Mark, words: tuple[str, ...]) -> bool:
    own = fold(f"{mark.quote}\n{mark.note}")
    return all(word in own for word in words)
