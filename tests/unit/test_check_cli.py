"""`reader check`, `figures` and `new`: what they print, write and end with."""

import json
import shutil
from pathlib import Path

import pytest

from reader import cli
from reader.check import calculations, drawing
from reader.check.run import check

_ARCHIVE = Path(__file__).parents[1] / "cases" / "check" / "archive"
_ARTICLE = Path("essentials", "kv-cache")


@pytest.fixture
def archive(tmp_path):
    return Path(shutil.copytree(_ARCHIVE, tmp_path / "archive"))


@pytest.fixture
def run(capsys, archive):
    """Return a function that runs a command on the archive: status, output, errors."""

    def run(*arguments):
        status = cli.main(["--archive", str(archive), *map(str, arguments)])
        return status, *capsys.readouterr()

    return run


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8", newline="")


def test_an_archive_without_faults_says_so(run):
    status, out, err = run("check", "--strict", "--no-run")

    assert (status, out) == (0, "")
    assert err == "2 articles: no faults\n"


def test_a_fault_has_file_line_code_and_a_sentence(run, archive):
    _replace(archive / _ARTICLE / "zh.md", "这份存储就是 KV 缓存", "这份存储就是KV 缓存")

    status, out, err = run("check", "--no-run")

    assert status == 1
    assert out.startswith(f"{(archive / _ARTICLE / 'zh.md').as_posix()}:5: zh-spacing Put a blank")
    assert err == "2 articles: 1 error, 0 warnings\n"


def test_a_path_below_this_folder_is_shown_from_here(run, archive, monkeypatch):
    _replace(archive / _ARTICLE / "zh.md", "这份存储就是 KV 缓存", "这份存储就是KV 缓存")
    monkeypatch.chdir(archive)

    _, out, _ = run("check", "--no-run")

    assert out.startswith("essentials/kv-cache/zh.md:5: zh-spacing ")


def test_a_warning_is_a_fault_in_a_strict_check_only(run, archive):
    _replace(archive / _ARTICLE / "zh.md", "即块表；", "即块的目录；")

    assert run("check", "--no-run")[0] == 0
    assert run("check", "--no-run", "--strict")[0] == 1


def test_json_has_the_promised_form(run, archive):
    _replace(archive / _ARTICLE / "zh.md", "这份存储就是 KV 缓存", "这份存储就是KV 缓存")

    status, out, _ = run("check", "--no-run", "--json")

    (finding,) = json.loads(out)["findings"]
    assert status == 1
    assert list(finding) == ["code", "level", "path", "line", "message"]
    assert (finding["code"], finding["level"], finding["line"]) == ("zh-spacing", "error", 5)


def test_only_one_code_or_one_group_is_looked_for(run, archive):
    _replace(archive / _ARTICLE / "zh.md", "这份存储就是 KV 缓存", "这份存储就是KV 缓存")

    assert run("check", "--only", "zh-spacing")[0] == 1
    assert run("check", "--only", "zh")[0] == 1
    assert run("check", "--only", "numbers", "--only", "link-dead")[0] == 0


def test_a_code_that_is_not_known_is_refused(run):
    status, out, err = run("check", "--only", "spelling")

    assert (status, out) == (2, "")
    assert err == 'The code "spelling" is not known. content/checks.md has them all.\n'


@pytest.mark.parametrize("path", ["essentials", _ARTICLE, _ARTICLE / "en.md"])
def test_a_path_names_a_shelf_an_article_or_a_file_of_one(run, archive, path):
    _replace(archive / "help" / "reader" / "zh.md", "两栏，", "两栏,")

    assert run("check", "--no-run", path)[0] == 0
    assert run("check", "--no-run", archive / path)[0] == 0
    assert run("check", "--no-run", "help")[0] == 1


def test_a_path_that_names_no_article_is_refused(run):
    status, _, err = run("check", "nowhere")

    assert status == 2
    assert err.startswith("nowhere: This names no article of the archive.")


def test_the_archive_itself_is_looked_at_only_as_a_whole(run, archive):
    _replace(archive / "planned.toml", ', "essentials/paged-attention"]', "]")

    assert run("check", "--no-run")[0] == 1
    assert run("check", "--no-run", "essentials")[0] == 0


def test_accept_shows_the_difference_and_writes_it(run, archive):
    output = archive / _ARTICLE / "kv_size.out"
    right = output.read_bytes()
    _replace(output, "131,072", "131,073")

    status, out, _ = run("check", "--accept", _ARTICLE)

    assert status == 0
    assert "\n-KV cache: 131,073 B" in out
    assert "\n+KV cache: 131,072 B" in out
    assert output.read_bytes() == right


