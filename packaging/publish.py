"""What goes on the release page beside the builds: `python packaging/publish.py dist`.

It runs once, where the builds of all systems have come together: one list of sums in place of one
for each system, Homebrew's cask with the sums of both disk images, and what the changelog says.
"""

import argparse
import re
import sys
from pathlib import Path

from archives import sha256, write_sums
from project import HERE, NAME, ROOT, PackagingError, values, version, write_filled

_PROCESSORS = ("arm64", "x86_64")


def main() -> int:
    """Write SHA256SUMS, the cask and NOTES into the folder; return 2 when a build is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    try:
        _check_sums(folder)
        _write_cask(folder)
        given = [file for file in folder.iterdir() if file.suffix and file.suffix != ".sha256"]
        write_sums(folder / "SHA256SUMS", given)
        (folder / "NOTES").write_text(notes(), encoding="utf-8")
    except PackagingError as error:
        print(f"publish: {error}", file=sys.stderr)
        return 2
    return 0


def _check_sums(folder: Path) -> None:
    """Hold every build to the sum that it left its machine with, then drop those lists."""
    lists = sorted(folder.glob("*.sha256"))
    if not lists:
        raise PackagingError(f"{folder} has no builds.")
    for listed in lists:
        for line in listed.read_text(encoding="utf-8").splitlines():
            wanted, _, name = line.partition("  ")
            file = folder / name
            if not file.is_file() or sha256(file) != wanted:
                raise PackagingError(f"{name} is missing or not as it was built.")
        listed.unlink()


def _write_cask(folder: Path) -> None:
    images = {p: folder / f"{NAME}-{version()}-macos-{p}.dmg" for p in _PROCESSORS}
    if not all(image.is_file() for image in images.values()):
        raise PackagingError("The cask wants the disk images of both processors.")
    sums = {f"SHA256_{p.upper()}": sha256(image) for p, image in images.items()}
    write_filled(HERE / "macos" / "cask.rb", folder / f"{NAME}.rb", values(**sums))


def notes() -> str:
    """Return what CHANGELOG.md says of this version, or of what is not released yet."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for name in (version(), "Unreleased"):
        found = re.search(rf"^## \[{re.escape(name)}\].*?\n(.*?)(?=^## |\Z)", text, re.M | re.S)
        if found:
            return found[1].strip() + "\n"
    raise PackagingError(f"CHANGELOG.md has nothing on {version()}.")


if __name__ == "__main__":
    sys.exit(main())
