"""What is made of a macOS bundle: a `.dmg`, signed and notarised when there are keys.

Keys for `--sign`, in the environment: MACOS_IDENTITY names the certificate in the key chain
("Developer ID Application: …"). With APPLE_ID, APPLE_TEAM_ID and APPLE_PASSWORD (an app-specific
one) Apple is asked to notarise. Without `--sign` the bundle gets the signature of nobody, without
which a processor of Apple's starts nothing.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from project import (
    HERE,
    NAME,
    OUT,
    TITLE,
    WORK,
    PackagingError,
    Wishes,
    fresh,
    processor,
    run,
    version,
)  # fmt: skip

_ENTITLEMENTS = HERE / "macos" / "entitlements.plist"
_NOBODY = "-"
_MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")  # of one processor, of several


def finish(made: Path, wishes: Wishes) -> list[Path]:
    """Sign the bundle, make a disk image of it; return what to give away."""
    identity = _NOBODY
    if wishes.sign:
        identity = _wanted_key("MACOS_IDENTITY")
    sign(made, identity)
    image = OUT / f"{NAME}-{version()}-macos-{processor()}.dmg"
    _make_image(made, image)
    if wishes.sign:
        run("codesign", "--sign", identity, "--timestamp", image)
        _notarise(image)
    return [image]


def sign(made: Path, identity: str) -> None:
    """Sign every binary from the inside out, then the bundle, and have it verified."""
    words = ["codesign", "--force", "--sign", identity]
    if identity != _NOBODY:
        words += ["--options", "runtime", "--timestamp"]
    for target in inside_out(made):
        # The web engine's helper is a bundle of its own, which runs the pages' code.
        program = target.suffix == ".app" or target.parent.name == "MacOS"
        rights = ["--entitlements", str(_ENTITLEMENTS)] if program else []
        run(*words, *rights, target)
    run("codesign", "--verify", "--deep", "--strict", made)


def inside_out(made: Path) -> Iterator[Path]:
    """Yield what has to be signed: binaries first, then the bundles round them, deepest first."""
    every = sorted(made.rglob("*"), key=lambda path: (-len(path.parts), path))
    for path in every:
        if path.is_symlink():
            continue
        bundle = path.suffix in (".app", ".framework") and path.is_dir()
        if bundle or (path.is_file() and _is_binary(path)):
            yield path
    yield made


def _is_binary(file: Path) -> bool:
    with file.open("rb") as stream:
        return stream.read(4) in _MACH_O


def _make_image(made: Path, image: Path) -> None:
    """Make a disk image with a link to Applications; `ditto` keeps the frameworks' links."""
    folder = fresh(WORK / "dmg")
    run("ditto", made, folder / made.name)
    (folder / "Applications").symlink_to("/Applications")
    run(
        "hdiutil", "create", "-volname", TITLE, "-srcfolder", folder, "-format", "ULFO",
        "-fs", "HFS+", "-ov", image,
    )  # fmt: skip


def _notarise(image: Path) -> None:
    names = ("APPLE_ID", "APPLE_TEAM_ID", "APPLE_PASSWORD")
    if not any(name in os.environ for name in names):
        print("  signed, not notarised: APPLE_ID is not set")
        return
    who, team, password = map(_wanted_key, names)
    run(
        "xcrun", "notarytool", "submit", image, "--wait",
        "--apple-id", who, "--team-id", team, "--password", password,
    )  # fmt: skip
    run("xcrun", "stapler", "staple", image)


def _wanted_key(name: str) -> str:
    if not os.environ.get(name):
        raise PackagingError(f"--sign wants {name} in the environment.")
    return os.environ[name]
