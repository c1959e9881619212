"""An archive that is added: compiled beside the old one, swapped at once, or nothing changes."""

import errno
import os
import shutil
import sys
from pathlib import Path

import pytest
from pack_files import (
    CASES,
    DAY,
    NAMES,
    archive_in,
    build_here,
    made_pack,
    pack_in,
    ready_build,
    tree,
)

from reader.errors import ReaderError
from reader.library import added as added_module
from reader.library import adding as adding_module
from reader.library.added import (
    added_place,
    find_added,
)
from reader.library.adding import add_archive
from reader.library.pack import write_pack
from reader.library.place import Place
from reader.library.store import open_library
from reader.library.unpack import look_through
from reader.study.locks import Lock

NOWHERE = Path("/nowhere")  # the program's own library, which is not there


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(adding_module, "_write_through", lambda _folder: None)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "archives"


@pytest.fixture
def pack(tmp_path):
    return pack_in(tmp_path)


@pytest.fixture
def newer(tmp_path):
    """A pack of a week later in which an article has another text."""
    (tmp_path / "later").mkdir()
    archive = archive_in(tmp_path / "later")
    (archive / "lab" / "short" / "en.md").write_text("# A newer note\n")
    file = tmp_path / "newer.archive.zip"
    write_pack(archive, file, "2026-11-28")
    return file


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """Stand for the compiler where it does not matter what is compiled."""
    return ready_build(tmp_path_factory.mktemp("ready"))


@pytest.fixture
def add(home, ready):
    """Return a function that adds a pack or a folder."""

    def add(path, build=ready, own=NOWHERE):
        return add_archive(look_through(path), home, own, build)

    return add


def _titles(home):
    place = added_place(home, NOWHERE)
    return {path: e.title.get("en") for path, e in open_library(place.library).entries.items()}


def _editions(home):
    return sorted(entry.name for entry in home.iterdir() if entry.is_dir())


def test_what_is_known_of_it_is_kept(add, home, pack):
    added = add(pack)

    assert find_added(home) == added
    assert (added.name, added.date, added.articles, added.signed_by) == (NAMES, DAY, 3, "")
    assert added.folder.startswith(f"a-small-archive-{DAY}-")


def test_the_folder_of_an_archive_can_be_added(add, home, tmp_path):
    folder = archive_in(tmp_path)

    added = add(folder, build_here)

    shutil.rmtree(folder)
    assert added.date == DAY
    assert set(_titles(home)) == {"lab/short", "lab/drafts", "essentials/cache"}


def test_a_folder_that_was_not_made_for_the_reader_can_be_added(add, home):
    added = add(CASES / "archives" / "foreign", build_here)

    assert added.date == ""
    assert added.folder.startswith("foreign-undated-")
    assert set(_titles(home)) == {"短文", "notes/kernel", "notes/systems/paging"}


def test_an_archive_in_chinese_alone_has_a_folder_with_a_name(add, tmp_path):
    archive = archive_in(tmp_path)
    (archive / "archive.toml").write_text('name = { zh = "文库" }\n', encoding="utf-8")

    assert add(archive).folder.startswith("archive-2026")


def test_a_newer_one_takes_the_place_and_one_older_is_kept(add, home, pack, newer):
    first, second = add(pack), add(newer, build_here)

    assert find_added(home) == second
    assert _titles(home)["lab/short"] == "A newer note"
    assert _editions(home) == sorted((first.folder, second.folder))

    third = add(pack, build_here)

    assert _editions(home) == sorted((second.folder, third.folder))
    assert _titles(home)["lab/short"] == "A short note"


def test_the_same_archive_can_be_added_again(add, home, pack):
    first, second = add(pack), add(pack)

    assert second.folder == f"{first.folder}-2"
    assert find_added(home) == second


def test_only_what_changed_is_compiled(add, pack, newer):
    built = []

    def build(place):
        built.append(build_here(place))

    add(pack, build)
    add(newer, build)

    assert built[1].compiled == ("lab/short",)


def test_it_begins_with_the_pages_of_our_own_archive(add, tmp_path, pack):
    own = tmp_path / "own"
    build_here(Place(pack.with_name("ours"), own))
    built = []

    def build(place):
        built.append(build_here(place))

    add(pack, build, own)

    assert built[0].compiled == ()


