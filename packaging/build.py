"""Make what people download: `python packaging/build.py [linux|macos|windows] [--sign]`.

A build is made on the system that it is for. What comes out stands in dist/, with its sums.
Signing takes its keys from the environment; for_macos.py and for_windows.py name the variables.
"""

import argparse
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import archives
import bundle
import for_linux
import for_macos
import for_windows
from project import (
    NAME,
    OUT,
    SYSTEMS,
    WORK,
    PackagingError,
    System,
    Wishes,
    processor,
    this_system,
    version,
)  # fmt: skip
from trimming import size_of

_FINISH: dict[System, Callable[[Path, Wishes], list[Path]]] = {
    "linux": for_linux.finish,
    "macos": for_macos.finish,
    "windows": for_windows.finish,
}


def main() -> int:
    """Build for this system; return 2 when it cannot be done."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("system", nargs="?", choices=SYSTEMS, help="must be the one that runs this")
    parser.add_argument("--sign", action="store_true", help="sign with the keys of the environment")
    parser.add_argument(
        "--quick",
        action="store_true",
        help="for a test: only what installs, uncompressed",
    )
    options = parser.parse_args()
    try:
        system = this_system()
        _build(_only(system, options.system), Wishes(sign=options.sign, quick=options.quick))
    except PackagingError as error:
        print(f"build: {error}", file=sys.stderr)
        return 2
    return 0


def _only(system: System, wanted: System | None) -> System:
    if wanted not in (None, system):
        raise PackagingError(f"A build for {wanted} is made on {wanted}.")
    return system


def _build(system: System, wishes: Wishes) -> None:
    begun = time.monotonic()
    base = f"{NAME}-{version()}-{system}-{processor()}"
    OUT.mkdir(exist_ok=True)
    made = bundle.make(system)
    print("Packing ...", flush=True)
    files = _FINISH[system](made, wishes)
    parts = OUT / f"{base}.cdx.json"
    shutil.copyfile(WORK / "licences" / "sbom.cdx.json", parts)
    archives.write_sums(OUT / f"{base}.sha256", [*files, parts])
    print(f"{size_of(made) / 1e6:8.1f} MB  {made} unpacked")
    for file in files:
        print(f"{file.stat().st_size / 1e6:8.1f} MB  {file}")
    print(f"{time.monotonic() - begun:8.0f} s")


if __name__ == "__main__":
    sys.exit(main())
