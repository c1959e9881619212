"""Source code to highlighted HTML."""

from functools import lru_cache
from html import escape

from pygments import highlight as pygments_highlight
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

_LONGEST = 200_000  # characters; more is data, and colouring it would take seconds
_FORMATTER: HtmlFormatter[str] = HtmlFormatter(nowrap=True)
_ALIASES = {"cu": "cuda", "ptx": "text", "shell": "bash", "console": "console", "out": "text"}


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(_ALIASES.get(language, language), stripnl=False)
    except ClassNotFound:
        return None


def highlight(code: str, language: str) -> str:
    """Return `<pre class="code" data-language=…>` with Pygments' short class names.

    A language that Pygments does not know is shown as plain text.
    """
    lexer = _lexer(language) if language and len(code) <= _LONGEST else None
    inside = escape(code) if lexer is None else pygments_highlight(code, lexer, _FORMATTER)
    named = f' data-language="{escape(language)}"' if language else ""
    return f'<pre class="code"{named} tabindex="0"><code>{inside.rstrip()}</code></pre>'