def test_accept_writes_nothing_of_a_calculation_that_fails(run, archive):
    output = archive / _ARTICLE / "kv_size.out"
    right = output.read_bytes()
    (archive / _ARTICLE / "kv_size.py").write_text("print(1)\nprint(1 / 0)\n")

    status, _, err = run("check", "--accept", _ARTICLE)

    assert status == 1
    assert "kv_size.py:2: The calculation fails: ZeroDivisionError" in err
    assert output.read_bytes() == right


def test_figures_are_drawn_anew_where_they_changed(run, archive):
    svg = archive / _ARTICLE / "pool.svg"
    right = svg.read_bytes()
    svg.write_text("<svg/>", encoding="utf-8")

    first, second = run("figures"), run("figures", _ARTICLE)

    assert svg.read_bytes() == right
    assert (first[0], second[0]) == (0, 0)
    assert "is drawn anew" in first[1]
    assert second[1].endswith("pool.svg: unchanged\n")


def test_what_cannot_be_run_here_is_said_and_ends_with_two(run, monkeypatch):
    monkeypatch.setattr(calculations, "what_is_missing", lambda: "No NumPy.")
    monkeypatch.setattr(drawing, "what_is_missing", lambda *_, **__: "No matplotlib.")

    status, _, err = run("check", "--strict")

    assert status == 2
    assert err == "No NumPy.\nNo matplotlib.\n2 articles: no faults\n"
    assert run("check", "--strict", "--no-run")[0] == 0


def test_another_matplotlib_does_not_compare(monkeypatch):
    monkeypatch.setattr(drawing, "locked_matplotlib", lambda: "0.1")
    source = _ARCHIVE / _ARTICLE / "pool.figure.py"

    assert "in the lock file" in drawing.what_is_missing(source, to_the_byte=True)
    assert not drawing.what_is_missing(source, to_the_byte=False)


def test_what_did_not_change_is_not_run_again(archive, tmp_path, monkeypatch):
    memory = tmp_path / "check.json"
    before = check(archive, [], memory)
    for name in ("anew.run_calculation", "drawing.Easels.draw"):
        monkeypatch.setattr(f"reader.check.{name}", lambda *_: pytest.fail("it ran again"))

    assert check(archive, [], memory) == before


def test_many_articles_are_checked_in_processes_with_the_same_findings(archive, tmp_path):
    for number in range(5):
        folder = Path(shutil.copytree(archive / "help" / "reader", archive / "help" / f"n{number}"))
        _replace(folder / "zh.md", "两栏，", "两栏,")

    together = check(archive, [], tmp_path / "a.json", run_code=False)
    alone = [
        finding
        for number in range(5)
        for finding in check(
            archive, [Path("help", f"n{number}")], tmp_path / "b.json", run_code=False
        ).findings
    ]

    assert list(together.findings) == alone
    assert {finding.code for finding in alone} == {"zh-punctuation"}


def test_a_new_article_is_the_template(run, archive):
    status, out, _ = run("new", "essentials/paged-attention")

    folder = archive / "essentials" / "paged-attention"
    assert (status, out) == (0, f"{folder}\n")
    assert (folder / "en.md").read_text(encoding="utf-8").startswith("# Title of the article")


@pytest.mark.parametrize("path", ["essentials/kv-cache", "kv-cache", "../x/y", "Essentials/KV"])
def test_a_new_article_is_neither_there_nor_elsewhere(run, path):
    status, out, err = run("new", path)

    assert (status, out) == (2, "")
    assert "is there already" in err or "is no path of an article" in err


def test_accepted_outputs_can_be_had_as_json(run, archive):
    script = archive / _ARTICLE / "kv_size.py"
    script.write_text("print('something else')\n", encoding="utf-8")

    status, out, _ = run("check", "--accept", "--json", _ARTICLE)

    outputs = {Path(one["path"]).name: one for one in json.loads(out)["outputs"]}
    assert status == 0
    assert "+something else" in outputs["kv_size.out"]["difference"]
    assert not outputs["kv_size.out"]["problem"]


@pytest.mark.parametrize("arguments", [("new", "essentials/another"), ("check", "--accept")])
def test_what_cannot_be_written_is_a_sentence(run, archive, monkeypatch, arguments):
    (archive / _ARTICLE / "kv_size.py").write_text("print('something else')\n", encoding="utf-8")

    def refuse(*_args, **_named):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("shutil.copytree", refuse)
    monkeypatch.setattr(Path, "write_bytes", refuse)

    status, _, err = run(*arguments)

    assert status in (1, 2)
    assert "This cannot be written (Read-only file system). Is the folder yours?" in err
