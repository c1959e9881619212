"""An index that came with an archive is never opened: its pickles would run what they like."""

import pickle
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
import search_archive as small
from search_archive import CACHE, index_of
from whoosh import index
from whoosh.filedb.filestore import FileStorage

from reader.library.place import place_of
from reader.search.schema import schema

# Whoosh leaves the file open in which it met something wrong.
_leaves_open = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")


class _Bomb:
    """When it is unpickled it writes a file."""

    def __init__(self, witness):
        self._witness = witness

    def __reduce__(self):
        return Path.touch, (self._witness,)


@pytest.fixture
def witness(tmp_path):
    return tmp_path / "it was loaded"


@pytest.fixture
def library(tmp_path):
    return small.build(small.ARCHIVE, tmp_path / "library")


@pytest.fixture
def archive(tmp_path, library, witness):
    """An archive with indexes in it, wherever the reader might look for one."""
    archive = small.copied(small.ARCHIVE, tmp_path / "archive")
    evil = small.copied(library / "search", tmp_path / "evil" / "search")
    storage = FileStorage(str(index_of(tmp_path / "evil")))
    (index_of(tmp_path / "evil") / "_MAIN_1.toc").unlink()
    index.TOC(schema(), [_Bomb(witness)], 1).write(storage, "MAIN")
    places = (".", "search", "build/library/search", "build/search", ".reader/search", CACHE)
    for place in places:
        shutil.copytree(evil, archive / place, dirs_exist_ok=True)
        shutil.copytree(evil, archive / place / "search", dirs_exist_ok=True)
    return archive


def test_an_index_in_an_archive_is_not_opened_when_it_is_built_and_asked(
    archive, tmp_path, witness
):
    library = small.build(archive, tmp_path / "its library")
    small.build(archive, library)
    searcher = small.finder(library)

    assert searcher.ask("draft").passages == 6
    assert searcher.ask("specultive").corrected
    searcher.close()
    assert not witness.exists()


def test_an_index_in_an_archive_is_not_taken_for_a_damaged_one(archive, tmp_path, witness):
    library = small.build(archive, tmp_path / "its library")
    shutil.rmtree(library / "search")
    searcher = small.finder(library)

    assert searcher.ask("draft").passages == 6
    searcher.close()
    assert not witness.exists()


@_leaves_open
def test_the_witness_would_have_seen_it(archive, witness):
    (folder, *_) = archive.rglob("index-*")

    with pytest.raises(AttributeError):  # what it leaves is no segment
        index.open_dir(str(folder), schema=schema()).reader()
    assert witness.exists()


def test_the_library_of_another_archive_is_not_inside_it(archive):
    assert not place_of(archive).library.is_relative_to(archive.resolve())


@_leaves_open
def test_no_schema_is_ever_unpickled(tmp_path, monkeypatch):
    def refuse(*_args):
        raise AssertionError("a schema was unpickled")

    unsafe = SimpleNamespace(loads=refuse, dumps=pickle.dumps, PicklingError=pickle.PicklingError)
    monkeypatch.setattr(index, "pickle", unsafe)
    library = small.build(small.ARCHIVE, tmp_path / "library")
    searcher = small.finder(library)

    assert searcher.ask("draft").passages == 6
    searcher.close()
    with pytest.raises(AssertionError, match="unpickled"):  # the witness
        index.open_dir(str(index_of(library)))
