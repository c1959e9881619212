"""A build that is stopped, killed or out of room leaves the last library as it was."""

import errno
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.errors import ReaderError
from reader.library import build as build_module
from reader.library import compile as compile_module
from reader.library.build import build_library
from reader.library.store import open_library

_ROOT = Path(__file__).resolve().parents[2]
_CASES = _ROOT / "tests" / "cases" / "archives"


@pytest.fixture(autouse=True)
def _no_processes(monkeypatch):
    monkeypatch.setattr(build_module, "_FEW", 100)
    monkeypatch.setattr(build_module, "write_assets", lambda _out: "assets-none")  # 8 MB of fonts


@pytest.fixture
def archive(tmp_path):
    return Path(shutil.copytree(_CASES / "ours", tmp_path / "ours"))


@pytest.fixture
def out(tmp_path):
    return tmp_path / "library"


def _build(archive, out):
    return build_library(archive, out, lambda _done, _total: None)


def _readable(out):
    """Return what every article of the library shows, so that two states can be compared."""
    library = open_library(out)
    return {
        path: library.file_for(f"/article/{path}").read_text(encoding="utf-8")
        for path in library.entries
    }


def _change_all(archive):
    for file in archive.rglob("*.md"):
        file.write_text(file.read_text(encoding="utf-8") + "\nChanged.\n", encoding="utf-8")


class _FullDisk:
    """Lets so many files be written, then the disk is full."""

    def __init__(self, free):
        self.free = free

    def __call__(self, file, data):
        self.free -= 1
        if self.free < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def test_a_file_in_place_of_the_librarys_folder_is_told(archive, out):
    out.write_text("in the way")

    with pytest.raises(ReaderError, match="The library cannot be written") as caught:
        _build(archive, out)

    assert caught.value.path == out


@pytest.mark.parametrize("free", range(5))
def test_a_full_disk_leaves_the_last_library_as_it_was(archive, out, monkeypatch, free):
    _build(archive, out)
    before = _readable(out)
    _change_all(archive)
    disk = _FullDisk(free)  # 3 pages, 1 picture, 1 list of contents
    monkeypatch.setattr(compile_module, "write_atomically", disk)
    monkeypatch.setattr(build_module, "write_atomically", disk)

    with pytest.raises(ReaderError, match=r"cannot be written \(No space left on device\)"):
        _build(archive, out)

    assert _readable(out) == before


def test_a_disk_that_has_room_again_gets_the_new_library(archive, out, monkeypatch):
    _change_all(archive)
    with monkeypatch.context() as patch:
        patch.setattr(compile_module, "write_atomically", _FullDisk(1))
        with pytest.raises(ReaderError):
            _build(archive, out)

    _build(archive, out)

    assert all("Changed." in page for page in _readable(out).values())
    assert not list(out.rglob("*.new"))


def test_stopping_half_way_leaves_the_last_library_as_it_was(archive, out):
    _build(archive, out)
    before = _readable(out)
    _change_all(archive)

    def stop(done, _total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_library(archive, out, stop)

    assert _readable(out) == before


def test_stopping_half_way_costs_no_more_than_the_build(archive, out):
    def stop(done, _total):
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_library(archive, out, stop)

    assert len(_build(archive, out).compiled) == 3
    assert len(list((out / "pages").rglob("*.html"))) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_kill_half_way_leaves_the_last_library_as_it_was(archive, out):
    _build(archive, out)
    before = _readable(out)
    _change_all(archive)
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from reader.library import build\n"
        "build._FEW = 100\n"
        "kill = lambda done, _: done == 2 and os.kill(os.getpid(), signal.SIGKILL)\n"
        "build.build_library(Path(sys.argv[1]), Path(sys.argv[2]), kill)\n"
    )

    command = [sys.executable, "-c", program, str(archive), str(out)]
    ended = subprocess.run(command, cwd=_ROOT, check=False, timeout=60)

    assert ended.returncode == -signal.SIGKILL
    assert _readable(out) == before
    assert set(_build(archive, out).compiled) == {"lab/short", "lab/drafts", "essentials/cache"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_process_of_the_build_that_is_killed_is_told(archive, out, monkeypatch):
    _build(archive, out)
    before = _readable(out)
    _change_all(archive)
    monkeypatch.setattr(build_module, "_FEW", 0)
    monkeypatch.setattr(build_module, "compile_article", _end_this_process)

    with pytest.raises(ReaderError, match="ended from outside"):
        _build(archive, out)

    assert _readable(out) == before


def _end_this_process(_job):
    assert multiprocessing.parent_process() is not None  # never the tests' own
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b'{"program": 5}', b"\xff\xfe", b"["]
)
def test_without_its_memory_everything_is_built_anew(archive, out, damage):
    _build(archive, out)
    (out / "build.json").write_bytes(damage)

    assert len(_build(archive, out).compiled) == 3
    assert _build(archive, out).compiled == ()


def test_a_damaged_catalogue_is_replaced_by_a_build(archive, out):
    _build(archive, out)
    before = _readable(out)
    (out / "catalogue.json").write_text("damaged")

    assert _build(archive, out).compiled == ()
    assert _readable(out) == before


def test_another_version_of_the_program_builds_everything_anew(archive, out, monkeypatch):
    _build(archive, out)
    monkeypatch.setattr(build_module, "program_digest", lambda: "another")

    assert len(_build(archive, out).compiled) == 3
    assert len(list((out / "pages").rglob("*.html"))) == 3
