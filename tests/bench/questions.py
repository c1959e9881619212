"""The questions of tests/cases/search/: which are asked, how they are typed, how well answered."""

import random
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from figures import Figure, Line, Note
from stage import ROOT

_FILE = ROOT / "tests" / "cases" / "search" / "questions.toml"
_AIM_RANK = 0.9  # of the mean reciprocal rank, at least
_SEED = 23


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the articles that rightly answer it."""

    kind: str
    text: str
    right: tuple[str, ...]

    @property
    def is_typing(self) -> bool:
        """Whether its last word is not finished."""
        return self.kind == "prefix"


def read_questions() -> list[Question]:
    """Return all questions in the order of the file."""
    every = tomllib.loads(_FILE.read_text(encoding="utf-8"))["question"]
    return [Question(one["kind"], one["ask"], tuple(one["right"])) for one in every]


def answerable(questions: Sequence[Question], articles: Collection[str]) -> list[Question]:
    """Return those questions that some of the articles rightly answer."""
    there = set(articles)
    return [question for question in questions if not there.isdisjoint(question.right)]


def sample(questions: Sequence[Question], most: int) -> list[Question]:
    """Return some questions by chance, of each kind as many; the same ones each time."""
    chance = random.Random(_SEED)  # noqa: S311  (no secret)
    kinds = {
        question.kind: [q for q in questions if q.kind == question.kind] for question in questions
    }
    shuffled = [chance.sample(some, len(some)) for some in kinds.values()]
    turns = max(map(len, shuffled))
    mixed = [some[turn] for turn in range(turns) for some in shuffled if turn < len(some)]
    return mixed[:most]


def keystrokes(questions: Sequence[Question]) -> Iterator[str]:
    """Yield what stands in the line after each sign, while questions are typed one by one."""
    for question in questions:
        for end in range(1, len(question.text) + 1):
            yield question.text[:end]


def quality(
    name: str,
    engine: str,
    questions: Sequence[Question],
    answers: Sequence[Sequence[str]],
    *,
    has_aim: bool,
) -> list[Line]:
    """Return how far up the first right article stands, by kind and for all questions.

    Args:
        answers: To each question the articles that were found, the best first.
    """
    ranks: dict[str, list[int]] = defaultdict(list)
    for question, articles in zip(questions, answers, strict=True):
        rank = next((n for n, path in enumerate(articles, 1) if path in question.right), 0)
        ranks[question.kind].append(rank)
    every = [rank for some in ranks.values() for rank in some]
    lines: list[Line] = []
    for kind, some in {"all": every, **ranks}.items():
        lines += _lines(f"{name}.{kind}", f"{engine}, {kind}", some, has_aim and kind == "all")
    lines.append(
        Note(f"{engine}: {every.count(0)} of {len(every)} questions without a right article")
    )
    return lines


def _lines(name: str, what: str, ranks: Sequence[int], has_aim: bool) -> Iterator[Line]:
    count = len(ranks)
    for first in (1, 3):
        share = 100 * sum(1 for rank in ranks if 1 <= rank <= first) / count
        yield Figure(f"{name}.success_{first}", f"{what}: success@{first}", share, "%", runs=count)
    mean = sum(1 / rank for rank in ranks if rank) / count
    aim = _AIM_RANK if has_aim else None
    yield Figure(f"{name}.mrr", f"{what}: MRR", mean, "", runs=count, aim=aim, at_least=True)
