"""The search in the window: the palette, the index behind it, and what becomes of a choice."""

import time
from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from reader.archive.model import Language
from reader.library.store import Library
from reader.resources import Theme
from reader.search.values import Answer, Hit
from reader.study.values import Mark
from reader.ui.commands import menus
from reader.ui.worker import Worker

_MOST_MARKS = 3  # as many as articles: the passages need the room
_MOST_HITS = 12  # more than the palette has room for; further words serve better than more rows
_SELF = "search"  # the command that opens the palette, which need not offer it

_Found = tuple[Answer, float, tuple[Mark, ...]]


class SearchDesk(QObject):
    """Opens the palette, has its questions answered on a worker of its own, reports what is chosen.

    Palette and index are made when they are first wanted: the start does without them.

    Signals:
        mark_wanted: One of the user's own marks, and whether in a new tab.
        place_wanted: An article, the pair and the words to mark in it, and whether in a new tab.
        command_wanted: A command's id.
        answered: The answer to the last question is shown.
        asked: A question of which an answer was opened.
        failed: A ReaderError.
    """

    mark_wanted = Signal(object, bool)
    place_wanted = Signal(str, str, object, bool)
    command_wanted = Signal(str)
    answered = Signal()
    asked = Signal(str)
    failed = Signal(object)

    def __init__(self, window: QWidget, over: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._over = over
        self._worker = Worker(self)
        self._palette: Any = None  # a SearchPalette, whose module the start does without
        self._index: _Index | None = None
        self._library: Library | None = None
        self._language: Language = "en"
        self._theme: Theme = "light"
        self._recent: tuple[str, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._folded: dict[str, str] = {}  # of the marks, for the worker alone
        self._number = 0  # of the last question
        self._question = ""
        self._marked: dict[str, str] = {}  # by article the question whose words are marked in it

    def open(self, text: str = "") -> None:
        """Open the palette, with this text if there is any."""
        if self._palette is None:
            self._make_palette()
        self._palette.open_palette(text)

    def show_library(self, library: Library) -> None:
        """Search this library from now on."""
        self.close()
        self._library = library
        self._index = _Index(library)
        if self._palette is not None:
            self._palette.show_catalogue(library.catalogue)

    def show_language(self, language: Language) -> None:
        """Put the titles of this language first."""
        self._language = language
        if self._palette is not None:
            self._palette.show_language(language)

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._theme = theme
        if self._palette is not None:
            self._palette.show_theme(theme)

    def show_recent(self, questions: Sequence[str]) -> None:
        """Offer these questions again, the newest first."""
        self._recent = tuple(questions)
        if self._palette is not None:
            self._palette.show_recent(self._recent)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Find these marks of the user's, too."""
        self._marks = tuple(marks)
        self._folded = {}

    def retranslate(self) -> None:
        """Offer the commands in the interface's language."""
        if self._palette is not None:
            self._palette.show_commands(_commands())

    def question_of(self, path: str) -> str:
        """Return the question whose words were marked last in an article."""
        return self._marked.get(path, "")

    def close(self) -> None:
        """Let go of the index once what is asked of it is answered."""
        self._number += 1
        if self._index is not None:
            self._worker.run(self._index.close, lambda _nothing: None, self.failed.emit)
            self._index = None

    def wait(self) -> None:
        """Return when the worker is done; for the end of the window."""
        self._worker.wait()

    def _make_palette(self) -> None:
        # Its modules take as long to load as a tenth of the start.
        from reader.ui.palette import SearchPalette  # noqa: PLC0415

        self._palette = palette = SearchPalette(self._over, self._window)
        palette.query_changed.connect(self._on_question)
        palette.article_chosen.connect(self._on_article)
        palette.command_chosen.connect(self.command_wanted)
        palette.hit_chosen.connect(self._on_hit)
        palette.mark_chosen.connect(self.mark_wanted)
        palette.show_language(self._language)
        palette.show_theme(self._theme)
        palette.show_recent(self._recent)
        palette.show_commands(_commands())
        if self._library is not None:
            palette.show_catalogue(self._library.catalogue)

    def _on_question(self, text: str) -> None:
        self._number += 1
        self._question = text
        index, number = self._index, self._number
        marks, texts = self._marks, self._folded
        if not text or index is None:
            return

        def answer() -> _Found | None:
            if number != self._number:  # while others were answered the user went on typing
                return None
            return *index.ask(text), index.noted(marks, texts, text)

        self._worker.run(answer, partial(self._on_answer, number), self.failed.emit)

    def _on_answer(self, number: int, answer: _Found | None) -> None:
        if answer is not None and number == self._number:
            self._palette.show_answer(*answer)
            self.answered.emit()

    def _on_article(self, path: str, in_tab: bool) -> None:
        self.place_wanted.emit(path, "", (), in_tab)

    def _on_hit(self, hit: Hit, in_tab: bool) -> None:
        if self._index is None:
            return
        question = self._question
        self._worker.run(
            partial(self._index.marks, question, hit.path),
            partial(self._on_marks, question, hit, in_tab),
            self.failed.emit,
        )

    def _on_marks(
        self,
        question: str,
        hit: Hit,
        in_tab: bool,
        words: tuple[str, ...],
    ) -> None:
        self._marked[hit.path] = question
        self.asked.emit(question)
        self.place_wanted.emit(hit.path, hit.pair, words, in_tab)


class _Index:
    """The search of a library, opened by the first question; for the worker alone."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._searcher: Any = None

    def ask(self, text: str) -> tuple[Answer, float]:
        """Return an answer and the seconds that it took; raises ReaderError."""
        searcher = self._opened()
        begun = time.perf_counter()
        return searcher.ask(text, _MOST_HITS, is_typing=True), time.perf_counter() - begun

    def noted(self, marks: Sequence[Mark], texts: dict[str, str], text: str) -> tuple[Mark, ...]:
        """Return the user's marks that have the words of a question.

        Args:
            texts: See `find_marks`.
        """
        from reader.search.noted import find_marks  # noqa: PLC0415  (with it OpenCC's tables)

        return tuple(find_marks(marks, texts, text, _MOST_MARKS))

    def marks(self, text: str, path: str) -> tuple[str, ...]:
        """Return what is to be marked in an article; raises ReaderError."""
        words: tuple[str, ...] = self._opened().marks(text, path)
        return words

    def close(self) -> None:
        """Close the files."""
        if self._searcher is not None:
            self._searcher.close()
            self._searcher = None

    def _opened(self) -> Any:
        # Whoosh takes 0.1 s to load, which a start without a question does without.
        from reader.library.finding import open_finding  # noqa: PLC0415

        if self._searcher is None:
            self._searcher = open_finding(self._library)
        return self._searcher


def _commands() -> list[tuple[str, str, str]]:
    """Return id, text and keys of every command, in the interface's language."""
    native = QKeySequence.SequenceFormat.NativeText
    return [
        (c.id, c.text, QKeySequence(c.keys[0]).toString(native) if c.keys else "")
        for menu in menus()
        for c in menu.commands
        if c.id != _SELF
    ]
