"""What a pack says about itself: read strictly, and held against its files and its signature."""

import json
import zipfile

import pytest
from pack_files import look, made_pack, made_zip

from reader.errors import ReaderError
from reader.library.signature import sign

GOOD = {"a/en.md": b"# A\n"}
SEED = bytes(range(32))
_MARK = b"PK\x05\x06"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "made.zip"


def _refused(file):
    with pytest.raises(ReaderError) as caught:
        look(file)
    assert caught.value.path == file
    return str(caught.value)


@pytest.mark.parametrize(
    ("packed", "said"),
    [
        ({"a/en.md": b"# B\n"}, GOOD),  # another text
        ({"a/en.md": b"# AB\n"}, GOOD),  # another size
        ({**GOOD, "a/zh.md": b"x"}, GOOD),  # one more
        (GOOD, {**GOOD, "a/zh.md": b"x"}),  # one less
    ],
)
def test_files_that_are_not_those_of_the_manifest_are_refused(file, packed, said):
    manifest = zipfile.ZipFile(made_pack(file, said)).read("manifest.json")

    assert "is not what the manifest says" in _refused(made_pack(file, packed, manifest))


def test_files_without_a_folder_or_in_two_are_refused(file):
    for files in ({"en.md": b"# A"}, {**GOOD, "b/en.md": b"# B"}):
        assert "not in one folder" in _refused(made_pack(file, files))


@pytest.mark.parametrize(
    "manifest",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b'"\\ud800"',
        b"[" * 100_000,
        b"1" * 5000,
        b'{"format": 1}',
        b'{"format": "1"}',
        b'{"format": 1e999}',
    ],
)
def test_a_manifest_of_another_form_is_refused(file, manifest):
    assert "The manifest of the pack cannot be read" in _refused(made_pack(file, GOOD, manifest))


@pytest.mark.parametrize(
    "change",
    [
        {"format": True},
        {"date": "2026-02-31"},
        {"date": ""},
        {"date": None},
        {"articles": -1},
        {"articles": "many"},
        {"name": {}},
        {"name": {"en": ""}},
        {"name": {"en": "\u202e"}},
        {"name": {"en": "x" * 1000}},
        {"name": "x"},
        {"files": []},
        {"files": {"a/en.md": {"size": 4}}},
        {"files": {"a/en.md": {"size": -4, "sha256": "0" * 64}}},
        {"files": {"a/en.md": {"size": 4.0, "sha256": "0" * 64}}},
        {"files": {"a/en.md": {"size": 4, "sha256": "../" * 8}}},
    ],
)
def test_a_manifest_with_a_wrong_value_is_refused(file, change):
    assert "The manifest of the pack cannot be read" in _refused(made_pack(file, GOOD, **change))


def test_a_manifest_without_files_is_refused(file):
    assert "not in one folder" in _refused(made_pack(file, {}))


def test_a_pack_for_a_later_program_says_so(file):
    refused = _refused(made_pack(file, GOOD, format=2))

    assert "made for another version of the reader. Get a newer reader." in refused


@pytest.mark.parametrize(
    "signature",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff",
        b"[" * 9000,
        b'{"algorithm": "RSA", "key": "", "signature": ""}',
        b'{"algorithm": "Ed25519", "key": "00", "signature": "00"}',
        b'{"algorithm": "Ed25519", "key": 5, "signature": 5}',
        json.dumps({"algorithm": "Ed25519", "key": "00" * 32, "signature": "00" * 64}).encode(),
        sign(b"another manifest", SEED),
    ],
)
def test_a_broken_signature_is_refused(file, signature):
    manifest = zipfile.ZipFile(made_pack(file, GOOD)).read("manifest.json")
    files = {"manifest.json": manifest, "manifest.sig": signature, **GOOD}

    assert "The signature of the pack is broken" in _refused(made_zip(file, files))


def test_a_signature_of_many_bytes_is_refused(file):
    manifest = zipfile.ZipFile(made_pack(file, GOOD)).read("manifest.json")
    files = {"manifest.json": manifest, "manifest.sig": b" " * 10_001, **GOOD}

    assert "too large" in _refused(made_zip(file, files))
