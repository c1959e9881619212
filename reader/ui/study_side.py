"""The window's side of the study: its parts, and in one list how they are connected."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reader.archive.model import Language
from reader.library.catalogue import Catalogue
from reader.resources import Theme
from reader.study.clock import day_of
from reader.study.ids import new_id
from reader.study.values import Counts, Day, Mark
from reader.ui.article_view import ArticleView
from reader.ui.card_desk import CardDesk
from reader.ui.home import YEAR, home_json
from reader.ui.page_study import cloze_of
from reader.ui.reading_clock import make_clock
from reader.ui.review_desk import ReviewDesk
from reader.ui.search_desk import SearchDesk
from reader.ui.shelf_panel import ShelfPanel
from reader.ui.study_desk import StudyDesk
from reader.ui.study_files import StudyFiles
from reader.ui.study_store import StudySource, StudyStore
from reader.ui.tab_area import TabArea
from reader.ui.toast import Toast

_QUIET_MS = 250


class StudySide(QObject):
    """Brings progress, marks, cards and what comes of them into the window.

    Signals:
        place_wanted: An article, the pair in it, words to mark (none), and whether in a new tab.
        failed: A ReaderError.
    """

    place_wanted = Signal(str, str, object, bool)
    failed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        tabs: TabArea,
        shelves: ShelfPanel,
        search: SearchDesk,
        source: StudySource,
    ) -> None:
        super().__init__(window)
        self._now = clock = source.clock
        self._tabs = tabs
        self._shelves = shelves
        self._search = search
        self._catalogue: Catalogue | None = None
        self._has_begun = False
        self._quiet = QTimer(self)  # the study has its share of the processor after the page
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._language: Language = "en"
        self._store = StudyStore(source, self)
        self.desk = StudyDesk(self._store, lambda: tabs.views, clock)
        self._review = ReviewDesk(self._store, window, clock)
        self._cards = CardDesk(self._store, window, clock)
        self._files = StudyFiles(self._store, window)
        self._clock = make_clock(window.isActiveWindow, self)
        self._toast = Toast(tabs)
        self._connect()

    def _connect(self) -> None:
        desk, review, cards, shelves = self.desk, self._review, self._cards, self._shelves
        for signal, slot in (
            (self._quiet.timeout, self._load),
            (self._tabs.view_made, desk.connect_view),
            (self._tabs.article_changed, self._clock.show_article),
            (self._clock.passed, desk.add_seconds),
            (desk.seen, self._clock.note_sign),
            (desk.progress_changed, shelves.show_progress),
            (desk.marks_changed, shelves.show_marks),
            (desk.marks_changed, self._search.show_marks),
            (desk.mark_opened, cards.open_note),
            (desk.card_wanted, cards.take_card),
            (desk.review_wanted, review.open_sheet),
            (desk.home_wanted, self._show_home),
            (desk.told, self._toast.tell),
            (shelves.read_wanted, desk.mark_read),
            (shelves.mark_chosen, self._open_mark),
            (shelves.mark_removal_wanted, desk.remove_mark),
            (shelves.mark_edit_wanted, lambda name: cards.open_note(desk.marks[name])),
            (shelves.mark_card_wanted, lambda name: self._make_cloze(desk.marks[name])),
            (shelves.export_wanted, self._files.export_notes),
            (self._search.mark_wanted, self._open_found),
            (cards.note_written, desk.keep_note),
            (cards.colour_chosen, desk.keep_colour),
            (cards.mark_removal_wanted, desk.remove_mark),
            (cards.place_wanted, self._open_place),
            (cards.review_wanted, review.open_sheet),
            (cards.cards_changed, review.ask),
            (cards.cards_changed, self._show_homes),
            (cards.told, self._toast.tell),
            (review.told, self._toast.tell),
            (review.edit_wanted, cards.open_card),
            (review.place_wanted, self._open_place),
            (review.counts_changed, self._show_homes),
            (self._files.told, self._toast.tell),
            (self._files.taken_in, desk.load),
            (self._files.taken_in, self._show_homes),
            (self._store.failed, review.show_again),
            (self._store.failed, self.failed),
        ):
            signal.connect(slot)

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what each command of the study does, but for those of choice."""
        in_page = (
            "next_pair", "previous_pair", "next_sentence", "previous_sentence", "copy_sentence",
            "copy_both", "uncover", "note", "bookmark", "card",
            "highlight:orange", "highlight:green", "highlight:blue", "highlight:purple",
        )  # fmt: skip
        return {
            **{name: lambda name=name: self._act(name) for name in in_page},  # type: ignore[misc]
            "read": self._toggle_read,
            "review": self._review.open_sheet,
            "cards": self._cards.open_list,
            "limits": self._cards.open_limits,
            "export_notes": self._files.export_notes,
            "export_cards": self._files.export_cards,
            "export_study": self._files.export_study,
            "import_study": self._files.import_study,
        }

    def begin(self) -> None:
        """Open the study a moment later; for when the first page tells that it is painted.

        What the page has drawn is not on the screen by then, and two programs share the processors
        with the worker: a large study, opened at once, held it up by a third of a second.
        """
        self._quiet.start()

    def _load(self) -> None:
        self._quiet.stop()
        self._has_begun = True
        self.desk.load()

    def when_shown(self, done: Callable[[], object]) -> None:
        """Call a function once everything that the study has is shown."""
        if self._quiet.isActive():
            self._load()

        def again(_nothing: object) -> None:  # what was loaded may have had more read
            self._store.run(lambda _study: None, lambda _nothing: done())

        self._store.run(lambda _study: None, again)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Know the articles of a library."""
        self._catalogue = catalogue
        titles = {entry.path: entry.title for entry in catalogue.entries}
        self._cards.show_titles(titles)
        self._review.show_titles(titles)
        self._files.show_titles(titles)

    def show_language(self, language: Language) -> None:
        """Speak this language, in the pages, too."""
        self._language = language
        self.desk.show_everywhere()

    def show_theme(self, theme: Theme) -> None:
        """Use the colours of a theme."""
        self._review.show_theme(theme)
        self._cards.show_theme(theme)

    def on_activation(self) -> None:
        """Look whether another program has written; for a window that came to the front."""
        if self._has_begun:  # a new window comes to the front before its first picture
            self.desk.refresh()

    def close(self) -> None:
        """Keep what is not kept yet, and close the study."""
        self._quiet.stop()
        self._clock.tick()
        self.desk.keep_places()
        self._review.close()
        self._cards.close()
        self._store.close()

    def _act(self, name: str) -> None:
        if self._tabs.view is not None:
            self._tabs.view.study.act(name)

    def _toggle_read(self) -> None:
        path = self._tabs.path
        if path:
            is_read = not self.desk.is_read(path)
            self.desk.mark_read(path, is_read)
            self._toast.tell(self.tr("Marked as read") if is_read else self.tr("Marked as unread"))

    def _open_place(self, path: str, pair: str) -> None:
        self.place_wanted.emit(path, pair, (), False)

    def _open_mark(self, path: str, pair: str, _name: str, in_tab: bool) -> None:
        self.place_wanted.emit(path, pair, (), in_tab)

    def _open_found(self, mark: Mark, in_tab: bool) -> None:
        self.place_wanted.emit(mark.path, mark.pair, (), in_tab)

    def _make_cloze(self, mark: Mark) -> None:
        card = cloze_of(mark, new_id(), self._now())
        if card is not None:
            self._cards.keep_card(card)

    def _show_homes(self) -> None:
        for view in self._tabs.views:
            if not view.path:
                self._show_home(view)

    def _show_home(self, view: ArticleView) -> None:
        """Tell a page of all articles about the study."""
        catalogue = self._catalogue
        if catalogue is None:
            return
        today = day_of(self._now())

        def read(study: Any) -> tuple[tuple[Day, ...], Counts | None]:
            return study.days(today - YEAR, today), study.counts() if study.has_cards() else None

        def show(found: tuple[tuple[Day, ...], Counts | None]) -> None:
            if not view.path:
                progress = self.desk.progress
                text = home_json(catalogue, progress, *found, self._language, today)
                view.study.show_home(text)

        self._store.run(read, show, in_passing=True)
