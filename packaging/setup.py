"""Make .venv and install what the reader needs: `make setup`, or `python packaging/setup.py`.

It starts on a machine that has Python and nothing else, so it uses the standard library alone, and
it is written so that an older Python gets as far as being told that it is too old.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[1]
_VENV = _ROOT / ".venv"
_BIN = _VENV / ("Scripts" if os.name == "nt" else "bin")
_PYTHON = _BIN / ("python.exe" if os.name == "nt" else "python")

_OLDEST = (3, 11)
_NEWEST_MINOR = 14  # the newest Python that every wheel in the lock files is made for

# The package of every library that Qt's web engine and its X11 and Wayland plugins name themselves
# (readelf -d), even where another package brings it along: what comes along differs between
# releases. libfontconfig1 brings a fallback font.
_LIBRARIES = (
    "libasound2", "libbrotli1", "libdbus-1-3", "libegl1", "libexpat1", "libfontconfig1",
    "libfreetype6", "libgbm1", "libgcc-s1", "libgl1", "libglib2.0-0", "libgssapi-krb5-2",
    "libnspr4", "libnss3", "libstdc++6", "libudev1", "libwayland-client0", "libwayland-cursor0",
    "libwayland-egl1", "libx11-6", "libx11-xcb1", "libxcb-cursor0", "libxcb-dri3-0", "libxcb-glx0",
    "libxcb-icccm4", "libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0",
    "libxcb-render0", "libxcb-shape0", "libxcb-shm0", "libxcb-sync1", "libxcb-util1",
    "libxcb-xfixes0", "libxcb-xkb1", "libxcb1", "libxcomposite1", "libxdamage1", "libxext6",
    "libxfixes3", "libxkbcommon-x11-0", "libxkbcommon0", "libxkbfile1", "libxrandr2", "libxtst6",
    "libzstd1", "zlib1g",
)  # fmt: skip
_RENAMED = ("libasound2", "libglib2.0-0")  # end in t64 since Debian 13 and Ubuntu 24.04
# The last three make what people download, which the tests do once.
_FOR_TESTS = ("graphviz", "xauth", "xvfb", "binutils", "gcc", "xz-utils")

_WEB_ENGINE_STARTS = "from PySide6 import QtWebEngineCore"


class SetupError(Exception):
    """What keeps the set-up from going on, as a sentence with what to do about it."""


def main() -> int:
    """Install everything that is missing; return 2 when something cannot be installed."""
    parser = argparse.ArgumentParser(description="Make .venv and install what the reader needs.")
    parser.add_argument("--dev", action="store_true", help="also what the tests need")
    dev = parser.parse_args().dev
    try:
        _use_new_enough_python()
        _install_system_packages(_wanted_packages(dev))
        _make_venv()
        _install_wheels("requirements-dev.txt" if dev else "requirements.txt")
        _install_reader()
        _try_web_engine()
    except SetupError as error:
        print(f"set-up: {error}", file=sys.stderr)
        return 2
    for stamp in ("run", "dev") if dev else ("run",):
        (_VENV / f"ready-to-{stamp}").touch()  # the Makefile looks for these
    print(f"Ready: {_BIN / 'reader'}")
    return 0


def _use_new_enough_python() -> None:
    if sys.version_info >= _OLDEST:
        return
    for minor in range(_NEWEST_MINOR, _OLDEST[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])
    raise SetupError(
        "Python 3.11 or newer is needed, and this is {}.{}. Install one beside it (python3.11 and "
        "python3.11-venv on Ubuntu 22.04), then type the same command again.".format(
            *sys.version_info[:2]
        )
    )


def _wanted_packages(dev: bool) -> list[str]:
    """Return the Debian packages that must be there, by their oldest names."""
    wanted = [*_LIBRARIES, *(_FOR_TESTS if dev else ())]
    if dev and Path(sys.executable).resolve().is_relative_to("/usr/bin"):
        # Debian's own Python has what a packaged program is started with in a package of its own.
        wanted.append(f"libpython3.{sys.version_info.minor}")
    if importlib.util.find_spec("ensurepip") is None:  # Debian's python3 alone makes no .venv
        wanted.append(f"python3.{sys.version_info.minor}-venv")
    return wanted


def _install_system_packages(wanted: list[str]) -> None:
    """Install what is missing with apt-get; elsewhere the last step names a missing library."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")):
        return
    missing = _missing(wanted, _installed_packages())
    if not missing:
        return
    install = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    update = ["apt-get", "update"]
    as_root = _root_prefix()
    if as_root is None:
        raise SetupError(_by_hand(install))
    print(f"Installing {len(missing)} system packages: {' '.join(missing)}", flush=True)
    knows_them = _quietly(["apt-get", "install", "-s", *missing]).returncode == 0
    if knows_them and _quietly([*as_root, *install]).returncode == 0:
        return
    # The lists of packages are not there yet, or name files that the archive no longer has.
    _quietly([*as_root, *update])
    done = _quietly([*as_root, *install])
    if done.returncode != 0:
        raise SetupError(f"apt-get failed.\n{done.stdout.strip()}\n{_by_hand(install)}")


