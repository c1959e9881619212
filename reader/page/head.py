"""What stands before the body of every page of a library."""

from collections.abc import Sequence
from html import escape

from reader.archive.model import Language
from reader.page import words
from reader.page.values import STYLE_SHEETS

# Style attributes are KaTeX's and the figures'; only sheets, fonts and pictures are loaded. One
# for all pages: a page that takes the place of another stands under that one's policy.
_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'"


def make_head(title: str, root: str, languages: Sequence[Language], path: str = "") -> str:
    """Return a page's beginning, up to its body.

    Args:
        root: The address of the library's top, with the slash.
        languages: In which the page is; none for an article of which no text can be read.
        path: Of the article; empty for the contents.
    """
    mode = "both" if len(languages) > 1 else "".join(languages) or "both"
    tag = words.LANG_TAG[languages[0]] if languages else "en"
    sheets = "\n".join(
        f'<link rel="stylesheet" href="{escape(root)}assets/{sheet}">' for sheet in STYLE_SHEETS
    )
    return (
        f'<!doctype html>\n<html lang="{tag}" data-path="{escape(path)}"'
        f' data-languages="{" ".join(languages)}" data-mode="{mode}" data-theme="light">\n'
        f'<head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f"<title>{escape(title)}</title>\n{sheets}\n</head>\n"
    )
