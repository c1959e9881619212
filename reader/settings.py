"""What the user chose and where the window was left, in one JSON file of the user's."""

import json
import math
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, get_origin

import platformdirs

from reader.errors import ReaderError

_APP = "bilingual-reader"
PORTABLE_MARKER = "portable.txt"  # beside the program; what stands in it does not matter


@dataclass(frozen=True, slots=True)
class Tab:
    """One open tab: its article, and the pair at the top of the page (empty: the beginning)."""

    path: str
    pair: str = ""


@dataclass(frozen=True, slots=True)
class Session:
    """What was open in one archive's window: its tabs in order and the one in front."""

    tabs: tuple[Tab, ...] = ()
    current: int = 0

    def with_tab(self, path: str, pair: str) -> "Session":
        """Return it with one more tab, which is in front."""
        return Session((*self.tabs, Tab(path, pair)), len(self.tabs))


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered between two starts.

    Attributes:
        theme: `light`, `sepia`, `dark`, `contrast`, or `system` for light or dark as the system is.
        language: Of the interface: `en`, `zh`, or `system`.
        mode: Which columns a page shows: `both`, `en` or `zh`.
        text_size: Size of the English text in CSS px.
        zoom: Factor on everything in a page.
        share: The English column's part of the two columns' width.
        recall: Whether one language is covered, to be recalled.
        covered: The language that recall mode covers: `en` or `zh`.
        recall_by: What it uncovers at once: `pair` or `sentence`.
        shelves: What the panel on the left shows: articles by `vendor`, by `topic`, or `notes`.
        shelf_panel: Whether the articles' panel is wanted.
        outline_panel: Whether the outline is wanted, where the window is wide enough for it.
        safe_graphics: Whether to draw without the graphics card.
        geometry: The window's size and place, as Qt writes it, in base 64.
        panels: The places of the window's panels, as Qt writes them, in base 64.
        questions: The last ones of which an answer was opened, the newest first.
        sessions: By the path of the archive's library.
    """

    theme: str = "system"
    language: str = "system"
    mode: str = "both"
    text_size: int = 17
    zoom: float = 1.0
    share: float = 0.52
    recall: bool = False
    covered: str = "zh"
    recall_by: str = "pair"
    shelves: str = "vendor"
    shelf_panel: bool = True
    outline_panel: bool = True
    safe_graphics: bool = False
    geometry: str = ""
    panels: str = ""
    questions: tuple[str, ...] = ()
    sessions: Mapping[str, Session] = field(default_factory=dict)


def settings_file() -> Path:
    """Return where this user's settings are kept."""
    return (_portable_folder() or platformdirs.user_config_path(_APP)) / "settings.json"


def data_folder() -> Path:
    """Return where what the user writes is kept: marks, cards, progress."""
    return _portable_folder() or platformdirs.user_data_path(_APP)


def cache_folder() -> Path:
    """Return where things that can be made again are kept."""
    portable = _portable_folder()
    return portable / "cache" if portable else platformdirs.user_cache_path(_APP)


def _portable_folder() -> Path | None:
    """Return the folder that keeps everything of a program with the marker file beside it."""
    home = _program_folder()
    return home / "data" if (home / PORTABLE_MARKER).is_file() else None


def _program_folder() -> Path:
    if not getattr(sys, "frozen", False):
        return Path(__file__).resolve().parents[1]
    folder = Path(sys.executable).resolve().parent
    # In a bundle of macOS nothing may be written; its marker stands beside the bundle.
    bundle = next((p for p in folder.parents if p.suffix == ".app"), None)
    return bundle.parent if bundle is not None else folder


def runtime_name() -> str:
    """Return the name under which this user's running windows are found."""
    return f"{_APP}-{os.environ.get('USERNAME') or os.environ.get('USER') or 'user'}"


def load_settings(file: Path) -> tuple[Settings, ReaderError | None]:
    """Return the settings, and what was wrong with the file if it had to be set aside."""
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        return _from_json(raw), None
    except FileNotFoundError:
        return Settings(), None
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError) as error:
        return Settings(), _set_aside(file, error)


def save_settings(file: Path, settings: Settings) -> None:
    """Write the settings, so that a crash leaves either the old ones or the new ones.

    Raises:
        ReaderError: The file cannot be written.
    """
    new = file.with_name(file.name + ".new")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
        new.replace(file)
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ReaderError(
            f"The settings cannot be saved ({reason}).",
            "What you change is kept until the window is closed.",
            path=file,
        ) from error


def _from_json(raw: Any) -> Settings:
    if not isinstance(raw, dict) or not isinstance(raw.get("sessions", {}), dict):
        raise TypeError("it has another form")
    defaults = Settings()
    known: dict[str, Any] = {}
    for f in fields(Settings):
        if f.name in raw and get_origin(f.type) is not Mapping:
            known[f.name] = _value(f.name, raw[f.name], type(getattr(defaults, f.name)))
    sessions = {
        str(library): Session(
            tabs=tuple(Tab(str(t["path"]), str(t["pair"])) for t in session["tabs"]),
            current=int(session["current"]),
        )
        for library, session in raw.get("sessions", {}).items()
    }
    return Settings(**known, sessions=sessions)


def _value(name: str, value: Any, kind: type) -> Any:
    if kind is float and type(value) in (int, float) and math.isfinite(value):
        return float(value)
    if kind is not float and type(value) is kind:  # exactly, as True is an int too
        return value
    if kind is tuple and type(value) is list and all(type(item) is str for item in value):
        return tuple(value)
    raise TypeError(f"{name} is not a {kind.__name__}")


def _set_aside(file: Path, error: Exception) -> ReaderError:
    aside = file.with_name(file.name + ".broken")
    try:
        file.replace(aside)
        hint = f"It was set aside as {aside.name}; the settings start anew."
    except OSError:
        hint = "The settings start anew."
    return ReaderError(f"The settings file cannot be read ({error}).", hint, path=file)
