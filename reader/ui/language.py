"""The interface's language: which one it is, and its translations."""

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QLibraryInfo,
    QLocale,
    QTranslator,
)

from reader.archive.model import Language
from reader.resources import resource

# What Qt's own Chinese translation lacks; here for lupdate to find.
_QT_LACKS = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)

_installed: list[QTranslator] = []
_spoken: list[Language] = ["en"]  # one place, set with the translators


def interface_language(choice: str) -> Language:
    """Return the language for a choice: `en`, `zh`, or what the system speaks."""
    if choice == "en":
        return "en"
    if choice == "zh":
        return "zh"
    return "zh" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def spoken_language() -> Language:
    """Return the language that the interface speaks at this moment."""
    return _spoken[0]


def install_language(choice: str) -> None:
    """Translate the interface from now on; every widget is told by a LanguageChange event."""
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    _spoken[0] = interface_language(choice)
    name = "zh_CN" if _spoken[0] == "zh" else "en"
    for file, folder in (
        (f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (f"reader_{name}", str(resource("translations"))),
    ):
        translator = QTranslator()
        if translator.load(file, folder):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)
