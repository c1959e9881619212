"""Where in a text the words of a question stand, and which part of a passage shows them best."""

import re
import string
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate

from reader.archive.model import LANGUAGES, Language
from reader.search.analysis import WORD, alternatives, stem, words
from reader.search.folding import fold
from reader.search.matching import Wanted
from reader.search.values import Row, Section, Snippet

_LENGTH: Mapping[Language, int] = {"en": 170, "zh": 78}  # signs: about two lines of the window
_LEAD = 40  # signs before the first mark, at most
_LONGEST_WORD = 64  # signs
_BETWEEN = "\0"  # texts; no word and no name goes over it
_SHORTEST_JOINED = 4  # letters of a word that another may be with signs between them
# What a word may have inside it, so that one that holds a part of it is found from its beginning.
_INSIDE = frozenset(string.ascii_lowercase + string.digits + "._-+#,")
_WORD_SIGN = "[0-9a-z]"  # of a folded text; a pattern of all letters takes 10 ms to compile
_PARTS = {"heading": 0.05, "body": 1.0, "caption": 0.9, "code": 0.5, "source": 0.3}

Mark = tuple[int, int]

_folded = lru_cache(maxsize=2048)(fold)  # the sections of a whole archive


class Marker:
    """Finds the words of a question in texts."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._known: dict[str, bool] = {}
        self._marked: dict[str, list[Mark]] = {}
        self._runs = _pattern(map(re.escape, wanted.runs))
        self._names = _pattern(filter(None, map(_name_pattern, wanted.names)))
        # What a wanted word surely has in it: most texts have none, and are not read word by word.
        parts = (*wanted.beginnings, *(stem.removesuffix("i") for stem in wanted.stems))
        cores = (*map(re.escape, filter(None, parts)), *map(_core_pattern, wanted.words))
        self._cores = _pattern(cores)

    def marks(self, text: str) -> list[Mark]:
        """Return where words stand, in order, without overlaps."""
        marks = self._marked.get(text)
        if marks is None:
            marks = self._marked[text] = self._find(text)
        return marks

    def prepare(self, texts: Iterable[str]) -> None:
        """Look at some texts at once, which takes less time than one after the other."""
        new = [text for text in dict.fromkeys(texts) if text not in self._marked]
        lists: list[list[Mark]] = [[] for _ in new]
        starts = list(accumulate((len(text) + 1 for text in new), initial=0))
        for start, end in self._find(_BETWEEN.join(new)):
            number = bisect_right(starts, start) - 1
            lists[number].append((start - starts[number], end - starts[number]))
        self._marked.update(zip(new, lists, strict=True))

    def _find(self, text: str) -> list[Mark]:
        folded = _folded(text)
        found = [place.span() for place in self._names.finditer(folded)] if self._names else []
        found += self._chinese(folded)
        found += self._latin(text, folded)
        return list(_merged(sorted(found)))

    def _chinese(self, folded: str) -> Iterator[Mark]:
        """Yield where runs stand, also those that begin within another."""
        place = self._runs.search(folded) if self._runs else None
        while self._runs and place:
            yield place.span()
            place = self._runs.search(folded, place.start() + 1)

    def _latin(self, text: str, folded: str) -> Iterator[Mark]:
        end = 0
        for core in self._cores.finditer(folded) if self._cores else ():
            if core.start() < end:
                continue
            start = core.start()
            while start > end and folded[start - 1] in _INSIDE:
                start -= 1
            for word in WORD.finditer(folded, start, core.end() + _LONGEST_WORD):
                end = word.end()
                if word["latin"] and self._is_wanted(word[0], text[word.start() : end]):
                    yield word.span()
                if end >= core.end():
                    break

    def _is_wanted(self, folded: str, written: str) -> bool:
        known = self._known.get(written)
        if known is None:
            wanted, root = self._wanted, stem(folded)
            forms = {folded, root, *alternatives(written)}
            known = not (forms.isdisjoint(wanted.words) and forms.isdisjoint(wanted.stems))
            known = known or any(map(folded.startswith, wanted.beginnings))
            self._known[written] = known
        return known


def best_row(section: Section, marker: Marker) -> Row:
    """Return the row of a section that has the most of the different words, in both languages."""

    def worth(row: Row) -> float:
        every = [(text, marker.marks(text)) for text in row.text.values()]
        different = {fold(text[start:end]) for text, marks in every for start, end in marks}
        times = sum(len(marks) for _, marks in every)
        return _PARTS[row.part] * (0.1 + len(different) + times / (times + 20))

    marker.prepare(text for row in section.rows for text in row.text.values())
    return max(section.rows, key=worth)


def place_of(section: Section, row: Row, marker: Marker) -> str:
    """Return the id of the row that a section is opened at: its heading, if that alone has words.

    Args:
        row: The one that is shown of it.
    """
    if any(marker.marks(text) for text in row.text.values()):
        return row.id
    heads = (head for head in section.rows if head.part == "heading")
    return next((h.id for h in heads if any(map(marker.marks, h.text.values()))), row.id)


def snippets(row: Row, marker: Marker) -> dict[Language, Snippet]:
    """Return the part of a row that shows most of the words, in each language that it has."""
    return {
        code: _snippet(row.text[code], marker, _LENGTH[code])
        for code in LANGUAGES
        if code in row.text
    }


def _snippet(text: str, marker: Marker, length: int) -> Snippet:
    marks = marker.marks(text)
    text = text.replace("\n", " ")
    start = _begin(text, _densest(marks, length), length)
    end = _end(text, start + length)
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in marks if start <= a and b <= end)
    return Snippet(before + text[start:end] + after, inside)


def _densest(marks: Sequence[Mark], length: int) -> int:
    """Return where the stretch of a length begins that holds the most marks."""
    best, most = 0, 0
    for at, (start, _) in enumerate(marks):
        inside = sum(1 for _, end in marks[at:] if end <= start + length - _LEAD)
        if inside > most:
            best, most = start, inside
    return best


def _begin(text: str, mark: int, length: int) -> int:
    """Return where a snippet begins: with its sentence if that is near, else with a word."""
    if len(text) <= length or mark < _LEAD:
        return 0
    mark = min(mark, len(text) - length + _LEAD)
    near = text[mark - _LEAD : mark]
    ends = [near.rfind(sign) + len(sign) for sign in (". ", "。", "；", "：", "; ") if sign in near]
    if ends:
        return mark - _LEAD + max(ends)
    gap = near.find(" ")
    return mark - _LEAD + gap + 1 if 0 <= gap < _LEAD else mark - _LEAD


def _end(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    gap = text.rfind(" ", end - 12, end)
    return gap if gap > 0 else end


def _pattern(parts: Iterable[str]) -> re.Pattern[str] | None:
    every = sorted(set(parts), key=len, reverse=True)
    return re.compile("|".join(every)) if every else None


def _core_pattern(core: str) -> str:
    """Return a pattern for letters as they may stand in a word with signs: q4km in Q4_K_M."""
    is_joined = core.isalnum() and len(core) >= _SHORTEST_JOINED
    return r"[._\-+#,]*".join(map(re.escape, core)) if is_joined else re.escape(core)


def _name_pattern(name: str) -> str:
    """Return the pattern of a name: any gap between its words, whole words, the plural, too."""
    parts = [(word.text, word.is_han) for word in words(name)]
    if not parts:
        return ""
    inside = r"[\s\-‐-―]{0,3}".join(re.escape(text) for text, _ in parts)
    before = "" if parts[0][1] else f"(?<!{_WORD_SIGN})"
    after = "" if parts[-1][1] else f"(?:e?s)?(?!{_WORD_SIGN})"
    return f"{before}{inside}{after}"


def _merged(marks: Iterable[Mark]) -> Iterator[Mark]:
    last: Mark | None = None
    for start, end in marks:
        if last is not None and start < last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last
