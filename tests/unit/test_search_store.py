"""The index on disk: made with the library and changed with it."""

import shutil

import pytest
import search_archive as small
from search_archive import BATCHING, CACHE, FLASH, MACHINES, SPECULATIVE, index_of, state_of
from whoosh import index

from reader.errors import ReaderError
from reader.library import finding
from reader.library.store import open_library
from reader.search import index as index_module
from reader.search import store
from reader.search.schema import schema


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return small.build(small.ARCHIVE, tmp_path_factory.mktemp("search") / "library")


@pytest.fixture
def library(built, tmp_path):
    return small.copied(built, tmp_path / "library")


@pytest.fixture
def archive(tmp_path):
    return small.copied(small.ARCHIVE, tmp_path / "archive")


@pytest.fixture
def made(monkeypatch):
    """Count how often an index is made or changed."""
    calls = []
    for name in ("create_index", "change_index"):
        kept = getattr(store, name)

        def noted(*args, _kept=kept, _name=name, **options):
            calls.append(_name)
            return _kept(*args, **options)

        monkeypatch.setattr(store, name, noted)
    return calls


def _found(library, question="draft"):
    searcher = small.finder(library)
    try:
        return small.anchors(searcher.ask(question, 50))
    finally:
        searcher.close()


def _replace(archive, name, old, new):
    file = archive / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_index_is_built_with_the_library(built):
    assert sorted(file.name for file in (built / "search").iterdir() if file.is_file()) == [
        "search.json", "words.txt",
    ]  # fmt: skip
    assert sorted(file.suffix for file in index_of(built).iterdir()) == [
        "", ".col", ".pst", ".toc", ".trm",
    ]  # fmt: skip


def test_nothing_is_written_when_nothing_changed(library, made):
    before = state_of(library)

    small.build(small.ARCHIVE, library)
    assert _found(library)
    assert state_of(library) == before
    assert made == []


def test_asking_writes_nothing(library):
    before = state_of(library)

    for question in ("draft", "specultive", "投机结码", "tjjm", '"显存带宽"', "vendor:orbit"):
        _found(library, question)
    assert state_of(library) == before


def test_a_changed_article_changes_only_itself(archive, library, made):
    small.build(archive, library)
    others = _found(library, "speculative sampling") | _found(library, "610,351")
    _replace(archive, "orbit/flash-attention/en.md", "Hopper", "Zeppelin")
    _replace(archive, "orbit/flash-attention/zh.md", "滚动", "翻滚不停")

    small.build(archive, library)
    assert made == ["change_index"]
    assert _found(library, "hopper lang:en") == _found(library, '"滚动的"') == set()
    assert _found(library, "zeppelin") == _found(library, "翻滚不停") == {(FLASH, "the-kernel")}
    assert _found(library, "speculative sampling") | _found(library, "610,351") == others


def test_new_words_are_corrected_to_and_old_ones_are_not(archive, library):
    small.build(archive, library)
    _replace(archive, "orbit/separate-machines/en.md", "gigabytes", "zettabytes")
    small.build(archive, library)
    searcher = small.finder(library)

    assert searcher.ask("zetabytes").corrected == "zettabytes"
    assert searcher.ask("zett", is_typing=True).passages == 1
    searcher.close()


def test_a_new_article_joins(archive, library, made):
    small.build(archive, library)
    (archive / "essentials" / "new").mkdir()
    (archive / "essentials" / "new" / "en.md").write_text("# New\n\n## In it\n\nA xylophone.\n")

    small.build(archive, library)
    assert made == ["change_index"]
    assert _found(library, "xylophone") == {("essentials/new", "in-it")}
    assert _found(library, "draft")


def test_a_removed_article_is_gone(archive, library, made):
    small.build(archive, library)
    shutil.rmtree(archive / "essentials" / "continuous-batching")

    small.build(archive, library)
    assert made == ["change_index"]
    assert _found(library, "scheduler") == set()
    assert _found(library, "vendor:essentials") == {
        (path, at) for path, at in _found(library, "vendor:essentials") if path != BATCHING
    }
    assert _found(library, "draft")


def test_where_most_articles_changed_a_new_index_is_made(archive, library, made):
    small.build(archive, library)
    before = index_of(library)
    for file in archive.rglob("en.md"):
        file.write_text(file.read_text(encoding="utf-8") + "\nA xylophone.\n", encoding="utf-8")

    small.build(archive, library)
    assert made == ["create_index"]
    assert index_of(library) != before
    assert len(_found(library, "xylophone")) == 6


def test_a_changed_glossary_gives_new_names(archive, library):
    small.build(archive, library)
    assert _found(library, "赌一把") == set()
    _replace(archive, "glossary.toml", '"推测采样"]', '"推测采样", "赌一把"]')

    small.build(archive, library)
    assert (SPECULATIVE, "in-short") in _found(library, "赌一把")
    assert (MACHINES, "when-it-pays") in _found(library, "duyiba")


def test_a_changed_title_gives_a_new_sound(archive, library):
    small.build(archive, library)
    _replace(archive, "essentials/kv-cache/article.toml", "模型记住了什么", "模型忘不了什么")

    small.build(archive, library)
    assert {path for path, _ in _found(library, "wangbuliao")} == {CACHE}


def test_a_build_that_stopped_before_its_end_leaves_what_was_there(archive, library, monkeypatch):
    def stop(*_args):
        raise OSError(28, "No space left on device")

    small.build(archive, library)
    _replace(archive, "orbit/flash-attention/en.md", "Hopper", "Zeppelin")
    with monkeypatch.context() as patch:
        patch.setattr(store, "_save", stop)
        with pytest.raises(ReaderError, match="No space left on device"):
            small.build(archive, library)

    assert _found(library, "hopper") == {(FLASH, "the-kernel")}
    assert _found(library, "zeppelin") == set()
    small.build(archive, library)
    assert _found(library, "zeppelin") == {(FLASH, "the-kernel")}


def test_a_build_beside_another_makes_an_index_of_its_own(archive, library, made):
    small.build(archive, library)
    _replace(archive, "orbit/flash-attention/en.md", "Hopper", "Zeppelin")
    lock = index.open_dir(str(index_of(library)), schema=schema()).lock("WRITELOCK")
    assert lock.acquire()

    small.build(archive, library)
    lock.release()
    assert made == ["change_index", "create_index"]
    assert _found(library, "zeppelin") == {(FLASH, "the-kernel")}


def test_processes_make_an_index_that_answers_the_same(archive, library, monkeypatch):
    wanted = _found(library, "draft OR 显存 OR cache")
    shutil.rmtree(library / "search")
    monkeypatch.setattr(index_module, "_FEW", 0)
    shelves = finding._shelves(library, open_library(library).catalogue)

    terms = finding._terms(library / "terms.json")
    store.update_search(library / "search", shelves, terms, in_process=False)
    assert _found(library, "draft OR 显存 OR cache") == wanted
