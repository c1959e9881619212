"""The search of one library: a question in, the best passages in both languages out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from heapq import nlargest
from pathlib import Path

from reader.archive.model import LANGUAGES, ByLanguage, Language
from reader.search.analysis import words
from reader.search.asking import Sources, ask
from reader.search.folding import fold, simplified
from reader.search.lexicon import Lexicon, sounded
from reader.search.marks import Marker, best_row, place_of, snippets
from reader.search.matching import Match, Matcher
from reader.search.passages import read_passages
from reader.search.postings import Postings
from reader.search.query import Clause, Query, parse
from reader.search.ranking import Allowed, Found, ranked
from reader.search.values import Answer, Hit, Passages
from reader.search.vocabulary import Vocabulary

_LANGUAGE_NAMES: Mapping[Language, tuple[str, ...]] = {
    "en": ("en", "english", "英文", "英语"),
    "zh": ("zh", "chinese", "cn", "中文", "汉语"),
}
_KEPT_SECTIONS = 400
_TITLED = 8.0  # the score of an article whose title was typed as pinyin: that of a rare word
_NOT_FIRST = 0.6  # of which its further sections have this part
_EXPLAINED = 1.3  # for the article that the glossary names for the term that was asked for
_ASIDE = 0.4  # for an article that is not about the subject of the archive
_MOST_OF_ARTICLE = 3  # passages of an article before those of others have had their turn


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article as the search needs it of the catalogue; `passages` is the file of its text."""

    title: ByLanguage
    vendor: str
    topics: tuple[str, ...]
    passages: Path


@dataclass(frozen=True, slots=True)
class Shelves:
    """What may be asked for beside words.

    Attributes:
        articles: By path.
        vendors: The name of each by its id.
        topics: The name of each by its id.
    """

    articles: Mapping[str, Shelved]
    vendors: Mapping[str, ByLanguage] = field(default_factory=dict)
    topics: Mapping[str, ByLanguage] = field(default_factory=dict)

    def understood(self, query: Query) -> Query:
        """Return a query whose filters are ids; what names nothing becomes plain words."""
        filters: dict[str, tuple[str, ...]] = {}
        plain: list[tuple[Clause, ...]] = []
        for name, values in query.filters.items():
            for value in values:
                found = self._ids(name, fold(value))
                filters[name] = (*filters.get(name, ()), *found)
                plain += [] if found else [(Clause(name),), (Clause(value),)]
        named = {name: ids for name, ids in filters.items() if ids}
        return replace(query, wanted=(*query.wanted, *plain), filters=named)

    def _ids(self, name: str, value: str) -> tuple[str, ...]:
        if name == "lang":
            return tuple(code for code in LANGUAGES if value in _LANGUAGE_NAMES[code])
        known = self.vendors if name == "vendor" else self.topics
        return tuple(
            id_
            for id_, names in known.items()
            if value == fold(id_) or any(value in fold(text) for text in names.values())
        )


