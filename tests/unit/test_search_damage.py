"""An index that is damaged or of another version: made anew, or told in a sentence."""

import json
import logging
import shutil
from pathlib import Path

import pytest
import search_archive as small
from search_archive import SPECULATIVE, index_of

from reader.errors import ReaderError
from reader.library import finding
from reader.library.store import open_library
from reader.search import store

# Whoosh leaves the file open in which it met the damage.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
_QUESTIONS = ("draft", "specultive", "显存", '"memory bandwidth"', "tjjm")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return small.build(small.ARCHIVE, tmp_path_factory.mktemp("search") / "library")


@pytest.fixture(scope="module")
def answers(built):
    found = _answers(built)
    assert all(found)
    return found


@pytest.fixture
def library(built, tmp_path):
    return small.copied(built, tmp_path / "library")


@pytest.fixture
def made(monkeypatch):
    """Count how often an index is made."""
    calls = []
    create = store.create_index
    monkeypatch.setattr(store, "create_index", lambda *a, **o: (calls.append(1), create(*a, **o)))
    return calls


def _answers(library):
    searcher = small.finder(library)
    try:
        return [small.anchors(searcher.ask(question, 50)) for question in _QUESTIONS]
    finally:
        searcher.close()


def _cut(suffix, length):
    def cut(library):
        (file,) = index_of(library).glob(f"*{suffix}")
        file.write_bytes(file.read_bytes()[:length])

    return cut


def _write(name, content):
    return lambda library: (library / "search" / name).write_bytes(content)


def _json(**changed):
    def change(library):
        file = library / "search" / "search.json"
        file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **changed}))

    return change


def _cut_words(library):
    file = library / "search" / "words.txt"
    file.write_bytes(file.read_bytes()[:400])


_DAMAGE = {
    **{f"terms cut to {n}": _cut(".trm", n) for n in (0, 1, 8, 20, 1_000, 40_000)},
    **{f"postings cut to {n}": _cut(".pst", n) for n in (0, 1, 8, 1_000, 40_000)},
    **{f"stored fields cut to {n}": _cut(".col", n) for n in (0, 1, 8, 500)},
    **{f"contents cut to {n}": _cut(".toc", n) for n in (0, 1, 10, 100, 1_000)},
    "terms gone": lambda library: next(index_of(library).glob("*.trm")).unlink(),
    "postings gone": lambda library: next(index_of(library).glob("*.pst")).unlink(),
    "stored fields gone": lambda library: next(index_of(library).glob("*.col")).unlink(),
    "contents gone": lambda library: next(index_of(library).glob("*.toc")).unlink(),
    "index gone": lambda library: shutil.rmtree(index_of(library)),
    "all gone": lambda library: shutil.rmtree(library / "search"),
    "words gone": lambda library: (library / "search" / "words.txt").unlink(),
    "words cut": _cut_words,
    "state gone": lambda library: (library / "search" / "search.json").unlink(),
    "state empty": _write("search.json", b""),
    "state of zeros": _write("search.json", b"\0" * 512),
    "state not UTF-8": _write("search.json", b"\xff{}"),
    "state a list": _write("search.json", b"[]"),
    "state nothing": _write("search.json", b"null"),
    "state deep": _write("search.json", b"[" * 100_000),
    "state of another form": _write("search.json", b'{"folder": "index-1"}'),
    "state of another folder": _json(folder="index-1"),
    "an unfinished commit": _json(generation=7),
    "another program": _json(program="0"),
    "other articles": _json(passages={}),
    "passages of another form": _json(passages=5),
    "a lexicon of another form": _json(lexicon={}),
}


@pytest.mark.parametrize("damage", _DAMAGE)
def test_a_damaged_index_is_made_anew_when_it_is_opened(library, answers, made, damage):
    _DAMAGE[damage](library)

    assert _answers(library) == answers
    assert _answers(library) == answers
    assert len(made) == 1


@pytest.mark.parametrize(
    "damage",
    ["terms cut to 8", "postings cut to 1000", "contents cut to 10", "terms gone", "index gone",
     "postings gone", "all gone", "words gone", "words cut", "state of zeros",
     "an unfinished commit", "passages of another form"],
)  # fmt: skip
def test_a_damaged_index_does_not_stop_a_build(library, answers, damage):
    _DAMAGE[damage](library)

    small.build(small.ARCHIVE, library)
    assert _answers(library) == answers


