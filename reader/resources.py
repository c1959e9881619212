"""Where the files that come with the program are, and the palette among them."""

import sys
import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, get_args

Theme = Literal["light", "sepia", "dark", "contrast"]
THEMES: tuple[Theme, ...] = get_args(Theme)

# PyInstaller unpacks data files under _MEIPASS; from a checkout they stand beside the package.
_HOME = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[1]))


def resource(*parts: str) -> Path:
    """Return the path of a file or folder under resources/."""
    return _HOME.joinpath("resources", *parts)


def own_content() -> Path:
    """Return the folder of the archive that the program is made for."""
    return _HOME / "content"


def built_library() -> Path:
    """Return the folder where that archive's library is built."""
    return _HOME / "build" / "library"


@cache
def palette() -> MappingProxyType[Theme, MappingProxyType[str, str]]:
    """Return the colours of each theme by name, as `#rrggbb`."""
    raw = tomllib.loads(resource("palette.toml").read_text(encoding="utf-8"))
    return MappingProxyType({theme: MappingProxyType(raw[theme]) for theme in THEMES})
