"""The reader as a process: started, watched, closed, and its words on standard error judged."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from display import Display
from PIL import Image

from reader.library.place import place_of
from reader.settings import settings_file

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE_S = 30
_POLL_S = 0.05
_INK = 40  # colours: an empty page has its ground and the panels' lines, a text many greys
# What Chromium prints on a machine without a graphics card, a bus or a sound card.
_NOISE = re.compile(
    r":(ERROR|WARNING|INFO):.*\.cc:\d+\]|^libva|^\s*$|^dri3|MESA|ALSA lib"
    r"|was preloaded using link preload but not used"  # Chromium, of a hostile page
    r"|^Refused to \w+ .* violates the following Content Security Policy"  # the same
)


def unexpected(stderr: str) -> list[str]:
    """Return the lines that the reader should not have printed."""
    return [line for line in stderr.splitlines() if not _NOISE.search(line)]


def run(*arguments: object, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command of the reader to its end; a traceback fails the test."""
    command = [sys.executable, "-m", "reader", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=120
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def write_settings(**wanted: object) -> None:
    """Leave settings as an earlier start would have."""
    file = settings_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"theme": "light", "language": "en", **wanted}), encoding="utf-8")


def read_settings() -> dict:
    return json.loads(settings_file().read_text(encoding="utf-8"))


def read_session(archive: Path) -> dict:
    return read_settings()["sessions"][str(place_of(archive).library)]


class Program:
    """A running reader with its window."""

    def __init__(self, display: Display, words: Path, *arguments: object) -> None:
        self._display = display
        self._words = words
        command = [sys.executable, "-m", "reader", *map(str, arguments)]
        with words.open("wb") as file:
            self.process = subprocess.Popen(
                command, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=file, stderr=file
            )

    @property
    def said(self) -> str:
        return self._words.read_text(encoding="utf-8", errors="replace")

    def until(self, check: Callable[[], object], what: str) -> None:
        """Wait until something is so; fail when it takes too long."""
        assert self.within(_PATIENCE_S, check), f"{what} not come: {self.titles()} {self.said}"

    def within(self, seconds: float, check: Callable[[], object]) -> bool:
        """Return whether something becomes so in that time; fail when the program ends."""
        end = time.monotonic() + seconds
        while not check():
            if time.monotonic() > end:
                return False
            try:
                code = self.process.wait(_POLL_S)
            except subprocess.TimeoutExpired:
                continue
            raise AssertionError(f"the reader ended with {code}: {self.said}")
        return True

    def titles(self) -> list[str]:
        return [self._display.title(w) for w in self._display.windows(self.process.pid)]

    def window(self):
        """Return the largest window."""
        windows = list(self._display.windows(self.process.pid))
        return max(windows, key=lambda w: w.get_geometry().width, default=None)

    def until_titled(self, title: str) -> None:
        self.until(lambda: title in self.titles(), f"a window {title!r}")

    def until_painted(self, title: str) -> None:
        """Wait for the window with this title, and for a page with ink in it."""
        self.until_titled(title)
        self.until(lambda: colours(self.page_picture()) > _INK, f"the page of {title!r}")

    def page_picture(self) -> Image.Image:
        """Return what is seen in the middle of the window."""
        picture = self._display.picture(self.window())
        return picture.crop((300, 90, picture.width - 260, picture.height - 20))

    def picture(self) -> Image.Image:
        return self._display.picture(self.window())

    def press(self, *keys: str, on: str = "") -> None:
        """Press keys on the window, or on the one with this title."""
        for key in keys:
            windows = self._display.windows(self.process.pid)
            named = (w for w in windows if on and self._display.title(w) == on)
            self._display.focus(next(named, None) or self.window())
            self._display.press(key)

    def click(self, x: int, y: int) -> None:
        """Click at a point of the window."""
        self._display.click(self.window(), x, y)

    def close(self) -> None:
        """Close the window as a user does, and hold the program to a quiet end."""
        self._display.ask_to_close(self.window())
        assert self.process.wait(_PATIENCE_S) == 0, self.said
        assert not unexpected(self.said), self.said

    def kill(self) -> None:
        """End a program that a failed test left running."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()


def colours(picture: Image.Image) -> int:
    """Return how many colours a picture has."""
    return len(picture.convert("RGB").getcolors(picture.width * picture.height))


def without_display() -> dict[str, str]:
    """Return an environment as on a machine without a screen."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in hidden}
