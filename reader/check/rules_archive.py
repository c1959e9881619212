"""Rules of the archive as a whole: the catalogue, the order of reading, the glossary."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reader.archive.model import LANGUAGES, Archive, Term
from reader.check.finding import Fault, Rule
from reader.check.planned import Planned
from reader.errors import ReaderError

_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-Z])|[。！？](?=.)")


@dataclass(frozen=True, slots=True)
class Whole:
    """An archive, and what is announced for it; the problem says why that cannot be read."""

    archive: Archive
    planned: Planned
    planned_problem: ReaderError | None

    @property
    def paths(self) -> frozenset[str]:
        """Paths of the articles that are there."""
        return frozenset(article.path for article in self.archive.articles)

    def fault(self, name: str, needle: str, message: str, *, last: bool = False) -> Fault:
        """Return a fault in a file of the root, on the first (or last) line with some words."""
        file = self.archive.root / name
        lines = file.read_text(encoding="utf-8", errors="replace").split("\n")
        found = [n for n, line in enumerate(lines, start=1) if needle in line]
        return Fault(file, found[-1 if last else 0] if found else 1, message)


def invalid(whole: Whole) -> Iterator[Fault]:
    """archive.toml, glossary.toml and planned.toml can be read."""
    problems = [*whole.archive.problems, *filter(None, [whole.planned_problem])]
    for problem in problems:
        if problem.path is not None and problem.path.parent == whole.archive.root:
            sentence = f"{problem.sentence} {problem.hint}".rstrip()
            yield Fault(problem.path, problem.line or 1, sentence)


def circle(whole: Whole) -> Iterator[Fault]:
    """No article requires itself, directly or through others."""
    requires = {article.path: article.requires for article in whole.archive.articles}
    for article in whole.archive.articles:
        way = _way_back(requires, article.path)
        if way and min(way) == article.path:  # each circle once
            shown = " → ".join([*way, article.path])
            message = f"The articles require each other: {shown}. Make one of them `related`."
            yield Fault(article.folder / "article.toml", 1, message)


def _way_back(requires: dict[str, tuple[str, ...]], start: str) -> list[str]:
    """Return a way along `requires` from an article to itself, empty when there is none."""
    waiting, seen = [[start]], {start}
    while waiting:
        way = waiting.pop()
        for after in requires.get(way[-1], ()):
            if after == start:
                return way
            if after not in seen:
                seen.add(after)
                waiting.append([*way, after])
    return []


def not_planned(whole: Whole) -> Iterator[Fault]:
    """Every article of the catalogue exists or is planned."""
    planned = {entry.path for entry in whole.planned.entries}
    for path in whole.planned.catalogue:
        if path not in planned and path not in whole.paths:
            message = f"{path} is in the catalogue, but it is not there and not planned; add it."
            yield whole.fault("planned.toml", f'"{path}"', message)


def planned_and_there(whole: Whole) -> Iterator[Fault]:
    """What is planned is not there yet, is in the catalogue, and is planned once."""
    count = Counter(entry.path for entry in whole.planned.entries)
    for path, times in count.items():
        here = f'path = "{path}"'
        if path in whole.paths:
            yield whole.fault("planned.toml", here, f"{path} is there: remove its [[planned]].")
        if path not in whole.planned.catalogue:
            message = f"{path} is planned, but it is not in the list `catalogue`; add it there."
            yield whole.fault("planned.toml", here, message)
        if times > 1:
            yield whole.fault("planned.toml", here, f"{path} is planned twice.", last=True)
    topics = {topic.id for topic in whole.archive.topics}
    for entry in whole.planned.entries:
        unknown = [topic for topic in entry.topics if topics and topic not in topics]
        if unknown:
            message = f'archive.toml has no topic "{unknown[0]}" ({entry.path}).'
            yield whole.fault("planned.toml", f'path = "{entry.path}"', message)


def twice(whole: Whole) -> Iterator[Fault]:
    """No English name or variant is that of two terms."""
    names: dict[str, Term] = {}
    for term in whole.archive.terms:
        for name in dict.fromkeys(n.casefold() for n in (term.name["en"], *term.variants["en"])):
            if name in names:
                message = f'"{name}" is a name of "{names[name].name["en"]}", too; keep one.'
                yield whole.fault("glossary.toml", f'en = "{term.name["en"]}"', message, last=True)
            names.setdefault(name, term)


def order(whole: Whole) -> Iterator[Fault]:
    """Terms stand in the order of their English names."""
    names = [term.name["en"] for term in whole.archive.terms]
    for before, after in pairwise(names):
        if after.casefold() < before.casefold():
            message = f'"{after}" comes before "{before}": small letters, blank before hyphen.'
            yield whole.fault("glossary.toml", f'en = "{after}"', message)


def definitions(whole: Whole) -> Iterator[Fault]:
    """A definition is one sentence in each language."""
    ends = {"en": ".", "zh": "。"}
    for term in whole.archive.terms:
        for language in LANGUAGES:
            text = term.definition[language].strip()
            if not text.endswith(ends[language]) or _SENTENCE_END.search(text):
                here = f'en = "{term.name["en"]}"'
                message = f'Define "{term.name[language]}" in one sentence with its full stop.'
                yield whole.fault("glossary.toml", here, message)


def explained(whole: Whole) -> Iterator[Fault]:
    """The article that explains a term exists or is planned."""
    known = whole.paths | {entry.path for entry in whole.planned.entries}
    for term in whole.archive.terms:
        if term.article and term.article not in known:
            message = f'"{term.name["en"]}" is explained by {term.article}, which is nowhere.'
            yield whole.fault("glossary.toml", f'en = "{term.name["en"]}"', message)


RULES: tuple[Rule[Whole], ...] = (
    Rule("archive-invalid", "error", invalid),
    Rule("archive-circle", "error", circle),
    Rule("planned-missing", "error", not_planned),
    Rule("planned-wrong", "error", planned_and_there),
    Rule("glossary-twice", "error", twice),
    Rule("glossary-order", "warning", order),
    Rule("glossary-definition", "warning", definitions),
    Rule("glossary-article", "error", explained),
)
