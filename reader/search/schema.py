"""The fields of the index, and what a section puts into them.

A document is one section in one language. It is written in a form of BM25F: the parts of a section
(title, heading, text, captions, code) are weighed when they are written, so that asking for a word
reads one list of postings instead of six.

Source:
    S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
    Foundations and Trends in Information Retrieval 3(4), 2009, section 3.5.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from whoosh import fields, formats

from reader.archive.model import Language
from reader.search.analysis import alternatives, terms, words
from reader.search.codec import Places, encoded
from reader.search.values import Passages, Section
from reader.text.terms import TermFinder

# Field, term, weight and places, as the codec keeps them.
Posting = tuple[str, bytes, float, bytes]

# How much a word weighs by where it stands. A title stands over every section of its article; the
# first section, which says what the article is about, answers for it.
_PARTS: Mapping[str, float] = {
    "heading": 3.0, "body": 1.0, "caption": 1.2, "code": 0.4, "source": 0.3,
}  # fmt: skip
_TITLE, _FIRST_TITLE, _SHELF = 3.0, 6.0, 1.5
# Signs of a middling section of the archive; a longer one has its words by chance, too.
_MIDDLING: Mapping[Language, int] = {"en": 1300, "zh": 480}
_LENGTH_COUNTS = 0.5  # BM25's b
_GAP = 16  # positions between two rows, which no phrase reaches over


class _Ready(fields.FieldType):  # type: ignore[misc]  # Whoosh comes without types
    """A field whose postings are made here; Whoosh would ask an analyzer for them word by word."""

    def __init__(self, format_: formats.Format) -> None:
        super().__init__(format_, analyzer=None)


def schema() -> fields.Schema:
    """Return the schema, which is passed to Whoosh whenever an index is opened.

    The fields: `words`, every word and Chinese sign with its places; `others`, what else Latin
    words are looked for by; `terms`, the ids of the glossary's terms; `title` and `code`, the words
    there.
    """
    return fields.Schema(
        path=fields.ID(stored=True),
        section=fields.STORED,
        words=_Ready(Places()),
        others=_Ready(formats.Existence()),
        terms=_Ready(formats.Existence()),
        title=_Ready(formats.Existence()),
        code=_Ready(formats.Existence()),
    )


def postings(
    passages: Passages, number: int, language: Language, names: TermFinder
) -> Iterator[Posting]:
    """Yield what the index has of a section in a language; nothing where it has no text in it.

    Args:
        number: Of the section.
        names: Finds the glossary's names in that language.
    """
    section = passages.sections[number]
    title = passages.title.get(language, "")
    shelves = [name for own in passages.shelves if (name := own.get(language))]
    collected = _Collected()
    for part, text, weight in _weighed(section, title, shelves if number == 0 else (), language):
        collected.add(text, weight, (part,) if part in ("title", "code") else ())
        if part not in ("code", "source"):
            for found in names.find(text):
                collected.count("terms", found.name.term, weight)
    return collected.postings()


def _weighed(
    section: Section, title: str, shelves: Iterable[str], language: Language
) -> Iterator[tuple[str, str, float]]:
    """Yield the texts of a section, each with its part and its weight.

    Args:
        shelves: The names of vendor and topics; for the first section alone.
    """
    rows = [(row.part, text) for row in section.rows if (text := row.text.get(language))]
    if not rows:
        return
    if any(part != "source" for part, _ in rows):
        yield "title", title, _FIRST_TITLE if shelves else _TITLE
    for shelf in shelves:
        yield "shelf", shelf, _SHELF
    length = sum(len(text) for part, text in rows if part != "heading")
    norm = 1 - _LENGTH_COUNTS + _LENGTH_COUNTS * length / _MIDDLING[language]
    for part, text in rows:
        yield part, text, _PARTS[part] / (1 if part == "heading" else norm)


class _Collected:
    """Collects the postings of one document."""

    def __init__(self) -> None:
        self._next = 0
        self._places: dict[str, list[int]] = defaultdict(list)
        self._weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))

    def add(self, text: str, weight: float, also: Iterable[str]) -> None:
        """Add a text whose words weigh so much, to `words` and to other fields, too."""
        where: dict[str, list[int]] = defaultdict(list)
        others: dict[str, int] = defaultdict(int)
        at = self._next
        for word in words(text):
            for term, place in terms(word):
                where[term].append(at + place)
            if not word.is_han:
                for other in alternatives(word.written):
                    others[other] += 1
            self._next = at + word.position + len(word.text) + _GAP
        weights = self._weights["words"]
        for term, places in where.items():
            self._places[term] += places
            weights[term] += weight * len(places)
        for other, times in others.items():
            self._weights["others"][other] += weight * times
        for field in also:
            for term in (*where, *others):
                self._weights[field][term] = 1.0

    def count(self, field: str, term: str, weight: float) -> None:
        """Add a term to a field without places."""
        self._weights[field][term] += weight

    def postings(self) -> Iterator[Posting]:
        """Yield the postings field by field."""
        for field, weights in self._weights.items():
            places = self._places if field == "words" else {}
            for term, weight in weights.items():
                kept = encoded(places[term]) if places else b""
                yield field, term.encode(errors="surrogatepass"), weight, kept
