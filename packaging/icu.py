"""The data of ICU cut down to what Qt asks it for: 2 MB instead of 32 in the Linux bundle.

Qt on Linux is linked with ICU and asks it to compare texts and to convert old encodings; its
names of languages, currencies and time zones are of Qt's own. What is kept: the order of texts in
general, English and Chinese. A request for another language's order gets the general one.
"""

import re
import struct
import tempfile
from pathlib import Path
from shutil import which

from project import run

_HEAD = re.compile(rb"\xda\x27.{8}CmnD", re.DOTALL)  # after a length of two bytes
_ALIGNED = 16
_KEPT = re.compile(
    r"[^/]+\.(icu|nrm)|(root|pool|res_index|en|zh|zh_Hans|supplementalData|likelySubtags|keyTypeData"
    r"|metadata|icustd|icuver)\.res|coll/(root|res_index|en|zh|zh_Hans)\.res|coll/ucadata\.icu"
)

_SOURCE = """.globl {symbol}
.type {symbol}, %object
.section .rodata
.balign 16
{symbol}:
.incbin "{file}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack,"",%progbits
"""


def kept_of(data: bytes) -> bytes:
    """Return a package of ICU data with the kept entries alone.

    Source:
        ICU's `icupkg` and source/common/ucmndata.h: a header of which the first two bytes are its
        length, then the number of entries, a pair of offsets for each (name, data), the names
        in order, the data aligned to 16.
    """
    (head_size,) = struct.unpack_from("<H", data)
    body = data[head_size:]
    (count,) = struct.unpack_from("<I", body)
    pairs = [struct.unpack_from("<2I", body, 4 + 8 * i) for i in range(count)]
    ends = [*(start for _, start in pairs[1:]), len(body)]
    entries = []
    for (name_at, start), end in zip(pairs, ends, strict=True):
        name = body[name_at : body.index(b"\0", name_at)]
        if _KEPT.fullmatch(name.decode().partition("/")[2]):
            entries.append((name, body[start:end]))
    at_names = 4 + 8 * len(entries)
    names = b"".join(name + b"\0" for name, _ in entries)
    at = -(-(at_names + len(names)) // _ALIGNED) * _ALIGNED
    table, packed, first = b"", b"", at
    for name, content in entries:
        table += struct.pack("<2I", at_names, first + len(packed))
        at_names += len(name) + 1
        packed += content + b"\0" * (-len(content) % _ALIGNED)
    head = struct.pack("<I", len(entries)) + table + names
    return data[:head_size] + head.ljust(at, b"\0") + packed


def cut_down(library: Path) -> bool:
    """Make a `libicudata.so` smaller in its place; return False where there is no C compiler."""
    compiler = which("cc") or which("gcc")
    raw = library.read_bytes()
    found = _HEAD.search(raw)
    symbol = re.search(rb"\0(icudt\d+_dat)\0", raw)
    soname = re.search(rb"\0(libicudata\.so\.\d+)\0", raw)
    if compiler is None or found is None or symbol is None or soname is None:
        return False
    with tempfile.TemporaryDirectory() as place:
        data, source, made = (Path(place, name) for name in ("icu.dat", "icu.S", library.name))
        data.write_bytes(kept_of(raw[found.start() - 2 :]))
        text = _SOURCE.format(symbol=symbol[1].decode(), file=data)
        source.write_text(text, encoding="utf-8")
        name = f"-Wl,-soname,{soname[1].decode()}"
        run(compiler, "-shared", "-nostdlib", name, "-Wl,-s", "-o", made, source)
        library.write_bytes(made.read_bytes())
    return True
