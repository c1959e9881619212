"""The settings' file: nothing is lost that need not be, and nothing in it stops the program."""

import errno
import json
import sys
from dataclasses import asdict, fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import ReaderError
from reader.settings import (
    PORTABLE_MARKER,
    Session,
    Settings,
    Tab,
    cache_folder,
    data_folder,
    load_settings,
    runtime_name,
    save_settings,
    settings_file,
)

_SESSIONS = {"/library": Session((Tab("v/a", "p-1"), Tab("", "")), 1), "/other": Session()}
_PLAIN = {f.name: type(getattr(Settings(), f.name)) for f in fields(Settings)} | {"sessions": dict}
_VALUES = {bool: st.booleans(), int: st.integers(), str: st.text()}
_VALUES[tuple] = st.lists(st.text()).map(tuple)
_VALUES[float] = st.floats(allow_nan=False, allow_infinity=False)
_TABS = st.lists(st.builds(Tab, st.text(), st.text())).map(tuple)
_ANY_SETTINGS = st.builds(
    Settings,
    **{name: _VALUES[kind] for name, kind in _PLAIN.items() if kind in _VALUES},
    sessions=st.dictionaries(st.text(), st.builds(Session, _TABS, st.integers())),
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
_any = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "folder" / "settings.json"


def _write(file, content):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


@_any
@given(_ANY_SETTINGS)
def test_what_is_saved_is_what_is_loaded(file, wanted):
    save_settings(file, wanted)

    assert load_settings(file) == (wanted, None)


@pytest.mark.parametrize("name", list(_PLAIN))
def test_every_field_is_kept(file, name):
    other = {bool: not getattr(Settings(), name), int: 21, float: 0.25, str: "other"}
    other |= {dict: _SESSIONS, tuple: ("投机解码", "c++")}
    changed = replace(Settings(), **{name: other[_PLAIN[name]]})

    save_settings(file, changed)

    assert load_settings(file) == (changed, None)
    assert changed != Settings()


def test_before_the_first_start_they_are_the_usual_ones(file):
    assert load_settings(file) == (Settings(), None)
    assert not file.parent.exists()


def test_keys_of_another_version_are_ignored(file):
    _write(file, {"theme": "dark", "colour_of_the_moon": [1, 2]})

    assert load_settings(file) == (Settings(theme="dark"), None)


def test_keys_that_are_missing_are_as_usual(file):
    _write(file, {"zoom": 2})

    loaded, fault = load_settings(file)

    assert (loaded, fault) == (Settings(zoom=2.0), None)
    assert type(loaded.zoom) is float


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"\xff\xfe\x00", b"nonsense", b"[" * 100_000),
        *([], "text", 5, None),
        *({"theme": 5}, {"text_size": "17"}, {"text_size": True}, {"text_size": 17.5}),
        *({"zoom": "1"}, {"zoom": True}, {"zoom": float("nan")}, {"zoom": 10**400}),
        *({"safe_graphics": 1}, {"geometry": None}),
        *({"sessions": []}, {"sessions": {"x": []}}, {"sessions": {"x": {"tabs": [{}]}}}),
        {"sessions": {"x": {"tabs": [], "current": float("inf")}}},
    ],
    ids=lambda content: str(content)[:40],
)
def test_a_file_that_cannot_be_read_is_set_aside_with_a_sentence(file, content):
    _write(file, content)
    before = file.read_bytes()

    loaded, fault = load_settings(file)

    assert loaded == Settings()
    assert fault.sentence.startswith("The settings file cannot be read (")
    assert fault.hint == "It was set aside as settings.json.broken; the settings start anew."
    assert fault.path == file
    assert file.with_name("settings.json.broken").read_bytes() == before
    assert not file.exists()


def test_after_that_settings_can_be_saved_again(file):
    _write(file, b"{")
    load_settings(file)

    save_settings(file, Settings(theme="dark"))

    assert load_settings(file) == (Settings(theme="dark"), None)


def test_a_file_that_cannot_even_be_set_aside_is_told(file, monkeypatch):
    _write(file, b"{")
    monkeypatch.setattr(Path, "replace", _refuse)

    loaded, fault = load_settings(file)

    assert (loaded, fault.hint) == (Settings(), "The settings start anew.")


@_any
@given(st.binary(max_size=40) | _JSON | st.dictionaries(st.sampled_from(list(_PLAIN)), _JSON))
def test_no_content_of_the_file_stops_the_program(file, content):
    _write(file, content)

    loaded, fault = load_settings(file)

    assert isinstance(loaded, Settings)
    assert fault is None or fault.sentence


def _refuse(*_args, **_options):
    raise OSError(errno.EROFS, "Read-only file system")


@pytest.mark.parametrize("call", ["write_text", "replace"])
def test_a_save_that_fails_leaves_the_old_file(file, monkeypatch, call):
    save_settings(file, Settings(theme="dark"))
    with monkeypatch.context() as patch:
        patch.setattr(Path, call, _refuse)
        with pytest.raises(ReaderError):
            save_settings(file, Settings(theme="sepia"))

    assert load_settings(file) == (Settings(theme="dark"), None)


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "folder").write_text("a file where the folder should be")
    file = tmp_path / "folder" / "settings.json"

    with pytest.raises(ReaderError, match="The settings cannot be saved") as caught:
        save_settings(file, Settings())

    assert caught.value.path == file
    assert caught.value.hint == "What you change is kept until the window is closed."


def test_the_reason_is_told_as_the_system_tells_it(file, monkeypatch):
    monkeypatch.setattr(Path, "mkdir", _refuse)

    with pytest.raises(ReaderError, match=r"\(Read-only file system\)"):
        save_settings(file, Settings())


def test_the_file_is_json_that_a_person_can_mend(file):
    save_settings(file, Settings(sessions=_SESSIONS))

    text = file.read_text(encoding="utf-8")
    assert json.loads(text)["sessions"]["/library"]["tabs"][0] == {"path": "v/a", "pair": "p-1"}
    assert text.count("\n") > len(asdict(Settings()))


def test_the_users_own_folders_are_used():
    assert settings_file().name == "settings.json"
    assert settings_file().parent.name == cache_folder().name == "bilingual-reader"


def test_two_users_of_a_machine_do_not_meet(monkeypatch):
    monkeypatch.delenv("USERNAME", raising=False)
    monkeypatch.setenv("USER", "one")
    first = runtime_name()
    monkeypatch.setenv("USER", "two")

    assert runtime_name() != first


@pytest.fixture
def program(tmp_path, monkeypatch) -> Path:
    """The folder of a program that was packaged."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "reader" / "reader"))
    (tmp_path / "reader").mkdir()
    return tmp_path / "reader"


def test_a_program_with_the_marker_beside_it_keeps_everything_in_its_folder(program):
    (program / PORTABLE_MARKER).touch()

    assert settings_file() == program / "data" / "settings.json"
    assert data_folder() == program / "data"
    assert cache_folder() == program / "data" / "cache"


def test_a_program_without_the_marker_keeps_nothing_beside_it(program):
    for place in (settings_file(), data_folder(), cache_folder()):
        assert not place.is_relative_to(program)


def test_the_marker_of_a_bundle_of_macos_stands_beside_it(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "Reader.app/Contents/MacOS/reader"))
    (tmp_path / PORTABLE_MARKER).touch()

    assert data_folder() == tmp_path / "data"
