"""Runs one calculation shut in: no network, no other program, no file written, limits.

Started as a script with the calculation's path, in a process of its own; never imported. What it
holds: Python's audit events end the process at the first socket, program, library or file opened
for writing, and nothing in Python can take that back; imports are the standard library and NumPy;
where the system has resource limits (Linux; of macOS the time alone) they hold for native code too.
On Windows time is limited from outside and memory is not.

Exit codes: 0 done, 1 the calculation failed, 77 it reached for what it may not.
Standard error ends with the line number in the calculation, a tab and a sentence.
"""

import os
import runpy
import sys
import traceback
from collections.abc import Sequence
from contextlib import suppress
from importlib.abc import MetaPathFinder

CPU_SECONDS = 10
MEMORY_BYTES = 2 << 30
OUTPUT_BYTES = 1 << 20
FORBIDDEN = 77

_EVENT_NAMES = """
    os.system os.exec os.posix_spawn os.fork os.forkpty os.startfile os.kill os.remove os.rename
    os.rmdir os.mkdir os.symlink os.link os.truncate os.chmod os.chown pty.spawn subprocess.Popen
    shutil.rmtree shutil.move shutil.copyfile"""
_EVENTS = frozenset(_EVENT_NAMES.split())
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


class _OnlyNumPy(MetaPathFinder):
    """Refuses every module that is not of the standard library or NumPy's."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002  (Python's signature)
        target: object = None,  # noqa: ARG002
    ) -> None:
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
        _report(_line(sys._getframe(1)), f"It reaches for {what}.")  # noqa: SLF001
        os._exit(FORBIDDEN)


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


if __name__ == "__main__":
    _limit()
    sys.meta_path.insert(0, _OnlyNumPy())
    sys.addaudithook(_watch)
    sys.exit(_run(sys.argv[1]))
