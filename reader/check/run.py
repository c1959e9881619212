"""A check from beginning to end: what is looked at, run and drawn, in parallel and only once."""

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from reader.archive.load import load_archive
from reader.archive.model import Archive
from reader.archive.toml import read_toml
from reader.check.anew import draw_figures, run_calculations
from reader.check.articles import (
    Looked,
    Task,
    digest_of_surroundings,
    key_of,
    look_at,
    tasks,
)
from reader.check.finding import Finding
from reader.check.memory import Memory
from reader.check.planned import Planned, load_planned
from reader.check.registry import ARCHIVE_RULES, CODES, DRAW_RULES, RUN_RULES
from reader.check.rules_archive import Whole
from reader.check.subject import Surroundings
from reader.errors import ReaderError

# Starting two processes and their formula engines costs as much as about this many articles.
_FEW = 4
# Of what each process gets: so many that none is left with a long article when all others end.
_CHUNKS = 16


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found.

    Attributes:
        findings: In the order of files and lines.
        unable: Sentences that say what could not be checked here.
        articles: How many were looked at.
    """

    findings: tuple[Finding, ...]
    unable: tuple[str, ...]
    articles: int


def check(
    root: Path,
    paths: Sequence[Path],
    memory_file: Path,
    *,
    only: Sequence[str] = (),
    run_code: bool = True,
) -> Checked:
    """Check an archive, or some of its articles.

    Args:
        paths: Articles, shelves or files in them; none stands for the whole archive.
        memory_file: Where results are kept from one check to the next.
        only: Codes, or their first words (`figure`); none stands for all.
        run_code: Whether calculations are run and figures drawn.

    Raises:
        ReaderError: There is no archive, a path is not in it, or a code is not known.
    """
    for code in only:
        if not any(_is_meant(known, (code,)) for known in CODES):
            raise ReaderError(f'The code "{code}" is not known.', "content/checks.md has them all.")
    archive = load_archive(root)
    memory = Memory(memory_file)
    whole = _whole(archive)
    chosen = choose(archive.root, tasks(archive), paths)
    folders = [task.folder for task in chosen]
    looked = _look(chosen, _around(whole), memory)
    found = [finding for look in looked for finding in look.findings]
    unable: list[str] = []
    both = list(zip(folders, looked, strict=True))
    if run_code and _wants(only, RUN_RULES):
        scripts = [(folder, name) for folder, look in both for name in look.calculations]
        found += run_calculations(scripts, memory, unable)
    if run_code and _wants(only, DRAW_RULES):
        sources = [(folder, name) for folder, look in both for name in look.figures]
        found += draw_figures(archive.root, sources, memory, unable)
    if not paths:
        found += [f for rule in ARCHIVE_RULES for f in rule.findings(whole)]
    memory.save()
    kept = {f for f in found if not only or _is_meant(f.code, only)}
    ordered = sorted(kept, key=lambda f: (f.path, f.line, f.code, f.message))
    return Checked(tuple(ordered), tuple(dict.fromkeys(unable)), len(folders))


def choose(root: Path, there: Sequence[Task], paths: Sequence[Path]) -> tuple[Task, ...]:
    """Return the articles that paths name, from here or from the archive's root.

    Raises:
        ReaderError: A path names none.
    """
    if not paths:
        return tuple(there)
    chosen: dict[Path, Task] = {}
    for path in paths:
        places = [p for p in (path.resolve(), (root / path).resolve()) if p.exists()]
        found = {
            task.folder.path: task for task in there for place in places
            if task.folder.path.is_relative_to(place)
            or (place.is_file() and place.parent == task.folder.path)
        }  # fmt: skip
        if not found:
            hint = "Name an article such as deepseek/mla, its folder, or a file in it."
            raise ReaderError("This names no article of the archive.", hint, path=path)
        chosen |= found
    return tuple(chosen.values())


def _is_meant(code: str, only: Sequence[str]) -> bool:
    return any(code == wanted or code.startswith(f"{wanted}-") for wanted in only)


def _wants(only: Sequence[str], rules: Sequence[Any]) -> bool:
    return not only or any(_is_meant(rule.code, only) for rule in rules)


def _whole(archive: Archive) -> Whole:
    try:
        return Whole(archive, load_planned(archive.root / "planned.toml"), None)
    except ReaderError as error:
        return Whole(archive, Planned(), error)


def _around(whole: Whole) -> Surroundings:
    archive = whole.archive
    return Surroundings(
        root=archive.root,
        articles=whole.paths,
        planned=frozenset(entry.path for entry in whole.planned.entries),
        vendors=_known_vendors(archive.root),
        topics=frozenset(t.id for t in archive.topics),
        terms=archive.terms,
    )


def _known_vendors(root: Path) -> frozenset[str]:
    """Return the vendors that archive.toml lists; loading adds one for every other folder."""
    try:
        listed = read_toml(root / "archive.toml").tables("vendor")
        return frozenset(vendor.string("id") for vendor in listed)
    except ReaderError:
        return frozenset()  # there is none, or a rule says what is wrong with it


def _look(chosen: Sequence[Task], around: Surroundings, memory: Memory) -> list[Looked]:
    shared = digest_of_surroundings(around)
    keys = [key_of(task, shared) for task in chosen]
    known = [memory.get(key) for key in keys]
    to_do = [at for at, value in enumerate(known) if value is None]
    results = _in_parallel([chosen[at] for at in to_do], around)
    for at, looked in zip(to_do, results, strict=True):
        known[at] = [[astuple(f) for f in looked.findings], looked.calculations, looked.figures]
        memory.put(keys[at], known[at])
    return [
        Looked(tuple(Finding(*f) for f in value[0]), tuple(value[1]), tuple(value[2]))
        for value in known
    ]


def _in_parallel(chosen: list[Task], around: Surroundings) -> list[Looked]:
    workers = min(os.cpu_count() or 1, len(chosen))
    if len(chosen) <= _FEW or workers < 2:
        return [look_at(task, around) for task in chosen]
    size = max(1, len(chosen) // (workers * _CHUNKS))
    # spawn is the one way that works on every system, and under threads
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(look_at, chosen, repeat(around), chunksize=size))
