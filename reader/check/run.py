"""A check from beginning to end: what is looked at, run and drawn, in parallel and only once."""

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import astuple, dataclass
from importlib.metadata import version
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

from reader.archive.load import load_archive
from reader.archive.model import Archive
from reader.archive.toml import read_toml
from reader.check import calculations, drawing, sandbox
from reader.check.articles import Looked, Task, key_of, look_at, tasks
from reader.check.calculations import Run, run_calculation
from reader.check.drawing import draw, target_of
from reader.check.finding import Finding
from reader.check.memory import Memory, digest, digest_of
from reader.check.planned import Planned, load_planned
from reader.check.registry import ARCHIVE_RULES, CODES, DRAW_RULES, RUN_RULES
from reader.check.rules_archive import Whole
from reader.check.rules_calculations import Calculation, Figure
from reader.check.rules_files import Folder
from reader.check.subject import Surroundings
from reader.errors import ReaderError
from reader.resources import own_content, resource

# Starting two processes and their formula engines costs as much as about this many articles.
_FEW = 4
_Result = TypeVar("_Result")


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
    if run_code and _wants(only, RUN_RULES):
        found += _run(folders, looked, memory, unable)
    if run_code and _wants(only, DRAW_RULES):
        found += _draw(archive.root, folders, looked, memory, unable)
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
    keys = [key_of(task, around) for task in chosen]
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
    size = max(1, len(chosen) // (workers * 4))
    # spawn is the one way that works on every system, and under threads
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        return list(pool.map(look_at, chosen, repeat(around), chunksize=size))


def _run(
    folders: list[Folder], looked: list[Looked], memory: Memory, unable: list[str]
) -> Iterator[Finding]:
    """Yield what the calculations' rules say after running those that changed."""
    scripts = [(f, n) for f, look in zip(folders, looked, strict=True) for n in look.calculations]
    why = calculations.what_is_missing() if scripts else ""
    if why:
        unable.append(why)
        return
    numpy = version("numpy") if scripts else ""
    shut_in = digest_of(calculations, sandbox)
    keys = [digest("run", shut_in, sys.version, numpy, f.files[n]) for f, n in scripts]

    def run(at: int) -> Run:
        known = memory.get(keys[at])
        folder, name = scripts[at]
        return Run(*known) if known else run_calculation(folder.path / name)

    for at, result in enumerate(_threads(run, len(scripts))):
        folder, name = scripts[at]
        if result.ended == "done":
            memory.put(keys[at], astuple(result))
        recorded = folder.files.get(name.removesuffix(".py") + ".out")
        subject = Calculation(folder.path / name, recorded, result)
        for rule in RUN_RULES:
            yield from rule.findings(subject)


def _draw(
    root: Path, folders: list[Folder], looked: list[Looked], memory: Memory, unable: list[str]
) -> Iterator[Finding]:
    """Yield what the figures' rules say after drawing those that changed."""
    sources: list[tuple[Folder, str]] = []
    for folder, look in zip(folders, looked, strict=True):
        for name in look.figures:
            source = folder.path / name
            if target_of(source).name not in folder.files:
                continue
            why = drawing.what_is_missing(source, to_the_byte=True)
            if why:
                unable.append(why)
            else:
                sources.append((folder, name))
    style = [f.read_bytes() for f in _style_files(root)]
    keys = [_figure_key(folder, name, style) for folder, name in sources]

    def drawn(at: int) -> tuple[str, str, int]:
        known = memory.get(keys[at])
        if known:
            return str(known), "", 1
        folder, name = sources[at]
        result = draw(folder.path / name, root)
        return (
            hashlib.sha256(result.svg).hexdigest() if result.svg else "",
            result.sentence,
            result.line,
        )

    for at, (svg, sentence, line) in enumerate(_threads(drawn, len(sources))):
        folder, name = sources[at]
        if svg:
            memory.put(keys[at], svg)
        source = folder.path / name
        target = target_of(source)
        figure = Figure(source, target, folder.files[target.name], svg, sentence, line)
        for rule in DRAW_RULES:
            yield from rule.findings(figure)


def _style_files(root: Path) -> Iterator[Path]:
    for place in (root, own_content()):
        yield from sorted((place / "_figures").glob("*.py"))
    yield resource("palette.toml")


def _figure_key(folder: Folder, name: str, style: list[bytes]) -> str:
    beside = [
        (n, data) for n, data in sorted(folder.files.items())
        if n == name or (n.endswith((".py", ".out")) and not n.endswith(".figure.py"))
    ]  # fmt: skip
    return digest(
        "draw", digest_of(drawing), sys.version, drawing.locked_matplotlib(), style, name, beside
    )


def _threads(work: Callable[[int], _Result], count: int) -> Iterator[_Result]:
    """Yield what the work returns for 0, 1, …: it waits for child processes, so threads do."""
    with ThreadPoolExecutor(max(1, min(os.cpu_count() or 1, count or 1))) as pool:
        yield from pool.map(work, range(count))
