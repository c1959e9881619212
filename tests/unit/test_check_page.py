"""The page on the checks explains every rule and no other."""

import re
from pathlib import Path

from reader.check.registry import (
    ARCHIVE_RULES,
    ARTICLE_RULES,
    BLOCKING_RULES,
    CODES,
    DRAW_RULES,
    FOLDER_RULES,
    RUN_RULES,
)

_PAGE = Path(__file__).parents[2] / "content" / "checks.md"
_ROW = re.compile(r"^\| `([a-z-]+)`( ⚠)? \| (.+?) · (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def _rows():
    return _ROW.findall(_PAGE.read_text(encoding="utf-8"))


def test_every_code_is_explained_once_with_a_before_and_an_after():
    assert sorted(row[0] for row in _rows()) == sorted(CODES)
    assert all(before != after for *_, before, after in _rows())


def test_warnings_are_marked():
    rules = (
        *BLOCKING_RULES,
        *FOLDER_RULES,
        *ARTICLE_RULES,
        *RUN_RULES,
        *DRAW_RULES,
        *ARCHIVE_RULES,
    )
    warnings = {rule.code for rule in rules if rule.level == "warning"}

    assert {code for code, mark, *_ in _rows() if mark} == warnings
