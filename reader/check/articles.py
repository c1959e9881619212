"""One article through all rules that run nothing; what worker processes do."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from reader.archive.model import Archive, Article
from reader.check.drawing import FIGURE_ENDINGS
from reader.check.finding import Finding
from reader.check.memory import digest, program_digest
from reader.check.registry import ARTICLE_RULES, BLOCKING_RULES, FOLDER_RULES, UNREADABLE
from reader.check.rules_calculations import linked
from reader.check.rules_files import Folder
from reader.check.subject import Surroundings, take_apart
from reader.errors import ReaderError

_LINKED_TEXT = re.compile(rb"\]\(([^()\s:#]+\.md)")


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in an article, and what there is in it to run and to draw."""

    findings: tuple[Finding, ...]
    calculations: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A folder with an article, as it was loaded; None when that was not possible at all."""

    folder: Folder
    article: Article | None
    problems: tuple[ReaderError, ...]


def tasks(archive: Archive) -> tuple[Task, ...]:
    """Return every folder that holds an article or ought to.

    Raises:
        ReaderError: A file of one of them cannot be read.
    """
    problems: dict[Path, list[ReaderError]] = {}
    for problem in archive.problems:
        if problem.path is not None:
            folder = problem.path if problem.path.is_dir() else problem.path.parent
            problems.setdefault(folder, []).append(problem)
    there = {article.folder: article for article in archive.articles}
    alone = {file.parent for file in archive.root.glob("[!_.]*/*/article.toml")}
    folders = sorted({*there, *problems, *alone} - {archive.root})
    return tuple(Task(_read(f), there.get(f), tuple(problems.get(f, ()))) for f in folders)


def _read(folder: Path) -> Folder:
    try:
        names = sorted(f.name for f in folder.iterdir() if f.is_file())
        return Folder(folder, {name: (folder / name).read_bytes() for name in names})
    except OSError as error:
        raise ReaderError(f"The folder cannot be read ({error.strerror}).", path=folder) from error


def digest_of_surroundings(around: Surroundings) -> str:
    """Return a name for what all articles depend on."""
    return digest(
        program_digest(),
        sorted(around.articles), sorted(around.planned), sorted(around.vendors),
        sorted(around.topics), around.terms,
    )  # fmt: skip


def key_of(task: Task, around: str) -> str:
    """Return a name for everything that `look_at` depends on.

    Args:
        around: As `digest_of_surroundings` gives it.
    """
    folder = task.folder
    texts = b"".join(folder.files.get(name, b"") for name in ("en.md", "zh.md"))
    targets = sorted({os.path.normpath(folder.path / t.decode("utf-8", "replace"))
                      for t in _LINKED_TEXT.findall(texts)})  # fmt: skip
    beyond = [(t, Path(t).read_bytes() if Path(t).is_file() else None) for t in targets]
    told = [str(problem) for problem in task.problems]
    files = sorted(folder.files.items())
    return digest(around, str(folder.path), beyond, told, files)


def look_at(task: Task, around: Surroundings) -> Looked:
    """Return what the rules say of an article; what cannot be read is the only finding then."""
    folder = task.folder
    found = [f for rule in BLOCKING_RULES for f in rule.findings(folder)]
    if found:
        return Looked(tuple(found))
    if task.article is None or task.problems:
        return Looked(tuple(_unreadable(folder, problem) for problem in task.problems))
    subject = take_apart(task.article, around, folder.files)
    found = [f for rule in FOLDER_RULES for f in rule.findings(folder)]
    found += [f for rule in ARTICLE_RULES for f in rule.findings(subject)]
    figures = [n for n in folder.files if n.endswith(FIGURE_ENDINGS)]
    return Looked(tuple(found), linked(subject), tuple(figures))


def _unreadable(folder: Folder, problem: ReaderError) -> Finding:
    sentence = f"{problem.sentence} {problem.hint}".rstrip()
    file = problem.path or folder.path / "article.toml"
    return Finding(UNREADABLE, "error", str(file), problem.line or 1, sentence)
