"""What a picture of a page depends on: as text, against the library, against the study."""

import json
from dataclasses import fields, replace

import pytest

from reader.ui.left_page import LeftPage, from_text, has_page, picture_file, study_stamp

LEFT = LeftPage(
    version="0.1.0", page="pages/a/投机.0123.html", assets="assets-ab", article="a/投机",
    pair="p-1@2", theme="light", mode="both", text_size=17, share=0.52, zoom=1.0, language="en",
    ratio=1.0, width=900, height=700, study="", left=0, top=30, offset=-12.5,
)  # fmt: skip


def test_it_comes_back_from_its_text_which_is_ascii():
    assert LEFT.as_text().isascii()
    assert from_text(LEFT.as_text()) == LEFT


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "{}",
        json.dumps({"version": "0.1.0"}),
        LEFT.as_text().replace('"width": 900', '"width": "900"'),
        LEFT.as_text().replace('"offset": -12.5', '"offset": NaN'),
        LEFT.as_text().replace('"offset": -12.5', '"offset": -12.5, "more": 1'),
    ],
)
def test_other_text_stands_for_nothing(text):
    assert from_text(text) is None


@pytest.mark.parametrize("name", [field.name for field in fields(LeftPage)])
def test_pages_are_alike_when_all_is_the_same_but_for_their_place(name):
    value = getattr(LEFT, name)
    other = replace(LEFT, **{name: f"{value}!" if isinstance(value, str) else value + 1})

    assert LEFT.is_like(other) is (name in ("left", "top", "offset"))


@pytest.mark.parametrize(
    ("page", "assets", "is_there"),
    [
        (LEFT.page, LEFT.assets, True),
        ("pages/a/投机.4567.html", LEFT.assets, False),
        (LEFT.page, "assets-cd", False),
    ],
)
def test_a_library_has_the_page_only_with_this_very_content(tmp_path, page, assets, is_there):
    raw = {"assets": assets, "entries": [{"page": page}]}
    (tmp_path / "catalogue.json").write_text(json.dumps(raw, ensure_ascii=False), "utf-8")

    assert has_page(tmp_path, LEFT) is is_there


def test_no_library_has_no_page(tmp_path):
    assert not has_page(tmp_path, LEFT)


def test_each_library_has_a_picture_of_its_own_in_the_cache(tmp_path):
    one, other = picture_file(tmp_path / "one"), picture_file(tmp_path / "other")

    assert one != other
    assert one.is_relative_to(tmp_path / ".home" / "cache")


def test_the_stamp_of_a_study_changes_when_it_is_written_and_not_when_it_is_opened(tmp_path):
    none = study_stamp(tmp_path)
    (tmp_path / "study.db").write_bytes(b"one")
    first = study_stamp(tmp_path)
    (tmp_path / "study.db-wal").write_bytes(b"")
    opened = study_stamp(tmp_path)
    (tmp_path / "study.db-wal").write_bytes(b"two")

    assert none != first == opened != study_stamp(tmp_path)
