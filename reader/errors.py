"""The one error that a user may meet: a full sentence, a hint, and where."""

from pathlib import Path


class ReaderError(Exception):
    """Something that the user can understand and usually mend.

    Args:
        sentence: What is wrong, as a full sentence.
        hint: What to do about it, as a full sentence; empty when there is nothing to do.
        path: The file that it is about.
        line: The line in that file, from 1.
    """

    def __init__(
        self, sentence: str, hint: str = "", path: Path | None = None, line: int | None = None
    ) -> None:
        super().__init__(sentence, hint, path, line)  # all of them, so that it survives pickling
        self.sentence = sentence
        self.hint = hint
        self.path = path
        self.line = line

    def __str__(self) -> str:
        """Return `file:line: sentence hint`, without the parts that are not known."""
        where = ""
        if self.path is not None:
            where = f"{self.path}:{self.line}: " if self.line is not None else f"{self.path}: "
        return f"{where}{self.sentence} {self.hint}".rstrip()
