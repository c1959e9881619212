"""The packaged program of this very checkout: found in build/package and dist/, else built."""

import filecmp
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stage import ROOT

sys.path.insert(0, str(ROOT / "packaging"))

import archives
import contents
import project
import trimming

_PARTS = ("reader", "resources", "content")  # of which a bundle has copies
_MAKERS = ("*.py", "*.spec", "hooks/*", "linux/*", "requirements.txt")


@dataclass(frozen=True, slots=True)
class Built:
    """A packaged program.

    Attributes:
        folder: As it is after unpacking.
        downloads: What people download of it, checked by its sums; empty when not made.
        seconds: What building it took; None when it was there.
    """

    folder: Path
    downloads: tuple[Path, ...]
    seconds: float | None

    @property
    def program(self) -> Path:
        return self.folder / project.NAME

    @property
    def library(self) -> Path:
        return self.folder / "_internal" / "build" / "library"

    @property
    def bytes(self) -> int:
        return trimming.size_of(self.folder)


class NotBuiltError(Exception):
    """Why there is no packaged program."""


def built(*, whole: bool) -> Built:
    """Return the packaged program, building it where there is none of this checkout.

    Args:
        whole: Whether all downloads are wanted, compressed as people get them.

    Raises:
        NotBuiltError: The build failed.
    """
    found = Built(project.WORK / "bundle" / project.NAME, _downloads(), None)
    if _is_of_this_checkout(found) and (found.downloads or not whole):
        return found
    begun = time.monotonic()
    quick = () if whole else ("--quick",)
    done = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "build.py"), *quick],
        cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    if done.returncode != 0:
        raise NotBuiltError(f"packaging/build.py failed: {done.stdout[-400:]}")
    return Built(found.folder, _downloads(), time.monotonic() - begun)


def _downloads() -> tuple[Path, ...]:
    """Return what the last build made, if it made all and nothing was changed since."""
    base = f"{project.NAME}-{project.version()}-linux-{project.processor()}"
    sums = project.OUT / f"{base}.sha256"
    if not sums.is_file():
        return ()
    wanted = dict(reversed(line.split()) for line in sums.read_text("utf-8").splitlines())
    files = [project.OUT / name for name in wanted if not name.endswith(".json")]
    if not any(file.suffix == ".gz" for file in files):
        return ()  # a quick build: nothing is compressed
    same = all(file.is_file() and archives.sha256(file) == wanted[file.name] for file in files)
    return tuple(sorted(files)) if same else ()


def _is_of_this_checkout(found: Built) -> bool:
    """Return whether a bundle has the same sources and articles, and today's recipe made it."""
    inside = found.folder / "_internal"
    if not found.program.is_file() or not found.library.is_dir():
        return False
    made = found.program.stat().st_mtime
    recipe = (file for pattern in _MAKERS for file in project.HERE.glob(pattern))
    if any(file.stat().st_mtime > made for file in recipe):
        return False
    if any(file.stat().st_mtime < made for file in found.downloads):
        return False
    names = sorted(_files(ROOT))
    return names == sorted(_files(inside)) and not any(
        filecmp.cmpfiles(ROOT, inside, names, shallow=False)[1:]
    )


def _files(root: Path) -> Iterator[str]:
    """Yield the files in a checkout or a bundle that must be the same in both."""
    for part in _PARTS:
        for file in (root / part).rglob("*"):
            name = file.relative_to(root)
            hidden = any(p.startswith(".") or p == "__pycache__" for p in name.parts)
            kept = file.suffix == ".py" if part == "reader" else file.suffix != ".ts"
            if file.is_file() and kept and not hidden and contents.is_wanted(str(name), "linux"):
                yield name.as_posix()
