"""Which archive is read: our own, or the one that was added last."""

import json
import shutil
from pathlib import Path

import pytest
from pack_files import DAY, NAMES, build_here, pack_in, ready_build, tree

from reader.library import adding as adding_module
from reader.library import place as place_module
from reader.library.added import (
    added_folder,
    added_place,
    edition_of,
    find_added,
    forget_added,
    library_date,
    reading_place,
)
from reader.library.adding import add_archive
from reader.library.place import place_of
from reader.library.store import open_library
from reader.library.unpack import look_through

NOWHERE = Path("/nowhere")  # the program's own library, which is not there


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    monkeypatch.setattr(adding_module, "_write_through", lambda _folder: None)
    monkeypatch.setattr(place_module, "built_library", lambda: NOWHERE)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "archives"


@pytest.fixture
def pack(tmp_path):
    return pack_in(tmp_path)


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


def test_without_an_added_archive_our_own_is_read():
    assert reading_place(None) == (place_of(None), None)
    assert find_added(added_folder()) is None


def test_another_archive_that_is_asked_for_is_read(tmp_path):
    assert reading_place(tmp_path) == (place_of(tmp_path), None)


def test_an_added_archive_is_read_in_the_place_of_our_own(pack):
    add_archive(look_through(pack), added_folder(), NOWHERE, build_here)

    place, fault = reading_place(None)

    assert fault is None
    assert place.content.name == "ours"
    assert tree(place.content) == tree(pack.with_name("ours"))
    library = open_library(place.library)
    assert library.catalogue.name == NAMES
    assert library.catalogue.source == str(place.content)
    assert "lab/short" in library.entries


@pytest.mark.parametrize(
    "pointer",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        '{"format": 1}',
        {"folder": "../elsewhere"},
        {"folder": "/etc"},
        {"content": "../../../etc"},
        {"content": ""},
        {"format": 2},
        {"name": {}},
        {"name": "x"},
        {"articles": "x"},
    ],
)
def test_a_damaged_pointer_leads_to_our_own_archive_with_a_sentence(pack, ready, pointer):
    home = added_folder()
    add_archive(look_through(pack), home, NOWHERE, ready)
    file = home / "current.json"
    if isinstance(pointer, dict):
        pointer = json.dumps({**json.loads(file.read_text()), **pointer})
    file.write_text(pointer)

    place, fault = reading_place(None)

    assert place == place_of(None)
    assert fault.sentence in ("The added archive cannot be found.", "The added archive is gone.")
    assert "add the other one again" in fault.hint
    added = add_archive(look_through(pack), home, NOWHERE, ready)
    assert reading_place(None) == (added.place(home), None)


@pytest.mark.parametrize("part", ["content", "library", "."])
def test_an_archive_that_is_gone_leads_to_our_own_with_a_sentence(pack, ready, part):
    home = added_folder()
    added = add_archive(look_through(pack), home, NOWHERE, ready)
    shutil.rmtree(home / added.folder / part)

    place, fault = reading_place(None)

    assert place == place_of(None)
    assert fault.sentence == "The added archive is gone."


def test_the_folder_of_all_may_be_moved(add, home, pack):
    add(pack)
    moved = home.rename(home.with_name("moved"))

    assert set(_titles(moved)) == {"lab/short", "lab/drafts", "essentials/cache"}


def test_one_can_go_back_to_our_own_archive(add, home, pack):
    add(pack)

    forget_added(home)
    forget_added(home)

    assert added_place(home, NOWHERE) is None
    add(pack)
    assert added_place(home, NOWHERE)


def _library_of(folder, date):
    folder.mkdir(exist_ok=True)
    (folder / "catalogue.json").write_text(json.dumps({"date": date}))
    return folder


@pytest.mark.parametrize(
    ("then", "now", "is_read"),
    [
        ("", "", True),
        ("2026-01-01", "2026-01-01", True),
        ("2026-01-01", DAY, True),  # the program was renewed, with the same edition
        ("2026-01-01", "2026-12-24", False),  # and with a newer one
        ("2027-01-01", "2027-01-01", True),  # an older one was wished for
        ("2027-01-01", "2027-01-02", False),
        ("2026-01-01", "", True),
    ],
)
def test_the_added_archive_is_read_until_the_program_comes_with_a_newer_one(
    add, home, pack, tmp_path, then, now, is_read
):
    own = _library_of(tmp_path / "own", then)
    add(pack, own=own)
    _library_of(own, now)

    assert (added_place(home, own) is not None) == is_read


@pytest.mark.parametrize("text", ["{", "[]", '{"date": 5}', "{}", "[" * 100_000])
def test_a_library_that_does_not_tell_has_no_date(tmp_path, text):
    (tmp_path / "catalogue.json").write_text(text)

    assert library_date(tmp_path) == ""
    assert library_date(tmp_path / "nowhere") == ""


def test_what_is_told_about_the_archives(add, home, tmp_path):
    (tmp_path / "signed").mkdir()
    added = add(pack_in(tmp_path / "signed", bytes(32)))
    own = _library_of(tmp_path / "own", "2026-10-01")

    theirs = edition_of(added.place(home).library, home)
    ours = edition_of(own, home)

    assert (theirs.date, theirs.is_added) == (DAY, True)
    assert len(theirs.signed_by.replace(" ", "")) == 32
    assert (ours.date, ours.is_added, ours.signed_by) == ("2026-10-01", False, "")
