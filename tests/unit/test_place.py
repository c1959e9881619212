"""Where an archive's library is kept."""

from pathlib import Path

from reader.library.place import place_of
from reader.resources import built_library, own_content
from reader.settings import cache_folder


def test_our_own_library_is_built_beside_the_program():
    place = place_of(None)

    assert (place.content, place.library) == (own_content(), built_library())


def test_the_library_of_another_archive_is_in_the_cache(tmp_path):
    place = place_of(tmp_path)

    assert place.content == tmp_path.resolve()
    assert place.library.is_relative_to(cache_folder())
    assert not place.library.is_relative_to(tmp_path / "archive")


def test_the_same_folder_has_the_same_library_however_it_is_written(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path)

    assert place_of(Path("a")) == place_of(tmp_path / "a") == place_of(Path("a/../a"))


def test_two_folders_have_two_libraries(tmp_path):
    assert place_of(tmp_path / "a").library != place_of(tmp_path / "b").library


def test_another_folder_can_be_asked_for(tmp_path):
    assert place_of(None, tmp_path).library == tmp_path
    assert place_of(tmp_path, tmp_path / "out").library == tmp_path / "out"


def test_a_folder_whose_name_is_not_utf8_has_a_place(tmp_path):
    assert place_of(tmp_path / "\udcd6\udcd0").library.name.isalnum()