class Searcher:
    """Answers questions; for one thread at a time.

    Args:
        folder: With the vocabulary.
    """

    def __init__(
        self, postings: Postings, lexicon: Lexicon, folder: Path, shelves: Shelves
    ) -> None:
        self._postings = postings
        self._lexicon = lexicon
        self._folder = folder
        self._shelves = shelves
        self._sections: list[tuple[str, int]] = list(postings.paths())
        self._paths = [path for path, _ in self._sections]
        self._of_article: dict[str, list[int]] = defaultdict(list)
        for section, (path, _) in enumerate(self._sections):
            if path in shelves.articles:
                self._of_article[path].append(section)
        self._sources = Sources(
            Matcher(postings), lexicon, lambda: self._vocabulary, self._titled, sound_of
        )
        self._passages = lru_cache(_KEPT_SECTIONS)(self._read)

    def close(self) -> None:
        """Close the files of the index."""
        self._postings.close()

    def ask(
        self,
        text: str,
        limit: int = 10,
        *,
        is_typing: bool = False,
        filters: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Answer:
        """Return the best passages for a question, whatever it is.

        Args:
            limit: The most passages that are returned.
            is_typing: Whether the last word may not be finished.
            filters: Ids by `vendor`, `topic` and `lang`, beside those that the text names.

        Raises:
            ReaderError: A part of the library cannot be read.
        """
        query = self._shelves.understood(parse(simplified(text), is_typing=is_typing))
        allowed = self._allowed({**query.filters, **(filters or {})})
        asked = ask(query, self._sources)
        found = ranked(asked, allowed, self._postings.documents)
        corrected = ""
        if query.wanted and (found.is_loose or not found.sections or asked.is_guessed):
            mended = ask(query, self._sources, mend=True).mended
            if mended:
                corrected = _corrected(simplified(text), mended)
                asked = ask(self._shelves.understood(parse(corrected)), self._sources)
                found = ranked(asked, allowed, self._postings.documents)
        self._prefer_explained(found, asked.terms)
        of_article = Counter(map(self._paths.__getitem__, found.sections))
        return Answer(
            query=text,
            hits=tuple(self._hits(found, Marker(asked.marked()), limit)),
            passages=len(found.sections),
            articles=len(of_article),
            facets=self._facets(found, of_article),
            corrected=corrected if found.sections else "",
            is_loose=found.is_loose and bool(found.sections),
        )

    def marks(self, text: str, path: str) -> tuple[str, ...]:
        """Return what of a question stands in an article, as it is written there.

        Raises:
            ReaderError: A part of the library cannot be read.
        """
        if path not in self._shelves.articles:
            return ()
        query = self._shelves.understood(parse(simplified(text)))
        asked = ask(query, self._sources)
        if asked.is_guessed or not all(part.documents for part in asked.parts):
            asked = ask(query, self._sources, mend=True)
        marker = Marker(asked.marked())
        passages = read_passages(self._shelves.articles[path].passages)
        rows = [row.text for section in passages.sections for row in section.rows]
        found: dict[str, None] = {}
        for written in (side for texts in (passages.title, *rows) for side in texts.values()):
            for start, end in marker.marks(written):
                found[" ".join(written[start:end].split())] = None
        return tuple(found)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary.read(self._folder)

    @cached_property
    def _aside(self) -> dict[int, float]:
        """The sections of what hangs under no topic, though others do: the reader's help."""
        articles = self._shelves.articles
        if not any(article.topics for article in articles.values()):
            return {}
        without = (path for path in self._of_article if not articles[path].topics)
        return {section: _ASIDE for path in without for section in self._of_article[path]}

    @cached_property
    def _everything(self) -> dict[int, int]:
        """Every section with its number in its article."""
        return {n: self._sections[n][1] for some in self._of_article.values() for n in some}

    def _read(self, path: str, number: int) -> Passages:
        return read_passages(self._shelves.articles[path].passages, number)

    def _titled(self, path: str) -> Match:
        """Return all sections of an article, its first one before the others."""
        scores = {
            2 * section + side: _TITLED * (1.0 if self._sections[section][1] == 0 else _NOT_FIRST)
            for section in self._of_article.get(path, ())
            for side in range(len(LANGUAGES))
        }
        return Match(scores.keys(), lambda some: {document: scores[document] for document in some})

    def _allowed(self, filters: Mapping[str, Sequence[str]]) -> Allowed:
        """Return the sections and languages that some filters let through."""
        vendors, topics = filters.get("vendor"), filters.get("topic")
        languages = frozenset(code for code in LANGUAGES if code in filters.get("lang", LANGUAGES))
        if not vendors and not topics:
            return Allowed(self._everything, self._paths, languages, bool(filters))
        sections = {
            section: self._sections[section][1]
            for path, sections in self._of_article.items()
            if (not vendors or self._shelves.articles[path].vendor in vendors)
            and (not topics or not set(topics).isdisjoint(self._shelves.articles[path].topics))
            for section in sections
        }
        return Allowed(sections, self._paths, languages, bool(filters))

    def _prefer_explained(self, found: Found, terms: Sequence[str]) -> None:
        """Put the article that explains the term that was asked for first, the help last."""
        explained = {self._lexicon.explained.get(term, "") for term in terms}
        for path in explained & self._of_article.keys():
            found.weigh(dict.fromkeys(self._of_article[path], _EXPLAINED))
        found.weigh(self._aside)

    def _facets(self, found: Found, of_article: Mapping[str, int]) -> dict[str, dict[str, int]]:
        vendors, topics = Counter[str](), Counter[str]()
        for path, count in of_article.items():
            article = self._shelves.articles[path]
            vendors[article.vendor] += count
            for topic in article.topics:
                topics[topic] += count
        languages = Counter[str]()
        languages.update(found.by_language)
        counted = {"vendor": vendors, "topic": topics, "lang": languages}
        return {
            name: {key: count for key, count in counts.most_common() if count}
            for name, counts in counted.items()
        }

    def _hits(self, found: Found, marker: Marker, limit: int) -> Iterator[Hit]:
        best = nlargest(
            limit * 4, found.scores, key=lambda section: (found.scores[section], -section)
        )
        of_article: Counter[str] = Counter()
        first, later = list[int](), list[int]()
        for section in best:
            path = self._sections[section][0]
            of_article[path] += 1
            (first if of_article[path] <= _MOST_OF_ARTICLE else later).append(section)
        for section in (*first, *later)[:limit]:
            yield self._hit(section, found, marker)

    def _hit(self, number: int, found: Found, marker: Marker) -> Hit:
        path, place = self._sections[number]
        passages = self._passages(path, place)
        (section,) = passages.sections
        row = best_row(section, marker)
        return Hit(
            path=path,
            anchor=section.anchor,
            pair=place_of(section, row, marker),
            title=passages.title,
            heading=section.heading,
            vendor=passages.vendor,
            languages=found.languages(number),
            snippet=snippets(row, marker),
            score=round(found.scores[number], 4),
        )


def sound_of(run: str) -> str:
    """Return the pinyin of Chinese, without tones and spaces."""
    # Its tables take 0.15 s to load, and few questions are mistyped.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return sounded("".join(lazy_pinyin(run)))


def _corrected(text: str, mended: Mapping[str, str]) -> str:
    for typed, meant in mended.items():
        wrong = fold(typed)
        for word in reversed(list(words(text))):
            at = word.start + word.text.find(wrong)
            if word.text == wrong or (word.is_han and at >= word.start):
                text = text[:at] + meant + text[at + len(wrong) :]
    return text
