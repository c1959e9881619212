"""Every socket of a process and its children, and whom it is connected to."""

import re
import socket
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_INET = ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6")
# The display, the desktop's bus, and the reader's own door for a second start: Qt binds that as
# /tmp/.XXXXXX/s, and renames the file when its rights are set.
_ALLOWED = re.compile(
    r"@?/tmp/\.X11-unix/X\d+$|/run/user/\d+/(wayland-\d+|bus)$|@?/tmp/dbus-|/run/dbus/"
    r"|.*/\.\w{6}/s$"
)
_SOCK_DIAG_BY_FAMILY, _DUMP, _DONE, _ERROR = 20, 0x301, 3, 2
_SHOW_NAME_AND_PEER = 1 | 4
_NAME, _PEER = 0, 2


@dataclass(frozen=True, slots=True)
class _Unix:
    name: str
    peer: int


def foreign_sockets(pid: int) -> tuple[set[str], list[str]]:
    """Return the names of a process tree's programs, and each socket that leads out of it."""
    tree = sorted(_tree(pid))
    own = {inode for process in tree for inode in _inodes(process)}
    unix = _unix_sockets()
    found = [
        f"{_name(process)} ({process}): {line}"
        for process in tree
        for inode in _inodes(process)
        for line in (*_inet(process, inode), *_leading_out(unix, inode, own))
    ]
    return {_name(process) for process in tree}, found


def _tree(pid: int) -> set[int]:
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue  # it ended meanwhile
    tree = {pid}
    while more := {child for child, parent in parents.items() if parent in tree} - tree:
        tree |= more
    return tree


def _name(process: int) -> str:
    return Path(f"/proc/{process}/comm").read_text().strip()


def _inodes(process: int) -> Iterator[int]:
    for file in Path(f"/proc/{process}/fd").iterdir():
        try:
            found = re.fullmatch(r"socket:\[(\d+)\]", str(file.readlink()))
        except OSError:
            continue  # it was closed meanwhile
        if found:
            yield int(found[1])


def _inet(process: int, inode: int) -> Iterator[str]:
    """Yield the lines of the kernel's tables that are about a socket; unbound ones have none."""
    for table in _INET:
        file = Path(f"/proc/{process}/net/{table}")
        for line in file.read_text().splitlines()[1:] if file.exists() else ():
            if line.split()[9] == str(inode):
                yield f"{table} {' '.join(line.split()[1:4])}"


def _leading_out(unix: dict[int, _Unix], inode: int, own: set[int]) -> Iterator[str]:
    this = unix.get(inode)
    if this is None or this.peer in own:
        return
    other = unix.get(this.peer, _Unix("", 0))
    if this.name and not _ALLOWED.match(this.name):
        yield f"unix, bound to {this.name}"
    if this.peer and not _ALLOWED.match(other.name):
        yield f"unix, connected to {other.name or this.peer}"


def _unix_sockets() -> dict[int, _Unix]:
    """Return every unix socket of the machine with its name and the inode it is connected to."""
    request = struct.pack(
        "=BBHIIIII", socket.AF_UNIX, 0, 0, 0xFFFFFFFF, 0, _SHOW_NAME_AND_PEER, 0, 0
    )
    header = struct.pack("=IHHII", 16 + len(request), _SOCK_DIAG_BY_FAMILY, _DUMP, 1, 0)
    found: dict[int, _Unix] = {}
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 4) as kernel:  # NETLINK_SOCK_DIAG
        kernel.send(header + request)
        while True:
            answer = kernel.recv(1 << 16)
            while answer:
                length, kind = struct.unpack_from("=IH", answer)
                assert kind != _ERROR, "the kernel does not tell about sockets"
                if kind == _DONE:
                    return found
                inode, attributes = struct.unpack_from("=I", answer, 20)[0], answer[32:length]
                found[inode] = _parsed(attributes)
                answer = answer[(length + 3) & ~3 :]


def _parsed(attributes: bytes) -> _Unix:
    name, peer = "", 0
    while len(attributes) >= 4:
        length, kind = struct.unpack_from("=HH", attributes)
        value = attributes[4:length]
        if kind == _NAME:
            name = value.rstrip(b"\0").replace(b"\0", b"@").decode(errors="replace")
        elif kind == _PEER:
            peer = struct.unpack("=I", value)[0]
        attributes = attributes[(length + 3) & ~3 :]
    return _Unix(name, peer)
