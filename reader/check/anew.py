"""What an archive can make again: outputs and figures, run and drawn where they changed."""

import hashlib
import os
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from reader.check import calculations, drawing, easel, forks, sandbox
from reader.check.calculations import Run, Sandboxes, run_calculation
from reader.check.drawing import Drawn, Easels, target_of
from reader.check.finding import Finding
from reader.check.memory import Memory, digest, digest_of
from reader.check.registry import DRAW_RULES, RUN_RULES
from reader.check.rules_calculations import Calculation, Figure
from reader.check.rules_files import Folder
from reader.resources import own_content, resource

# A folder and the name of a file in it.
_Script = tuple[Folder, str]
_SEED = "1"  # of the hashes while figures are compared; they are drawn with another
_Result = TypeVar("_Result")


def run_calculations(
    scripts: list[_Script], memory: Memory, unable: list[str]
) -> Iterator[Finding]:
    """Yield what the rules say of calculations, after running those that changed."""
    why = calculations.what_is_missing() if scripts else ""
    if why:
        unable.append(why)
        return
    numpy = version("numpy") if scripts else ""
    shut_in = digest_of(calculations, forks, sandbox)
    recorded = [f.files.get(name.removesuffix(".py") + ".out") for f, name in scripts]
    keys = [
        digest("run", shut_in, sys.version, numpy, folder.files[name], out)
        for (folder, name), out in zip(scripts, recorded, strict=True)
    ]

    with Sandboxes() as sandboxes:

        def run(at: int) -> Run:
            known = memory.get(keys[at])
            folder, name = scripts[at]
            if known:
                return Run(*known)
            result = run_calculation(folder.path / name, sandboxes, recorded[at])
            if result.ended == "done":
                memory.put(keys[at], astuple(result))
            return result

        for at, result in enumerate(_in_threads(run, len(scripts))):
            folder, name = scripts[at]
            subject = Calculation(folder.path / name, recorded[at], result)
            for rule in RUN_RULES:
                yield from rule.findings(subject)


def draw_figures(
    root: Path, found: list[_Script], memory: Memory, unable: list[str]
) -> Iterator[Finding]:
    """Yield what the rules say of figures, after drawing those that changed."""
    sources: list[_Script] = []
    for folder, name in found:
        why = drawing.what_is_missing(folder.path / name, to_the_byte=True)
        if why:
            unable.append(why)
        elif target_of(folder.path / name).name in folder.files:
            sources.append((folder, name))
    style = [f.read_bytes() for f in _style_files(root)]
    keys = [_figure_key(folder, name, style) for folder, name in sources]

    with Easels(root, _SEED) as easels:

        def draw(at: int) -> tuple[str, Drawn]:
            known = memory.get(keys[at])
            if known:
                return str(known), Drawn(b"")
            folder, name = sources[at]
            drawn = easels.draw(folder.path / name)
            svg = hashlib.sha256(drawn.svg).hexdigest() if drawn.svg else ""
            if svg:
                memory.put(keys[at], svg)
            return svg, drawn

        for at, (svg, drawn) in enumerate(_in_threads(draw, len(sources))):
            folder, name = sources[at]
            source = folder.path / name
            target = target_of(source)
            recorded = folder.files[target.name]
            figure = Figure(source, target, recorded, svg, drawn.sentence, drawn.line)
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
    program = digest_of(drawing, easel, forks)
    return digest("draw", program, sys.version, drawing.locked_matplotlib(), style, name, beside)


def _in_threads(work: Callable[[int], _Result], count: int) -> Iterator[_Result]:
    """Yield what the work returns for 0, 1, …: it waits for child processes, so threads do."""
    with ThreadPoolExecutor(max(1, min(os.cpu_count() or 1, count or 1))) as pool:
        yield from pool.map(work, range(count))
