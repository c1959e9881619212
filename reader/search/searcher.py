"""The search of one library: a question in, the best passages in both languages out."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from heapq import nlargest
from pathlib import Path

from reader.archive.model import LANGUAGES, Language
from reader.search.analysis import words
from reader.search.asking import Sources, ask
from reader.search.folding import fold, simplified
from reader.search.lexicon import Lexicon, sounded
from reader.search.marks import Marker, best_row, place_of, snippets
from reader.search.matching import Match, Matcher
from reader.search.passages import read_passages
from reader.search.postings import Postings
from reader.search.query import Query, parse
from reader.search.ranking import Allowed, Found, ranked
from reader.search.shelves import Shelved, Shelves
from reader.search.values import Answer, Hit, Passages
from reader.search.vocabulary import Vocabulary

_KEPT_SECTIONS = 400
_TITLED = 8.0  # the score of an article whose title was typed as pinyin: that of a rare word
_NOT_FIRST = 0.6  # of which its further sections have this part
_EXPLAINED = 1.3  # for the article that the glossary names for the term that was asked for
_ASIDE = 0.4  # for an article that is not about the subject of the archive
# Passages of an article that count in full; the further ones let those of others go first.
_MOST_OF_ARTICLE, _CROWDED = 3, 0.5


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
            filters: Ids or names by `vendor`, `topic` and `lang`, beside those of the text.

        Raises:
            ReaderError: A filter names nothing, or a part of the library cannot be read.
        """
        query = self._shelves.understood(parse(simplified(text), is_typing=is_typing))
        named = {**query.filters, **self._shelves.named(filters or {})}
        allowed = self._allowed(named, query.barred)
        asked = ask(query, self._sources)
        found = ranked(asked, allowed, self._postings.documents)
        corrected = ""
        if query.wanted and (found.is_loose or not found.sections or asked.is_guessed):
            corrected = self._corrected(text, query)
            if corrected:
                asked = ask(self._shelves.understood(parse(corrected)), self._sources)
                found = ranked(asked, allowed, self._postings.documents)
        self._prefer_explained(found, asked.terms)
        return Answer(
            query=text,
            hits=tuple(self._hits(found, Marker(asked.marked()), limit)),
            passages=len(found.sections),
            articles=len(set(map(self._paths.__getitem__, found.sections))),
            facets=self._facets(found),
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
        is_strange = asked.is_guessed or not all(part.documents for part in asked.parts)
        if is_strange and (corrected := self._corrected(text, query)):
            asked = ask(self._shelves.understood(parse(corrected)), self._sources)
        marker = Marker(asked.marked())
        passages = read_passages(self._shelves.articles[path].passages)
        rows = [row.text for section in passages.sections for row in section.rows]
        found: dict[str, None] = {}
        for written in (side for texts in (passages.title, *rows) for side in texts.values()):
            for start, end in marker.marks(written):
                found[" ".join(written[start:end].split())] = None
        return tuple(found)

    def _corrected(self, text: str, query: Query) -> str:
        """Return a question with its spelling mended; empty if there is nothing to mend."""
        mended = ask(query, self._sources, mend=True).mended
        return _mended(simplified(text), mended) if mended else ""

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
    def _shelf_of(self) -> list[tuple[str, tuple[str, ...]]]:
        """Vendor and topics of every section; there are few different ones to be counted."""
        articles = self._shelves.articles
        known = {path: (article.vendor, article.topics) for path, article in articles.items()}
        return [known.get(path, ("", ())) for path in self._paths]

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

    def _allowed(
        self, filters: Mapping[str, Sequence[str]], barred: Mapping[str, Sequence[str]]
    ) -> Allowed:
        """Return the sections and languages that filters let through and none bars."""
        no = barred.get("lang", ())
        yes = filters.get("lang") or [code for code in LANGUAGES if code not in no]
        languages = frozenset(code for code in LANGUAGES if code in yes)
        is_asked = bool(filters) or any(barred.values())
        if {"vendor", "topic"}.isdisjoint((*filters, *barred)):
            return Allowed(self._everything, self._paths, languages, is_asked)
        sections = {
            section: self._sections[section][1]
            for path, sections in self._of_article.items()
            if self._is_let_through(self._shelves.articles[path], filters, barred)
            for section in sections
        }
        return Allowed(sections, self._paths, languages, is_asked)

    @staticmethod
    def _is_let_through(
        article: Shelved, filters: Mapping[str, Sequence[str]], barred: Mapping[str, Sequence[str]]
    ) -> bool:
        for name, own in (("vendor", (article.vendor,)), ("topic", article.topics)):
            if not set(barred.get(name, ())).isdisjoint(own):
                return False
            if filters.get(name) and set(filters[name]).isdisjoint(own):
                return False
        return True

    def _prefer_explained(self, found: Found, terms: Sequence[str]) -> None:
        """Put the article that explains the term that was asked for first, the help last."""
        explained = {self._lexicon.explained.get(term, "") for term in terms}
        for path in explained & self._of_article.keys():
            found.weigh(dict.fromkeys(self._of_article[path], _EXPLAINED))
        found.weigh(self._aside)

    def _facets(self, found: Found) -> dict[str, dict[str, int]]:
        vendors, topics = Counter[str](), Counter[str]()
        shelves = Counter(map(self._shelf_of.__getitem__, found.sections))
        for (vendor, own), count in shelves.items():
            vendors[vendor] += count
            for topic in own:
                topics[topic] += count
        languages = Counter[str]()
        languages.update(found.by_language)
        counted = {"vendor": vendors, "topic": topics, "lang": languages}
        return {
            name: {key: count for key, count in counts.most_common() if count}
            for name, counts in counted.items()
        }

    def _hits(self, found: Found, marker: Marker, limit: int) -> Iterator[Hit]:
        """Yield the best passages, of which no article has more than a few among the first."""
        scores = found.scores
        best = nlargest(limit * 4, scores, key=lambda section: (scores[section], -section))
        of_article: Counter[str] = Counter()
        ordered: list[tuple[float, int]] = []
        for section in best:
            path = self._paths[section]
            of_article[path] += 1
            factor = _CROWDED if of_article[path] > _MOST_OF_ARTICLE else 1.0
            ordered.append((-scores[section] * factor, section))
        for score, section in sorted(ordered)[:limit]:
            yield self._hit(section, -score, found.languages(section), marker)

    def _hit(
        self, number: int, score: float, languages: tuple[Language, ...], marker: Marker
    ) -> Hit:
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
            languages=languages,
            snippet=snippets(row, marker),
            score=round(score, 4),
        )


def sound_of(run: str) -> str:
    """Return the pinyin of Chinese, without tones and spaces."""
    # Its tables take 0.15 s to load, and few questions are mistyped.
    from pypinyin import lazy_pinyin  # noqa: PLC0415

    return sounded("".join(lazy_pinyin(run)))


def _mended(text: str, mended: Mapping[str, str]) -> str:
    for typed, meant in mended.items():
        wrong = fold(typed)
        for word in reversed(list(words(text))):
            at = word.start + word.text.find(wrong)
            if word.text == wrong or (word.is_han and at >= word.start):
                text = text[:at] + meant + text[at + len(wrong) :]
    return text
