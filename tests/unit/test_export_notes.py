"""Notes and highlights as Markdown files: what stands in them, where they are, what they spare."""

from pathlib import Path

import pytest
from case_files import check
from exported_values import mark

from reader.errors import ReaderError
from reader.export.notes import notes_of, write_notes

_CASES = Path(__file__).resolve().parents[1] / "cases" / "export"
_TITLE = {"en": "Multi-head latent attention", "zh": "多头潜在注意力"}


def _written(folder: Path) -> list[str]:
    return sorted(f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file())


def test_a_file_has_all_that_was_marked_in_the_order_of_the_article():
    early = {"pair": "p-0d@3", "heading": {"en": "TL;DR", "zh": "摘要"}}
    formula = {"en": r"At decode, \(q W^{UK}\) is small.", "zh": r"解码时 \(q W^{UK}\) 很小。"}
    marks = [
        mark(1, pair="p-1a2b3c@12", kind="note", colour=None, note="# Mine\n\n**Why** one?"),
        mark(2, **early, kind="bookmark", colour=None, language=None, quote=""),
        mark(3, pair="p-ff@12", language="zh", quote="只有一个向量", colour="blue"),
        mark(4, quote="a *gone* sentence", is_orphan=True, note="Where is it?"),
        mark(5, pair="p-9@30", heading={"en": "Decode", "zh": "解码"}, text=formula,
             quote=r"\(q W^{UK}\) is small", colour="purple"),
    ]  # fmt: skip

    check(_CASES / "notes.md", notes_of("deepseek/mla", _TITLE, marks))


def test_the_quote_is_marked_where_its_surroundings_are():
    text = {"en": "One cache here, one cache there."}
    one = mark(quote="one cache", prefix="here, ", suffix=" there", text=text)

    assert "One cache here, <mark>one cache</mark> there." in notes_of("a/b", {}, [one])


def test_a_text_that_is_the_quote_is_not_said_again():
    said = notes_of("a/b", {}, [mark(quote="All.", text={"en": "All.", "zh": "全部。"})])

    assert said.count("All.") == 1
    assert "全部。" in said


def test_a_text_for_both_languages_is_said_once():
    code = "x = 1\n  y = 2"
    said = notes_of("a/b", {}, [mark(quote="x", language=None, text={"en": code, "zh": code})])

    assert said.count("<mark>x</mark> = 1<br>\n&nbsp;&nbsp;y = 2") == 1


def test_an_article_that_is_gone_is_called_by_its_path():
    assert "\n# lab/old_thing\n" in notes_of("lab/old_thing", {}, [mark()])


def test_each_article_has_its_file_and_the_count_is_told(tmp_path):
    count = write_notes([mark(1), mark(2), mark(3, path="lab/缓存")], {}, tmp_path / "new")

    assert count == 2
    assert _written(tmp_path / "new") == ["deepseek/mla.md", "lab/缓存.md"]


def test_a_later_export_writes_its_own_files_anew(tmp_path):
    write_notes([mark(1, note="my first words")], {}, tmp_path)
    write_notes([mark(1, note="my second words")], {}, tmp_path)

    text = (tmp_path / "deepseek" / "mla.md").read_text(encoding="utf-8")
    assert "my second words" in text
    assert "my first words" not in text


def test_a_file_of_somebody_else_is_left_alone_and_nothing_is_written(tmp_path):
    (tmp_path / "deepseek").mkdir()
    (tmp_path / "deepseek" / "mla.md").write_text("mine", encoding="utf-8")

    with pytest.raises(ReaderError, match="did not write is in the way"):
        write_notes([mark(1), mark(2, path="a/first")], {}, tmp_path)

    assert _written(tmp_path) == ["deepseek/mla.md"]


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("../../evil", "_/_/evil.md"),
        ("/etc/passwd", "etc/passwd.md"),
        ("a\\..\\b", "a_.._b.md"),
        ("C:/x", "C_/x.md"),
        ("lab/aux", "lab/_aux.md"),
        ("lab/ends. ", "lab/ends_.md"),
        ("", "_.md"),
    ],
)
def test_no_path_leads_out_of_the_folder_or_is_unfit_as_a_name(tmp_path, path, file):
    write_notes([mark(path=path)], {}, tmp_path / "out")

    assert _written(tmp_path) == [f"out/{file}"]


def test_articles_whose_names_differ_in_case_alone_do_not_share_a_file(tmp_path):
    assert write_notes([mark(1, path="a/B"), mark(2, path="a/b")], {}, tmp_path) == 2

    assert _written(tmp_path) == ["a/B.md", "a/b-2.md"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")

    with pytest.raises(ReaderError, match="cannot be written"):
        write_notes([mark()], {}, tmp_path / "file")


@pytest.mark.parametrize("pair", ["", "p-1", "p-1@", "p-1@x", "p-1@" + "9" * 5000])
def test_a_pair_of_any_form_has_its_place_at_the_end(pair):
    said = notes_of("a/b", {}, [mark(1, pair=pair, note="last"), mark(2, note="first")])

    assert said.index("first") < said.index("last")
