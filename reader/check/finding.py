"""What a rule is and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Literal, TypeVar

Level = Literal["error", "warning"]
_Subject = TypeVar("_Subject")


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault where a rule saw it: file, line from 1, and a sentence that says what to do."""

    file: Path
    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Rule(Generic[_Subject]):
    """One kind of fault.

    Attributes:
        code: Its name, which stays as it is: `group-fault`.
        level: A warning is a fault in a strict check only.
        find: Returns the faults of one subject.
    """

    code: str
    level: Level
    find: Callable[[_Subject], Iterable[Fault]]

    def findings(self, subject: _Subject) -> tuple["Finding", ...]:
        """Return what the rule finds in a subject, each fault once."""
        faults = dict.fromkeys(self.find(subject))
        return tuple(Finding(self.code, self.level, str(f.file), f.line, f.message) for f in faults)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault as it is reported; the field names are those of `reader check --json`."""

    code: str
    level: Level
    path: str
    line: int
    message: str
