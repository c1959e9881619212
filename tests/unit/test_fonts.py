"""The bundled fonts show every character of the archive, also where no other font is installed."""

import runpy
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

_ROOT = Path(__file__).resolve().parents[2]
_FONTS = _ROOT / "resources" / "fonts"
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
    made_for = runpy.run_path(str(_ROOT / "packaging" / "fonts.py"))["archive_characters"]()
    missing = made_for - _characters(*fonts) - _INVISIBLE
    assert not missing, f"run `make fonts`: {''.join(map(chr, sorted(missing)))}"
