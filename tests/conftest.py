"""What holds for every test: nothing of the user's is touched, nothing is left behind."""

import logging
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

_PATIENCE_S = 2.0  # for a thread that is on its way out when the test ends


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Let pyproject.toml keep pytest-qt's settings where unit tests run without pytest-qt."""
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "pytest-qt reads it; unit tests run without", type="linelist")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the one marker of the house."""
    config.addinivalue_line(
        "markers", "expects_log(pattern): a line at WARNING or above that matches is no fault"
    )


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep settings, study data and caches out of the home of whoever runs the tests."""
    for kind in ("CONFIG", "DATA", "CACHE", "STATE"):
        folder = tmp_path / ".home" / kind.lower()
        folder.mkdir(parents=True)
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(folder))


@pytest.fixture(autouse=True)
def _no_unexpected_log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    yield
    marker = request.node.get_closest_marker("expects_log")
    expected = re.compile(marker.args[0]) if marker else None
    lines = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for when in ("setup", "call", "teardown")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
        and not (expected and expected.search(record.getMessage()))
    ]
    assert not lines, "unexpected in the log:\n" + "\n".join(lines)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    # A dummy stands for a thread that Qt started and Python only passed through.
    left = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in left:
        thread.join(_PATIENCE_S)
    alive = [thread.name for thread in left if thread.is_alive()]
    assert not alive, f"threads left behind: {alive}"
