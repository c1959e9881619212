"""Drawing figures from their sources: matplotlib and Graphviz as child processes."""

import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from reader.check import easel
from reader.check.calculations import child_environment
from reader.check.forks import Forks
from reader.resources import own_content, resource
from reader.settings import cache_folder

FIGURE_ENDINGS = (".figure.py", ".dot")
_OUT_OF_TIME = -14  # SIGALRM
_LOCKED = re.compile(r"^matplotlib==(\S+)", re.MULTILINE)
_GRAPHVIZ = re.compile(rb"[Gg]enerated by graphviz version (\S+)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure as its source draws it now; without SVG, the sentence says why and where."""

    svg: bytes
    sentence: str = ""
    line: int = 1


def target_of(source: Path) -> Path:
    """Return the figure that a source draws."""
    ending = next(e for e in FIGURE_ENDINGS if source.name.endswith(e))
    return source.with_name(source.name.removesuffix(ending) + ".svg")


def what_is_missing(source: Path, *, to_the_byte: bool) -> str:
    """Return why a figure cannot be drawn here, empty when it can.

    Args:
        to_the_byte: Whether it is to be compared: then the program that drew it has to be there,
            for another version of it draws a little differently.
    """
    if getattr(sys, "frozen", False):
        return "The packaged program draws no figures; draw in a checkout of the project."
    if source.name.endswith(".dot"):
        return _graphviz(target_of(source) if to_the_byte else None)
    try:
        here = version("matplotlib")
    except PackageNotFoundError:
        return "Figures were not drawn: matplotlib is not installed (`make setup-dev`)."
    wanted = locked_matplotlib()
    if to_the_byte and here != wanted:
        return f"Figures were not redrawn: matplotlib is {here} here, {wanted} in the lock file."
    return ""


def _graphviz(drawn: Path | None) -> str:
    program = shutil.which("dot")
    if program is None:
        return "Figures were not drawn: Graphviz is not installed (the program `dot`)."
    if drawn is None or not drawn.is_file():
        return ""
    told = subprocess.run([program, "-V"], capture_output=True, check=False).stderr
    here = re.search(rb"version (\S+)", told)
    wanted = _GRAPHVIZ.search(drawn.read_bytes())
    if here and wanted and here[1] != wanted[1]:
        versions = f"{here[1].decode()} here, {wanted[1].decode()} in {drawn.name}"
        return f"A figure was not redrawn: Graphviz is {versions}."
    return ""


def locked_matplotlib() -> str:
    """Return the version that the archive's figures are drawn with."""
    lock = own_content().parent / "packaging" / "requirements-dev.txt"
    found = _LOCKED.search(lock.read_text(encoding="utf-8")) if lock.is_file() else None
    return found[1] if found else "none"


class Easels(ExitStack):
    """Draws figures, in each thread with a process of its own that has loaded matplotlib.

    Args:
        root: The archive's folder; its `_figures` comes before ours.
        seed: Of Python's hashes. A figure that depends on it is not the same twice.
    """

    def __init__(self, root: Path, seed: str) -> None:
        super().__init__()
        styles = [str(folder / "_figures") for folder in (root, own_content())]
        self._environment = child_environment(
            seed,
            PYTHONPATH=(";" if sys.platform == "win32" else ":").join(styles),
            MPLCONFIGDIR=str(cache_folder() / "matplotlib"),
            READER_RESOURCES=str(resource()),
        )
        self._forks = self.enter_context(Forks(easel.__file__, self._environment))

    def draw(self, source: Path) -> Drawn:
        """Return what a source draws; nothing is written beside it."""
        with tempfile.TemporaryDirectory(prefix="reader-") as folder:
            place = Path(folder)
            for file in source.parent.iterdir():  # it may import a calculation or read its output
                if file.suffix in {".py", ".out"}:
                    shutil.copyfile(file, place / file.name)
            copy = place / source.name
            shutil.copyfile(source, copy)
            target = target_of(copy)
            if source.name.endswith(".dot"):
                code = self._run(["dot", "-Tsvg", "-o", target.name, copy.name], place)
            elif sys.platform == "win32":  # which has no fork
                code = self._run([sys.executable, "-s", "-B", str(copy)], place)
            else:
                code = self._forks.ask(copy)
            if code != 0:
                return _failed(code, place / "err", source.name)
            if not target.is_file():
                return Drawn(b"", f"It draws no {target.name}; end it with save(fig).")
            return Drawn(target.read_bytes().replace(b"\r\n", b"\n"))

    def _run(self, command: list[str], folder: Path) -> int:
        with (folder / "err").open("wb") as told:
            try:
                return subprocess.run(
                    command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=told,
                    cwd=folder, env=self._environment, timeout=easel.SECONDS, check=False,
                ).returncode  # fmt: skip
            except subprocess.TimeoutExpired:
                return _OUT_OF_TIME


def _failed(code: int, told: Path, name: str) -> Drawn:
    if code == _OUT_OF_TIME:
        return Drawn(b"", f"Drawing takes more than {easel.SECONDS} s; make it smaller.")
    words = told.read_text(encoding="utf-8", errors="replace") if told.is_file() else ""
    lines = re.findall(rf'{re.escape(name)}", line (\d+)', words)
    last = words.strip().rsplit("\n", 1)[-1].rstrip(".") or "no reason given"
    return Drawn(b"", f"The figure cannot be drawn: {last}.", int(lines[-1]) if lines else 1)
