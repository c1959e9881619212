"""How the texts of cards look: the fonts of the reading page in Qt's terms, and the theme's ink."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from reader.archive.model import Language
from reader.resources import Theme, palette, resource
from reader.ui.card_text import Ink

# The other files of Source Serif have the same family and style; Qt would take one for another.
_FILES = (
    "source-serif-normal.ttf",
    "source-serif-italic.ttf",
    "noto-serif-sc-regular.otf",
    "noto-serif-sc-bold.otf",
)
_LATIN, _CHINESE = "Source Serif 4", "Noto Serif CJK SC"
_MONO = "JetBrains Mono"
_WEIGHT, _STRONG = QFont.Tag("wght"), 630.0  # of headings on the page: 640, and in bars: 600
# As on the page: Chinese is a little smaller, and its lines are further apart.
_CHINESE_SIZE = 0.941
_LINE_HEIGHT: dict[Language, int] = {"en": 124, "zh": 122}  # per cent of the font's own line


def reading_font(language: Language, px: float) -> QFont:
    """Return the page's font for a text in a language, which is as large as an English one of px.

    The first call reads the files, 5 MB; they are wanted only once a card is shown.
    """
    _read_fonts()
    font = QFont()
    font.setFamilies([_LATIN, _CHINESE])
    font.setPixelSize(round(px if language == "en" else px * _CHINESE_SIZE))
    return font


def word_font(language: Language, px: float) -> QFont:
    """Return the font of a word that stands large on a card."""
    font = reading_font(language, px)
    if language == "en":
        return strong(font)
    font.setFamilies([_CHINESE, _LATIN])  # which has a bold of its own, for both scripts
    font.setBold(True)
    return font


def strong(font: QFont, size: float = 1.0) -> QFont:
    """Return a font that stands out, so many times as large.

    Qt makes bold out of a variable font by drawing it twice; the axis gives the font's own.
    """
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * size)
    else:
        result.setPixelSize(round(font.pixelSize() * size))
    result.setVariableAxis(_WEIGHT, _STRONG)
    return result


def paragraph(html: str, language: Language, style: str = "") -> str:
    """Return a paragraph of rich text with the line height of its language."""
    height = _LINE_HEIGHT[language]
    return f'<p style="margin: 0; line-height: {height}%; {style}">{html}</p>'


def ink(theme: Theme, language: Language) -> Ink:
    """Return how parts of a text stand out in a theme."""
    colours = palette()[theme]
    return Ink(
        marked=f"background-color: {colours['pair']}",
        gap=f"background-color: {colours['pair']}; color: {colours['accent']}",
        code=f"font-family: '{_MONO}', monospace; font-size: small",
        shared=f"font-family: '{_CHINESE}'" if language == "zh" else "",
    )


@cache
def _read_fonts() -> None:
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(resource("fonts", name)))