def test_an_index_of_another_version_is_made_anew(library, monkeypatch, made):
    monkeypatch.setattr(store, "_program", lambda: "another")

    assert _answers(library) == _answers(library)
    assert len(made) == 1


def test_that_an_index_is_made_anew_is_noted(library, caplog):
    caplog.set_level(logging.INFO, logger="reader")
    _DAMAGE["state gone"](library)

    assert _answers(library)
    assert "The search index is made anew" in caplog.text


def _spoil_postings(library):
    """Overwrite lists of postings, but not what tells where they are."""
    (file,) = index_of(library).glob("*.pst")
    data = file.read_bytes()
    file.write_bytes(data.replace(b"W3Bl", b"\0\0\0\0"))
    assert file.read_bytes() != data


def test_damage_that_only_asking_meets_is_told_and_mended_when_it_is_opened_next(library, answers):
    _spoil_postings(library)
    searcher = small.finder(library)

    with pytest.raises(ReaderError, match="The search index is damaged") as caught:
        searcher.ask("draft")
    searcher.close()

    assert caught.value.hint == "Build it again: reader build."
    assert _answers(library) == answers


def test_words_of_zeros_are_told_when_they_are_needed_and_mended_too(library, answers):
    file = library / "search" / "words.txt"
    file.write_bytes(b"\0" * file.stat().st_size)
    searcher = small.finder(library)

    assert searcher.ask("draft").passages == 6
    with pytest.raises(ReaderError, match="The search index is damaged"):
        searcher.ask("specultive")
    searcher.close()
    assert _answers(library) == answers


def test_after_damage_that_only_asking_met_a_build_makes_it_anew(library, made):
    _spoil_postings(library)
    searcher = small.finder(library)
    with pytest.raises(ReaderError):
        searcher.ask("draft")
    searcher.close()

    small.build(small.ARCHIVE, library)
    assert len(made) == 1


def test_an_index_that_cannot_be_written_is_told_in_a_sentence(library, monkeypatch):
    def refuse(*_args, **_options):
        raise OSError(30, "Read-only file system")

    _DAMAGE["state gone"](library)
    monkeypatch.setattr(finding, "update_search", refuse)

    with pytest.raises(ReaderError) as caught:
        small.finder(library)
    sentence = "The search index cannot be written (Read-only file system)."
    assert (caught.value.sentence, caught.value.path) == (sentence, library / "search")
    assert caught.value.hint.startswith("Make room")


def test_a_good_index_is_opened_where_nothing_can_be_written(library, monkeypatch):
    def refuse(*_args, **_options):
        raise PermissionError

    for name in ("write_text", "write_bytes", "mkdir", "unlink"):
        monkeypatch.setattr(Path, name, refuse)

    assert _answers(library)


@pytest.mark.parametrize("damage", [b"", b"{", b'{"path": "x", "sections": 3}', b"\xff", b"null"])
def test_damaged_passages_are_told_in_a_sentence(library, damage):
    searcher = small.finder(library)
    library_ = open_library(library)
    (library / library_.entries[SPECULATIVE].passages).write_bytes(damage)

    for ask in (lambda: searcher.ask("draft"), lambda: searcher.marks("draft", SPECULATIVE)):
        with pytest.raises(ReaderError, match="A part of the library cannot be read") as caught:
            ask()
        assert caught.value.hint == "Build it again: reader build."
    searcher.close()


def test_without_passages_no_index_can_be_made_and_a_build_brings_them_back(library):
    passages = library / open_library(library).entries[SPECULATIVE].passages
    passages.unlink()
    _DAMAGE["all gone"](library)

    with pytest.raises(ReaderError, match="A part of the library cannot be read"):
        small.finder(library)
    small.build(small.ARCHIVE, library)
    assert _answers(library)


@pytest.mark.parametrize("damage", [b"", b"{", b"[{}]", b"[" * 100_000, b"\xff"])
def test_a_damaged_glossary_is_told_in_a_sentence(library, damage):
    (library / "terms.json").write_bytes(damage)
    assert _answers(library)  # nobody needs it while the index is good
    _DAMAGE["state gone"](library)

    with pytest.raises(ReaderError, match="A part of the library cannot be read"):
        small.finder(library)
