"""Rules of calculations and figures as they are made anew: they run, and print or draw the same."""

import ast
import hashlib
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.archive.model import LANGUAGES
from reader.check.calculations import Ended, Run
from reader.check.finding import Fault, Rule
from reader.check.subject import Subject


@dataclass(frozen=True, slots=True)
class Calculation:
    """A calculation that was run; what is recorded is None when there is no `.out`."""

    script: Path
    recorded: bytes | None
    run: Run


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was drawn anew.

    Attributes:
        drawn: Digest of the new drawing, empty when it could not be drawn.
        sentence: Why it could not, and the line in its source.
    """

    source: Path
    target: Path
    recorded: bytes
    drawn: str
    sentence: str
    line: int


def missing(subject: Subject) -> Iterator[Fault]:
    """A calculation's file is there."""
    for language in LANGUAGES:
        for piece in subject.pieces[language]:
            if piece.kind == "calculation" and piece.name not in subject.files:
                message = f"{piece.name} is not beside the text; write it or mend the name."
                yield subject.fault(language, piece.line, message)


def linked(subject: Subject) -> tuple[str, ...]:
    """Return the names of the calculations that are there, each once."""
    names = (p.name for p in subject.pieces["en"] if p.kind == "calculation")
    return tuple(dict.fromkeys(name for name in names if name in subject.files))


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what stands in a tree, without going into expressions: no import is there."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.expr):
            yield child
            yield from _statements(child)


def imports(subject: Subject) -> Iterator[Fault]:
    """A calculation imports the standard library and NumPy alone."""
    for name in linked(subject):
        try:
            tree = ast.parse(subject.files[name])
        except (SyntaxError, ValueError):
            continue  # running it says so
        for node in _statements(tree):
            modules: list[str] = []
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules = ["." if node.level else node.module or ""]
            for module in modules:
                top = module.partition(".")[0]
                if top not in sys.stdlib_module_names and top != "numpy":
                    message = f"{module} is neither in the standard library nor NumPy; do without."
                    yield subject.fault(name, getattr(node, "lineno", 1), message)


def output_there(subject: Subject) -> Iterator[Fault]:
    """What a calculation prints is recorded."""
    for name in linked(subject):
        if name.removesuffix(".py") + ".out" not in subject.files:
            message = "Its output is not recorded; run `reader check --accept` on this folder."
            yield subject.fault(name, 1, message)


def _ended(how: Ended) -> Callable[[Calculation], Iterator[Fault]]:
    def find(calculation: Calculation) -> Iterator[Fault]:
        if calculation.run.ended == how:
            yield Fault(calculation.script, calculation.run.line, calculation.run.sentence)

    return find


def output(calculation: Calculation) -> Iterator[Fault]:
    """A calculation prints exactly what is recorded."""
    run, recorded = calculation.run, calculation.recorded
    if run.ended == "done" and recorded is not None and run.output.encode() != recorded:
        was = recorded.decode("utf-8", "replace").split("\n")
        now = run.output.split("\n")
        same = [a == b for a, b in zip(was, now, strict=False)]
        at = same.index(False) if False in same else len(same)
        line = now[at] if at < len(now) else "nothing"
        message = f'Now it prints "{line.strip()}" here; look at it, then `reader check --accept`.'
        yield Fault(calculation.script.with_suffix(".out"), min(at + 1, len(was)), message)


def cannot_draw(figure: Figure) -> Iterator[Fault]:
    """A figure's source draws it."""
    if figure.sentence:
        yield Fault(figure.source, figure.line, figure.sentence)


def redraw(figure: Figure) -> Iterator[Fault]:
    """A figure's source draws it exactly as it is."""
    if figure.drawn and hashlib.sha256(figure.recorded).hexdigest() != figure.drawn:
        message = (
            f"{figure.source.name} draws another picture; run `reader figures` and look at it."
        )
        yield Fault(figure.target, 1, message)


RULES: tuple[Rule[Subject], ...] = (
    Rule("calculation-missing", "error", missing),
    Rule("calculation-import", "error", imports),
    Rule("calculation-no-output", "error", output_there),
)
RUN_RULES: tuple[Rule[Calculation], ...] = (
    Rule("calculation-fails", "error", _ended("failed")),
    Rule("calculation-limit", "error", _ended("limit")),
    Rule("calculation-forbidden", "error", _ended("forbidden")),
    Rule("calculation-random", "error", _ended("random")),
    Rule("calculation-output", "error", output),
)
DRAW_RULES: tuple[Rule[Figure], ...] = (
    Rule("figure-fails", "error", cannot_draw),
    Rule("figure-redraw", "error", redraw),
)
