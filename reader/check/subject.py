"""What article rules look at: one article, taken apart once for all of them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.archive.model import LANGUAGES, Article, Language, Term
from reader.check.bare import Bare, bare
from reader.check.finding import Fault
from reader.check.pairs import Pairing, pair
from reader.check.pieces import Piece, pieces
from reader.text.blocks import Split, split

HELP = "help"  # the shelf of the pages about the program, which no guide on articles is for


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article's rules need to know of the archive round it.

    Attributes:
        root: The archive's folder.
        articles: Paths of the articles that are there.
        planned: Paths of those that are announced in planned.toml.
        vendors: Ids of archive.toml, empty without one; topics likewise.
    """

    root: Path
    articles: frozenset[str]
    planned: frozenset[str]
    vendors: frozenset[str]
    topics: frozenset[str]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of prose with its marks taken off."""

    piece: Piece
    bare: Bare

    def line_of(self, at: int) -> int:
        """Return the line in the file of a place in the bare text."""
        return self.piece.line + self.bare.text.count("\n", 0, at)


@dataclass(frozen=True, slots=True)
class Subject:
    """An article whose files are all there and can be read.

    Attributes:
        files: What stands in its folder, by name.
        pieces: Of each language, in their order.
        words: The prose among them.
        pairing: Which pieces answer each other.
        pairs: The prose that has an answer: English and Chinese.
        sections: The English names of the sections, in their order.
    """

    article: Article
    around: Surroundings
    files: Mapping[str, bytes]
    texts: Mapping[Language, Split]
    pieces: Mapping[Language, tuple[Piece, ...]]
    words: Mapping[Language, tuple[Words, ...]]
    pairing: Pairing
    pairs: tuple[tuple[Words, Words], ...]
    sections: tuple[str, ...]

    @property
    def is_help(self) -> bool:
        """Whether it is a page about the program."""
        return self.article.vendor == HELP

    def file(self, name: Language | str) -> Path:
        """Return the path of an edition or of another file of the folder."""
        return self.article.folder / (f"{name}.md" if name in LANGUAGES else name)

    def fault(self, name: Language | str, line: int, message: str) -> Fault:
        """Return a fault in a file of the article."""
        return Fault(self.file(name), line, message)

    def fault_in_toml(self, needle: str, message: str, *, last: bool = False) -> Fault:
        """Return a fault in article.toml, on the first (or last) line that holds some words."""
        lines = self.files["article.toml"].decode().split("\n")
        found = [n for n, line in enumerate(lines, start=1) if needle in line]
        return self.fault("article.toml", found[-1 if last else 0] if found else 1, message)

    def section(self, piece: Piece) -> str:
        """Return the English name of the section of a piece, empty above the first."""
        at = piece.section
        return self.sections[at - 1] if 0 < at <= len(self.sections) else ""

    def both(self) -> Iterator[tuple[Language, Words]]:
        """Yield the prose of both languages."""
        for language in LANGUAGES:
            for words in self.words[language]:
                yield language, words


def take_apart(article: Article, around: Surroundings, files: Mapping[str, bytes]) -> Subject:
    """Return what the rules look at; both editions must be there."""
    texts = {code: split(article.editions[code].text) for code in LANGUAGES}
    found = {code: pieces(texts[code].blocks) for code in LANGUAGES}
    words = {
        code: tuple(Words(p, bare(p.text)) for p in found[code] if p.has_words)
        for code in LANGUAGES
    }
    pairing = pair(texts["en"].blocks, texts["zh"].blocks)
    pairs = tuple(
        (Words(p.en, bare(p.en.text)), Words(p.zh, bare(p.zh.text)))
        for p in pairing.pairs
        if p.en.has_words and p.zh.has_words
    )
    sections = tuple(p.text for p in found["en"] if p.kind == "heading" and p.level == 2)
    return Subject(article, around, files, texts, found, words, pairing, pairs, sections)
