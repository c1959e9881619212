"""Bad input gets a sentence with file and line, and loses nothing; a traceback never shows."""

import json
import shutil

import pytest
from conftest import CASES
from program import read_settings, run, write_settings

from reader.library.place import place_of
from reader.settings import settings_file

SHORT = "alpha/paged-attention"
SHORT_TITLE = "Paged attention — Small archive"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    """The library of the small archive, so that only what a test changes is compiled."""
    out = tmp_path_factory.mktemp("library")
    assert run("--archive", CASES / "reading", "build", "--out", out).returncode == 0
    return out


@pytest.fixture
def archive(tmp_path):
    return shutil.copytree(CASES / "reading", tmp_path / "reading")


def build(archive, *options):
    """Build as JSON; return the exit code, what was built and the lines on standard error."""
    done = run("--archive", archive, "build", "--json", *options)
    return done.returncode, json.loads(done.stdout) if done.stdout else None, done.stderr


def _append(file, text):
    with file.open("a", encoding="utf-8") as end:
        end.write(text)


FAULTS = {
    "broken archive.toml": ("archive.toml", lambda f: f.write_text("name = {", "utf-8"), True),
    "broken article.toml": (f"{SHORT}/article.toml", lambda f: f.write_text("x = 1\ny ="), True),
    "not utf-8": (f"{SHORT}/zh.md", lambda f: f.write_bytes("# 标题\n\n正文".encode("gbk")), True),
    "empty file": (f"{SHORT}/zh.md", lambda f: f.write_text(""), False),
    "missing figure": (f"{SHORT}/en.md", lambda f: _append(f, "\n![a](nothing.svg)\n"), True),
    "link to nowhere": (f"{SHORT}/en.md", lambda f: _append(f, "\n[a](../nothing/en.md)\n"), True),
    "latex": (f"{SHORT}/en.md", lambda f: _append(f, "\n$$\n\\frac{1\n$$\n"), True),
    "unclosed formula": (f"{SHORT}/en.md", lambda f: _append(f, "\n$$\nx = 1\n"), True),
    "20 MB": (f"{SHORT}/zh.md", lambda f: f.write_text("A long text. " * 1_600_000), False),
    "link out": (f"{SHORT}/zh.md", lambda f: (f.unlink(), f.symlink_to("/etc/passwd")), False),
    "link in a circle": (f"{SHORT}/zh.md", lambda f: (f.unlink(), f.symlink_to(f)), False),
    "broken link": (f"{SHORT}/zh.md", lambda f: (f.unlink(), f.symlink_to("gone.md")), False),
    "a folder for a file": (f"{SHORT}/zh.md", lambda f: (f.unlink(), f.mkdir()), False),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_one_file_names_it_and_keeps_every_article(archive, library, tmp_path, name):
    path, spoil, has_line = FAULTS[name]
    spoil(archive / path)
    out = shutil.copytree(library, tmp_path / "library")

    code, built, words = build(archive, "--out", out)

    where = f"{archive / path}:"
    lines = [line for line in words.splitlines() if line.startswith(where)]
    assert code == 1
    assert len(built["compiled"]) + built["kept"] == 3
    assert lines
    assert all(problem["sentence"].endswith(".") for problem in built["problems"])
    assert lines[0].removeprefix(where).partition(":")[0].isdigit() == has_line


def test_a_language_that_is_missing_is_no_fault(archive):
    (archive / SHORT / "zh.md").unlink()

    code, built, words = build(archive)

    assert (code, len(built["compiled"]), words) == (0, 3, "")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--archive", "/nowhere", "build"], "There is no such folder."),
        (["--archive", "/dev/null", "list"], "There is no such folder."),
        (["--archive", "EMPTY", "build"], "No article was found in this folder."),
        (["--archive", "READING", "build", "--out", "/dev/null/library"], "cannot be written"),
        (["--archive", "READING", "build", "--out", "/proc/library"], "cannot be written"),
        (["build", "--nonsense"], "unrecognized arguments"),
    ],
)
def test_what_cannot_be_done_gives_a_sentence_and_ends_with_2(
    archive, tmp_path, arguments, sentence
):
    (tmp_path / "empty").mkdir()
    places = {"EMPTY": tmp_path / "empty", "READING": archive}

    done = run(*(places.get(argument, argument) for argument in arguments))

    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


@pytest.mark.parametrize(
    "spoil",
    [
        lambda file: file.write_text("{"),
        lambda file: file.write_text(file.read_text().replace('"format":', '"format":9')),
        lambda file: file.write_bytes(b"\xff\xfe"),
        lambda file: file.unlink(),
    ],
    ids=["broken", "of another version", "not text", "gone"],
)
def test_a_library_that_cannot_be_used_is_built_anew(start, archive, spoil):
    build(archive)
    spoil(place_of(archive).library / "catalogue.json")

    program = start("--archive", archive, SHORT)

    program.until_painted(SHORT_TITLE)
    program.close()


@pytest.mark.parametrize("text", ["{", '{"zoom": "large"}', "\0"])
def test_settings_that_are_corrupt_are_set_aside_and_the_program_opens(start, archive, text):
    write_settings()
    program_settings = settings_file()
    program_settings.write_text(text)

    program = start("--archive", archive, SHORT)

    program.until(program.window, "the window")
    program.until(
        lambda: any("Small archive" in t or "小文库" in t for t in program.titles()), "it"
    )
    assert program_settings.with_name("settings.json.broken").read_text() == text
    program.close()
    assert read_settings()["zoom"] == 1.0


def test_a_place_that_cannot_be_written_does_not_keep_the_window_from_opening(
    start, archive, monkeypatch
):
    monkeypatch.setenv("XDG_CONFIG_HOME", "/dev/null")
    build(archive)

    program = start("--archive", archive, SHORT)

    program.until(lambda: any("Small archive" in title for title in program.titles()), "the window")
    program.close()


def test_an_archive_full_of_faults_opens_in_the_window(start):
    program = start("--archive", CASES / "archives" / "broken", "essays/good")

    program.until(lambda: any(" — " in title for title in program.titles()), "the good article")

    program.close()


def test_an_article_that_is_not_there_leaves_the_window_open(start, archive):
    program = start("--archive", archive, "alpha/nothing")

    program.until_painted("Small archive")

    program.close()
