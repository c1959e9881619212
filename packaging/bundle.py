"""The bundle of the system that runs this: library, icons, licences, then PyInstaller."""

import os
import sys
from pathlib import Path

import licences
import sbom
from project import (
    HERE,
    NAME,
    TITLE,
    WORK,
    PackagingError,
    System,
    fresh,
    run,
    values,
    version,
    write_filled,
)  # fmt: skip


def make(system: System) -> Path:
    """Make the bundle and return its folder (or `.app`)."""
    WORK.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONHASHSEED": "1"}
    print("The library ...", flush=True)
    run(sys.executable, "-m", "reader", "build", env=environment)
    print("Icons and licences ...", flush=True)
    run(sys.executable, HERE / "icons.py", WORK / "icons", env=environment)
    parts = licences.parts()
    licences.gather(WORK / "licences", parts)
    sbom.write(WORK / "licences" / "sbom.cdx.json", parts, system)
    _fill(system)
    print("PyInstaller ...", flush=True)
    fresh(WORK / "bundle")
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN",
        f"--distpath={WORK / 'bundle'}", f"--workpath={WORK / 'pyinstaller'}", HERE / "reader.spec",
        env=environment,
    )  # fmt: skip
    made = WORK / "bundle" / (f"{TITLE}.app" if system == "macos" else NAME)
    if not made.is_dir():
        raise PackagingError(f"PyInstaller left no {made}.")
    return made


def _fill(system: System) -> None:
    """Write what the spec reads and has the version in it."""
    if system == "macos":
        write_filled(HERE / "macos" / "Info.plist", WORK / "Info.plist", values())
    elif system == "windows":
        numbers = ", ".join([*version().split("."), "0", "0"][:4])
        write_filled(
            HERE / "windows" / "version_info.txt",
            WORK / "version_info.txt",
            values(NUMBERS=numbers),
        )
