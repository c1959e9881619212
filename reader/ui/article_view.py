"""The view of one article: a page of the library, how it looks, and where it is being read."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QWidget

from reader.resources import palette
from reader.ui.bridge import Bridge, Look, page_script
from reader.ui.colours import colour
from reader.ui.study_bridge import StudyBridge
from reader.ui.web import ClosedPage, ClosedProfile, article_of, article_url

# An article that another has taken the place of keeps about 10 MB until Chromium collects them,
# which it puts off as long as scripts do little; doing it takes a tenth of a second.
_COLLECT_AFTER = 8
_MOST_SHOWN = 32  # letters of what is selected, in the menu
_COLLECT_PAUSE_MS = 2_000  # the article is on the screen by then, and being read


class ArticleView(QWebEngineView):
    """Shows an article and reports what is seen and chosen in it.

    Signals:
        article_chosen: Path and anchor of a link that was followed.
        article_wanted_in_tab: The same, for a new tab.
        address_chosen: A link to the web.
        outline_found: The headings of the page, as a tuple of Heading.
        place_changed: The pair at the top and the heading above it.
        marks_counted: Which mark is the active one, from 1, and of how many; 0 and 0 for none.
        share_chosen: The columns' share after a drag; below 0 for the usual one.
        search_wanted: Text that was selected, to be searched for.
        painted: The article that was asked for is on the screen.
        crashed: The process that draws the page has ended; the reason as text.
    """

    article_chosen = Signal(str, str)
    article_wanted_in_tab = Signal(str, str)
    address_chosen = Signal(str)
    outline_found = Signal(object)
    place_changed = Signal(str, str)
    marks_counted = Signal(int, int)
    share_chosen = Signal(float)
    search_wanted = Signal(str)
    painted = Signal()
    crashed = Signal(str)

    def __init__(self, profile: ClosedProfile, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._profile = profile
        self._number = 0  # of the page that is wanted, counted up
        self._awaited: set[str] = set()
        self._can_exchange = False  # a page of ours stands, and its script hears
        self._exchanged = 0
        self._unheard: list[Callable[[], None]] = []  # for the script of the page that is loaded
        self._page = ClosedPage(profile, self)
        self._bridge = Bridge(self)
        channel = QWebChannel(self._page)
        channel.registerObject("bridge", self._bridge)
        self.study = StudyBridge(self)
        channel.registerObject("study", self.study)
        self._page.setWebChannel(channel, QWebEngineScript.ScriptWorldId.ApplicationWorld.value)
        self._page.setBackgroundColor(colour(palette()[look.theme]["paper"]))
        self.setPage(self._page)
        self.setAccessibleName(self.tr("Article"))
        self._connect()

    def _connect(self) -> None:
        page, bridge = self._page, self._bridge
        # Queued: a page that is loaded while Chromium still asks about the link ends the program.
        queued = Qt.ConnectionType.QueuedConnection
        page.article_chosen.connect(self.article_chosen, queued)
        page.article_wanted_in_tab.connect(self.article_wanted_in_tab, queued)
        page.address_chosen.connect(self.address_chosen, queued)
        page.renderProcessTerminated.connect(lambda status, _code: self._on_end(status.name))
        bridge.outline_found.connect(self.outline_found)
        bridge.place_changed.connect(self.place_changed)
        bridge.marks_counted.connect(self.marks_counted)
        bridge.share_chosen.connect(self.share_chosen)
        bridge.painted.connect(self._on_painted)
        page.loadFinished.connect(lambda _ok: self._on_step("loaded"))
        bridge.text_copied.connect(lambda text: QGuiApplication.clipboard().setText(text))

    @property
    def look(self) -> Look:
        """How the page is shown."""
        return self._look

    @property
    def path(self) -> str:
        """The article that is shown; empty for the contents."""
        shown = article_of(self._page.url())
        return shown[0] if shown else ""

    def show_article(
        self, path: str, place: str = "", *, anew: bool = False, marks: Sequence[str] = ()
    ) -> None:
        """Show an article, and scroll to the element with this id; mark some words from there on.

        The article takes the place of the one that stands, without a navigation, unless there is
        none, or style sheets and script may have changed (`anew`): then the page is loaded.
        """
        self._number += 1
        self._unheard.clear()
        url = article_url(path)
        html = self._profile.handler.page(url) if self._can_exchange and not anew else None
        if html is not None:
            self._awaited = {"painted"}
            self._bridge.articleWanted.emit(html, url.path(), self._state(place, marks))
            self.setFocus()  # as Chromium does when it loads a page
            self._exchanged += 1
            if self._exchanged % _COLLECT_AFTER == 0:
                QTimer.singleShot(_COLLECT_PAUSE_MS, self, self._collect)
            return
        self._can_exchange = False
        self.study.begin_load()
        self._awaited = {"painted", "loaded"}
        self._install_script(self._state(place, marks))
        self._page.open(url)

    def show_place(self, place: str) -> None:
        """Scroll to the element with this id, to the beginning when there is none."""
        self._bridge.placeWanted.emit(place)

    def show_marks(self, words: Sequence[str], pair: str) -> None:
        """Mark words in the article that stands, and bring the first of a pair into sight.

        Args:
            words: As they are written in the article; all of them, in both languages.
            pair: Where to begin; what has no mark in it begins with the next one.
        """
        self._tell(partial(self._bridge.mark, words, pair))

    def step_mark(self, by: int) -> None:
        """Go so many marks on, round the end."""
        self._tell(partial(self._bridge.markStepWanted.emit, by))

    def clear_marks(self) -> None:
        """Take the marks away."""
        self._tell(self._bridge.marksClearing.emit)

    def show_look(self, look: Look) -> None:
        """Show this and the following pages in another look."""
        self._look = look
        self._page.setBackgroundColor(colour(palette()[look.theme]["paper"]))
        self._bridge.stateChanged.emit(self._state())

    def show_zoom(self, factor: float) -> None:
        """Enlarge everything in the page by a factor."""
        self.setZoomFactor(factor)

    def copy_selection(self) -> None:
        """Put the selected text on the clipboard."""
        self._page.triggerAction(QWebEnginePage.WebAction.Copy)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        """Translate the labels in the page when the interface's language changes."""
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Article"))
            self.show_look(self._look)
        super().changeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  (Qt's name)
        """Offer what can be done with the link or the text under the pointer."""
        menu = self._menu()
        if menu.isEmpty():
            menu.deleteLater()
            return
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(event.pos())))

    def _state(self, place: str = "", marks: Sequence[str] = ()) -> str:
        return self._bridge.state(self._look, self._number, place, marks)

    def _tell(self, tell: Callable[[], None]) -> None:
        """Tell the script something; while a page is loaded there is none that hears."""
        if self._can_exchange:
            tell()
        else:
            self._unheard.append(tell)

    def _collect(self) -> None:
        self._bridge.collectionWanted.emit()

    def _on_painted(self, number: int) -> None:
        if number == self._number:
            self._on_step("painted")

    def _on_end(self, reason: str) -> None:
        self._can_exchange = False
        self.study.begin_load()
        self.crashed.emit(reason)

    def _on_step(self, step: str) -> None:
        """Tell that the page is there when it is painted and loaded, whichever comes last.

        Chromium answers "not found" to a search that is under way when a page ends loading.
        """
        if step in self._awaited:
            self._awaited.remove(step)
            if not self._awaited:
                self._can_exchange = True
                while self._unheard:
                    self._unheard.pop(0)()
                self.painted.emit()

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        request = self.lastContextMenuRequest()
        link = article_of(request.linkUrl()) if request else None
        if link is not None:
            self._add(menu, self.tr("Open")).triggered.connect(
                lambda: self.article_chosen.emit(*link)
            )
            self._add(menu, self.tr("Open in a new tab")).triggered.connect(
                lambda: self.article_wanted_in_tab.emit(*link)
            )
        elif request and request.linkUrl().scheme() in ("http", "https"):
            address = request.linkUrl().toString()
            self._add(menu, self.tr("Copy the address")).triggered.connect(
                lambda: QGuiApplication.clipboard().setText(address)
            )
        if self.hasSelection():
            self._add(menu, self.tr("Copy")).triggered.connect(self.copy_selection)
            words = " ".join(self.selectedText().split())
            shown = words if len(words) <= _MOST_SHOWN else words[: _MOST_SHOWN - 1] + "…"
            text = self.tr("Search for “{0}”").format(shown.replace("&", "&&"))
            self._add(menu, text).triggered.connect(lambda: self.search_wanted.emit(words))
        return menu

    def _add(self, menu: QMenu, text: str) -> QAction:
        action = QAction(text, menu)
        menu.addAction(action)
        return action

    def _install_script(self, state: str) -> None:
        scripts = self._page.scripts()
        for old in scripts.find("reader"):
            scripts.remove(old)
        scripts.insert(page_script(state))
