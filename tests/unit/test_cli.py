"""The commands that need no window: what they print and with which status they end."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from reader import __version__, cli
from reader.library import build as build_module

_ROOT = Path(__file__).resolve().parents[2]
_CASES = _ROOT / "tests" / "cases" / "archives"


@pytest.fixture(autouse=True)
def _no_processes(monkeypatch):
    monkeypatch.setattr(build_module, "_FEW", 100)


@pytest.fixture
def ours(tmp_path):
    return Path(shutil.copytree(_CASES / "ours", tmp_path / "ours"))


@pytest.fixture
def run(capsys):
    """Return a function that runs a command and returns its status and what it printed."""

    def run(*arguments):
        status = cli.main([str(argument) for argument in arguments])
        return status, *capsys.readouterr()

    return run


def _asked(capsys, *arguments):
    """Return the status and the output of a command that argparse ends by itself."""
    with pytest.raises(SystemExit) as ended:
        cli.main(list(arguments))
    return ended.value.code, *capsys.readouterr()


def test_the_list_has_a_line_for_each_article(run, ours):
    status, out, err = run("list", "--archive", ours)

    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "lab/short\tA short note\t一条 短 笔记",
        "lab/drafts\tSpeculative decoding\t投机解码",
        "essentials/cache\tThe cache\t缓存",
    ]


def test_the_list_as_json_has_the_promised_form(run, ours):
    status, out, err = run("list", "--json", "--archive", ours)

    assert (status, err) == (0, "")
    document = json.loads(out)
    assert list(document) == ["articles"]
    assert document["articles"][1] == {
        "path": "lab/drafts",
        "title": {"en": "Speculative decoding", "zh": "投机解码"},
        "vendor": "lab",
        "topics": ["decoding", "memory"],
        "languages": ["en", "zh"],
    }


def test_the_list_of_a_faulty_archive_names_the_faults_and_ends_with_1(run):
    status, out, err = run("list", "--json", "--archive", _CASES / "broken")

    assert status == 1
    assert len(json.loads(out)["articles"]) == 6
    assert len(err.splitlines()) == 8
    assert "archive.toml:3: This is not valid TOML" in err


def test_the_list_of_our_own_archive_needs_no_option(run):
    _, out, _ = run("list", "--json")

    assert "deepseek/mla" in {a["path"] for a in json.loads(out)["articles"]}


@pytest.mark.parametrize("command", ["list", "build"])
def test_a_folder_that_is_not_there_ends_with_2(run, tmp_path, command):
    status, out, err = run(command, "--json", "--archive", tmp_path / "nowhere")

    assert (status, out) == (2, "")
    wanted = f"{tmp_path / 'nowhere'}: There is no such folder. Name the folder of an archive.\n"
    assert err == wanted


def test_a_folder_without_articles_ends_with_2(run, tmp_path):
    status, out, err = run("list", "--archive", tmp_path)

    assert (status, out) == (2, "")
    assert "No article was found in this folder." in err


def test_a_build_says_what_it_did(run, ours, tmp_path):
    out_folder = tmp_path / "library"

    first = run("build", "--archive", ours, "--out", out_folder)
    second = run("build", "--archive", ours, "--out", out_folder)

    assert first == (0, f"{out_folder}: 3 compiled, 0 unchanged\n", "")
    assert second == (0, f"{out_folder}: 0 compiled, 3 unchanged\n", "")


def test_a_build_as_json_has_the_promised_form(run, ours, tmp_path):
    status, out, err = run("build", "--json", "--archive", ours, "--out", tmp_path / "library")

    assert (status, err) == (0, "")
    assert json.loads(out) == {
        "library": str(tmp_path / "library"),
        "compiled": ["lab/short", "lab/drafts", "essentials/cache"],
        "kept": 0,
        "problems": [],
    }


def test_a_build_that_meets_faults_tells_them_and_ends_with_1(run, tmp_path):
    arguments = ("--archive", _CASES / "broken", "--out", tmp_path / "library")

    status, out, err = run("build", "--json", *arguments)

    problems = json.loads(out)["problems"]
    assert status == 1
    assert len(problems) == len(err.splitlines()) == 13
    assert set(problems[0]) == {"sentence", "hint", "path", "line"}
    assert problems[0]["path"].endswith("archive.toml")
    assert problems[0]["line"] == 3


def test_a_library_that_cannot_be_written_ends_with_2(run, ours, tmp_path):
    (tmp_path / "library").write_text("in the way")

    status, out, err = run("build", "--json", "--archive", ours, "--out", tmp_path / "library")

    assert (status, out) == (2, "")
    assert err.startswith(f"{tmp_path / 'library'}: The library cannot be written")


def test_without_a_folder_the_library_of_another_archive_goes_to_the_cache(run, ours, tmp_path):
    _, out, _ = run("build", "--json", "--archive", ours)

    library = Path(json.loads(out)["library"])
    assert (library / "catalogue.json").is_file()
    assert library.is_relative_to(tmp_path / ".home") or sys.platform != "linux"
    assert not library.is_relative_to(ours)


def test_progress_goes_to_standard_error_as_numbers(run, ours, tmp_path):
    arguments = ("--archive", ours, "--out", tmp_path / "library")

    status, out, err = run("build", "--json", "--progress", *arguments)

    assert (status, err.splitlines()) == (0, ["0 3", "1 3", "2 3", "3 3"])
    assert json.loads(out)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--archive", "{}", "list", "--json"),
        ("list", "--archive", "{}", "--json"),
        ("list", "--json", "--archive", "{}"),
        ("--archive={}", "list", "--json"),
        ("list", "--json", "--archive={}"),
        ("--safe-graphics", "--archive", "{}", "list", "--json"),
    ],
)
def test_options_of_every_command_may_stand_anywhere(run, ours, arguments):
    status, out, _ = run(*(argument.format(ours) for argument in arguments))

    assert status == 0
    assert len(json.loads(out)["articles"]) == 3


@pytest.mark.parametrize(
    "arguments", [("--version",), ("list", "--version"), ("--version", "list")]
)
def test_the_version_is_told(capsys, arguments):
    assert _asked(capsys, *arguments) == (0, f"reader {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments", [("list", "extra"), ("build", "--wrong"), ("a/b", "c/d"), ("list", "--archive")]
)
def test_a_wrong_command_line_ends_with_2_and_prints_nothing_to_read(capsys, arguments):
    status, out, err = _asked(capsys, *arguments)

    assert (status, out) == (2, "")
    assert "usage: reader" in err


@pytest.mark.parametrize("command", ["list", "build", "screenshot"])
def test_help_names_the_options_of_a_command(capsys, command):
    status, out, _ = _asked(capsys, command, "--help")

    assert status == 0
    assert f"usage: reader {command}" in " ".join(out.split())


def test_help_without_a_command_names_them_all(capsys):
    status, out, _ = _asked(capsys, "--help")

    assert status == 0
    named = " ".join(out.split()).partition("Commands: ")[2].partition(";")[0].split(", ")
    assert set(named) == set(cli._COMMANDS) - {"open"}


@pytest.mark.parametrize(
    ("arguments", "path"),
    [((), ""), (("deepseek/mla#method",), "deepseek/mla#method"), (("open",), "open")],
)
def test_anything_else_is_an_article_to_open(monkeypatch, arguments, path):
    opened = []
    monkeypatch.setitem(cli._COMMANDS, "open", lambda options: opened.append(options.path) or 0)

    assert cli.main(arguments) == 0
    assert opened == [path]


def test_an_interruption_ends_as_a_shell_expects(monkeypatch, run, ours):
    def interrupt(options):
        raise KeyboardInterrupt

    monkeypatch.setitem(cli._COMMANDS, "list", interrupt)

    assert run("list", "--archive", ours) == (130, "", "")


def test_a_pipe_of_another_encoding_gets_utf8(ours):
    command = [sys.executable, "-m", "reader", "list", "--json", "--archive", str(ours)]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    ended = subprocess.run(
        command, cwd=_ROOT, env=environment, capture_output=True, check=True, timeout=60
    )

    assert ended.stderr == b""
    assert json.loads(ended.stdout.decode("utf-8"))["articles"][1]["title"]["zh"] == "投机解码"


def test_no_command_but_the_window_loads_qt(ours):
    program = (
        "import sys; from reader import cli\n"
        f"cli.main(['list', '--archive', {str(ours)!r}])\n"
        "sys.exit(any(name.startswith('PySide6.QtWidgets') for name in sys.modules))\n"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=_ROOT, capture_output=True, check=False, timeout=60
    )

    assert (ended.returncode, ended.stderr) == (0, b"")
