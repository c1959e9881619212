"""What glossary and titles add to the words of a question: other names, and their sounds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reader.archive.model import ByLanguage, Language, Term
from reader.search.analysis import hump_units, units
from reader.search.folding import fold

_SHORTEST_SOUND = 4  # letters; `hc` would be half of the vocabulary
_SHORTEST_JOINED = 5


@dataclass(frozen=True, slots=True)
class Span:
    """A glossary name among the units of a question, from `start` up to `end`."""

    start: int
    end: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names by which terms and articles may be asked for.

    Attributes:
        names: Names of terms as units that are joined by spaces, each to the ids of its terms.
        sounds: Pinyin and initials of Chinese names, each to ids of terms.
        titles: A line for each article: pinyin of its title, and its initials, a tab, its path.
        written: By term its names in each language, the first one first.
        explained: By term the path of the article that explains it.
    """

    names: Mapping[str, tuple[str, ...]]
    sounds: Mapping[str, tuple[str, ...]]
    titles: str
    written: Mapping[str, Mapping[Language, tuple[str, ...]]]
    explained: Mapping[str, str]

    def spans(self, asked: Sequence[str]) -> Iterator[Span]:
        """Yield the names among the units of a question, the longest from each place on."""
        longest = 12
        at = 0
        while at < len(asked):
            for end in range(min(len(asked), at + longest), at, -1):
                terms = self.names.get(" ".join(asked[at:end]))
                if terms:
                    yield Span(at, end, terms)
                    at = end
                    break
            else:
                at += 1

    def by_sound(self, typed: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the terms and the articles that pinyin or its initials may stand for.

        Args:
            typed: Latin letters without spaces; of a title the beginning or a middle is enough.
        """
        key = sounded(typed)
        if len(key) < _SHORTEST_SOUND or not (key.isascii() and key.isalpha()):
            return (), ()
        terms = self.sounds.get(key, ())
        titles = list(self._titled(key))
        if not terms and not titles:
            begun = (ids for sound, ids in self.sounds.items() if sound.startswith(key))
            terms = tuple(dict.fromkeys(term for ids in begun for term in ids))
        return terms, tuple(titles)

    def _titled(self, key: str) -> Iterator[str]:
        """Yield the articles in whose titles' sounds there are some letters, each once."""
        end = 0
        while (at := self.titles.find(key, end)) >= 0:
            end = self.titles.index("\n", at)
            tab = self.titles.find("\t", at, end)
            if tab >= 0:  # else the letters stand in the path
                yield self.titles[tab + 1 : end]


def make_lexicon(terms: Iterable[Term], titles: Mapping[str, ByLanguage]) -> Lexicon:
    """Return the lexicon of a glossary and of the titles of an archive's articles."""
    names: dict[str, dict[str, None]] = {}
    sounds: dict[str, dict[str, None]] = {}
    written: dict[str, dict[Language, tuple[str, ...]]] = {}
    explained: dict[str, str] = {}
    for term in terms:
        written[term.id] = {
            code: tuple(dict.fromkeys((name, *term.variants[code])))
            for code, name in term.name.items()
        }
        explained[term.id] = term.article
        for code, some in written[term.id].items():
            for text in some[: 1 if term.is_everyday else None]:
                for key in _keys(text):
                    names.setdefault(key, {})[term.id] = None
                for sound in _sounds(text) if code == "zh" else ():
                    sounds.setdefault(sound, {})[term.id] = None
    return Lexicon(
        {key: tuple(ids) for key, ids in names.items()},
        {key: tuple(ids) for key, ids in sounds.items()},
        "".join(f"{' '.join(_sounds(t.get('zh', '')))}\t{path}\n" for path, t in titles.items()),
        written,
        {term: path for term, path in explained.items() if path},
    )


def _keys(name: str) -> Iterator[str]:
    """Yield the ways in which a name may be typed: `KV cache` also as `kvcache`."""
    asked = units(name)
    if not asked or (len(asked) == 1 and len(asked[0]) == 1):
        return
    yield " ".join(asked)
    humps = hump_units(name)
    if len(humps) > 1:
        yield " ".join(humps)
    joined = "".join(fold(name).split()).replace("-", "")
    if len(asked) > 1 and len(joined) >= _SHORTEST_JOINED and joined.isascii():
        yield " ".join(units(joined))


def _sounds(text: str) -> Iterator[str]:
    # Its tables take 0.15 s to load; only who writes an index needs them.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    for style in (Style.NORMAL, Style.FIRST_LETTER):
        parts = lazy_pinyin(text, style=style, errors="default")
        sound = "".join(sign for part in parts for sign in fold(part) if sign.isalnum())
        if len(sound) >= _SHORTEST_SOUND and sound.isascii():
            yield sounded(sound)


def sounded(typed: str) -> str:
    """Return pinyin as it is compared: lüe, lve and lue are one."""
    return fold(typed).replace("v", "u")
