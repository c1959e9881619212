"""An aligned article as one two-column page."""

from reader.page.head import make_head
from reader.page.make import make_page, summary
from reader.page.rows import TOP
from reader.page.theme import theme_css
from reader.page.values import (
    STYLE_SHEETS,
    ArticleLink,
    OutlineEntry,
    Page,
    Preview,
    Site,
    TermCard,
)

__all__ = [
    "STYLE_SHEETS",
    "TOP",
    "ArticleLink",
    "OutlineEntry",
    "Page",
    "Preview",
    "Site",
    "TermCard",
    "make_head",
    "make_page",
    "summary",
    "theme_css",
]
