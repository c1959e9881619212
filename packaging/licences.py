"""The licences of everything that is bundled, gathered into one folder with a list in front."""

import platform
import re
import shutil
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from project import HERE, ROOT, TITLE, PackagingError, fresh, version

_TEXTS = HERE / "licences"
_LICENCE_FILE = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
_PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)(?: *; *([^\\]+?))? *\\?$", re.MULTILINE)

# Their wheels come without a text.
_TEXTS_FOR = {
    "pyside6-addons": ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "pyside6-essentials": ("qt.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "pyside6-webengine": ("qtwebengine.txt", "LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "whoosh": ("whoosh.txt",),
}
_SPDX = {  # what a package's metadata say in words
    "Apache License 2.0": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "MIT License": "MIT",
    "Two-clause BSD license": "BSD-2-Clause",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One bundled thing that others made.

    Attributes:
        name: As its maker or the package index calls it.
        licence: An SPDX expression where one is known, else what its maker says.
        texts: Files with the licence, in `folder` below the bundle's `licences`.
        where: What it comes from, as a package URL or an address.
    """

    name: str
    version: str
    licence: str
    texts: tuple[Path, ...]
    where: str

    @property
    def folder(self) -> str:
        """Return the name of the folder for its texts."""
        return re.sub(r"[^a-z0-9.]+", "-", self.name.lower()).strip("-")


def locked(lock: Path = HERE / "requirements.txt") -> dict[str, str]:
    """Return the version of every package that the program needs, from the lock file."""
    return {name.lower(): pinned for name, pinned, _ in _PIN.findall(lock.read_text("utf-8"))}


def parts() -> list[Part]:
    """Return everything that others made and that is in the bundle.

    Raises:
        PackagingError: A locked package is not installed, of another version, or without a licence.
    """
    return [*map(_package, *zip(*locked().items(), strict=True)), *_runtime(), *_resources()]


def _package(name: str, pinned: str) -> Part:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        raise PackagingError(f"{name} is not installed: run `make setup-dev`.") from None
    if found.version != pinned:
        raise PackagingError(f"{name} is {found.version}, not {pinned}: run `make setup-dev`.")
    texts = tuple(_TEXTS / text for text in _TEXTS_FOR.get(name, ())) or _texts_of(found)
    licence = _licence_of(found)
    if not texts or not licence:
        raise PackagingError(f"{name} has no licence text: add one to packaging/licences/.")
    return Part(name, pinned, licence, texts, f"pkg:pypi/{name}@{pinned}")


def _texts_of(found: Distribution) -> tuple[Path, ...]:
    files = (f for f in found.files or () if ".dist-info" in f.parts[0])
    return tuple(Path(str(f.locate())) for f in files if _LICENCE_FILE.match(f.name))


def _licence_of(found: Distribution) -> str:
    known = found.metadata.json
    told = str(known.get("license_expression") or known.get("license") or "")
    first = told.splitlines()[0].strip() if told else ""
    return _SPDX.get(first, first)


def _runtime() -> list[Part]:
    """Return what is no package of the lock file: Python, Qt's engine, what starts the bundle."""
    python, starter = platform.python_version(), distribution("pyinstaller")
    qt = locked()["pyside6-essentials"]
    chromium = locked()["pyside6-webengine"]
    return [
        Part("Python", python, "PSF-2.0", (_TEXTS / "python.txt",), f"pkg:generic/python@{python}"),
        Part(
            "Qt", qt, "LGPL-3.0-only", tuple(_TEXTS / t for t in _TEXTS_FOR["pyside6-essentials"]),
            f"pkg:generic/qt@{qt}",
        ),
        Part(
            "Qt WebEngine with Chromium", chromium, "LGPL-3.0-only AND BSD-3-Clause",
            tuple(_TEXTS / t for t in _TEXTS_FOR["pyside6-webengine"]),
            f"pkg:generic/qtwebengine@{chromium}",
        ),
        Part(
            "PyInstaller bootloader", starter.version, "GPL-2.0-or-later WITH Bootloader-exception",
            _texts_of(starter), f"pkg:pypi/pyinstaller@{starter.version}",
        ),
    ]  # fmt: skip


def _resources() -> list[Part]:
    """Return what stands in the table of resources/LICENSES/README.md."""
    folder = ROOT / "resources" / "LICENSES"
    rows = re.findall(
        r"^\| `[^|]+\| ([^,|]+)[^|]*\| ([^|]+) \| \[([^\]]+)\]\(([^)]+)\) \| ([^|]+) \|$",
        (folder / "README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    spdx = {"OFL 1.1": "OFL-1.1"}
    return [
        Part(name.strip(), number, spdx.get(licence, licence), (folder / text,), where)
        for name, number, licence, text, where in rows
    ]


def gather(target: Path, found: list[Part]) -> None:
    """Write every licence below a folder, and `README.md` that lists them."""
    fresh(target)
    shutil.copyfile(ROOT / "LICENSE", target / "LICENSE.txt")
    shutil.copyfile(ROOT / "content" / "LICENSE", target / "LICENSE-of-the-articles.txt")
    lines = [
        f"# Licences of {TITLE} {version()}",
        "",
        "The program is under the [MIT licence](LICENSE.txt), its articles under [CC BY 4.0]",
        "(LICENSE-of-the-articles.txt). What others made is under licences of its own:",
        "",
        "| part | version | licence | texts |",
        "|---|---|---|---|",
    ]
    for part in found:
        folder = target / part.folder
        folder.mkdir(exist_ok=True)
        links = []
        for text in part.texts:
            name = text.name if text.suffix in (".md", ".txt") else f"{text.name}.txt"
            shutil.copyfile(text, folder / name)
            links.append(f"[{name}]({part.folder}/{name})")
        lines.append(f"| {part.name} | {part.version} | {part.licence} | {', '.join(links)} |")
    (target / "README.md").write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
