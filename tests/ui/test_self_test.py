"""The self-test: it passes on a good program, and each of its checks can fail."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pages import CASES

from reader.errors import ReaderError
from reader.library.place import Place
from reader.search.searcher import Searcher
from reader.search.values import Answer
from reader.ui import self_checks, web
from reader.ui.self_checks import CHECKS, Subject, UnmetError
from reader.ui.self_test import draw_without_display, run_checks

ROOT = Path(__file__).resolve().parents[2]
# Chromium tells of each request that it does not send.
pytestmark = pytest.mark.qt_log_ignore("^(Refused|Not allowed|Unsafe attempt)", extend=True)
RUN = """
import sys
from pathlib import Path
from reader.library.place import Place
from reader.search.searcher import Searcher
from reader.search.values import Answer
from reader.ui import self_test
if sys.argv[3] == "hangs":
    import threading
    self_test.CHECKS = {"hangs": lambda subject: threading.Event().wait()}
    self_test._LIMIT_S = 0.2
sys.exit(self_test.self_test(Place(Path(sys.argv[1]), Path(sys.argv[2])), safe=True))
"""


@pytest.fixture
def subject(qapp, library, tmp_path):
    """The small archive with a copy of its library, and an empty folder."""
    folder = tmp_path / "own"
    folder.mkdir()
    copy = shutil.copytree(library.root, tmp_path / "library")
    return Subject(Place(CASES / "reading", copy), folder)


@pytest.fixture
def run(library):
    """Run the self-test as a process without a display; return its status and its report."""

    def run_it(how: str) -> tuple[int, dict]:
        hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
        env = {name: value for name, value in os.environ.items() if name not in hidden}
        command = [sys.executable, "-c", RUN, CASES / "reading", library.root, how]
        done = subprocess.run(
            command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=120
        )
        assert done.stdout.count("\n") == 1, done.stderr
        return done.returncode, json.loads(done.stdout)

    return run_it


def page_of(subject):
    library = subject.library()
    entry = max(library.catalogue.entries, key=lambda entry: len(entry.languages))
    return library.root / entry.page


def test_a_good_program_passes_without_a_display_and_leaves_the_users_things_alone(run, tmp_path):
    status, report = run("passes")

    assert (status, report["ok"]) == (0, True), report
    assert list(report["checks"]) == list(CHECKS)
    assert all(check["ok"] and check["detail"] for check in report["checks"].values())
    for kind in ("config", "data", "state"):
        assert not list((tmp_path / ".home" / kind).iterdir())


def test_a_check_that_hangs_has_failed_and_ends_the_program(run):
    status, report = run("hangs")

    assert (status, report["ok"]) == (1, False)
    assert report["checks"]["hangs"]["detail"] == "It did not end within 0.2 s."


def test_a_check_that_fails_keeps_no_other_from_being_run():
    def fails(_subject):
        raise ReaderError("It is broken.", "Mend it.")

    def breaks(_subject):
        raise RuntimeError("unexpected")

    checks = {"fails": fails, "breaks": breaks, "passes": lambda _subject: "fine"}
    found = run_checks(None, checks, 60, lambda _found: None)

    assert [outcome.ok for outcome in found.values()] == [False, False, True]
    assert [outcome.detail for outcome in found.values()] == [
        "It is broken. Mend it.", "RuntimeError('unexpected')", "fine",
    ]  # fmt: skip


def test_a_damaged_catalogue_is_found(subject):
    (subject.place.library / "catalogue.json").write_text("{", encoding="utf-8")

    with pytest.raises(ReaderError, match="catalogue is damaged"):
        self_checks.check_library(subject)


def test_a_page_that_is_not_there_is_found(subject):
    page_of(subject).unlink()

    with pytest.raises(UnmetError, match="is not in the library"):
        self_checks.check_library(subject)


def test_a_library_that_is_not_there_is_built_elsewhere(subject, library, monkeypatch):
    asked = []
    monkeypatch.setattr(
        self_checks, "build_and_open", lambda place, _: asked.append(place) or library
    )
    shutil.rmtree(subject.place.library)

    assert self_checks.check_library(subject) == "3 articles"
    assert asked == [Place(subject.place.content, subject.folder / "library")]


def test_the_programs_own_library_is_not_built_when_it_is_missing(subject, monkeypatch):
    monkeypatch.setattr(self_checks, "own_content", lambda: subject.place.content)
    shutil.rmtree(subject.place.library)

    with pytest.raises(ReaderError, match="no library here"):
        self_checks.check_library(subject)


def test_a_column_without_ink_is_found(subject):
    page = page_of(subject)
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("<body", "<style>.zh { opacity: 0 }</style><body"), "utf-8")

    with pytest.raises(UnmetError, match=r"The column zh of .* is blank"):
        self_checks.check_page(subject)


def test_a_page_without_rows_is_found(subject):
    page_of(subject).write_text("<!doctype html><title>Nothing</title>", encoding="utf-8")

    with pytest.raises(UnmetError, match=r"The column en of .* is blank"):
        self_checks.check_page(subject)


def test_a_search_index_that_had_to_be_made_anew_is_found(subject):
    for file in (subject.place.library / "search").rglob("*"):
        if file.is_file():
            file.write_bytes(b"damaged")

    with pytest.raises(UnmetError, match="made anew"):
        self_checks.check_search(subject)


def test_a_search_that_finds_nothing_is_found(subject, monkeypatch):
    monkeypatch.setattr(Searcher, "ask", lambda _searcher, words, _limit: Answer(words))

    with pytest.raises(UnmetError, match=r"The search for .* does not find"):
        self_checks.check_search(subject)


def test_a_study_that_cannot_be_written_is_found(subject):
    (subject.folder / "study").write_text("no folder")

    with pytest.raises(ReaderError):
        self_checks.check_study(subject)


def test_a_script_of_a_page_that_runs_is_found(subject, monkeypatch):
    begin = web.ClosedPage.__init__

    def with_scripts(page, *arguments):
        begin(page, *arguments)
        kind = web.QWebEngineSettings.WebAttribute.JavascriptEnabled
        page.settings().setAttribute(kind, True)

    monkeypatch.setattr(web.ClosedPage, "__init__", with_scripts)

    with pytest.raises(UnmetError, match="A script of a page has changed it"):
        self_checks.check_scripts(subject)


def test_a_request_that_leaves_is_found(subject, monkeypatch):
    def let_out(_blocker, info):
        url = info.requestUrl()
        if url.scheme() == "http":
            socket.create_connection((url.host(), url.port())).close()

    monkeypatch.setattr(web._Blocker, "interceptRequest", let_out)

    with pytest.raises(UnmetError, match=r"A page has opened \d+ connections"):
        self_checks.check_requests(subject)


@pytest.mark.parametrize(
    ("given", "platform", "draws_into_memory"),
    [
        ({}, "linux", True),
        ({"DISPLAY": ""}, "linux", True),
        ({"DISPLAY": ":0"}, "linux", False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", False),
        ({"QT_QPA_PLATFORM": "xcb"}, "linux", False),
        ({}, "win32", False),
        ({}, "darwin", False),
    ],
)
def test_only_linux_without_a_display_draws_into_memory(given, platform, draws_into_memory):
    environment = dict(given)

    assert draw_without_display(environment, platform) is not draws_into_memory
    assert (environment.get("QT_QPA_PLATFORM") == "offscreen") is draws_into_memory
