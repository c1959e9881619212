"""Packs that no `reader pack` wrote: each is refused with a sentence before a byte is unpacked."""

import json
import stat
import struct
import zipfile

import pytest
from pack_files import look, made_pack, made_zip

from reader.errors import ReaderError
from reader.library import unpack as unpack_module
from reader.library.adding import unpack
from reader.library.unpack import look_through

GOOD = {"a/en.md": b"# A\n"}
SEED = bytes(range(32))
_MARK = b"PK\x05\x06"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "made.zip"


def _entry(name, kind=stat.S_IFREG, **values):
    entry = zipfile.ZipInfo(name)
    entry.external_attr = (kind | 0o644) << 16
    for key, value in values.items():
        setattr(entry, key, value)
    return entry


def _refused(file):
    with pytest.raises(ReaderError) as caught:
        look(file)
    assert caught.value.path == file
    return str(caught.value)


def test_the_packs_of_these_tests_are_good_before_they_are_made_bad(file):
    assert look(made_pack(file, GOOD)) == GOOD


@pytest.mark.parametrize("data", [b"", b"PK", b"hello", b"x" * 1000, bytes(30)])
def test_what_is_no_zip_is_refused(file, data):
    file.write_bytes(data)

    assert "This is no pack, or it is damaged" in _refused(file)


def test_a_file_that_is_not_there_is_told(file):
    assert "The file cannot be read (No such file or directory)." in _refused(file)


@pytest.mark.parametrize("part", range(1, 17))
def test_a_pack_that_ends_too_early_is_refused(file, part):
    data = made_pack(file, GOOD).read_bytes()
    file.write_bytes(data[: len(data) * part // 17])

    _refused(file)


@pytest.mark.parametrize("before", [True, False])
def test_what_stands_before_or_behind_a_pack_is_refused(file, before):
    data = made_pack(file, GOOD).read_bytes()
    file.write_bytes(b"#!/bin/sh\n" + data if before else data + b"more")

    assert "no pack" in _refused(file)


def test_a_zip_without_a_manifest_is_refused(file):
    assert "The pack has no manifest." in _refused(made_zip(file, GOOD))


@pytest.mark.parametrize(
    "name",
    ["../en.md", "/en.md", "a/../../en.md", "C:/en.md", "a\\..\\..\\en.md", "a//en.md", "a/aux.md"],
)
@pytest.mark.parametrize("said", [True, False])
def test_a_name_that_leads_away_is_refused_whether_the_manifest_has_it_or_not(file, name, said):
    if said:
        made_pack(file, {**GOOD, name: b"x"})
    else:
        good = json.loads(zipfile.ZipFile(made_pack(file, GOOD)).read("manifest.json"))
        made_pack(file, {**GOOD, name: b"x"}, good)

    assert "cannot stand in a pack" in _refused(file)


def test_a_name_that_is_cut_at_nul_is_refused(file):
    data = made_pack(file, {"a/en.md": b"# A", "a/xy.md": b"# B"}).read_bytes()
    file.write_bytes(data.replace(b"a/xy.md", b"a/x\0.md"))

    assert "signs that cannot be seen" in _refused(file)


@pytest.mark.parametrize(
    "name", ["a/search/_MAIN_1.toc", "a/x.seg", "a/catalogue.json", "a/x.pkl", "a/x.html", "a/x"]
)
def test_an_index_or_a_part_of_a_library_is_refused(file, name):
    assert "an index is made only by this program" in _refused(
        made_pack(file, {**GOOD, name: b"x"})
    )


@pytest.mark.parametrize(
    "kind", [stat.S_IFLNK, stat.S_IFDIR, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFIFO, stat.S_IFSOCK]
)
def test_links_and_devices_are_refused(file, kind):
    made_pack(file, {**GOOD, "a/zh.md": b"../../secret"})
    manifest = zipfile.ZipFile(file).read("manifest.json")
    bad = {_entry("a/zh.md", kind): b"../../secret"}

    assert "is a link or no file" in _refused(
        made_zip(file, {"manifest.json": manifest, **GOOD, **bad})
    )


def test_a_folder_of_dos_is_refused(file):
    bad = {_entry("a/zh.md", external_attr=0x10): b""}

    assert "is a link or no file" in _refused(made_zip(file, {"manifest.json": b"", **GOOD, **bad}))


@pytest.mark.parametrize("bit", [0x1, 0x40, 0x2000])
def test_an_encrypted_file_is_refused(file, bit):
    data = bytearray(made_pack(file, GOOD).read_bytes())
    at = data.rindex(b"PK\x01\x02") + 8
    struct.pack_into("<H", data, at, struct.unpack_from("<H", data, at)[0] | bit)
    file.write_bytes(data)

    assert "encrypted" in _refused(file)


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, 1, 9, 93, 99])
def test_an_unusual_way_of_packing_is_refused(file, method):
    data = bytearray(made_pack(file, GOOD).read_bytes())
    struct.pack_into("<H", data, data.rindex(b"PK\x01\x02") + 10, method)
    file.write_bytes(data)

    assert "packed in a way that is not known" in _refused(file)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["a/en.md", "manifest.json"])
