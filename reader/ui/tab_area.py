"""The tabs of the window, and the article in front."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.settings import Session
from reader.settings import Tab as KeptTab
from reader.ui.article_view import ArticleView
from reader.ui.bridge import Look
from reader.ui.history import Place
from reader.ui.tab import Tab
from reader.ui.tab_bar import TabBar
from reader.ui.web import ClosedProfile

_TITLE_CHARS = 28  # a longer title says no more in a tab than its beginning


class TabArea(QWidget):
    """Shows articles in tabs and reports what is chosen in them.

    Signals:
        article_changed: The path of the article in front; empty for the contents.
        outline_found: The headings of the article in front, as a tuple of Heading.
        heading_changed: The anchor of the heading being read.
        marks_counted: Which mark in front is the active one, from 1, and of how many.
        address_chosen: A link to the web.
        share_chosen: The columns' share after a drag; below 0 for the usual one.
        search_wanted: Text that was selected, to be searched for.
        travel_changed: Whether there is a way back, and one forward.
        painted: The article in front is on the screen.
        crashed: The process that draws the page has ended; the reason as text.
        session_changed: Something that `session` tells has changed.
        view_made: An ArticleView, right after it was made.
    """

    article_changed = Signal(str)
    outline_found = Signal(object)
    heading_changed = Signal(str)
    marks_counted = Signal(int, int)
    address_chosen = Signal(str)
    share_chosen = Signal(float)
    search_wanted = Signal(str)
    travel_changed = Signal(bool, bool)
    painted = Signal()
    crashed = Signal(str)
    session_changed = Signal()
    view_made = Signal(object)

    def __init__(
        self,
        profile: ClosedProfile,
        look: Look,
        title_of: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._look = look
        self._zoom = 1.0
        self._title_of = title_of
        self._tabs: list[Tab] = []
        self._closed: list[Place] = []
        self._bar = TabBar(self)
        self._stack = QStackedWidget(self)
        self._stack.setObjectName("page")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._stack, 1)
        self._bar.currentChanged.connect(self._on_current)
        self._bar.tabCloseRequested.connect(self.close_tab)
        self._bar.tabMoved.connect(self._on_moved)
        self._front: Tab | None = None

    @property
    def view(self) -> ArticleView | None:
        """The view in front."""
        return self._front.view if self._front else None

    @property
    def path(self) -> str:
        """The article in front; empty for the contents."""
        return self._front.history.here.path if self._front else ""

    @property
    def views(self) -> tuple[ArticleView, ...]:
        """The views of all tabs that have one."""
        return tuple(tab.view for tab in self._tabs if tab.view is not None)

    def session(self) -> Session:
        """Return what is open, for the next start."""
        kept = (tab.history.here for tab in self._tabs)
        return Session(tuple(KeptTab(p.path, p.spot) for p in kept), self._bar.currentIndex())

    def restore(self, session: Session) -> None:
        """Open the tabs of an earlier start; a view is made only for the one in front."""
        places = [Place(tab.path, tab.pair) for tab in session.tabs] or [Place("")]
        self._bar.blockSignals(True)
        for place in places:
            self._add(place, len(self._tabs))
        current = min(max(session.current, 0), len(places) - 1)
        self._bar.setCurrentIndex(current)
        self._bar.blockSignals(False)
        self._on_current(current)

    def clear(self) -> None:
        """Close every tab."""
        self._front = None
        while self._tabs:
            self._bar.removeTab(0)
            self._tabs.pop(0).close()
        self._closed.clear()

    def go(self, path: str, spot: str = "", marks: Sequence[str] = ()) -> None:
        """Open an article in the tab in front, and mark words in it from a spot on."""
        if self._front is None:
            self.restore(Session((KeptTab(path, spot),)))
            if marks and self.view is not None:
                self.view.show_marks(marks, spot)
            return
        self._front.go(Place(path, spot), marks)
        self._announce()

    def open_tab(
        self, path: str, spot: str = "", *, front: bool = True, marks: Sequence[str] = ()
    ) -> None:
        """Open an article in a new tab, beside the one in front."""
        index = self._bar.currentIndex() + 1
        self._add(Place(path, spot), index, marks)
        if front:
            self._bar.setCurrentIndex(index)
        self.session_changed.emit()

    def open_wanted(self, path: str, spot: str, marks: Sequence[str], in_tab: bool) -> None:
        """Open an article here or in a new tab behind this one, with words marked in it."""
        (self.open_behind if in_tab else self.go)(path, spot, marks)

    def open_behind(self, path: str, spot: str = "", marks: Sequence[str] = ()) -> None:
        """Open an article in a new tab and stay where the reader is."""
        self.open_tab(path, spot, front=False, marks=marks)

    def close_tab(self, index: int = -1) -> None:
        """Close a tab, the one in front if none is named; the last one turns to the contents."""
        if len(self._tabs) == 1:
            self.go("")
            return
        tab = self._tabs.pop(index if index >= 0 else self._bar.currentIndex())
        self._closed.append(tab.history.here)
        if tab is self._front:
            self._front = None
        self._bar.removeTab(index if index >= 0 else self._bar.currentIndex())
        tab.close()
        self._on_current(self._bar.currentIndex())
        self._name_tabs()
        self.session_changed.emit()

    def reopen_tab(self) -> None:
        """Open again the tab that was closed last."""
        if self._closed:
            place = self._closed.pop()
            self.open_tab(place.path, place.spot)

    def step(self, by: int) -> None:
        """Go so many tabs to the right, round the end."""
        if self._tabs:
            self._bar.setCurrentIndex((self._bar.currentIndex() + by) % len(self._tabs))

    def back(self) -> None:
        """Go back in the tab in front."""
        if self._front and self._front.back():
            self._announce()

    def forward(self) -> None:
        """Go forward in the tab in front."""
        if self._front and self._front.forward():
            self._announce()

    def reload(self) -> None:
        """Load every view again, at the same place."""
        for tab in self._tabs:
            tab.load(anew=True)
        self._announce()

    def show_place(self, spot: str) -> None:
        """Scroll to a heading or a pair of the article in front; a step in its history."""
        if self._front:
            self._front.go(Place(self.path, spot))
            self._announce()

    def step_mark(self, by: int) -> None:
        """Go so many marks on in the article in front, round the end."""
        if self.view is not None:
            self.view.step_mark(by)

    def clear_marks(self) -> None:
        """Take the marks of the article in front away."""
        if self.view is not None:
            self.view.clear_marks()

    def show_look(self, look: Look) -> None:
        """Show all articles in another look."""
        self._look = look
        for view in self.views:
            view.show_look(look)

    def show_zoom(self, factor: float) -> None:
        """Enlarge everything in all pages by a factor."""
        self._zoom = factor
        for view in self.views:
            view.show_zoom(factor)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Name the tabs in the interface's language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._name_tabs()
        super().changeEvent(event)

    def _add(self, place: Place, index: int, marks: Sequence[str] = ()) -> None:
        tab = Tab(place, self._stack, self._profile, marks)
        tab.view_made.connect(self._connect_view)
        tab.outline_found.connect(lambda headings, tab=tab: self._on_outline(tab, headings))
        tab.place_changed.connect(lambda _pair, anchor, tab=tab: self._on_place(tab, anchor))
        tab.marks_counted.connect(lambda active, of, tab=tab: self._on_count(tab, active, of))
        self._tabs.insert(index, tab)
        self._bar.insertTab(index, "")
        self._bar.add_close_button(index)
        self._name_tabs()

    def _connect_view(self, view: ArticleView) -> None:
        view.article_chosen.connect(self.go)
        view.article_wanted_in_tab.connect(self.open_behind)
        view.address_chosen.connect(self.address_chosen)
        view.share_chosen.connect(self.share_chosen)
        view.search_wanted.connect(self.search_wanted)
        view.painted.connect(self.painted)
        view.crashed.connect(self.crashed)
        self.view_made.emit(view)

    def _on_current(self, index: int) -> None:
        if not 0 <= index < len(self._tabs) or self._tabs[index] is self._front:
            return
        if self._front is not None:
            self._front.deactivate()
        self._front = self._tabs[index]
        self._front.activate(self._look, self._zoom)
        self._announce()
        self.outline_found.emit(self._front.outline)
        self.heading_changed.emit(self._front.heading)
        self.marks_counted.emit(*self._front.counted)

    def _on_moved(self, source: int, target: int) -> None:
        self._tabs.insert(target, self._tabs.pop(source))
        self.session_changed.emit()

    def _on_outline(self, tab: Tab, headings: object) -> None:
        if tab is self._front:
            self.outline_found.emit(headings)

    def _on_place(self, tab: Tab, anchor: str) -> None:
        if tab is self._front:
            self.heading_changed.emit(anchor)
        self.session_changed.emit()

    def _on_count(self, tab: Tab, active: int, total: int) -> None:
        if tab is self._front:
            self.marks_counted.emit(active, total)

    def _announce(self) -> None:
        self._name_tabs()
        if self._front is not None:
            history = self._front.history
            self.article_changed.emit(history.here.path)
            self.travel_changed.emit(bool(history.behind), bool(history.ahead))
        self.session_changed.emit()

    def _name_tabs(self) -> None:
        close = self.tr("Close tab")
        for index, tab in enumerate(self._tabs):
            self._bar.name_close_button(index, close)
            path = tab.history.here.path
            title = self._title_of(path) if path else self.tr("All articles")
            short = title if len(title) <= _TITLE_CHARS else title[: _TITLE_CHARS - 1] + "…"
            self._bar.setTabText(index, short.replace("&", "&&"))
            self._bar.setTabToolTip(index, title)
        self._bar.setVisible(len(self._tabs) > 1)
