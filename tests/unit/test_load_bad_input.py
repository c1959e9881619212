"""Files that cannot be in a repository: links, giants, pipes, names of another encoding."""

import contextlib
import errno
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.archive.load import load_archive
from reader.archive.toml import read_toml
from reader.errors import ReaderError

_needs_links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
_needs_bytes = pytest.mark.skipif(sys.platform != "linux", reason="names are UTF-8 elsewhere")


@pytest.fixture
def root(tmp_path):
    """Return an archive with one good article."""
    folder = tmp_path / "archive"
    (folder / "a" / "good").mkdir(parents=True)
    (folder / "a" / "good" / "en.md").write_text("# Good\n")
    (folder / "a" / "bad").mkdir()
    return folder


@pytest.fixture
def only_fault(root):
    """Return a function that reads the archive and returns its one fault."""

    def read():
        archive = load_archive(root)
        assert [a.path for a in archive.articles] == ["a/good"]
        (fault,) = archive.problems
        return fault

    return read


@_needs_links
def test_a_text_that_is_a_link_out_of_the_archive_is_not_followed(root, only_fault):
    outside = root.parent / "secret.md"
    outside.write_text("# Secret\n")
    (root / "a" / "bad" / "en.md").symlink_to(outside)

    fault = only_fault()

    assert fault.sentence == "This link leads out of the archive and is not followed."
    assert fault.path == root / "a" / "bad" / "en.md"


@_needs_links
def test_a_folder_that_is_a_link_out_of_the_archive_is_not_followed(root, only_fault):
    outside = root.parent / "outside"
    outside.mkdir()
    (outside / "en.md").write_text("# Secret\n")
    (root / "a" / "linked").symlink_to(outside)

    assert only_fault().path == root / "a" / "linked"


@_needs_links
@pytest.mark.parametrize("name", ["article.toml", "archive.toml", "glossary.toml"])
def test_toml_that_is_a_link_out_of_the_archive_is_not_followed(root, only_fault, name):
    outside = root.parent / "outside.toml"
    outside.write_text('title = { en = "Secret" }\nname = { en = "Secret" }\n')
    link = (root / "a" / "good" if name == "article.toml" else root) / name
    link.symlink_to(outside)

    assert only_fault().path == link
    assert "Secret" not in str(load_archive(root))


@_needs_links
def test_a_link_within_the_archive_is_followed(root):
    (root / "a" / "bad" / "en.md").symlink_to(root / "a" / "good" / "en.md")

    archive = load_archive(root)

    assert [a.path for a in archive.articles] == ["a/bad", "a/good"]
    assert not archive.problems


@_needs_links
@pytest.mark.parametrize("target", ["nothing.md", "en.md"], ids=["to nothing", "to itself"])
def test_a_link_that_leads_to_no_file_is_named(root, only_fault, target):
    link = root / "a" / "bad" / "en.md"
    link.symlink_to(link.with_name(target))

    fault = only_fault()

    assert fault.sentence.startswith("The file cannot be read (")
    assert fault.path == link


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
def test_a_pipe_is_not_waited_for(root, only_fault):
    os.mkfifo(root / "a" / "bad" / "en.md")

    assert only_fault().sentence == "This is not a file that can be read."


@pytest.mark.parametrize("name", ["a/good/zh.md", "archive.toml", "a/good/article.toml"])
def test_a_folder_in_place_of_a_file_is_named(root, only_fault, name):
    (root / name).mkdir()

    assert only_fault().path == root / name


def test_a_text_of_twenty_megabytes_is_too_large(root, only_fault):
    file = root / "a" / "bad" / "en.md"
    file.write_bytes(b"words \n" * 3_000_000)

    fault = only_fault()

    assert "too large" in fault.sentence
    assert "21 MB" in fault.sentence
    assert fault.path == file


def test_a_file_that_nobody_may_read_is_named(root, only_fault, monkeypatch):
    file = root / "a" / "bad" / "en.md"
    file.write_text("# Hidden\n")
    read = Path.read_bytes

    def refuse(self):
        if self == file:
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)

    assert only_fault().sentence == "The file cannot be read (Permission denied)."


def test_a_folder_that_nobody_may_enter_is_named(root, only_fault, monkeypatch):
    scan = os.scandir

    def refuse(path):
        if Path(path) == root / "a" / "bad":
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)

    fault = only_fault()

    assert fault.sentence == "The folder cannot be read (Permission denied)."
    assert fault.path == root / "a" / "bad"


@_needs_bytes
def test_a_folder_whose_name_is_not_utf8_is_named_so_that_it_can_be_printed(root, only_fault):
    folder = root / os.fsdecode("短文".encode("gbk"))
    folder.mkdir()
    (folder / "en.md").write_text("# Lost\n")

    fault = only_fault()

    assert fault.sentence == "The name of this folder is not UTF-8."
    assert str(fault).encode("utf-8")


@_needs_bytes
def test_an_archive_whose_own_name_is_not_utf8_is_refused(root):
    folder = root.rename(root.with_name(os.fsdecode("短文".encode("gbk"))))

    with pytest.raises(ReaderError, match="not UTF-8"):
        load_archive(folder)


@pytest.mark.parametrize(
    ("toml", "sentence", "line"),
    [
        ("x = [\n\n", "This is not valid TOML", 3),
        ("x = 1\ny = = 2", "This is not valid TOML", 2),
        ("x = " + "[" * 5_000, "This TOML cannot be read", None),
        ("x = " + "9" * 5_000, "This TOML cannot be read", None),
        ("checked = 1.5", 'The key "checked" must be a date.', None),
        ('title = "x"', 'The key "title" must be a table.', None),
        ("title = { en = 5 }", 'The key "en" must be a string.', None),
        ('topics = "x"', 'The key "topics" must be a list.', None),
        ("[[source]]\nkey = 'x'", 'The key "title" is missing.', None),
    ],
)
def test_a_fault_in_toml_is_told_and_the_text_is_shown(root, toml, sentence, line):
    file = root / "a" / "good" / "article.toml"
    file.write_text(toml)

    archive = load_archive(root)

    (fault,) = archive.problems
    assert fault.sentence.startswith(sentence)
    assert (fault.path, fault.line) == (file, line)
    assert archive.articles[0].title == {"en": "Good"}


def test_a_name_in_no_language_is_a_fault_of_the_archive(root, only_fault):
    (root / "archive.toml").write_text('name = { en = "" }\n')

    assert only_fault().sentence == 'The key "name" has neither "en" nor "zh".'


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=60) | st.text(st.sampled_from('ab="[]{}\n.,0-9:é'), max_size=60))
def test_any_bytes_are_toml_or_a_sentence(tmp_path, content):
    file = tmp_path / "any.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())

    with contextlib.suppress(ReaderError):
        read_toml(file)