def _damages(monkeypatch):
    def no_room(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def stop(_place):
        raise KeyboardInterrupt

    def build_nothing(place):
        shutil.rmtree(place.library, ignore_errors=True)

    def half(place):
        build_here(place)
        (place.library / "catalogue.json").write_text("{")

    def fail(_place):
        raise ReaderError("The archive could not be compiled.")

    return {
        "no room to unpack": lambda: monkeypatch.setattr(adding_module, "unpack", no_room),
        "no room for the pointer": lambda: monkeypatch.setattr(adding_module, "put_added", no_room),
        "no room at the swap": lambda: monkeypatch.setattr(added_module.os, "fsync", no_room),
        "no room to compile": lambda: no_room,
        "not compiled": lambda: fail,
        "compiled to nothing": lambda: build_nothing,
        "compiled by half": lambda: half,
        "stopped": lambda: stop,
    }


@pytest.mark.parametrize(
    "how",
    [
        "no room to unpack",
        "no room for the pointer",
        "no room at the swap",
        "no room to compile",
        "not compiled",
        "compiled to nothing",
        "compiled by half",
        "stopped",
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_after_any_failure_the_old_archive_is_there(
    add, home, pack, newer, monkeypatch, ready, how, before
):
    old = add(pack) if before else None
    library = tree(old.place(home).library) if old else None
    with monkeypatch.context() as patch:
        build = _damages(patch)[how]()
        with pytest.raises(KeyboardInterrupt if how == "stopped" else ReaderError):
            add(newer, build or ready)

    assert find_added(home) == old
    assert _editions(home) == ([old.folder] if old else [])
    if old:
        assert tree(old.place(home).library) == library
    assert add(newer) == find_added(home) != old


def test_a_file_in_the_place_of_the_folder_is_told(add, home, pack):
    home.write_text("in the way")

    with pytest.raises(ReaderError, match=r"The archive cannot be added .*still there"):
        add(pack)


def test_a_disk_that_cannot_be_written_is_told(add, home, pack, monkeypatch):
    def read_only(self, *_arguments, **_options):
        raise OSError(errno.EROFS, "Read-only file system")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "mkdir", read_only)
        with pytest.raises(ReaderError, match=r"cannot be added \(Read-only file system\)"):
            add(pack)

    assert find_added(home) is None


def test_an_archive_without_an_article_that_can_be_read_is_not_added(add, home, tmp_path):
    file = made_pack(tmp_path / "bad.zip", {"a/b/en.md": b"\xff\xfe"})

    with pytest.raises(ReaderError, match="No article of the archive can be read"):
        add(file, build_here)

    assert find_added(home) is None
    assert _editions(home) == []


def test_two_programs_do_not_add_at_once(add, home, pack):
    home.mkdir()
    lock = Lock(home / "adding.lock")
    assert lock.share(0)

    with pytest.raises(ReaderError, match="Another archive is being added just now"):
        add(pack)

    lock.release()
    add(pack)


def test_what_an_end_half_way_left_is_removed_and_nothing_else(add, home, pack):
    left = home / f"a-small-archive-{DAY}-0123abcd"
    (left / "content").mkdir(parents=True)
    (home / ".123.new").write_text("{")
    (home / "of the user").mkdir()
    (home / "notes.txt").write_text("mine")

    added = add(pack)

    names = {entry.name for entry in home.iterdir()}
    assert names == {added.folder, "current.json", "adding.lock", "of the user", "notes.txt"}


def test_every_file_is_on_the_disk_itself_before_the_swap(add, home, pack, monkeypatch):
    synced = []
    monkeypatch.undo()
    monkeypatch.setattr(os, "fsync", lambda number: synced.append(os.fstat(number).st_ino))

    added = add(pack)

    files = [file for file in (home / added.folder).rglob("*") if file.is_file()]
    assert set(synced[:-1]) == {file.stat().st_ino for file in files}
    assert synced[-1] == (home / "current.json").stat().st_ino


@pytest.mark.skipif(sys.platform == "win32", reason="rights are otherwise there")
def test_pages_that_may_only_be_read_are_begun_with(add, home, tmp_path, pack):
    own = tmp_path / "own"
    build_here(Place(pack.with_name("ours"), own))
    for entry in (*own.rglob("*"), own):
        entry.chmod(0o555 if entry.is_dir() else 0o444)

    place = add(pack, build_here, own).place(home)

    assert all(entry.stat().st_mode & 0o200 for entry in place.library.rglob("*"))
    for entry in (own, *own.rglob("*")):
        entry.chmod(0o755)
