"""The bundled fonts show every character of the archive, also where no other font is installed."""

import re
import runpy
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

_ROOT = Path(__file__).resolve().parents[2]
_FONTS = _ROOT / "resources" / "fonts"
_MAKING = runpy.run_path(str(_ROOT / "packaging" / "fonts.py"))
# Drawn by no font: marks that only say how the characters beside them are shown.
_INVISIBLE = {0x200B, 0x200D, 0xFE0E, 0xFE0F, 0xFEFF}


def _characters(*patterns: str) -> set[int]:
    found: set[int] = set()
    for file in (file for pattern in patterns for file in _FONTS.glob(pattern)):
        with TTFont(file) as font:
            found |= set(font.getBestCmap())
    return found


@pytest.mark.parametrize(
    "fonts",
    [
        ("source-serif-normal*.ttf", "noto-serif-sc-regular.otf"),
        ("source-serif-normal*.ttf", "noto-serif-sc-bold.otf"),
        ("inter*.ttf", "noto-sans-sc-regular.otf"),
        ("inter*.ttf", "noto-sans-sc-bold.otf"),
    ],
)
def test_every_character_of_the_archive_has_a_glyph(fonts: tuple[str, ...]) -> None:
    missing = _MAKING["archive_characters"]() - _characters(*fonts) - _INVISIBLE
    assert not missing, f"run `make fonts`: {''.join(map(chr, sorted(missing)))}"


@pytest.mark.parametrize(("file", "family", "weight"), _MAKING["_CHINESE"])
def test_few_pages_of_the_archive_need_a_whole_chinese_font(file, family, weight):
    whole, core = _characters(f"{file}.otf"), _characters(f"{file}-core.otf")
    css = (_ROOT / "resources" / "css" / "chinese.css").read_text(encoding="utf-8")
    face = next(face for face in css.split("@font-face")[1:] if f"{file}-core.otf" in face)
    named = _points(re.search("unicode-range: ([^;]+);", face)[1])

    articles = sorted((_ROOT / "content").glob("*/*/zh.md"))
    needy = [article for article in articles if (_chinese_of(article) & whole) - named]
    assert articles
    assert len(needy) <= len(articles) // 4, "run `make cores`: their Chinese comes late"
    assert named & whole <= core, "a character that only the whole font has would not be shown"
    assert f'"{family}"' in face
    assert f"font-weight: {weight};" in face


def _chinese_of(article: Path) -> set[int]:
    return {c for c in map(ord, article.read_text(encoding="utf-8")) if _MAKING["_is_chinese"](c)}


def _points(ranges: str) -> set[int]:
    """Return the code points of a `unicode-range`."""
    found: set[int] = set()
    for part in ranges.replace("U+", "").split(", "):
        first, _, last = part.partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found
