"""Which names a file in a pack may have."""

import tomllib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pack_files import CASES

from reader.errors import ReaderError
from reader.library.pack_names import check_name, check_names, shown

_NAMES = tomllib.loads((CASES / "packs" / "names.toml").read_text(encoding="utf-8"))
_BAD = [(name, hint) for hint, names in _NAMES["bad"].items() for name in names]
_NFC, _NFD = (unicodedata.normalize(form, "content/café.md") for form in ("NFC", "NFD"))


@pytest.mark.parametrize("name", _NAMES["good"])
def test_a_good_name_is_taken(name):
    check_names([name])


@pytest.mark.parametrize(("name", "hint"), _BAD)
def test_a_bad_name_is_refused_and_told_why(name, hint):
    with pytest.raises(ReaderError) as caught:
        check_names([name])

    assert caught.value.hint == hint
    assert str(caught.value).isprintable()


@pytest.mark.parametrize("name", ["content/\ud800.md", "content/" + "a" * 160 + ".md"])
def test_half_a_sign_and_a_long_name_are_refused(name):
    with pytest.raises(ReaderError, match="cannot stand in a pack") as caught:
        check_names([name])

    assert len(caught.value.sentence.encode()) < 250


def test_a_part_of_many_bytes_is_refused():
    with pytest.raises(ReaderError) as caught:
        check_names(["content/" + "短" * 80 + ".md"])

    assert caught.value.hint == "It is too long for some systems."


@pytest.mark.parametrize(
    "names",
    [
        ("content/a.md", "content/a.md"),
        ("content/a.md", "content/A.md"),
        ("content/straße.md", "content/STRASSE.md"),
        (_NFC, _NFD),
        ("content/a/en.md", "content/A/zh.md"),
        ("content/a.md", "content/a.md/en.md"),
        ("content/a.md/en.md", "content/a.md"),
        ("content/a.md/en.md", "content/A.MD"),
        ("Content/en.md", "content/zh.md"),
    ],
)
def test_names_that_mean_the_same_somewhere_are_refused(names):
    with pytest.raises(ReaderError, match="one and the same on some systems"):
        check_names(names)


def test_files_side_by_side_and_below_one_another_are_no_clash():
    check_names(["content/a/en.md", "content/a/zh.md", "content/a/b/en.md", "content/ab.md"])


def test_too_many_files_are_refused():
    check_names(f"content/{number}.md" for number in range(20_000))

    with pytest.raises(ReaderError, match="more than 20000 files"):
        check_names(f"content/{number}.md" for number in range(20_001))


@given(st.text(st.sampled_from("ab./\\:\0 ~cC名é\u0301"), max_size=12))
def test_what_is_taken_stays_below_its_folder(name):
    try:
        check_name(name)
    except ReaderError:
        return
    parts = name.split("/")
    assert all(part.strip(". ") and not set(part) & set("\\:\0") for part in parts)


@given(st.text())
def test_what_is_shown_of_a_name_can_be_printed(name):
    assert shown(name).isprintable()
    assert len(shown(name)) <= 161
