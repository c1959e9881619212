"""LaTeX to HTML and MathML, by KaTeX in Qt's script engine; the only PySide6 below the window."""

import threading
from functools import lru_cache
from typing import cast

from PySide6.QtCore import QCoreApplication, QLoggingCategory
from PySide6.QtQml import QJSEngine, QJSValue

from reader.errors import ReaderError
from reader.resources import resource

# `trust` stays false: no links, pictures or HTML out of TeX. The two bounds are for foreign
# archives: no formula of ours is wider than 50 em, and none expands more than a few dozen macros.
_OPTIONS = (
    '{displayMode: display, output: "htmlAndMathml", throwOnError: true, strict: "ignore",'
    " trust: false, maxSize: 50, maxExpand: 1000}"
)
_RENDER = f"(function (tex, display) {{ return katex.renderToString(tex, {_OPTIONS}) }})"
_PARSE = f"(function (tex, display) {{ katex.__parse(tex, {_OPTIONS}); return '' }})"
_LONGEST = 5_000  # characters; KaTeX takes about a second for that many
_COMBINING_LOW_LINE = "\u0332"  # how KaTeX underlines the place in its messages


class _Engine(threading.local):
    """KaTeX, loaded once in each thread that renders: a QJSEngine belongs to its thread."""

    def __init__(self) -> None:
        self._application = QCoreApplication.instance() or QCoreApplication([])
        # KaTeX is minified; Qt would note forty uses of a variable before its declaration.
        QLoggingCategory.setFilterRules("qt.qml.usedbeforedeclared=false")
        self._engine = QJSEngine()
        self._engine.evaluate(resource("katex", "katex.min.js").read_text(encoding="utf-8"))
        # PySide6's type hints have evaluate() return a pair; it returns the value.
        self._functions = {
            code: cast("QJSValue", self._engine.evaluate(code)) for code in (_RENDER, _PARSE)
        }

    def call(self, function: str, tex: str, display: bool) -> QJSValue:
        return self._functions[function].call([QJSValue(tex), QJSValue(display)])


_engine: _Engine | None = None
_engine_made = threading.Lock()


def _katex() -> _Engine:
    global _engine  # noqa: PLW0603  (an import must not start Qt)
    with _engine_made:
        if _engine is None:
            _engine = _Engine()
    return _engine


@lru_cache(maxsize=4096)
def render(tex: str, display: bool) -> str:
    """Return a formula as HTML with MathML beside it.

    A program that opens a window makes its QApplication before the first formula: the engine
    needs an application object, and makes a QCoreApplication when there is none.

    Raises:
        ReaderError: The LaTeX does not parse; the sentence is KaTeX's, with the position.
    """
    return _call(_RENDER, tex, display)


@lru_cache(maxsize=4096)
def parse(tex: str, display: bool) -> None:
    """Parse a formula and no more, which takes a quarter of the time.

    Raises:
        ReaderError: As from `render`.
    """
    _call(_PARSE, tex, display)


def _call(function: str, tex: str, display: bool) -> str:
    if len(tex) > _LONGEST:
        raise ReaderError(f"A formula of {len(tex):,} characters is too long to be shown.")
    value = _katex().call(function, tex, display)
    if value.isError():
        words = value.property("message").toString().replace(_COMBINING_LOW_LINE, "")
        words = words.removeprefix("KaTeX parse error: ").rstrip(".")
        raise ReaderError(f"The formula does not parse: {words}.", "KaTeX's function list helps.")
    return value.toString()
