"""Draws figures in forks of one process that has loaded matplotlib: half a second saved for each.

Started as a script; never imported. It reads the path of a figure's source a line, draws it beside
the source, and writes the exit code a line. What a figure says on standard error goes into the
file `err` beside it.
"""

import gc
import io
import os
import runpy
import signal
import sys
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path

SECONDS = 120  # for one figure; the slowest of the first fourteen takes 7


def _draw(script: Path) -> int:
    """Draw in this process, which is a fork; return its exit code."""
    os.dup2(os.open(script.with_name("err"), os.O_CREAT | os.O_WRONLY), 2)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.chdir(script.parent)
    sys.argv = [str(script)]
    sys.path.insert(0, str(script.parent))
    signal.alarm(SECONDS)
    try:
        runpy.run_path(str(script), run_name="__main__")
    except SystemExit as end:
        return 0 if end.code in {None, 0} else 1
    except BaseException:  # noqa: BLE001  (whatever it raises is reported)
        traceback.print_exc()
        return 1
    return 0


def _warm() -> None:
    """Draw a figure for nobody: the fonts it loads and measures, no fork has to."""
    style = import_module("figure_style")
    fig, ax = style.new_figure()
    ax.set_title("Figure 图 $x_1$")
    fig.savefig(io.BytesIO(), format="svg")
    import_module("matplotlib.pyplot").close(fig)


def _serve() -> None:
    with suppress(Exception):  # whatever keeps it from loading, the figures that ask for it tell
        _warm()
    gc.freeze()  # so that no fork copies what collecting would only look at
    for line in sys.stdin:
        child = os.fork()
        if not child:
            code = _draw(Path(line.rstrip("\n")))
            sys.stderr.flush()
            os._exit(code)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
