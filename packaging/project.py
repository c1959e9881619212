"""What every part of the build agrees on: names, folders, the version, running a tool."""

import os
import platform
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

System = Literal["linux", "macos", "windows"]
SYSTEMS: tuple[System, ...] = get_args(System)

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "packaging"
WORK = ROOT / "build" / "package"
OUT = ROOT / "dist"

NAME = "bilingual-reader"
TITLE = "Bilingual Reader"
SUMMARY = "Read an archive of engineering articles in English and Chinese, offline"
APP_ID = "io.github.bilingual_reader.Reader"  # of the bundle, the Flatpak and the metainfo
SCHEME = "reader"
_REPOSITORY = "bilingual-reader/bilingual-reader"  # a workflow knows better

_PLACE = re.compile(r"@([A-Z][A-Z0-9_]*)@")


class PackagingError(Exception):
    """What keeps a build from being made, as a sentence with what to do about it."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line.

    Attributes:
        sign: Whether to sign; the keys come from the environment.
        quick: Whether to make only what a test installs, and to compress nothing.
    """

    sign: bool = False
    quick: bool = False


def this_system() -> System:
    """Return the system that runs this."""
    names: dict[str, System] = {"Linux": "linux", "Darwin": "macos", "Windows": "windows"}
    try:
        return names[platform.system()]
    except KeyError:
        raise PackagingError(f"There is no build for {platform.system()}.") from None


def processor() -> str:
    """Return the processor as file names have it: `x86_64` or `arm64`."""
    machine = platform.machine().lower()
    return {"amd64": "x86_64", "aarch64": "arm64"}.get(machine, machine)


def version() -> str:
    """Return the version of the program, which stands in reader/__init__.py alone."""
    text = (ROOT / "reader" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([0-9][0-9A-Za-z.]*)"$', text, re.MULTILINE)
    if found is None:
        raise PackagingError("reader/__init__.py has no __version__.")
    return found[1]


def repository() -> str:
    """Return the address of the project's home."""
    server = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    return f"{server}/{os.environ.get('GITHUB_REPOSITORY') or _REPOSITORY}"


def release_url(file: str) -> str:
    """Return where a file of this version is downloaded from."""
    return f"{repository()}/releases/download/v{version()}/{file}"


@cache
def timestamp() -> int:
    """Return the time that every packed file gets: of the commit, so that builds are alike."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        asked = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        return int(asked.stdout)
    except (OSError, subprocess.CalledProcessError, ValueError):  # no git here, or no checkout
        return int((ROOT / "reader" / "__init__.py").stat().st_mtime)


def values(**more: str) -> dict[str, str]:
    """Return what stands for the `@NAMES@` of the templates."""
    return {
        "NAME": NAME,
        "TITLE": TITLE,
        "SUMMARY": SUMMARY,
        "APP_ID": APP_ID,
        "SCHEME": SCHEME,
        "VERSION": version(),
        "REPOSITORY": repository(),
        **more,
    }


def filled(template: Path, known: Mapping[str, str]) -> str:
    """Return a template with its `@NAMES@` filled in.

    Raises:
        PackagingError: The template has a name that is not known.
    """

    def value(found: re.Match[str]) -> str:
        if found[1] not in known:
            raise PackagingError(f"{template.name}: nothing is known as @{found[1]}@.")
        return known[found[1]]

    return _PLACE.sub(value, template.read_text(encoding="utf-8"))


def write_filled(template: Path, target: Path, known: Mapping[str, str]) -> Path:
    """Write a filled template and return where it is."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(filled(template, known), encoding="utf-8", newline="\n")
    return target


def run(*command: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> None:
    """Run a tool to its end, quietly.

    Raises:
        PackagingError: It is missing or failed; with what it said last.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words, cwd=cwd, env=env, check=False, text=True, encoding="utf-8", errors="replace",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
    except FileNotFoundError:
        raise PackagingError(f"{words[0]} is not installed.") from None
    if done.returncode != 0:
        said = "\n".join(done.stdout.strip().splitlines()[-25:])
        raise PackagingError(f"{words[0]} ended with {done.returncode}.\n{said}")


def fresh(folder: Path) -> Path:
    """Return the folder, made anew and empty."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
