"""What goes into the packaged program and what stays out, for each system."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath
from typing import TypeVar

from project import ROOT, System

# (name in the bundle, file on disk, kind), as PyInstaller keeps them
Row = TypeVar("Row", bound=tuple[str, str, str])

# Imported by name while the program runs, where PyInstaller cannot see it.
_HIDDEN = ("PySide6.QtQml", "PySide6.QtWebChannel", "PySide6.QtPrintSupport")
DATA_OF = ("opencc", "pypinyin")  # packages that read files beside their modules

# Found by PyInstaller behind an import that the program never reaches.
EXCLUDED = (
    "PIL", "PyInstaller", "_hashlib", "_ssl", "_tkinter", "anki", "distutils", "fontTools",
    "grimp", "hypothesis", "idlelib", "importlinter", "lib2to3", "matplotlib", "mypy", "numpy",
    "pip", "pydoc_data", "pytest", "pytestqt", "setuptools", "ssl", "test", "tkinter", "turtle",
    "turtledemo", "uv", "wheel", "Xlib",
    # Qt's libraries name these; their Python halves are never imported.
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtPositioning", "PySide6.QtQuick",
    "PySide6.QtQuickWidgets", "PySide6.QtDBus", "PySide6.QtTest", "PySide6.QtWebEngineQuick",
)  # fmt: skip

# Libraries of Qt: those of the modules that are imported, and what these are linked with.
QT_MODULES = frozenset({
    "Core", "DBus", "Gui", "Network", "OpenGL", "Positioning", "PrintSupport", "Qml", "QmlMeta",
    "QmlModels", "QmlWorkerScript", "Quick", "QuickWidgets", "Svg", "WaylandClient", "WebChannel",
    "WebEngineCore", "WebEngineWidgets", "Widgets", "WlShellIntegration", "XcbQpa",
})  # fmt: skip

# Plug-ins by folder; a name stands for libNAME.so, libNAME.dylib or NAME.dll.
PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qsvg"},
    "platforminputcontexts": {
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    },
    "platforms": {"qcocoa", "qoffscreen", "qwayland", "qwindows", "qxcb"},
    "platformthemes": {"qgtk3", "qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"qmacstyle", "qmodernwindowsstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-graphics-integration-client": {"qt-plugin-wayland-egl"},
    "wayland-shell-integration": {"xdg-shell"},
    "xcbglintegrations": {"qxcb-egl-integration", "qxcb-glx-integration"},
}
LOCALES = frozenset({"en-US.pak", "zh-CN.pak"})  # of Chromium's own words; any other falls back
_TRANSLATIONS = frozenset({"qtbase_zh_CN.qm"})
_ENGINE = frozenset({
    "icudtl.dat", "qtwebengine_resources.pak", "qtwebengine_resources_100p.pak",
    "qtwebengine_resources_200p.pak", "v8_context_snapshot.bin",
    "v8_context_snapshot.arm64.bin", "v8_context_snapshot.x86_64.bin",
})  # fmt: skip

# Of the system's libraries these alone come along on Linux: small, without a state of their own,
# and absent from many desktops. All others must be the system's, which has their counterparts:
# a sound server, font settings, a bus, drivers. `elf.py` holds what is left to the system.
TAKEN_ALONG = re.compile(
    r"^lib(icu(data|i18n|uc)|python3\.\d+|ffi|sqlite3|lzma|bz2|mpdec|uuid|crypt"
    r"|xcb-(cursor|icccm|image|keysyms|render-util|util))\.so"
)
_LEFTOVERS = frozenset({".a", ".chk", ".h", ".hpp", ".pc", ".pyi"})
_UNUSED = re.compile(r"opencc/clib/(bin|include|lib|lib64)/|(numpy|matplotlib)-[^/]+\.dist-info/")
_QT_LIBRARY = re.compile(
    r"^(?:lib)?Qt6?(?P<module>[A-Z0-9]\w*?)(?:\.framework|\.dll|\.so|\.dylib|$)"
)
_NOT_QT = re.compile(r"^(lib)?(av(codec|format|util)[-.]|sw(scale|resample)[-.]|Qt6?FFmpegStub)")


def hidden_modules() -> list[str]:
    """Return the modules that go in by name: all of the reader's, as the index names classes."""
    files = sorted((ROOT / "reader").rglob("*.py"))
    parts = (file.relative_to(ROOT).with_suffix("").parts for file in files)
    named = [".".join(p[:-1] if p[-1] == "__init__" else p) for p in parts if p[-1] != "__main__"]
    return [*_HIDDEN, *named]


