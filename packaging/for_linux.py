"""What is made of a Linux bundle: `.tar.gz`, `.deb`, AppImage, the manifest for Flatpak."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import archives
import deb
import elf
import trimming
from project import (
    APP_ID,
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
    timestamp,
    values,
    version,
    write_filled,
)  # fmt: skip

_TEMPLATES = HERE / "linux"
FOLDER = f"/usr/lib/{NAME}"  # of the program on an installed system
_DESKTOP_ID = f"{NAME}.desktop"  # what the window calls itself: reader/ui/app.py
_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def finish(made: Path, wishes: Wishes) -> list[Path]:
    """Trim the bundle, hold it to its promises, pack it; return what to give away."""
    saved = trimming.trim_linux(made)
    print("  " + ", ".join(f"{what}: {size / 1e6:.1f} MB" for what, size in saved.items()))
    packages, missing = elf.left_to_system(made)
    if missing:
        raise PackagingError("Neither in the bundle nor of the system: " + ", ".join(missing))
    base = f"{NAME}-{version()}-linux-{processor()}"
    kinds = () if wishes.quick else (".gz", ".xz") if shutil.which("xz") else (".gz",)
    files = [archives.tar(made, OUT / f"{base}.tar{kind}", base) for kind in kinds]
    tree = make_tree(made, fresh(WORK / "tree"))
    files.append(deb.make(tree, packages, quick=wishes.quick))
    files += _appimage(tree, wishes)
    write_filled(
        _TEMPLATES / "flatpak.yml", WORK / f"{APP_ID}.yml", values(TREE=str(tree.relative_to(WORK)))
    )
    return files


def link_tree(source: Path, target: Path) -> Path:
    """Give every file of a folder a second name in another, which costs no room."""
    shutil.copytree(source, target, copy_function=os.link, symlinks=True, dirs_exist_ok=True)
    return target


def make_tree(made: Path, root: Path) -> Path:
    """Lay the program out as it is on an installed system, below `root`."""
    date = datetime.fromtimestamp(timestamp(), UTC).date().isoformat()
    known = values(FOLDER=FOLDER, DATE=date, DESKTOP_ID=_DESKTOP_ID)
    program = root / FOLDER.lstrip("/")
    program.parent.mkdir(parents=True)
    link_tree(made, program)
    write_filled(_TEMPLATES / "apparmor", program / "apparmor", known)
    start = root / "usr" / "bin" / NAME
    start.parent.mkdir(parents=True)
    start.symlink_to(f"../lib/{NAME}/{NAME}")
    share = root / "usr" / "share"
    write_filled(_TEMPLATES / _DESKTOP_ID, share / "applications" / _DESKTOP_ID, known)
    write_filled(_TEMPLATES / "metainfo.xml", share / "metainfo" / f"{APP_ID}.metainfo.xml", known)
    for size in _SIZES:
        _place_icon(share, f"{size}x{size}", WORK / "icons" / f"{size}.png")
    _place_icon(share, "scalable", WORK / "icons" / "reader.svg")
    notice = share / "doc" / NAME / "copyright"
    notice.parent.mkdir(parents=True)
    notice.write_text(
        f"{TITLE} is under the MIT licence, its articles are under CC BY 4.0.\n"
        f"{FOLDER}/_internal/licences/README.md lists whose the other parts are and under which\n"
        "licence; the texts stand beside it.\n\n"
        + (made / "_internal" / "LICENSE").read_text("utf-8"),
        encoding="utf-8",
    )
    return root


def _place_icon(share: Path, size: str, source: Path) -> None:
    target = share / "icons" / "hicolor" / size / "apps" / f"{NAME}{source.suffix}"
    target.parent.mkdir(parents=True)
    shutil.copyfile(source, target)


def _appimage(tree: Path, wishes: Wishes) -> list[Path]:
    """Make an AppDir, and of it an AppImage where `appimagetool` is installed."""
    folder = link_tree(tree, fresh(WORK / "AppDir"))
    start = write_filled(_TEMPLATES / "AppRun", folder / "AppRun", values(FOLDER=FOLDER))
    start.chmod(0o755)
    shutil.copyfile(folder / "usr/share/applications" / _DESKTOP_ID, folder / _DESKTOP_ID)
    shutil.copyfile(WORK / "icons" / "256.png", folder / f"{NAME}.png")
    (folder / ".DirIcon").symlink_to(f"{NAME}.png")
    if wishes.quick or shutil.which("appimagetool") is None:
        print("  appimagetool is not installed: the AppDir is made, no AppImage")
        return []
    target = OUT / f"{NAME}-{version()}-{processor()}.AppImage"
    arch = {"arm64": "aarch64"}.get(processor(), processor())
    sign = ["--sign"] if wishes.sign else []
    run("appimagetool", *sign, folder, target, env={**os.environ, "ARCH": arch})
    return [target]
