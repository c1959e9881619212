"""Authors watch: what changes in the archive is seen in the open window, at the same place."""

import shutil
import subprocess
import sys

import pytest
from program import ROOT

LONG = "alpha/speculative-decoding"
TITLE = "Speculative decoding — Small archive"
BEFORE = "A rejected token is drawn again"
AFTER = "EVERY rejected token of the draft is DRAWN AGAIN"


@pytest.fixture
def archive(reading, tmp_path):
    return shutil.copytree(reading, tmp_path / "watched")


@pytest.fixture
def watch(tmp_path):
    """Start `reader watch`; return what it has said so far."""
    started = []

    def start_it(archive):
        words = tmp_path / "watch.txt"
        command = [sys.executable, "-m", "reader", "--archive", archive, "watch"]
        with words.open("wb") as file:
            started.append(subprocess.Popen(command, cwd=ROOT, stdout=file, stderr=file))
        return lambda: words.read_text(encoding="utf-8")

    yield start_it
    for process in started:
        process.kill()
        process.wait()


def test_a_changed_paragraph_comes_into_the_open_window_and_the_place_stays(start, archive, watch):
    program = start("--archive", archive, f"{LONG}#core-method")
    program.until_painted(TITLE)
    said = watch(archive)
    program.until(lambda: "built" in said(), "the first build of `watch`")
    pictures = [program.page_picture()]
    program.until(lambda: _rests(program, pictures), "a picture that stays")
    before, text = pictures[-1], archive / LONG / "en.md"

    old = text.read_text(encoding="utf-8")
    text.write_text(old.replace(BEFORE, AFTER), encoding="utf-8")
    program.until(lambda: said().count("built") == 2, "the second build")
    program.until(lambda: program.page_picture() != before, "the changed page")
    program.until(lambda: _rests(program, pictures), "a picture that stays")

    top = (0, 0, before.width, 90)  # the heading and the lines under it: nothing changed above
    assert pictures[-1].crop(top).tobytes() == before.crop(top).tobytes()
    assert pictures[-1].tobytes() != before.tobytes()
    program.close()


def _rests(program, pictures):
    """Return whether the page is drawn and looks as it did a moment ago."""
    pictures.append(program.page_picture())
    colours = pictures[-1].getcolors(256)
    return pictures[-1] == pictures[-2] and (colours is None or len(colours) > 40)
