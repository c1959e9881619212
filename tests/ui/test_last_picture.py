"""The picture of the page as it was left: the same as the page, never a stale one, soon gone."""

import shutil
import sys
from dataclasses import replace

import pytest
from pages import LONG, PLAIN, SHORT, Page
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from reader.settings import Session, Settings, Tab, data_folder
from reader.study.store import open_study
from reader.ui import picture_keeper
from reader.ui.camera import settled_picture
from reader.ui.language import install_language
from reader.ui.last_picture import LastPicture
from reader.ui.left_page import picture_file
from reader.ui.main_window import MainWindow
from reader.ui.page_room import page_in
from reader.ui.picture_keeper import PictureKeeper
from reader.ui.tab_area import TabArea
from reader.ui.worker import Worker

PAIR = "p-1bb591d0@6"
TOP = "document.getElementById('p-1bb591d0').getBoundingClientRect().top"
_SIZE = (1000, 700)


class Start:
    """A window as the program opens it, with what takes and shows pictures."""

    def __init__(self, qtbot, library, profile, settings: Settings) -> None:
        install_language(settings.language)
        self._qtbot, self._library = qtbot, library
        self.window = MainWindow(profile, settings)
        self.window.resize(*_SIZE)
        self.tabs = self.window.findChild(TabArea)
        self.keeper = PictureKeeper(self.window, self.tabs)
        self.picture = LastPicture(self.window, self.tabs)
        self.went_on = 0
        self.window.show()

    @property
    def cover(self):
        return self.picture._cover

    def find(self) -> bool:
        """Return whether there is a picture that would be shown."""
        return self.picture._find(self._library.root) is not None

    def begin(self) -> None:
        """Show the picture, if there is one, and do not go on."""
        self.picture.show_then(self._library.root, self._go_on)
        self._qtbot.waitUntil(lambda: self.went_on)

    def show_page(self) -> Page:
        root = str(self._library.root)
        session = self.window.preferences.settings.sessions.get(root, Session())
        self.keeper.show_library(self._library)
        with self._qtbot.waitSignal(self.window.painted):
            self.window.show_library(self._library, session)
        return Page(self._qtbot, self.tabs)

    def leave(self) -> Settings:
        """Close the window once the page rests; return what is kept."""
        self._qtbot.waitUntil(lambda: self.keeper._rests_at == self.keeper._place())
        return self.close()

    def close(self) -> Settings:
        settings = self.window.settings
        worker = Worker(self.window)
        self.window.close()
        self.keeper.save_on(worker, self._library.root)
        worker.wait()
        return settings

    def _go_on(self) -> None:
        self.went_on += 1


@pytest.fixture
def start(qtbot, library, profile):
    starts = []

    def start_it(settings: Settings) -> Start:
        starts.append(Start(qtbot, library, profile, settings))
        return starts[-1]

    yield start_it
    for one in starts:
        one.window.close()
        one.window.deleteLater()
    install_language("en")


@pytest.fixture
def at(library):
    """Return settings with one tab open at a place."""

    def at_it(path: str, pair: str = "") -> Settings:
        return replace(PLAIN, sessions={str(library.root): Session((Tab(path, pair),))})

    return at_it


@pytest.fixture
def left(start, at, library):
    """The settings after the long article was left open, with a picture of one colour."""
    open_study(data_folder())[0].close()  # it is there before any window looks for it
    first = start(at(LONG))
    settings = first.close()
    picture = QImage(*first.tabs.size().toTuple(), QImage.Format.Format_RGB32)
    picture.fill("#336699")
    page = page_in(first.tabs, settings, Tab(LONG))
    entry, assets = library.entries[LONG], library.catalogue.assets
    picture_keeper._write(
        picture_file(library.root), (picture, replace(page, page=entry.page, assets=assets))
    )
    return settings


def differing(one: QImage, other: QImage) -> int:
    """Return how many pixels of two pictures differ by more than rounding."""
    assert one.size() == other.size()
    pairs = zip(*(bytes(p.convertToFormat(QImage.Format.Format_Grayscale8).constBits())
                  for p in (one, other)), strict=True)  # fmt: skip
    return sum(abs(a - b) > 4 for a, b in pairs)


