"""LaTeX to HTML and MathML, by KaTeX in Qt's script engine; the only PySide6 below the window."""


def render(tex: str, display: bool) -> str:
    """Return a formula as HTML with MathML beside it.

    A program that opens a window makes its QApplication before the first formula: the engine
    needs an application object, and makes a QCoreApplication when there is none.

    Raises:
        ReaderError: The LaTeX does not parse; the sentence is KaTeX's, with the position.
    """
    raise NotImplementedError(tex, display)
