"""One tab: where it has been, and the view that shows it while it is wanted."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget

from reader.ui.article_view import ArticleView
from reader.ui.bridge import Heading, Look
from reader.ui.history import History, Place
from reader.ui.web import ClosedProfile

# Long enough to look something up in another tab and come back to an unchanged one.
_IDLE_MS = 5 * 60 * 1000


class Tab(QObject):
    """An article with a history; its view is made when it is looked at and given up when idle.

    Signals:
        view_made: The view, right after it was made.
        outline_found: The headings of the page, as a tuple of Heading.
        place_changed: The pair at the top and the heading above it.
        marks_counted: Which mark is the active one, from 1, and of how many; 0 and 0 for none.
    """

    view_made = Signal(object)
    outline_found = Signal(object)
    place_changed = Signal(str, str)
    marks_counted = Signal(int, int)

    def __init__(
        self,
        place: Place,
        stack: QStackedWidget,
        profile: ClosedProfile,
        marks: Sequence[str] = (),
    ) -> None:
        super().__init__(stack)
        self.history = History(place)
        self.outline: tuple[Heading, ...] = ()
        self.heading = ""
        self.counted = (0, 0)
        self.view: ArticleView | None = None
        self._stack = stack
        self._profile = profile
        self._marks = marks  # until they are shown: where the tab has been knows no marks
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self.give_up_view)

    def activate(self, look: Look, zoom: float) -> ArticleView:
        """Bring the tab to the front, with a view if it has none."""
        self._idle.stop()
        if self.view is None:
            view = ArticleView(self._profile, look)
            view.show_zoom(zoom)
            view.outline_found.connect(self._keep_outline)
            view.place_changed.connect(self._keep_place)
            view.marks_counted.connect(self._keep_count)
            self._stack.addWidget(view)
            self.view = view
            self.view_made.emit(view)
            self.load()
        self._stack.setCurrentWidget(self.view)
        return self.view

    def deactivate(self) -> None:
        """Leave the front; after a while the view gives its memory back."""
        self._idle.start()

    def load(self, *, anew: bool = False) -> None:
        """Load the place where the history is; `anew` also what pages have in common."""
        if self.view is not None:
            here = self.history.here
            self.view.show_article(here.path, here.spot, anew=anew, marks=self._marks)
            self._marks = ()

    def go(self, place: Place, marks: Sequence[str] = ()) -> None:
        """Go to a new place, in the same page where that is possible, and mark words from there."""
        same_page = self.view is not None and place.path == self.history.here.path
        self.history.visit(place)
        if not same_page or self.view is None:
            self._marks = marks
            self.load()
        elif marks:
            self.view.show_marks(marks, place.spot)
        else:
            self.view.show_place(place.spot)

    def back(self) -> bool:
        """Go back one step; return whether there was one."""
        return self._travel(forward=False)

    def forward(self) -> bool:
        """Go forward one step; return whether there was one."""
        return self._travel(forward=True)

    def give_up_view(self) -> None:
        """Remove the view; what it showed comes back at the same pair."""
        if self.view is not None:
            self._stack.removeWidget(self.view)
            self.view.deleteLater()
            self.view = None
            self._keep_count(0, 0)

    def close(self) -> None:
        """Remove the tab for good."""
        self._idle.stop()
        self.give_up_view()
        self.deleteLater()

    def _travel(self, *, forward: bool) -> bool:
        before = self.history.here.path
        moved = self.history.forward() if forward else self.history.back()
        if moved and self.view is not None and self.history.here.path == before:
            self.view.clear_marks()
            self.view.show_place(self.history.here.spot)
        elif moved:
            self._marks = ()
            self.load()
        return moved

    def _keep_outline(self, headings: tuple[Heading, ...]) -> None:
        self.outline = headings
        self.outline_found.emit(headings)

    def _keep_place(self, pair: str, heading: str) -> None:
        self.history.scroll(pair)
        self.heading = heading
        self.place_changed.emit(pair, heading)

    def _keep_count(self, active: int, total: int) -> None:
        self.counted = (active, total)
        self.marks_counted.emit(active, total)
