"""The page of all articles: where to go on, what is due, the year, the archive, the list."""

from datetime import UTC, date, datetime, timedelta

import pytest
from pages import ENGLISH, LONG, SHORT, Page

from reader.study.values import Counts, Day, Progress
from reader.ui.article_view import ArticleView
from reader.ui.bridge import Look
from reader.ui.home import YEAR, home_json
from reader.ui.language import install_language

TODAY = date(2026, 3, 11)
NOW = datetime(2026, 3, 11, 12, tzinfo=UTC)
PROGRESS = {
    LONG: Progress(LONG, "p-1@4", 0.25, 2520, NOW),
    SHORT: Progress(SHORT, "", 1.0, 60, NOW, read=NOW),
}
DAYS = [Day(TODAY, 3700, reviews=3), Day(TODAY - timedelta(days=8), 60)]
COUNTS = Counts(2, 0, 1)
LOOK = Look("light", "both", 17, 0.52)


@pytest.fixture
def view(qtbot, library, profile):
    profile.handler.show_library(library)
    view = ArticleView(profile, LOOK)
    qtbot.addWidget(view)
    view.resize(1000, 700)
    view.show()
    with qtbot.waitSignal(view.painted):
        view.show_article("")
    return view


@pytest.fixture
def chinese():
    """Have the interface speak Chinese."""
    install_language("zh")
    yield
    install_language("en")


@pytest.fixture
def page(qtbot, view):
    return Page(qtbot, view)


@pytest.fixture
def show(library, view, page):
    """Show what the page shows of a study."""

    def show_it(progress=PROGRESS, days=DAYS, counts=COUNTS, language="en"):
        text = home_json(library.catalogue, progress, days, counts, language, TODAY)
        view.study.homeWanted.emit(text)
        page.until("document.querySelector('.home') !== null")

    return show_it


def texts(page, selector):
    return page.js(
        f"[...document.querySelectorAll({selector!r})].map((one) => one.textContent.trim())"
    )


def link(path):
    return f".home a.square[href='/article/{path}']"


def test_the_parts_stand_between_the_title_and_the_list(page, show):
    show()

    assert texts(page, ".home h2") == ["Continue", "Review", "The year", "The archive"]
    assert page.js("document.querySelector('.home').previousElementSibling.className") == "row head"
    assert page.js("document.querySelector('.home').classList.contains('own')")


def test_an_article_is_continued_where_it_was_left(qtbot, page, view, show):
    show()
    assert texts(page, ".home .continue small") == ["25 % read · 42 min"]

    with qtbot.waitSignal(view.article_chosen) as chosen:
        page.click(".home .continue a")

    assert chosen.args == [LONG, "p-1@4"]


def test_the_title_to_continue_is_in_the_languages_of_the_columns(page, view, show):
    show()
    both = [page.is_shown(f".home .continue a > .{one}") for one in ("en", "zh")]

    view.show_look(Look("light", "zh", 17, 0.52))
    page.until("document.documentElement.dataset.mode === 'zh'")

    assert both == [True, True]
    assert [page.is_shown(f".home .continue a > .{one}") for one in ("en", "zh")] == [False, True]


def test_the_bar_is_as_long_as_what_was_read(page, show):
    show()

    width = "document.querySelector({!r}).getBoundingClientRect().width"
    bar, done = (page.js(width.format(f".home .so-far{part}")) for part in ("", " > span"))
    assert done == pytest.approx(bar / 4, abs=1)


def test_the_button_asks_for_the_review(qtbot, page, view, show):
    show()
    assert texts(page, ".home .review p") == ["3", "2 new · 1 due"]

    with qtbot.waitSignal(view.study.told) as told:
        page.click(".home .review button")

    assert told.args == ["review_wanted", {}]


def test_without_cards_a_line_stands_in_the_place_of_the_button(page, show):
    show(counts=None)

    assert texts(page, ".home .review p")[0].startswith("There are no cards yet.")
    assert texts(page, ".home button") == []


def test_the_year_has_a_square_for_each_day_with_what_was_done(page, show):
    show()
    day = ".home .map .day:last-child"

    squares = page.js("document.querySelectorAll('.home .map .day').length")
    assert YEAR.days - 7 < squares <= YEAR.days
    title = page.js(f"document.querySelector({day!r}).title")
    assert title.startswith("Wednesday 11 March 2026 · 1 h 2 min · 3 card")
    assert page.computed(day, "backgroundColor") == "rgb(166, 61, 37)"  # the accent, at its fullest


