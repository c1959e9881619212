"""What a Linux binary says of itself, and whether everything that it is linked with is there."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MAGIC = b"\x7fELF\x02\x01"  # 64 bit, little-endian: every processor that Qt has wheels for
_SYMBOLS, _DYNAMIC = 2, 6  # types of sections
_NEEDED, _SONAME = 1, 14  # tags of the dynamic section

# What the system gives, by the Debian package that has it: the first is the package's older name,
# the second the one since Debian 13 and Ubuntu 24.04. The names of the files do not differ.
_LIBRARIES = """
libc6: libc libm libdl libpthread librt libutil libresolv ld-linux-x86-64 ld-linux-aarch64
libgcc-s1: libgcc_s
libstdc++6: libstdc++
zlib1g: libz
libzstd1: libzstd
libexpat1: libexpat
libasound2 libasound2t64: libasound
libbrotli1: libbrotlicommon libbrotlidec
libgssapi-krb5-2: libgssapi_krb5
libdbus-1-3: libdbus-1
libegl1: libEGL
libgl1: libGL
libfontconfig1: libfontconfig
libfreetype6: libfreetype
libgbm1: libgbm
libglib2.0-0 libglib2.0-0t64: libglib-2.0 libgthread-2.0 libgobject-2.0 libgio-2.0
libnspr4: libnspr4
libnss3: libnss3 libnssutil3 libsmime3
libudev1: libudev
libwayland-client0: libwayland-client
libwayland-cursor0: libwayland-cursor
libwayland-egl1: libwayland-egl
libx11-6: libX11
libx11-xcb1: libX11-xcb
libxcb1: libxcb
libxcb-dri3-0: libxcb-dri3
libxcb-glx0: libxcb-glx
libxcb-randr0: libxcb-randr
libxcb-render0: libxcb-render
libxcb-shape0: libxcb-shape
libxcb-shm0: libxcb-shm
libxcb-sync1: libxcb-sync
libxcb-xfixes0: libxcb-xfixes
libxcb-xkb1: libxcb-xkb
libxcomposite1: libXcomposite
libxdamage1: libXdamage
libxext6: libXext
libxfixes3: libXfixes
libxkbcommon0: libxkbcommon
libxkbcommon-x11-0: libxkbcommon-x11
libxkbfile1: libxkbfile
libxrandr2: libXrandr
libxtst6: libXtst
"""
# Plug-ins that do without: Qt leaves them out where their own libraries are missing.
OPTIONAL = re.compile(r"(libqgtk3|libcupsprintersupport)\.so$")


@dataclass(frozen=True, slots=True)
class Binary:
    """A program or library.

    Attributes:
        name: Its SONAME, else the name of its file.
        needs: The SONAMEs of what it is linked with.
        has_symbols: Whether `strip` would make it smaller.
    """

    name: str
    needs: tuple[str, ...]
    has_symbols: bool


def read(file: Path) -> Binary | None:
    """Return what a file says of itself, None when it is no binary."""
    with file.open("rb") as stream:
        if stream.read(6) != _MAGIC:
            return None
        stream.seek(0)
        head = stream.read(64)
        table, size, count = (
            *struct.unpack_from("<Q", head, 40),
            *struct.unpack_from("<2H", head, 58),
        )
        stream.seek(table)
        raw = stream.read(size * count)
        sections = [struct.unpack_from("<2I4Q2I2Q", raw, size * i) for i in range(count)]
        needs, name = [], file.name
        for section in (s for s in sections if s[1] == _DYNAMIC):
            stream.seek(section[4])
            entries = struct.iter_unpack("<2Q", stream.read(section[5]))
            strings = sections[section[6]]
            stream.seek(strings[4])
            text = stream.read(strings[5])
            for tag, at in entries:
                if tag in (_NEEDED, _SONAME):
                    word = text[at : text.index(b"\0", at)].decode()
                    if tag == _NEEDED:
                        needs.append(word)
                    else:
                        name = word
    return Binary(name, tuple(needs), any(s[1] == _SYMBOLS for s in sections))


def binaries(folder: Path) -> Iterator[tuple[Path, Binary]]:
    """Yield every binary below a folder, links left out."""
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            found = read(file)
            if found is not None:
                yield file, found


def packages_of_system() -> dict[str, tuple[str, ...]]:
    """Return by a library's name without `.so` the packages that have it, oldest name first."""
    lines = (line.partition(": ") for line in _LIBRARIES.strip().splitlines())
    return {name: tuple(left.split()) for left, _, right in lines for name in right.split()}


def left_to_system(folder: Path) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return the packages that a bundle needs, and the libraries that nobody promises."""
    found = dict(binaries(folder))
    inside = {binary.name for binary in found.values()} | {file.name for file in folder.rglob("*")}
    known = packages_of_system()
    packages, missing = set(), set()
    for file, binary in found.items():
        for need in binary.needs:
            base = need.partition(".so")[0]
            if need in inside or OPTIONAL.search(file.name):
                continue
            if base in known:
                packages.add(known[base])
            else:
                missing.add(f"{need} (for {file.relative_to(folder)})")
    return sorted(packages), sorted(missing)
