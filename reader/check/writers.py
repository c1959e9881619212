"""What writers do with the checker: accept an output, draw figures, begin an article."""

import difflib
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.archive.load import load_archive
from reader.check import calculations
from reader.check.articles import tasks
from reader.check.calculations import Sandboxes, run_calculation
from reader.check.drawing import FIGURE_ENDINGS, Easels, target_of, what_is_missing
from reader.check.run import choose
from reader.errors import ReaderError
from reader.resources import own_content

_SEED = "2"  # of the hashes; a check compares with another
_PATH = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was made anew.

    Attributes:
        difference: What changed in it, as a unified diff; empty when nothing did. Of a figure only
            that it changed.
        problem: Why it could not be made.
    """

    file: Path
    difference: str = ""
    problem: ReaderError | None = None


def accept_outputs(root: Path, paths: Sequence[Path]) -> Iterator[Made]:
    """Run calculations and write what they print into their `.out`, one after another.

    Raises:
        ReaderError: A path names no article, or nothing can be run here.
    """
    archive = load_archive(root)
    chosen = choose(archive.root, tasks(archive), paths)
    missing = calculations.what_is_missing()
    if missing:
        raise ReaderError(missing)
    with Sandboxes() as sandboxes:
        for task in chosen:
            for name in task.folder.files:
                if name.endswith(".py") and not name.endswith(FIGURE_ENDINGS):
                    yield _accept(task.folder.path / name, sandboxes)


def _accept(script: Path, sandboxes: Sandboxes) -> Made:
    run = run_calculation(script, sandboxes)
    file = script.with_suffix(".out")
    if run.ended != "done":
        return Made(file, problem=ReaderError(run.sentence, path=script, line=run.line))
    old = file.read_text(encoding="utf-8") if file.is_file() else ""
    if old != run.output:
        try:
            file.write_bytes(run.output.encode())
        except OSError as error:
            return Made(file, problem=_unwritten(file, error))
    lines = difflib.unified_diff(
        old.splitlines(), run.output.splitlines(), str(file), "now", lineterm="", n=1
    )
    return Made(file, "\n".join(lines))


def draw_figures(root: Path, paths: Sequence[Path]) -> Iterator[Made]:
    """Draw figures from their sources, one after another.

    Raises:
        ReaderError: A path names no article.
    """
    archive = load_archive(root)
    chosen = choose(archive.root, tasks(archive), paths)
    with Easels(archive.root, _SEED) as easels:
        for task in chosen:
            for name in task.folder.files:
                if name.endswith(FIGURE_ENDINGS):
                    yield _drawn(task.folder.path / name, easels)


def _drawn(source: Path, easels: Easels) -> Made:
    file = target_of(source)
    missing = what_is_missing(source, to_the_byte=False)
    if missing:
        return Made(file, problem=ReaderError(missing, path=source))
    result = easels.draw(source)
    if not result.svg:
        return Made(file, problem=ReaderError(result.sentence, path=source, line=result.line))
    if file.is_file() and file.read_bytes() == result.svg:
        return Made(file)
    try:
        file.write_bytes(result.svg)
    except OSError as error:
        return Made(file, problem=_unwritten(file, error))
    return Made(file, f"{file} is drawn anew; look at it in both themes.")


def new_article(root: Path, path: str) -> Path:
    """Make the folder of an article from the template, and return it.

    Raises:
        ReaderError: The path is no `vendor/slug`, or the folder is there already or cannot be made.
    """
    if not _PATH.fullmatch(path):
        hint = "It has small letters, digits and hyphens, such as deepseek/mla."
        raise ReaderError(f'"{path}" is no path of an article, <vendor>/<slug>.', hint)
    folder = root / path
    if folder.exists():
        raise ReaderError("This article is there already.", path=folder)
    templates = [place / "_template" for place in (root, own_content())]
    template = next((place for place in templates if place.is_dir()), None)
    if template is None:
        raise ReaderError("There is no template.", "Make a folder _template.", path=templates[0])
    try:
        shutil.copytree(template, folder, ignore=shutil.ignore_patterns("__pycache__", ".*"))
    except OSError as error:
        raise _unwritten(folder, error) from error
    return folder


def _unwritten(file: Path, error: OSError) -> ReaderError:
    reason = error.strerror or "a file of it"  # copytree gathers several into one without a number
    return ReaderError(f"This cannot be written ({reason}).", "Is the folder yours?", path=file)