def test_a_week_is_a_column_that_begins_with_monday(page, show):
    show()
    places = page.js(
        "[...document.querySelectorAll('.home .map .day')].slice(-10)"
        ".map((day) => [day.style.gridRowStart, day.title.split(' ')[0]])"
    )

    assert places[-3:] == [["2", "Monday"], ["3", "Tuesday"], ["4", "Wednesday"]]
    assert places[0] == ["2", "Monday"]


def test_the_year_is_heard_as_one_picture(page, show):
    show()

    label = page.js("document.querySelector('.home .map[role=img]').ariaLabel")
    assert label.startswith("Reading time of each day in the last year: 1 h 3 min of reading on")


def test_every_article_has_a_square_in_each_of_its_topics(page, show):
    show()

    assert texts(page, ".home .topic h3") == ["Decoding0 / 1", "Memory1 / 2", "Other0 / 1"]
    state = "document.querySelector({!r}).className"
    assert page.js(state.format(link(LONG))) == "square reading"
    assert page.js(state.format(link(SHORT))) == "square read"
    assert page.js(f"document.querySelector({link(ENGLISH)!r}).title").endswith("· unread")


def test_a_square_opens_its_article_and_is_not_on_the_way_of_the_tab_key(qtbot, page, view, show):
    show()
    assert page.js(f"document.querySelector({link(SHORT)!r}).tabIndex") == -1

    with qtbot.waitSignal(view.article_chosen) as chosen:
        page.click(link(SHORT))

    assert chosen.args == [SHORT, ""]


def test_the_list_has_a_sign_for_each_article(page, show):
    show()

    signs = page.js(
        "[...document.querySelectorAll('.row.entry')].map((row) => [row.querySelectorAll('.state')"
        ".length, row.querySelector('.state.own').ariaLabel])"
    )
    assert signs == [[1, "read"], [1, "being read"], [1, "unread"]]


def test_who_has_read_nothing_is_shown_a_hint_and_the_archive(page, show):
    show(progress={}, days=[], counts=Counts())

    assert texts(page, ".home h2") == ["The archive"]
    assert page.is_shown(".home .hint")


def test_it_speaks_the_interface_language(chinese, page, show):
    show(language="zh")

    assert page.js("document.querySelector('.home').lang") == "zh-Hans"
    assert texts(page, ".home .continue a > span")[0] == "投机解码"
    assert "2026年3月11日" in page.js("document.querySelector('.home .map .day:last-child').title")


def test_new_numbers_take_the_place_of_the_old_and_leave_the_focus(page, show):
    show()
    page.js("document.querySelector('.home .review button').focus()")

    show(counts=Counts(new=9))

    page.until("document.querySelector('.home .number').textContent === '9'")
    assert page.js("document.querySelectorAll('.home').length") == 1
    assert page.js("document.activeElement.matches('.home .review button')")


def test_new_numbers_above_do_not_move_what_is_read(page, show):
    page.js("(document.querySelector('main').style.minHeight = '3000px', 0)")
    page.scroll_to("#row-4")
    page.until("scrollY > 0")
    top = "document.querySelector('#row-4').getBoundingClientRect().top"
    before = page.js(top)

    show()

    page.until(f"Math.abs({top} - {before}) < 2")
    assert page.js("scrollY") > 300


def test_it_comes_back_with_the_page_and_is_in_no_article(qtbot, page, view, show):
    show()
    with qtbot.waitSignal(view.painted):
        view.show_article(LONG)
    in_article = page.js("document.querySelectorAll('.home, .row.entry').length")

    with qtbot.waitSignal(view.painted):
        view.show_article("")

    assert in_article == 0
    assert page.js("document.querySelectorAll('.home').length") == 1


def test_it_fits_into_a_narrow_window(page, view, show):
    show()

    view.resize(500, 700)

    page.until("innerWidth === 500")
    assert page.js("document.documentElement.scrollWidth") <= 500


def test_on_paper_there_is_only_the_list(page, show):
    show()
    rules = page.js(
        "[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])"
        ".filter((rule) => rule.media && rule.media.mediaText === 'print')"
        ".flatMap((rule) => [...rule.cssRules])"
        ".filter((rule) => rule.selectorText && document.querySelector('.home')"
        ".matches(rule.selectorText)).map((rule) => rule.style.display)"
    )

    assert "none" in rules
