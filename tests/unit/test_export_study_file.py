"""The JSON file with everything: the same comes back, and what is no such file is told."""

import json

import pytest

from reader.errors import ReaderError
from reader.export import study_file
from reader.export.study_file import read_study, write_study

_STUDY = {"marks": [{"note": "注意 \U0001f9a0", "pair": "p-1@2"}], "format": 1}


def test_what_is_written_comes_back(tmp_path):
    write_study(_STUDY, tmp_path / "study.json")

    assert read_study(tmp_path / "study.json") == _STUDY


def test_two_files_can_be_compared_line_by_line(tmp_path):
    write_study(_STUDY, tmp_path / "study.json")

    lines = (tmp_path / "study.json").read_text(encoding="utf-8").splitlines()
    assert lines[:3] == ["{", '"format": 1,', '"marks": [']
    assert lines[3].startswith('{"note": "注意 \U0001f9a0"')
    assert lines[-2:] == ["]", "}"]


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"a": NaN}', b'{"a": "\\ud800"}', b"{}" * 2,
     b'{"a": ' + b"9" * 5000 + b"}"],
)  # fmt: skip
def test_what_is_no_json_is_told(tmp_path, text):
    (tmp_path / "x.json").write_bytes(text)

    with pytest.raises(ReaderError, match="This is not valid JSON"):
        read_study(tmp_path / "x.json")


@pytest.mark.parametrize("text", ["[]", "1", '"study"', "null"])
def test_json_that_is_no_object_is_told(tmp_path, text):
    (tmp_path / "x.json").write_text(text, encoding="utf-8")

    with pytest.raises(ReaderError, match="does not hold a study"):
        read_study(tmp_path / "x.json")


def test_a_pair_of_escapes_is_one_sign_and_a_mark_at_the_beginning_is_none(tmp_path):
    (tmp_path / "x.json").write_bytes(b'\xef\xbb\xbf{"a": "\\ud83e\\udda0"}')

    assert read_study(tmp_path / "x.json") == {"a": "\U0001f9a0"}


def test_a_file_that_is_too_large_is_told_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(study_file, "_LARGEST_MB", 1)
    (tmp_path / "x.json").write_text(json.dumps({"a": "x" * 1_600_000}), encoding="utf-8")

    with pytest.raises(ReaderError, match=r"too large to be taken in \(2 MB\)"):
        read_study(tmp_path / "x.json")


def test_a_file_that_is_not_there_and_a_folder_are_told(tmp_path):
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(ReaderError, match="The file cannot be read"):
            read_study(path)


def test_a_file_stays_as_it_was_when_it_cannot_be_written(tmp_path):
    write_study(_STUDY, tmp_path / "study.json")

    with pytest.raises(ValueError, match="not JSON compliant"):
        write_study({"a": float("nan")}, tmp_path / "study.json")

    assert read_study(tmp_path / "study.json") == _STUDY
