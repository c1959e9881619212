"""The command that packs, its keys and what it prints."""

import json
import stat
import sys

import pytest
from pack_files import DAY, archive_in, look

from reader.errors import ReaderError
from reader.library.place import place_of
from reader.library.signature import read_key
from reader.library.unpack import look_through
from reader.packing import new_key, pack


@pytest.fixture
def ours(tmp_path):
    return place_of(archive_in(tmp_path))


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out.archive.zip"


def test_it_says_what_is_in_the_pack(ours, out, capsys):
    assert pack(ours, out, None, "", as_json=False) == 0

    said, left = capsys.readouterr()
    assert said.splitlines()[0].startswith(f"{out}: {DAY}, 3 articles, 15 files, ")
    assert said.splitlines()[1:] == ["not signed"]
    assert left == ""


def test_it_says_what_was_left_out(ours, out, capsys):
    (ours.content / "lab" / "draft.odt").write_bytes(b"x")

    pack(ours, out, None, "", as_json=False)

    assert capsys.readouterr().err == "left out: ours/lab/draft.odt\n"


def test_its_json_has_the_promised_form(ours, out, tmp_path, capsys):
    new_key(tmp_path / "key")
    fingerprint = capsys.readouterr().out.strip()

    pack(ours, out, tmp_path / "key", "2026-12-01", as_json=True)

    assert json.loads(capsys.readouterr().out) == {
        "pack": str(out),
        "name": {"en": "A Small Archive", "zh": "小文库"},
        "date": "2026-12-01",
        "articles": 3,
        "files": 15,
        "bytes": out.stat().st_size,
        "signed_by": fingerprint,
        "left_out": [],
    }


def test_a_signed_pack_is_signed_by_its_key(ours, out, tmp_path, capsys):
    new_key(tmp_path / "key")
    fingerprint = capsys.readouterr().out.strip()

    pack(ours, out, tmp_path / "key", "", as_json=False)

    assert look_through(out).signed_by == fingerprint
    assert [len(group) for group in fingerprint.split()] == [4] * 8
    assert len(look(out)) == 15


def test_a_key_is_for_its_owner_alone_and_never_written_over(tmp_path, capsys):
    file = tmp_path / "key"
    new_key(file)
    seed = read_key(file)

    with pytest.raises(ReaderError, match="never written over"):
        new_key(file)

    assert read_key(file) == seed
    assert len(seed) == 32
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 or sys.platform == "win32"


def test_two_keys_differ(tmp_path, capsys):
    new_key(tmp_path / "a")
    new_key(tmp_path / "b")

    a, b = capsys.readouterr().out.split("\n")[:2]
    assert a != b


def test_a_key_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(ReaderError, match="The key cannot be written"):
        new_key(tmp_path / "nowhere" / "key")


@pytest.mark.parametrize("text", [b"", b"00", b"xyz", b"00" * 33, "钥匙".encode()])
def test_what_is_no_key_is_told(ours, out, tmp_path, text):
    (tmp_path / "key").write_bytes(text)

    with pytest.raises(ReaderError, match="This is no key of the reader"):
        pack(ours, out, tmp_path / "key", "", as_json=False)

    assert not out.exists()


def test_a_key_that_is_not_there_is_told(ours, out, tmp_path):
    with pytest.raises(ReaderError, match="cannot be read"):
        pack(ours, out, tmp_path / "key", "", as_json=False)


def test_without_a_file_name_it_says_so(ours):
    with pytest.raises(ReaderError, match="no file name"):
        pack(ours, None, None, "", as_json=False)