def test_the_picture_is_there_before_the_page_which_comes_back_in_the_very_line(qtbot, start, at):
    first = start(at(LONG, PAIR))
    page = first.show_page()
    page.js("(Jumps.cancel(), scrollBy(0, 31))")
    settings = first.leave()
    was = page.js(TOP)

    second = start(settings)
    second.begin()
    assert second.cover.isVisible()
    before = second.tabs.grab().toImage()
    with qtbot.waitSignal(second.picture.given_way):
        page = second.show_page()

    after = settled_picture(lambda: second.tabs.grab().toImage())
    assert differing(before, after) < 0.002 * before.width() * before.height()
    assert abs(page.js(TOP) - was) < 1


@pytest.mark.parametrize(
    "change",
    [
        {"theme": "dark"}, {"mode": "en"}, {"text_size": 18}, {"share": 0.5}, {"zoom": 1.1},
        {"language": "zh"}, {"recall": True}, {"shelf_panel": False},
    ],
    ids=str,
)  # fmt: skip
def test_no_picture_is_shown_in_another_look(start, left, change):
    assert start(left).find()
    assert not start(replace(left, **change)).find()


@pytest.mark.parametrize("place", [(SHORT, ""), (LONG, PAIR), ("", "")])
def test_no_picture_is_shown_of_another_place(start, at, left, place):
    assert not start(at(*place)).find()


def test_no_picture_is_shown_when_somebody_wrote_to_the_study(start, left):
    with (data_folder() / "study.db").open("ab") as file:
        file.write(b"more")

    assert not start(left).find()


def test_no_picture_is_shown_when_the_article_was_changed(start, left, library, tmp_path):
    other = shutil.copytree(library.root, tmp_path / "other")
    catalogue = (other / "catalogue.json").read_text(encoding="utf-8")
    page = library.entries[LONG].page
    (other / "catalogue.json").write_text(catalogue.replace(page, f"{page}.new"), "utf-8")
    shutil.copyfile(picture_file(library.root), picture_file(other))
    moved = replace(left, sessions={str(other): left.sessions[str(library.root)]})

    assert start(left).find()
    assert start(moved).picture._find(other) is None


@pytest.mark.parametrize("part", [0.0, 0.02, 0.5, 0.99])
def test_a_damaged_picture_is_none(start, left, library, part):
    file = picture_file(library.root)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * part)])

    second = start(left)

    assert not second.find()


def test_without_a_picture_the_start_goes_on_at_once_and_once(qtbot, start, at):
    first = start(at(LONG))
    first.begin()

    assert first.cover is None
    first.show_page()
    assert first.went_on == 1


def test_only_its_owner_may_read_the_picture(left, library):
    if sys.platform == "win32":
        pytest.skip("a folder of the user's is nobody else's there")
    assert picture_file(library.root).stat().st_mode & 0o077 == 0


def test_the_page_of_all_articles_leaves_no_picture_and_takes_an_old_one_away(
    start, at, library, left
):
    first = start(at(""))
    first.show_page()
    first.leave()

    assert not picture_file(library.root).exists()


@pytest.mark.parametrize(
    "odd",
    ["getSelection().selectAllChildren(document.body)", "openFigure()"],
    ids=["selection", "figure"],
)
def test_what_will_not_be_so_at_the_next_start_is_not_kept(qtbot, start, at, library, odd):
    first = start(at(LONG))
    page = first.show_page()
    if odd == "openFigure()":
        page.click("figure.zoom svg")
        page.until("document.querySelector('.lightbox') !== null")
        qtbot.waitUntil(lambda: first.keeper._is_covered)
    else:
        page.js(odd)
        qtbot.waitUntil(page.view.hasSelection)
    first.leave()

    assert not picture_file(library.root).exists()


def test_a_key_in_the_page_makes_the_picture_give_way(qtbot, start, left):
    second = start(left)
    second.begin()
    page = second.show_page()
    if second.cover is not None:
        with qtbot.waitSignal(second.picture.given_way):
            QTest.keyClick(page.ground, Qt.Key.Key_Down)

    assert second.cover is None


def test_a_page_that_crashes_takes_the_picture_away(qtbot, start, left):
    second = start(left)
    second.begin()

    with qtbot.waitSignal(second.picture.given_way):
        second.tabs.crashed.emit("killed")

    assert second.cover is None


def test_the_picture_hides_while_the_window_has_another_size(start, left):
    second = start(left)
    second.begin()
    assert second.cover.isVisible()

    second.window.resize(_SIZE[0] + 40, _SIZE[1])
    assert not second.cover.isVisible()
    second.window.resize(*_SIZE)
    assert second.cover.isVisible()
