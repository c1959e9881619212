"""What the window knows of the user's study, and what is done with what happens in the pages."""

import gc
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from reader.study.anchoring import Place, find_again
from reader.study.ids import new_id
from reader.study.values import COLOURS, Mark, MarkKind, Progress
from reader.ui.article_view import ArticleView
from reader.ui.page_study import article_json, card_of, cells_of, mark_of, places_json
from reader.ui.study_store import StudyStore

_PAUSE_MS = 700  # joins the places of one scroll
_CONTEXT = 32  # code points of prefix and suffix

Told = Mapping[str, Any]


class StudyDesk(QObject):
    """Keeps progress and marks, and shows them in the pages.

    Attributes:
        progress: By the article's path.
        marks: All of them, by id, in the order in which they were made.

    Signals:
        progress_changed: The progress of all articles.
        marks_changed: All marks.
        mark_opened: The Mark whose note is wanted.
        card_wanted: A Card that was asked for in a page, not kept yet.
        review_wanted: The button on the start page was pressed.
        home_wanted: A page of all articles stands and wants to be told of the study.
        told: A sentence about what was done.
        seen: Somebody is there, reading.
    """

    progress_changed = Signal(object)
    marks_changed = Signal(object)
    mark_opened = Signal(object)
    card_wanted = Signal(object)
    review_wanted = Signal()
    home_wanted = Signal(object)
    told = Signal(str)
    seen = Signal()

    def __init__(
        self,
        store: StudyStore,
        views: Callable[[], Iterable[ArticleView]],
        clock: Callable[[], datetime],
    ) -> None:
        """Make the desk.

        Args:
            views: All views of articles that there are.
            clock: Tells the time, aware.
        """
        super().__init__(store)
        self._now = clock
        self._store = store
        self._views = views
        self.progress: dict[str, Progress] = {}
        self.marks: dict[str, Mark] = {}
        self._loads = 0  # that are under way
        self._since: dict[str, Mark | None] = {}  # marks kept, or removed, since those were asked
        self._places: dict[str, tuple[str, float]] = {}  # seen and not yet kept, by path
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.keep_places)
        self._answers: dict[str, Callable[[ArticleView, Told], object]] = {
            "article_shown": lambda view, _told: self._show_in(view),
            "place": self._on_place,
            "active": lambda _view, _told: None,
            "end_reached": lambda view, _told: self.mark_read(view.path, True, by_hand=False),
            "read_wanted": lambda view, told: self.mark_read(view.path, bool(told["read"])),
            "mark": self._on_mark,
            "mark_opened": self._on_mark_opened,
            "mark_found": self._on_mark_found,
            "marks_lost": self._on_marks_lost,
            "card": self._on_card,
            "uncovered": self._on_uncovered,
            "copied": self._on_copied,
            "review_wanted": lambda _view, _told: self.review_wanted.emit(),
        }

    def connect_view(self, view: ArticleView) -> None:
        """Hear what happens in a view."""
        view.study.told.connect(partial(self._on_told, view))

    def load(self) -> None:
        """Read everything from the database, at the start and when another program wrote to it."""
        self._loads += 1
        self._store.run(lambda study: (study.progress(), study.marks()), self._on_loaded)

    def refresh(self) -> None:
        """Read everything again if another program has written to it."""

        def on_answer(is_changed: bool) -> None:
            if is_changed:
                self.load()

        self._store.run(lambda study: study.changed_elsewhere(), on_answer, in_passing=True)

    def place_of(self, path: str) -> str:
        """Return where to go on in an article: its pair; the beginning of one that was read."""
        known = self.progress.get(path)
        return known.pair if known is not None and known.state == "reading" else ""

    def is_read(self, path: str) -> bool:
        """Return whether an article is marked as read."""
        known = self.progress.get(path)
        return known is not None and known.state == "read"

    def mark_read(self, path: str, is_read: bool, *, by_hand: bool = True) -> None:
        """Mark an article as read or unread."""
        if path and is_read != self.is_read(path):
            self._store.run(
                lambda study: study.mark_read(path, is_read, by_hand=by_hand), self._on_progress
            )

    def add_seconds(self, path: str, seconds: float) -> None:
        """Add to the time that was spent with an article."""
        self._store.run(lambda study: study.add_seconds(path, seconds), in_passing=True)

    def keep_mark(self, mark: Mark) -> None:
        """Keep a mark, new or changed, and show it."""
        self._keep(mark)
        self._show_marks(mark.path)

    def keep_note(self, name: str, note: str) -> None:
        """Keep what was written to a mark."""
        mark = self.marks.get(name)
        if mark is not None:
            self.keep_mark(replace(mark, note=note, changed=self._now()))

    def keep_colour(self, name: str, colour: str) -> None:
        """Give a mark another colour; a note without one is no highlight."""
        mark = self.marks.get(name)
        if mark is not None:
            wanted = next((one for one in COLOURS if one == colour), None)
            kind: MarkKind = "highlight" if wanted else "note"
            changed = replace(mark, kind=kind, colour=wanted, changed=self._now())
            self.keep_mark(changed)

    def remove_mark(self, name: str) -> None:
        """Remove a mark."""
        mark = self.marks.pop(name, None)
        if mark is not None:
            self._note(name, None)
            self._store.run(lambda study: study.remove_mark(name))
            self._show_marks(mark.path)

    def keep_places(self) -> None:
        """Write the places that were seen since the last time."""
        self._pause.stop()
        places, self._places = self._places, {}
        for path, (pair, share) in places.items():
            self._keep_place(path, pair, share)

    def _keep_place(self, path: str, pair: str, share: float) -> None:
        self._store.run(
            lambda study: study.keep_place(path, pair, share), self._on_progress, in_passing=True
        )

    def show_everywhere(self) -> None:
        """Tell every page again, as its labels are in another language."""
        for view in self._views():
            self._show_in(view)

    # ---- from the database ---------------------------------------------------------------------

    def _on_loaded(self, loaded: tuple[dict[str, Progress], tuple[Mark, ...]]) -> None:
        progress, marks = loaded
        self.progress = progress
        self._loads -= 1
        known: dict[str, Mark | None] = {mark.id: mark for mark in marks}
        self.marks = {name: mark for name, mark in (known | self._since).items() if mark}
        if not self._loads:
            self._since.clear()
        self.progress_changed.emit(self.progress)
        self.marks_changed.emit(tuple(self.marks.values()))
        self.show_everywhere()
        gc.freeze()  # to look at thousands of marks for garbage takes longer than a frame

    def _on_progress(self, progress: Progress) -> None:
        old = self.progress.get(progress.path)
        self.progress[progress.path] = progress
        if old is None or old.state != progress.state:
            self.progress_changed.emit(self.progress)
            self._show_article(progress.path)

    def _show_marks(self, path: str) -> None:
        self.marks_changed.emit(tuple(self.marks.values()))
        self._show_article(path)

    def _show_article(self, path: str) -> None:
        for view in self._views():
            if view.path == path:
                self._show_in(view)

    def _show_in(self, view: ArticleView) -> None:
        path = view.path
        if not path:
            self.home_wanted.emit(view)
            return
        progress = self.progress.get(path, Progress(path))
        marks = [mark for mark in self.marks.values() if mark.path == path]
        view.study.show_article(article_json(progress, marks))

    # ---- from the pages ------------------------------------------------------------------------

    def _on_told(self, view: ArticleView, name: str, told: Told) -> None:
        answer = self._answers.get(name)
        if answer is not None:
            self.seen.emit()
            answer(view, told)

    def _on_place(self, view: ArticleView, told: Told) -> None:
        """Remember where the reader is; the mere opening of an article is no reading of it."""
        path, pair = view.path, str(told["pair"])
        if path and (pair or path in self.progress):
            self._places[path] = (pair, float(told["share"]))
            self._pause.start()

    def _on_card(self, view: ArticleView, told: Told) -> None:
        self.card_wanted.emit(card_of(told, view.path, new_id(), self._now()))

    def _on_copied(self, _view: ArticleView, told: Told) -> None:
        QGuiApplication.clipboard().setText(str(told["text"]))
        self.told.emit(self.tr("Copied"))

    def _on_uncovered(self, _view: ArticleView, told: Told) -> None:
        count = int(told["count"])
        self._store.run(lambda study: study.add_uncovered(count), in_passing=True)

    def _on_mark(self, view: ArticleView, told: Told) -> None:
        mark = mark_of(told, view.path, new_id(), self._now())
        same = next((m for m in self.marks.values() if _place_of(m) == _place_of(mark)), None)
        if same is None:
            self.keep_mark(mark)
        elif mark.kind == "bookmark" and not same.note:  # pressed again, it is taken away
            self.remove_mark(same.id)
        elif mark.kind == "highlight":
            self.keep_colour(same.id, mark.colour or "")
        if mark.kind == "note":
            self.mark_opened.emit(self.marks[same.id if same else mark.id])

    def _on_mark_opened(self, _view: ArticleView, told: Told) -> None:
        mark = self.marks.get(str(told["id"]))
        if mark is not None:
            self.mark_opened.emit(mark)

    def _on_mark_found(self, _view: ArticleView, told: Told) -> None:
        mark = self.marks.get(str(told["id"]))
        if mark is not None:
            self._keep_found(replace(mark, pair=str(told["pair"]), is_orphan=False))

    def _on_marks_lost(self, view: ArticleView, told: Told) -> None:
        lost = [self.marks[name] for name in told["ids"] if name in self.marks]
        cells = cells_of(told["cells"])

        def find(_study: object) -> dict[str, Place | None]:
            return {mark.id: find_again(mark, cells) for mark in lost}

        self._store.run(find, partial(self._on_places, view, view.path))

    def _on_places(self, view: ArticleView, path: str, found: dict[str, Place | None]) -> None:
        for name, place in found.items():
            mark = self.marks.get(name)
            if mark is not None:
                self._keep_found(_moved(mark, place))
        if view.path == path:
            view.study.show_places(places_json(found))

    def _keep(self, mark: Mark) -> None:
        self.marks[mark.id] = mark
        self._note(mark.id, mark)
        self._store.run(lambda study: study.keep_mark(mark))

    def _note(self, name: str, mark: Mark | None) -> None:
        """Remember a change that what is being read from the database may not have."""
        if self._loads:
            self._since[name] = mark

    def _keep_found(self, mark: Mark) -> None:
        """Keep where a mark was found; the page that found it shows it already."""
        if self.marks.get(mark.id) != mark:
            self._keep(mark)
            self.marks_changed.emit(tuple(self.marks.values()))


def _place_of(mark: Mark) -> tuple[str | None, ...]:
    """Return what two marks of the same words have in common; a bookmark is one of a row."""
    row = mark.pair.partition("@")[0]
    return mark.path, row, mark.language, mark.quote, mark.prefix, mark.suffix


def _moved(mark: Mark, place: Place | None) -> Mark:
    """Return a mark with the words that stand now where it was found."""
    if place is None:
        return replace(mark, is_orphan=True)
    text, start, end = place.cell.text, place.start, place.end
    return replace(
        mark,
        pair=place.cell.pair,
        quote=text[start:end],
        prefix=text[max(0, start - _CONTEXT) : start],
        suffix=text[end : end + _CONTEXT],
        is_orphan=False,
    )