def data_files() -> list[tuple[str, str]]:
    """Return files and folders of the project that the program reads: source, folder in bundle.

    The archive comes along whole, as `list`, `glossary`, `check` and `new` read it: with all its
    calculations it packs into less than a megabyte. The program's own source is in it because the
    library and the index are as good as the sources that they were made by: the digest over these
    files decides.
    """
    rows = [(str(ROOT / "LICENSE"), "."), (str(ROOT / "content"), "content")]
    files = [*(ROOT / "reader").rglob("*.py"), *(ROOT / "resources").rglob("*")]
    rows += [
        (str(file), file.parent.relative_to(ROOT).as_posix())
        for file in sorted(files)
        if file.is_file() and file.suffix != ".ts"  # sources of the translations
    ]
    rows.append((str(ROOT / "build" / "library"), "build/library"))
    rows.append((str(ROOT / "build" / "package" / "licences"), "licences"))
    return rows


def wanted(rows: Iterable[Row], system: System) -> list[Row]:
    """Return the rows of what PyInstaller found that the program uses."""
    return [row for row in rows if is_wanted(row[0], system)]


def is_wanted(name: str, system: System) -> bool:
    """Return whether a file of this name in the bundle is used."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.parts[0] == "PySide6":
        return _is_wanted_of_qt(path)
    if path.suffix in _LEFTOVERS or _UNUSED.match(path.as_posix()):
        return False
    module = _QT_LIBRARY.match(path.name)
    if module is not None:  # a link at the top to a library of Qt
        return module["module"] in QT_MODULES
    if system == "linux" and len(path.parts) == 1 and ".so" in path.name:
        return _is_extension(path.name) or TAKEN_ALONG.match(path.name) is not None
    return True


def _is_extension(name: str) -> bool:
    return ".cpython-" in name or ".abi3." in name


def _is_wanted_of_qt(path: PurePosixPath) -> bool:
    """Return whether to keep a file of PySide6, whose layout differs between the systems."""
    parts = path.parts[2:] if path.parts[1:2] == ("Qt",) else path.parts[1:]
    rules: dict[str, Callable[[tuple[str, ...]], bool]] = {
        "plugins": _is_wanted_plugin,
        "translations": _is_wanted_translation,
        "resources": lambda rest: rest[-1] in _ENGINE,
        "libexec": lambda rest: rest[-1].startswith("QtWebEngineProcess"),
        "lib": _is_wanted_library,
        "qml": lambda _rest: False,
    }
    if len(parts) > 1 and parts[0] in rules:
        return rules[parts[0]](parts[1:])
    return _is_wanted_library(parts) and path.suffix != ".pyi"


def _is_wanted_plugin(rest: tuple[str, ...]) -> bool:
    name = rest[-1].partition(".")[0]
    return len(rest) == 2 and name.removeprefix("lib") in PLUGINS.get(rest[0], set())


def _is_wanted_translation(rest: tuple[str, ...]) -> bool:
    return rest[-1] in (LOCALES if rest[0] == "qtwebengine_locales" else _TRANSLATIONS)


def _is_wanted_library(rest: tuple[str, ...]) -> bool:
    """Decide by the library or framework; what a framework has inside comes with it."""
    if _NOT_QT.match(rest[0]):
        return False
    module = _QT_LIBRARY.match(rest[0])
    if module is None or ".abi3." in rest[0] or rest[0].endswith(".pyd"):
        return True  # a binding: EXCLUDED has those that are not imported
    if module["module"] not in QT_MODULES:
        return False
    inside = rest[1:]
    if "Resources" in inside:  # of the web engine's framework: as in the other systems
        return _is_wanted_resource(inside)
    return True


def _is_wanted_resource(inside: tuple[str, ...]) -> bool:
    name = inside[-1]
    if "qtwebengine_locales" in inside:
        return name in LOCALES
    return not name.endswith((".pak", ".bin", ".dat")) or name in _ENGINE


def folder_of(system: System, made: Path) -> Path:
    """Return the folder in a made bundle where `_MEIPASS` points."""
    if system == "macos":
        return made / "Contents" / "Frameworks"
    return made / "_internal"