def test_the_same_name_twice_is_refused(file, name):
    manifest = zipfile.ZipFile(made_pack(file, GOOD)).read("manifest.json")
    files = {"manifest.json": manifest, **GOOD, _entry(name): b"other"}

    assert "twice" in _refused(made_zip(file, files))


def test_a_bomb_is_refused(file):
    assert "hundred times its size" in _refused(made_pack(file, {"a/en.md": bytes(20_000_000)}))


def test_a_file_that_unpacks_to_more_than_it_says_is_not_read_to_its_end(file):
    data = bytearray(made_pack(file, {"a/en.md": bytes(20_000_000)}).read_bytes())
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<L", data, data.rindex(mark) + at, 100)
    file.write_bytes(data)

    assert "is not what the manifest says" in _refused(file)


def test_a_large_file_is_refused(file, monkeypatch):
    monkeypatch.setattr(unpack_module, "MAX_FILE_BYTES", 1000)

    assert "too large for a pack" in _refused(made_pack(file, {"a/en.md": b"# A\n" * 300}))


def test_a_large_archive_is_refused(file, monkeypatch):
    for name in ("MAX_TOTAL_BYTES", "MAX_MANIFEST_BYTES", "_MAX_SIGNATURE_BYTES"):
        monkeypatch.setattr(unpack_module, name, 100)

    assert "The archive is too large for a pack" in _refused(
        made_pack(file, {"a/en.md": b"# A\n" * 300})
    )


def test_a_pack_of_too_many_files_is_refused_before_its_directory_is_read(file, monkeypatch):
    monkeypatch.setattr(unpack_module, "MAX_FILES", 2)
    monkeypatch.setattr(unpack_module, "ZipFile", None)

    files = {f"a/{number}.md": b"x" for number in range(5)}
    assert "more than 2 files" in _refused(made_pack(file, files))


def test_a_directory_of_many_bytes_is_refused_before_it_is_read(file, monkeypatch):
    monkeypatch.setattr(unpack_module, "_MAX_DIRECTORY_BYTES", 100)
    monkeypatch.setattr(unpack_module, "ZipFile", None)

    assert "files" in _refused(made_pack(file, GOOD))


def test_a_zip64_is_refused(file):
    data = made_pack(file, GOOD).read_bytes()
    at = data.rindex(_MARK)
    file.write_bytes(data[:at] + b"PK\x06\x07" + bytes(16) + data[at:])

    assert "no plain end" in _refused(file)


def test_parts_that_share_their_bytes_are_refused(file):
    names = [f"a/{number}.md" for number in range(9)]
    made_pack(file, {name: bytes(range(256)) * 4 for name in names})
    data = bytearray(file.read_bytes())
    at = data.index(b"PK\x01\x02")
    while at >= 0:  # every file has the sizes of them all
        struct.pack_into("<L", data, at + 20, len(data) // 3)
        at = data.find(b"PK\x01\x02", at + 4)
    file.write_bytes(data)

    assert "its parts overlap" in _refused(file)


def test_a_pack_that_was_exchanged_after_the_look_is_refused(file, tmp_path):
    parcel = look_through(made_pack(file, GOOD))
    made_pack(file, {"a/en.md": b"# B\n"})

    with pytest.raises(ReaderError, match="has changed since it was looked through"):
        unpack(parcel, tmp_path / "out")

    assert not (tmp_path / "out").exists()
