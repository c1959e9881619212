"""Whoosh is old, and newer Pythons warn of it; that is kept quiet, and nothing else is."""

import subprocess
import sys

_WHOOSH = "import whoosh.index, whoosh.codec.whoosh3, whoosh.writing"


def run(tmp_path, code):
    """Run code in a Python that has compiled nothing yet and takes warnings for errors."""
    command = [sys.executable, "-W", "error", "-X", f"pycache_prefix={tmp_path}", "-c", code]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_whoosh_by_itself_warns(tmp_path):
    assert "invalid escape sequence" in run(tmp_path, _WHOOSH).stderr


def test_below_the_search_it_is_quiet(tmp_path):
    done = run(tmp_path, f"import reader.search; {_WHOOSH}")

    assert (done.returncode, done.stderr) == (0, "")


def test_what_others_warn_of_is_still_heard(tmp_path):
    done = run(tmp_path, "import reader.search, warnings; warnings.warn('whoosh is old')")

    assert "UserWarning: whoosh is old" in done.stderr
