"""Runs one calculation shut in: no network, no other program, no file written, limits.

Started as a script with the path of a calculation, in a process of its own; never imported. On
Linux it is started without one, loads NumPy, and runs each calculation whose folder it reads in a
fork of itself: a fifth of a second saved for each. Three walls:

- Linux gives the process a network of its own in which there is nothing, where it may (a root
  user always may, others where user namespaces are allowed). That holds for native code too.
- Python's audit events end the process at the first socket, program, library or file opened for
  writing, and nothing in Python takes that back. Modules whose native code tells no such event
  (ctypes, sqlite3, subprocess's own) cannot be imported, nor anything beyond the standard library
  and NumPy.
- Limits of the system (Linux; of macOS the time alone) hold for native code. On Windows time is
  limited from outside and memory is not.

This is for mistakes and for code that was copied unread. Who writes machine code to break out is
kept from the network where the first wall stands, and from nothing else.

Exit codes: 0 done, 1 the calculation failed, 77 it reached for what it may not, 78 it did not end.
Standard error ends with the line number in the calculation, a tab and a sentence.
"""

import os
import runpy
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib.abc import MetaPathFinder
from typing import NoReturn

CPU_SECONDS = 10
MEMORY_BYTES = 2 << 30
OUTPUT_BYTES = 1 << 20
# For what waits instead of working, and lets two calculations share a processor.
WALL_SECONDS = 60
FORBIDDEN = 77
OUT_OF_TIME = 78
_LOOK_SECONDS = 0.003

_EVENT_NAMES = """
    os.system os.exec os.posix_spawn os.fork os.forkpty os.startfile os.kill os.remove os.rename
    os.rmdir os.mkdir os.symlink os.link os.truncate os.chmod os.chown pty.spawn subprocess.Popen
    shutil.rmtree shutil.move shutil.copyfile"""
_EVENTS = frozenset(_EVENT_NAMES.split())
# Their native code opens files or starts programs without an event.
_UNTOLD = frozenset({
    "_ctypes", "_sqlite3", "_dbm", "_gdbm", "_posixsubprocess", "_multiprocessing", "_curses",
    "readline", "_testcapi", "_xxsubinterpreters", "_interpreters",
})  # fmt: skip
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # of linux/sched.h, for unshare(2)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


class _OnlyNumPy(MetaPathFinder):
    """Refuses what is not of the standard library or NumPy's, and what would tell no event."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002  (Python's signature)
        target: object = None,  # noqa: ARG002
    ) -> None:
        if fullname in _UNTOLD:
            if not _is_for_numpy(sys._getframe(1)):  # noqa: SLF001
                _forbid(fullname)
            raise ModuleNotFoundError(
                f"{fullname} is not there", name=fullname
            )  # it can do without
        top = fullname.partition(".")[0]
        if top not in sys.stdlib_module_names and top != "numpy":
            message = f"{top} is not of the standard library and not NumPy"
            raise ModuleNotFoundError(message, name=fullname)


def _watch(event: str, args: tuple[object, ...]) -> None:
    what = ""
    if event in _EVENTS or event.startswith("socket."):
        what = event
    elif event == "ctypes.dlopen" and args[0] is not None:
        what = f"the library {args[0]}"
    elif event == "open":
        _, mode, flags = args
        writes = isinstance(flags, int) and flags & _WRITING
        if writes or (isinstance(mode, str) and set(mode) & set("wax+")):
            what = f"the file {args[0]} for writing"
    if what:
        _forbid(what)


def _forbid(what: str) -> NoReturn:
    _report(_line(sys._getframe(1)), f"It reaches for {what}.")  # noqa: SLF001
    os._exit(FORBIDDEN)


def _is_for_numpy(frame: object) -> bool:
    """Return whether NumPy is what imports, on behalf of the calculation."""
    while frame is not None:
        if str(getattr(frame, "f_globals").get("__name__", "")).partition(".")[0] == "numpy":  # noqa: B009
            return True
        frame = getattr(frame, "f_back")  # noqa: B009
    return False


def _line(frame: object) -> int:
    """Return the line of the calculation that led here."""
    while frame is not None:
        code = getattr(frame, "f_code")  # noqa: B009  (frames have no type here)
        if code.co_filename == sys.argv[1]:
            return int(getattr(frame, "f_lineno"))  # noqa: B009
        frame = getattr(frame, "f_back")  # noqa: B009
    return 1


def _report(line: int, sentence: str) -> None:
    with suppress(OSError):  # it printed too much
        sys.stdout.flush()
    sys.stderr.write(f"\n{line}\t{' '.join(sentence.split())}\n")
    sys.stderr.flush()


def _leave_network() -> None:
    """Go into a network in which there is nothing, where the system lets us."""
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415  (Python 3.11 has no os.unshare)

    libc = ctypes.CDLL(None)
    if libc.unshare(_NEW_NETWORK) != 0:  # only root may without a user of its own
        libc.unshare(_NEW_USER | _NEW_NETWORK)
    for name in [name for name in sys.modules if name.partition(".")[0] in {"ctypes", "_ctypes"}]:
        del sys.modules[name]


def _limit() -> None:
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  (Windows has none)

    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT_BYTES, OUTPUT_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def _run(script: str) -> int:
    try:
        runpy.run_path(script, run_name="__main__")
        sys.stdout.flush()
    except SystemExit as end:
        if end.code in {None, 0}:
            return 0
        _report(1, f"It ends with {end.code}.")
    except BaseException as error:  # noqa: BLE001  (whatever it raises is reported)
        if isinstance(error, SyntaxError):
            line = error.lineno or 1
        else:
            lines = [
                f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == script
            ]
            line = (lines or [1])[-1] or 1
        _report(line, f"{type(error).__name__}: {error}")
    else:
        return 0
    return 1


def _serve() -> None:
    """Run a calculation for each line: a folder, in which `script` tells where it is.

    What it prints goes into the files `out` and `err` there; the answer is a line with its exit
    code.
    """
    with suppress(ImportError):
        import numpy.random  # noqa: F401, PLC0415  (and NumPy, which does not load it itself)
    for line in sys.stdin:
        folder = line.rstrip("\n")
        child = os.fork()
        if not child:
            os.chdir(folder)
            with open("script", encoding="utf-8") as file:  # noqa: PTH123
                sys.argv = [sys.argv[0], file.read()]
            for name, number in (("out", 1), ("err", 2)):
                os.dup2(os.open(name, os.O_CREAT | os.O_WRONLY), number)
            os.close(0)
            code = _shut_in(sys.argv[1])
            with suppress(OSError, ValueError):
                sys.stdout.flush()
            os._exit(code)
        sys.stdout.write(f"{_waited(child)}\n")
        sys.stdout.flush()


def _waited(child: int) -> int:
    """Return a child's exit code, at the latest when its time is over."""
    end = time.monotonic() + WALL_SECONDS
    while True:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > end:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return OUT_OF_TIME
        time.sleep(_LOOK_SECONDS)


def _shut_in(script: str) -> int:
    _limit()
    sys.addaudithook(_watch)
    return _run(script)


if __name__ == "__main__":
    _leave_network()
    sys.meta_path.insert(0, _OnlyNumPy())
    if len(sys.argv) > 1:
        sys.exit(_shut_in(sys.argv[1]))
    _serve()
