"""Kiwix desktop with one article: what the packaged program is measured beside.

The article is the reader's own page with its style sheets and fonts, as the bare window has it,
packed into a ZIM file. Kiwix is given that file on its command line and opens the page at once.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from figures import Note
from PIL import Image

_PACKAGES = {"kiwix-desktop": "kiwix", "zimwriterfs": "zim-tools"}  # Debian's, by their programs
_SIZE = "1440x900+0+0"  # of its window, as the reader's at a first start; Qt 5 reads `-geometry`
_ICON_PX = 48  # the only size that zimwriterfs takes


@dataclass(frozen=True, slots=True)
class Kiwix:
    """How to start it.

    Attributes:
        region: Where the page is in its window, below the search line and the tabs.
        environment: What it needs, as `NAME=value`.
    """

    command: tuple[str, ...]
    region: str
    environment: tuple[str, ...]


def kiwix_with(page: Path, zim: Path) -> Kiwix | Note:
    """Return Kiwix with a page, or why there is none.

    Args:
        page: The page in a folder that has all that it shows.
        zim: The file to be written.
    """
    missing = _still_missing()
    if missing:
        return Note(f"without Kiwix: apt-get install {' '.join(missing)}")
    Image.new("RGB", (_ICON_PX, _ICON_PX)).save(page.parent / "icon.png")
    zim.unlink(missing_ok=True)
    done = subprocess.run(
        [
            "zimwriterfs", f"--welcome={page.name}", "--illustration=icon.png", "--language=eng",
            "--title=One article", "--description=One article", "--creator=make bench",
            "--publisher=make bench", str(page.parent), str(zim),
        ],
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode != 0 or not zim.is_file():
        return Note(
            f"without Kiwix: zimwriterfs ended with {done.returncode}: {done.stderr[-200:]}"
        )
    sandbox = ("QTWEBENGINE_DISABLE_SANDBOX=1",) if os.geteuid() == 0 else ()  # as root, no start
    return Kiwix(("kiwix-desktop", "-geometry", _SIZE, str(zim)), "0,100,100%,100%", sandbox)


def _still_missing() -> list[str]:
    """Return the packages that are not here, and cannot be brought in either."""
    if (missing := _missing()) and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(
            ["apt-get", "--quiet", "--yes", "--no-install-recommends", "install", *missing],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            check=False, capture_output=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    return _missing()


def _missing() -> list[str]:
    return [package for program, package in _PACKAGES.items() if shutil.which(program) is None]
