"""The walls round a page, one by one: no script runs, no link leads out, no file is reached."""

import shutil

import pytest
from pages import CASES, LONG, Page
from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEngineScript, QWebEngineSettings

from reader.ui.article_view import ArticleView
from reader.ui.bridge import Look
from reader.ui.web import article_of, article_url

# An exchanged page stands under the policy of the first one, and Chromium tells what it refuses.
REFUSED = "^Refused to (load|frame|run) "
pytestmark = pytest.mark.qt_log_ignore(REFUSED, extend=True)
OUTSIDE = "http://127.0.0.1:9"  # where nothing listens; tests/e2e has a witness
HOSTILE = "attacks/active"


@pytest.fixture(scope="session")
def evil(build, tmp_path_factory):
    """The hostile archive, with a page in it that never went through the sanitiser."""
    archive = shutil.copytree(CASES / "evil" / "archive", tmp_path_factory.mktemp("evil") / "a")
    library = build(archive)
    page = (CASES / "evil" / "page.html").read_text(encoding="utf-8")
    (library.root / library.entries[HOSTILE].page).write_text(page.replace("WITNESS", OUTSIDE))
    return library


@pytest.fixture(params=["loaded", "exchanged"])
def hostile(qtbot, evil, profile, request):
    """The view of that page, and everything that it reports.

    The page is loaded, or it takes the place of a harmless one.
    """
    profile.handler.show_library(evil)
    view = ArticleView(profile, Look("light", "both", 17, 0.5))
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    for path in ("", HOSTILE) if request.param == "exchanged" else (HOSTILE,):
        with qtbot.waitSignal(view.painted):
            view.show_article(path)
    view.reported = []
    for signal in (view.address_chosen, view.article_chosen, view.article_wanted_in_tab):
        signal.connect(lambda *what: view.reported.append(what))
    return view


def test_no_script_of_a_page_runs(qtbot, hostile):
    page = Page(qtbot, hostile)

    assert page.js("document.title") == "Hostile page"
    assert page.js("document.querySelectorAll('body script').length") == 2
    assert page.js("document.images[0].naturalWidth") == 0


def test_the_world_of_the_page_has_no_script_and_no_bridge(qtbot, hostile):
    with qtbot.waitCallback() as answered:
        world = QWebEngineScript.ScriptWorldId.MainWorld.value
        hostile.page().runJavaScript("typeof qt + typeof QWebChannel", world, answered)

    assert answered.args[0] in ("", None, "undefinedundefined")


@pytest.mark.parametrize(
    ("number", "reported"),
    [
        (0, []),  # a form
        (1, [(f"{OUTSIDE}/link",)]),
        (2, [(f"{OUTSIDE}/blank",)]),
        (3, [(f"{OUTSIDE}/redirect?link",)]),
        (4, []),  # javascript:
        (5, []),  # a jump with a ping
        (6, []),  # a handler
        (7, []),  # data:
    ],
)
@pytest.mark.qt_log_ignore(REFUSED, "^Not allowed to navigate top frame to data URL", extend=True)
def test_a_click_leads_nowhere_and_only_web_addresses_are_told(qtbot, hostile, number, reported):
    page = Page(qtbot, hostile)
    page.js(f"document.querySelectorAll('[data-click]')[{number}].click()")

    page.until("document.readyState === 'complete'")
    qtbot.waitUntil(lambda: hostile.reported == reported)
    assert article_of(hostile.page().url())[0] == HOSTILE
    assert page.js("document.title") == "Hostile page"


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "data:text/html,x",
        "javascript:document.title='script'",
        "chrome://version",
        "view-source:library://archive/contents",
        "library://elsewhere/contents",
        "library://archive/assets/css/page.css",
        "qrc:/qtwebchannel/qwebchannel.js",
        "ftp://127.0.0.1/",
        "blob:library://archive/1",
    ],
)
@pytest.mark.qt_log_ignore(
    REFUSED, "^Not allowed to (load local resource|navigate top frame)", extend=True
)
def test_a_link_to_anything_but_an_article_or_the_web_does_nothing(qtbot, hostile, address):
    page = Page(qtbot, hostile)

    page.js(f"(Object.assign(document.querySelector('a'), {{ href: {address!r} }}).click(), 1)")

    page.until("document.title === 'Hostile page'")
    assert article_of(hostile.page().url())[0] == HOSTILE
    assert hostile.reported == []


@pytest.mark.parametrize(
    "path",
    [
        "/../../../../etc/passwd",
        "/files/..%2f..%2fetc/passwd",
        "/assets/../catalogue.json",
        "/assets/../build.json",
        "/article/../../catalogue.json",
        "/catalogue.json",
        "/pages",
        "/article/attacks",
    ],
)
def test_the_handler_serves_nothing_but_pages_and_what_they_show(qtbot, hostile, path):
    page = hostile.page()
    url = QUrl(f"library://archive{path}")

    with qtbot.waitSignal(page.loadFinished) as finished:
        page.open(url)

    assert finished.args == [False]


def test_what_a_page_could_use_is_switched_off(hostile):
    settings = hostile.page().settings()
    kinds = QWebEngineSettings.WebAttribute

    on = [
        kind.name
        for kind in (
            kinds.JavascriptEnabled,
            kinds.LocalStorageEnabled,
            kinds.PluginsEnabled,
            kinds.LocalContentCanAccessRemoteUrls,
            kinds.LocalContentCanAccessFileUrls,
            kinds.HyperlinkAuditingEnabled,
            kinds.DnsPrefetchEnabled,
            kinds.NavigateOnDropEnabled,
            kinds.PdfViewerEnabled,
        )
        if settings.testAttribute(kind)
    ]

    assert not on


def test_nothing_is_kept_of_what_was_read(profile):
    assert profile.isOffTheRecord()
    assert profile.httpCacheType() == profile.HttpCacheType.MemoryHttpCache


@pytest.mark.parametrize("path", ["", LONG, "a/投机 解码", "x#y", "a?b/%2e"])
def test_an_address_leads_back_to_its_article(path):
    assert article_of(article_url(path, "an anchor")) == (path, "an anchor")
