"""A user's home as a program leaves it, with an article open and, it may be, a picture of its page.

The program is started, its window closed as a user closes it, and the home kept: each start that is
measured gets a copy. The picture covers the page until the page itself is there, and both look the
same; where the picture has been made blank, what is seen first of the text is the page itself.
"""

import json
import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Event

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from screen import Screen
from Xlib import X, display, protocol

_PICTURES = ".cache/bilingual-reader/left/*.png"
_PATIENCE_S = 60
_STILL_S = 2.5  # without a change in the page's area, which then has been seen to rest
_POLL_S = 0.1
_LEAST_INK = 0.01


def leave_home(
    home: Path,
    command: Sequence[str],
    *,
    library: Path,
    article: str,
    region: str,
    environment: Sequence[str],
) -> Path | None:
    """Let a program leave an article open in a new home; return the picture that it left, if any.

    Args:
        region: Where the page is in the window: left, top, width, height.
        environment: What the program needs in it, as `NAME=value`.
    """
    shutil.rmtree(home, ignore_errors=True)
    _write_session(home, library, article)
    (home / "run").mkdir(mode=0o700)
    with Screen() as screen:
        process = subprocess.Popen(
            command, env=_environment(home, f"DISPLAY={screen.display}", *environment), cwd=home,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            _wait_for_rest(screen, region)
            _ask_to_close(screen)
            process.wait(_PATIENCE_S)
        except (TimeoutError, subprocess.TimeoutExpired):
            raise SystemExit(f"{command[0]} did not show {article} and end.") from None
        finally:
            process.kill()
            process.wait()
    return next(iter(home.glob(_PICTURES)), None)


def with_blank_picture(home: Path, target: Path) -> Path:
    """Copy a home; the picture in it has the same size and place, and nothing on it."""
    copy_home(home, target)
    for file in target.glob(_PICTURES):
        words = PngInfo()
        with Image.open(file) as seen:
            for key, text in seen.text.items():
                words.add_text(key, text)
            Image.new(seen.mode, seen.size, "white").save(file, pnginfo=words)
    return target


def without_picture(home: Path, target: Path) -> Path:
    """Copy a home, but for the picture."""
    copy_home(home, target)
    for file in target.glob(_PICTURES):
        file.unlink()
    return target


def copy_home(home: Path, target: Path) -> None:
    """Copy a home with the times of its files, which the picture of a page must agree with."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(home, target, symlinks=True)


def _write_session(home: Path, library: Path, article: str) -> None:
    session = {"tabs": [{"path": article, "pair": ""}], "current": 0}
    file = home / ".config" / "bilingual-reader" / "settings.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"sessions": {str(library): session}}), encoding="utf-8")


def _environment(home: Path, *more: str) -> dict[str, str]:
    """Return what measure_startup.py gives a program, too."""
    hidden = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS")
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return {
        **kept,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local" / "share"),
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_RUNTIME_DIR": str(home / "run"),
        **dict(word.split("=", 1) for word in more),
    }


def _wait_for_rest(screen: Screen, region: str) -> None:
    left, top, width, height = map(int, region.split(","))
    page = screen.pixels[top : top + height, left : left + width]
    last, still_since = page.copy(), time.monotonic()
    end = still_since + _PATIENCE_S
    between_looks = Event()  # never set: only the picture says when to go on
    while time.monotonic() < end:
        between_looks.wait(_POLL_S)
        if not np.array_equal(page, last):
            last, still_since = page.copy(), time.monotonic()
        elif time.monotonic() - still_since >= _STILL_S and _ink(last) >= _LEAST_INK:
            return
    raise TimeoutError


def _ink(picture: np.ndarray) -> float:
    """Return the share of pixels that have not the commonest colour."""
    _colours, counts = np.unique(picture & 0xFFFFFF, return_counts=True)
    return 1 - counts.max() / picture.size


def _ask_to_close(screen: Screen) -> None:
    """Send the largest window what a window manager sends when its cross is clicked."""
    server = display.Display(screen.display)
    try:
        windows = server.screen().root.query_tree().children
        seen = [w for w in windows if w.get_attributes().map_state == X.IsViewable]
        window = max(seen, key=lambda w: w.get_geometry().width * w.get_geometry().height)
        message = protocol.event.ClientMessage(
            window=window, client_type=server.get_atom("WM_PROTOCOLS"),
            data=(32, [server.get_atom("WM_DELETE_WINDOW"), X.CurrentTime, 0, 0, 0]),
        )  # fmt: skip
        window.send_event(message)
        server.sync()
    finally:
        server.close()