def _installed_packages() -> set[str]:
    listing = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return {name for status, name in map(str.split, listing.splitlines()) if status == "installed"}


def _missing(wanted: list[str], installed: set[str]) -> list[str]:
    # Every system with the new names has some package of that ending, however bare it is.
    ending = "t64" if any(name.endswith("t64") for name in installed) else ""
    named = [name + ending if name in _RENAMED else name for name in wanted]
    return [name for name in named if name not in installed]


def _root_prefix() -> list[str] | None:
    """Return what makes a command run as root, or None where nothing does."""
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive"]
    if shutil.which("sudo") is None:
        return None
    ask = [] if sys.stdin.isatty() else ["-n"]
    if subprocess.run(["sudo", *ask, "-v"], check=False, stderr=subprocess.DEVNULL).returncode != 0:
        return None
    return ["sudo", *ask, "env", "DEBIAN_FRONTEND=noninteractive"]


def _by_hand(install: list[str]) -> str:
    line = f"apt-get update && {shlex.join(install)}"
    command = "sudo sh -c" if shutil.which("sudo") else "su -c"
    return (
        "System packages are missing, and only root can install them. Type this line, then the "
        f"same command again:\n\n    {command} '{line}'\n"
    )


def _quietly(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, check=False, text=True, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip


def _make_venv() -> None:
    """Make .venv unless a whole one is there that is new enough."""
    works = f"import pip, sys; sys.exit(sys.version_info < {_OLDEST})"
    if _PYTHON.exists() and _quietly([str(_PYTHON), "-c", works]).returncode == 0:
        return
    made = _quietly([sys.executable, "-m", "venv", "--clear", str(_VENV)])
    if made.returncode != 0:
        raise SetupError(
            f"This Python cannot make {_VENV}. Install its modules venv and ensurepip, then type "
            f"the same command again.\n{made.stdout.strip()}"
        )


def _install_wheels(lock: str) -> None:
    # The lock file is complete, so nothing is resolved; wheels only, so nothing is compiled.
    exactly = ["--require-hashes", "--no-deps", "--only-binary", ":all:"]
    quiet = [] if sys.stdout.isatty() else ["--quiet"]  # pip's progress bars are for people
    print("Installing the Python packages (250 MB the first time) ...", flush=True)
    pip = [str(_PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    requirements = str(_ROOT / "packaging" / lock)
    done = subprocess.run([*pip, *quiet, *exactly, "-r", requirements], check=False)
    if done.returncode != 0:
        raise SetupError(
            "pip could not install the Python packages; what it said stands above. This step needs "
            "the network. Type the same command again to go on."
        )


def _install_reader() -> None:
    """Put the checkout on the path of .venv, and a command `reader` beside its Python.

    A `.pth` file and a launcher do what an editable install would, without a build back-end, and
    the relative path survives moving the checkout.
    """
    asked = [str(_PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    answer = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()
    packages = Path(answer)
    root = os.path.relpath(_ROOT, packages)
    (packages / "reader.pth").write_text(root + "\n", encoding="utf-8")
    if os.name == "nt":
        launcher, text = _BIN / "reader.cmd", '@"%~dp0python.exe" -P -m reader %*\n'
    else:
        launcher = _BIN / "reader"
        text = '#!/bin/sh\nexec "$(dirname "$(readlink -f "$0")")/python" -P -m reader "$@"\n'
    launcher.write_text(text, encoding="utf-8")
    launcher.chmod(0o755)


def _try_web_engine() -> None:
    """Load Qt's web engine once: the first thing to fail where a system library is missing."""
    tried = _quietly([str(_PYTHON), "-c", _WEB_ENGINE_STARTS])
    if tried.returncode != 0:
        why = (tried.stdout.strip() or f"it ended with {tried.returncode}").splitlines()[-1]
        raise SetupError(
            f"Qt's web engine does not load: {why}\nInstall the package of your system that has "
            "this library, then type the same command again."
        )


if __name__ == "__main__":
    sys.exit(main())
