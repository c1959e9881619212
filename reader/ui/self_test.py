"""The self-test: the program tries itself, prints one line of JSON, and ends with 0 or 1."""

import faulthandler
import json
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import asdict, dataclass
from pathlib import Path

from reader import __version__
from reader.errors import ReaderError
from reader.library.place import Place
from reader.ui.app import make_application
from reader.ui.self_checks import CHECKS, Check, Subject, UnmetError

# Longer than the waits inside of a check, which end with a sentence of their own after a minute.
_LIMIT_S = 120.0
_MARGIN_S = 60.0  # for the beginning and the end of the program
_FAILED = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a check ended.

    Attributes:
        ms: How long it took.
        detail: What it found, or what is wrong; in English.
    """

    ok: bool
    ms: int
    detail: str


def self_test(place: Place, *, safe: bool) -> int:
    """Run all checks on an archive's library; return the exit code.

    The user's own settings and study are neither read nor written.
    """
    has_display = draw_without_display(os.environ, sys.platform)
    if sys.stderr is not None:
        # For a hang in which no Python runs any more, not even that of the watchdog.
        faulthandler.dump_traceback_later(_LIMIT_S * len(CHECKS) + _MARGIN_S, exit=True)
    make_application(safe=safe or not has_display)
    with tempfile.TemporaryDirectory(prefix="reader-self-test-") as folder:
        found = run_checks(Subject(place, Path(folder)), CHECKS, _LIMIT_S, _give_up)
    _say(found)
    return 0 if all(outcome.ok for outcome in found.values()) else _FAILED


def draw_without_display(environment: MutableMapping[str, str], platform: str) -> bool:
    """Have Qt draw into memory where Linux has no display; return whether there is one."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if platform == "linux" and not any(environment.get(name) for name in named):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment.get("QT_QPA_PLATFORM") != "offscreen"


def run_checks(
    subject: Subject,
    checks: Mapping[str, Check],
    limit_s: float,
    give_up: Callable[[Mapping[str, Outcome]], None],
) -> dict[str, Outcome]:
    """Run checks one after another; return how each ended.

    Args:
        give_up: Called on a thread of its own, with what is known until then, when a check has
            taken longer than `limit_s`; it should end the program.
    """
    found: dict[str, Outcome] = {}
    for name, check in checks.items():
        hung = Outcome(False, round(limit_s * 1000), f"It did not end within {limit_s:g} s.")
        watchdog = threading.Timer(limit_s, lambda: give_up({**found, name: hung}))  # noqa: B023
        watchdog.daemon = True
        watchdog.start()
        try:
            found[name] = _outcome(subject, check)
        finally:
            watchdog.cancel()
    return found


def _outcome(subject: Subject, check: Check) -> Outcome:
    begun = time.monotonic()
    try:
        ok, detail = True, check(subject)
    except (ReaderError, UnmetError) as error:
        ok, detail = False, str(error)
    except Exception as error:  # noqa: BLE001  (whatever it is, it is what the check found)
        ok, detail = False, repr(error)
    return Outcome(ok, round((time.monotonic() - begun) * 1000), detail)


def _give_up(found: Mapping[str, Outcome]) -> None:
    """Tell what is known and end at once: a check that hangs would keep the program for ever."""
    _say(found)
    os._exit(_FAILED)


def _say(found: Mapping[str, Outcome]) -> None:
    checks = {name: asdict(outcome) for name, outcome in found.items()}
    ok = len(found) == len(CHECKS) and all(outcome.ok for outcome in found.values())
    line = json.dumps({"ok": ok, "version": __version__, "checks": checks}) + "\n"
    if sys.stdout is not None:
        sys.stdout.write(line)
        sys.stdout.flush()
    else:  # a program without a console may still have been given a file or a pipe
        try:
            os.write(1, line.encode())
        except OSError:
            return
