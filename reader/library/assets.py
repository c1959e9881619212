"""The style sheets and fonts of a library."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from reader.page import theme_css
from reader.resources import resource

_FOLDERS = {
    "css": (".css",),
    "katex": (".css", ".woff2"),
    "fonts": (".ttf", ".otf"),
}


def write_assets(library: Path) -> str:
    """Make sure that the assets are in a library; return their folder below it. Raises OSError."""
    files = dict(_files())
    theme = theme_css().encode()
    seen = hashlib.sha256(theme)
    for name, file in files.items():
        seen.update(f"{name}\0{file.stat().st_size}\0".encode())
        if file.suffix == ".css":
            seen.update(file.read_bytes())
    folder = library / f"assets-{seen.hexdigest()[:12]}"
    if not folder.is_dir():
        new = library / f"assets-{os.getpid()}.new"
        shutil.rmtree(new, ignore_errors=True)
        for name, file in files.items():
            target = new / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        (new / "css").mkdir(parents=True, exist_ok=True)
        (new / "css" / "theme.css").write_bytes(theme)
        new.rename(folder)
    return folder.name


def _files() -> Iterator[tuple[str, Path]]:
    for folder, kinds in _FOLDERS.items():
        root = resource(folder)
        for file in sorted(root.rglob("*")):
            if file.suffix in kinds:
                yield f"{folder}/{file.relative_to(root).as_posix()}", file
