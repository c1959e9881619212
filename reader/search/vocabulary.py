"""The archive's own Latin words: what a beginning may become, what a mistyped word was to be."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from pathlib import Path

from reader.search import stops
from reader.search.damage import damaged

FILE_NAME = "words.txt"
_LONGEST_WORD = 40
_SHORTEST_MENDED = 4  # letters; of three any may have been meant
_TWO_MISTAKES_FROM = 7  # letters


class Vocabulary:
    """Words in order, and in how many documents each stands."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._words = sorted(counts)
        self._counts = counts
        self.nearest = lru_cache(64)(self._nearest)  # asked again with every further letter
        # By length and first letter, each with the set of its letters; made when first wanted.
        self._by_shape: dict[tuple[int, str], list[tuple[int, str]]] = defaultdict(list)

    @classmethod
    def read(cls, folder: Path) -> "Vocabulary":
        """Return what `write` wrote.

        Raises:
            ReaderError: It is damaged.
        """
        file = folder / FILE_NAME
        try:
            lines = file.read_text(encoding="utf-8").split()
            return cls(dict(zip(lines[::2], map(int, lines[1::2]), strict=True)))
        except (OSError, ValueError) as error:
            raise damaged(file, error) from error

    def write(self, folder: Path) -> None:
        """Keep the vocabulary in a folder; raises OSError."""
        text = "".join(f"{word} {self._counts[word]}\n" for word in self._words)
        new = folder / f"{FILE_NAME}.new"
        new.write_text(text, encoding="utf-8")
        new.replace(folder / FILE_NAME)

    def beginning(self, start: str, most: int) -> tuple[str, ...]:
        """Return the most frequent words of meaning that begin so, without the beginning itself."""
        low = bisect_left(self._words, start)
        high = bisect_left(self._words, start + "\U0010ffff", lo=low)
        found = (w for w in self._words[low:high] if w != start and w not in stops.ENGLISH)
        return tuple(nlargest(most, found, key=lambda word: self._counts[word]))

    def _nearest(self, word: str) -> str:
        """Return the word that was most probably meant, empty if none is near.

        Two letters exchanged, one too many, one missing or a wrong one are a mistake; the first
        letter is wrong most seldom. Among the near ones the most frequent is meant.
        """
        if not _SHORTEST_MENDED <= len(word) <= _LONGEST_WORD or not word.isascii():
            return ""
        most = 2 if len(word) >= _TWO_MISTAKES_FROM else 1
        for others in self._candidates(word, most):
            near = [
                (distance, -self._counts[other], other)
                for other in others
                if (distance := mistakes(word, other, most)) <= most
            ]
            if near:
                return min(near)[2]
        return ""

    def _candidates(self, word: str, most: int) -> Iterator[list[str]]:
        """Yield the words whose letters and length differ little enough to be looked at.

        Those with the same first letter come first: the others are another list.
        """
        if not self._by_shape:
            for other in self._words:
                if _SHORTEST_MENDED <= len(other) <= _LONGEST_WORD:
                    self._by_shape[len(other), other[0]].append((_letters(other), other))
        letters = _letters(word)
        lengths = range(len(word) - most, len(word) + most + 1)
        same = [(length, word[0]) for length in lengths]
        others = [shape for shape in self._by_shape if shape[0] in lengths and shape not in same]
        for shapes in (same, others):
            yield [
                other
                for shape in shapes
                for theirs, other in self._by_shape.get(shape, ())
                if (letters & ~theirs).bit_count() <= most
                and (theirs & ~letters).bit_count() <= most
            ]


def _letters(word: str) -> int:
    bits = 0
    for sign in word:
        bits |= 1 << ord(sign) % 64
    return bits


def mistakes(word: str, other: str, most: int) -> int:
    """Return by how many mistakes two words differ; above `most` only that it is more.

    Source:
        The optimal string alignment distance: F. J. Damerau, "A technique for computer detection
        and correction of spelling errors", Communications of the ACM 7(3), 1964.
    """
    same = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if same is None:
        return abs(len(word) - len(other))
    word, other = word[same:], other[same:]
    before: Sequence[int] = ()
    last: Sequence[int] = range(len(other) + 1)
    for row, sign in enumerate(word, start=1):
        line = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (sign != against))
            if row > 1 and column > 1 and sign == other[column - 2] and word[row - 2] == against:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most and min(last) > most:  # two rows: an exchange reaches over one
            return most + 1
        before, last = last, line
    return last[-1]
