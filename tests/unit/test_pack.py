"""An archive as a pack: what is in it, always the same, and only what is sound."""

import json
import os
import sys
import zipfile

import pytest
from pack_files import CASES, DAY, NAMES, archive_in, contents, look, pack_in, tree

from reader.errors import ReaderError
from reader.library.pack import write_pack
from reader.library.pack_format import noted
from reader.library.unpack import look_through

SEED = bytes(range(32))


@pytest.fixture
def archive(tmp_path):
    return archive_in(tmp_path)


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out.archive.zip"


def test_a_pack_gives_back_every_file_of_the_archive(archive, out):
    write_pack(archive, out)

    assert look(out) == {f"ours/{name}": data for name, data in tree(archive).items()}


def test_the_manifest_comes_first_and_says_what_is_in_the_pack(archive, out):
    write_pack(archive, out)

    with zipfile.ZipFile(out) as pack:
        assert pack.namelist()[0] == "manifest.json"
        assert pack.namelist()[1:] == sorted(pack.namelist()[1:])
        manifest = json.loads(pack.read("manifest.json"))
    text = (archive / "archive.toml").read_bytes()
    assert {key: manifest[key] for key in ("format", "name", "date", "articles")} == {
        "format": 1,
        "name": NAMES,
        "date": DAY,
        "articles": 3,
    }
    note = noted(text)
    assert manifest["files"]["ours/archive.toml"] == {"size": note.size, "sha256": note.sha256}


@pytest.mark.parametrize("seed", [b"", SEED])
def test_the_same_archive_gives_the_same_bytes(archive, out, seed):
    write_pack(archive, out, seed=seed)
    first = out.read_bytes()
    for file in archive.rglob("*"):
        os.utime(file, (1, 1))
        file.chmod(0o700)

    write_pack(archive, out, seed=seed)

    assert out.read_bytes() == first


def test_hidden_files_and_what_no_archive_needs_stay_out_and_the_latter_is_told(archive, out):
    for name in (".git/config", ".DS_Store", "lab/__pycache__/a.pyc", "notes.docx", "lab/a.html"):
        file = archive / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("x")

    packed = write_pack(archive, out)

    assert packed.left_out == ("ours/lab/a.html", "ours/notes.docx")
    assert not {n for n in look(out) if "git" in n or "DS_Store" in n or "pyc" in n or "docx" in n}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_stay_out_wherever_they_lead(archive, out, tmp_path):
    (tmp_path / "secret.md").write_text("# Secret")
    (archive / "lab" / "secret.md").symlink_to(tmp_path / "secret.md")
    (archive / "lab" / "again.md").symlink_to(archive / "README.md")
    (archive / "loop").symlink_to(archive)

    packed = write_pack(archive, out)

    assert packed.left_out == ("ours/lab/again.md", "ours/lab/secret.md", "ours/loop")
    assert b"# Secret" not in look(out).values()


def test_another_date_can_be_named(archive, out):
    write_pack(archive, out, "2027-01-02")

    assert look_through(out).manifest.date == "2027-01-02"


@pytest.mark.parametrize("day", ["tomorrow", "2027-02-31", "20270102", "2027-W01-1", "٢٠٢٧-٠١-٠٢"])
def test_a_date_that_is_none_is_refused(archive, out, day):
    with pytest.raises(ReaderError, match="date of the edition"):
        write_pack(archive, out, day)


def test_an_archive_that_was_never_checked_needs_a_date(out):
    foreign = CASES / "archives" / "foreign"
    with pytest.raises(ReaderError, match="date of the edition is missing"):
        write_pack(foreign, out)

    write_pack(foreign, out, DAY)

    assert look_through(out).manifest.name == {"en": "foreign", "zh": "foreign"}


def test_an_archive_with_faults_is_refused_with_the_first(out):
    with pytest.raises(ReaderError, match="not valid TOML"):
        write_pack(CASES / "archives" / "broken", out, DAY)

    assert not out.exists()


def test_a_folder_without_articles_is_refused(tmp_path, out):
    (tmp_path / "empty").mkdir()

    with pytest.raises(ReaderError, match="No article was found"):
        write_pack(tmp_path / "empty", out, DAY)


@pytest.mark.parametrize("name", ["lab/drafts/en.md", "essentials/cache/memory.svg", "README.md"])
def test_a_text_that_is_not_utf8_is_refused(archive, out, name):
    (archive / name).write_bytes("# 短文".encode("gbk"))

    with pytest.raises(ReaderError, match="not UTF-8"):
        write_pack(archive, out)

    assert not out.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
@pytest.mark.parametrize("name", ["aux.md", "a:b.md", "a\\b.md", "end. /en.md", "a\u202eb.md"])
def test_a_name_that_is_none_elsewhere_is_refused(archive, out, name):
    (archive / name).parent.mkdir(exist_ok=True)
    (archive / name).write_text("# A\n")

    with pytest.raises(ReaderError, match="cannot stand in a pack"):
        write_pack(archive, out)


@pytest.mark.skipif(sys.platform != "linux", reason="the file systems fold the names there")
def test_names_that_are_the_same_elsewhere_are_refused(archive, out):
    (archive / "LAB").mkdir()
    (archive / "LAB" / "more.md").write_text("# More\n")

    with pytest.raises(ReaderError, match="one and the same"):
        write_pack(archive, out)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(archive, out):
    os.mkfifo(archive / "lab" / "pipe.md")

    assert write_pack(archive, out).left_out == ("ours/lab/pipe.md",)


def test_a_pack_that_cannot_be_written_leaves_the_one_that_is_there(archive, tmp_path, monkeypatch):
    (tmp_path / "other").mkdir()
    out = pack_in(tmp_path / "other")
    before = out.read_bytes()

    def full(self, *_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(ReaderError, match=r"cannot be written \(No space left on device\)"):
        write_pack(archive, out)

    assert out.read_bytes() == before
    assert {file.name for file in out.parent.iterdir()} == {"ours", "ours.archive.zip"}


def test_the_folder_of_an_archive_is_looked_through_as_a_pack_is(archive, out):
    write_pack(archive, out)

    folder, pack = look_through(archive), look_through(out)

    assert folder.manifest == pack.manifest
    assert contents(folder) == contents(pack)


def test_a_folder_that_changes_after_the_look_is_not_added(archive):
    parcel = look_through(archive)
    (archive / "lab" / "short" / "en.md").write_text("# Other\n")

    with pytest.raises(ReaderError, match="not what the manifest says"):
        contents(parcel)
