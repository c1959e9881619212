"""The command that packs an archive into one file: what it does and what it prints."""

import json
import sys
from pathlib import Path

from reader.errors import ReaderError
from reader.library.pack import write_pack
from reader.library.place import Place
from reader.library.signature import read_key, write_new_key


def pack(place: Place, out: Path | None, key: Path | None, date: str, *, as_json: bool) -> int:
    """Write an archive as a pack; print where it is and what it holds.

    Args:
        out: The file of the pack.
        key: The file of the secret key to sign with.
        date: Of the edition; empty for that of the newest check of an article.
    """
    if out is None:
        raise ReaderError("The pack has no file name.", "Name it: reader pack OUT.archive.zip.")
    packed = write_pack(place.content, out, date, read_key(key) if key else b"")
    for name in packed.left_out:
        print(f"left out: {name}", file=sys.stderr)
    manifest = packed.manifest
    if as_json:
        document = {
            "pack": str(packed.file),
            "name": manifest.name,
            "date": manifest.date,
            "articles": manifest.articles,
            "files": len(manifest.files),
            "bytes": packed.file.stat().st_size,
            "signed_by": packed.signed_by,
            "left_out": packed.left_out,
        }
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        size = packed.file.stat().st_size / 1e6
        counts = f"{manifest.articles} articles, {len(manifest.files)} files, {size:.1f} MB"
        print(f"{packed.file}: {manifest.date}, {counts}")
        print(f"signed by {packed.signed_by}" if packed.signed_by else "not signed")
    return 0


def new_key(file: Path) -> int:
    """Write a new secret key; print the fingerprint by which readers know it."""
    print(write_new_key(file))
    return 0
