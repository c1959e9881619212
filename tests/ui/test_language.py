"""The interface in English and Chinese: every dialog opened in both, nothing left untranslated."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from pages import LONG, PLAIN, Page
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabWidget,
    QWidget,
)

from reader.errors import ReaderError
from reader.resources import resource
from reader.ui.bridge import Look
from reader.ui.desk import Desk
from reader.ui.language import install_language
from reader.ui.tab_area import TabArea

# Names, units and signs that are written the same in both languages.
SAME = {
    "EN",
    "EN | 中",
    "Aa",
    "English",
    "PDF (*.pdf)",
    "https://example.org",
    "Small archive · 小文库",
}
ERROR = ReaderError("The file is empty.", path=Path("/archive/en.md"), line=1)
LOOK = Look("light", "both", 17, 0.5)
_WORD = re.compile(r"[A-Za-z]{2,}")
_TAG = re.compile(r"<[^>]*>")


def texts(top):
    """Return what can be read or heard of a widget and everything in it."""
    found = []
    for w in [top, *(w for w in top.findChildren(QWidget) if w.isVisibleTo(top))]:
        found += [w.toolTip(), w.accessibleName(), *(a.text() for a in w.actions())]
        match w:
            case QLabel() | QAbstractButton():
                found.append(w.text())
            case QLineEdit():
                found.append(w.placeholderText())
            case QGroupBox() | QMenu():
                found.append(w.title())
            case QComboBox():
                found += [w.itemText(n) for n in range(w.count())]
            case QTabWidget():
                found += [w.tabText(n) for n in range(w.count())]
            case QDialog():
                found.append(w.windowTitle())
    return [line for text in found for line in map(str.strip, _TAG.split(text)) if line]


def said(top):
    """Return the texts that have words in them, without paths and keys."""
    return {
        text.replace("&", "")
        for text in texts(top)
        if _WORD.search(text) and not text.startswith("/") and "+" not in text
    }


DIALOGS = {
    "shortcuts": lambda window: window.findChild(Desk).show_shortcuts(),
    "about": lambda window: window.findChild(Desk).show_about(window._library),
    "problems": lambda window: window.findChild(Desk).show_problems(None),
    "error": lambda window: window.findChild(Desk).show_error(ERROR),
    "leave": lambda window: window.findChild(Desk).ask_to_leave("https://example.org"),
    "archive": lambda window: window.findChild(Desk).ask_for_archive(),
    "columns": lambda window: window.findChild(Desk).save_pdf(LOOK, LONG),
    "save": lambda window: (window.findChild(Desk).save_pdf(LOOK, LONG), shown().accept()),
    "print": lambda window: (window.findChild(Desk).print_article(LOOK, LONG), shown().accept()),
}


def shown():
    """Return the dialog that is open."""
    dialogs = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog)]
    (dialog,) = (dialog for dialog in dialogs if dialog.isVisible())
    return dialog


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_says_everything_in_both_languages(qtbot, open_window, name):
    heard = {}
    for language in ("en", "zh"):
        window = open_window(LONG, settings=replace(PLAIN, language=language))
        DIALOGS[name](window)
        dialog = shown()
        heard[language] = said(dialog)
        dialog.reject()

    untranslated = heard["en"] & heard["zh"]
    assert len(heard["en"]) > 1
    assert untranslated <= SAME


def test_the_window_says_everything_in_both_languages(open_window):
    heard = [
        said(open_window(LONG, settings=replace(PLAIN, language=language)))
        for language in ("en", "zh")
    ]

    untranslated = heard[0] & heard[1]
    assert len(heard[0]) > 40
    assert untranslated <= SAME


@pytest.mark.parametrize(("before", "after"), [("en", "zh"), ("zh", "en")])
def test_a_window_that_changes_its_language_says_what_one_that_began_in_it_says(
    open_window, before, after
):
    changed = open_window(LONG, settings=replace(PLAIN, language=before))
    install_language(after)
    changed.preferences.choose_language(after)

    begun = open_window(LONG, settings=replace(PLAIN, language=after))

    assert sorted(texts(changed)) == sorted(texts(begun))
    assert changed.windowTitle() == begun.windowTitle()


def test_the_labels_in_the_page_change_with_the_interface(qtbot, window, page):
    install_language("zh")
    window.preferences.choose_language("zh")

    page.until("document.querySelector('button.copy').getAttribute('aria-label') === '复制'")


def test_all_articles_are_named_in_the_language_of_the_interface(qtbot, open_window):
    window = open_window("", LONG, settings=replace(PLAIN, language="zh"))

    assert window.windowTitle() == "小文库"
    assert Page(qtbot, window.findChild(TabArea)).js("document.body.className") == "contents"


def _contexts():
    root = ET.parse(resource("translations", "reader_zh_CN.ts"))  # noqa: S314  (our own file)
    return [(c.findtext("name"), m) for c in root.iter("context") for m in c.iter("message")]


def test_the_chinese_translation_is_complete():
    unfinished = [
        message.findtext("source")
        for _, message in _contexts()
        if message.find("translation").get("type")
        or not "".join(message.find("translation").itertext()).strip()
    ]

    assert len(_contexts()) > 80
    assert not unfinished


def test_the_compiled_translation_is_that_of_the_source(qapp):
    translator = QTranslator()
    assert translator.load("reader_zh_CN", str(resource("translations")))

    stale = [
        message.findtext("source")
        for context, message in _contexts()
        if translator.translate(context, message.findtext("source"), None, 1)
        != "".join(message.find("translation").itertext()).strip()
    ]

    assert not stale, "run pyside6-lrelease"


@pytest.mark.parametrize(("count", "words"), [(1, "1 article"), (3, "3 articles")])
def test_a_number_goes_with_its_noun_in_english(qapp, count, words):
    install_language("en")

    assert QCoreApplication.translate("AboutSheet", "%n article(s)", None, count) == words
