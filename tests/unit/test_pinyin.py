"""What the tree's filter looks in."""

from dataclasses import replace
from pathlib import Path

import pytest

from reader.archive.load import load_archive
from reader.library.pinyin import filter_key

_OURS = Path(__file__).parents[1] / "cases" / "archives" / "ours"


@pytest.fixture(scope="module")
def drafts():
    return next(a for a in load_archive(_OURS).articles if a.path == "lab/drafts")


@pytest.mark.parametrize("typed", ["tjjm", "toujijiema", "投机", "speculative", "lab/drafts"])
def test_an_article_is_found_by(drafts, typed):
    assert typed in filter_key(drafts)


@pytest.mark.parametrize(
    ("title", "typed"),
    [("注意力（MLA）与 KV 缓存", "zyl（mla）"), ("绿色计算", "lvsejisuan"), ("重庆", "cq")],
)
def test_a_mixed_title_is_found_by_pinyin(drafts, title, typed):
    assert typed in filter_key(replace(drafts, title={"zh": title}))


def test_case_does_not_count(drafts):
    key = filter_key(replace(drafts, title={"en": "FlashAttention", "zh": "STRASSE 算法"}))

    assert key == key.casefold()
    assert "flashattention" in key


def test_an_article_without_chinese_is_found_by_title_and_path(drafts):
    key = filter_key(replace(drafts, title={"en": "Only English"}, path="a/b"))

    assert key == "only english a/b"
