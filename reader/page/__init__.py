"""An aligned article as one two-column page."""

from reader.page.make import make_page, summary
from reader.page.theme import theme_css
from reader.page.values import STYLE_SHEETS, OutlineEntry, Page, Preview, Site

__all__ = [
    "STYLE_SHEETS",
    "OutlineEntry",
    "Page",
    "Preview",
    "Site",
    "make_page",
    "summary",
    "theme_css",
]
