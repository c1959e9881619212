"""What holds for every test of the program as a process: a display, and nothing left running."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from display import Display
from program import Program, run, write_settings
from witness import Witness

CASES = Path(__file__).resolve().parents[1] / "cases"

Start = Callable[..., Program]


@pytest.fixture(scope="session")
def display() -> Iterator[Display]:
    if sys.platform != "linux":
        pytest.skip("The window is looked at through X11.")
    assert os.environ.get("DISPLAY"), "These tests need a display: run `make e2e`."
    display = Display()
    yield display
    display.close()


@pytest.fixture
def start(display: Display, tmp_path: Path) -> Iterator[Start]:
    """Start the reader with these arguments; what a failed test leaves is ended."""
    started: list[Program] = []
    write_settings()

    def start_it(*arguments: object) -> Program:
        words = tmp_path / f"said-{len(started)}.txt"
        started.append(Program(display, words, *arguments))
        return started[-1]

    yield start_it
    for program in started:
        program.kill()


@pytest.fixture(scope="session")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small archive, which no one else's window is open on."""
    return shutil.copytree(CASES / "reading", tmp_path_factory.mktemp("archive") / "reading")


@pytest.fixture
def witness() -> Iterator[Witness]:
    witness = Witness()
    yield witness
    witness.close()


@pytest.fixture
def hostile(witness: Witness, tmp_path: Path) -> Callable[[Path], Path]:
    """Copy a file or folder of tests/cases/evil, with the witness's address in it."""

    def copy(case: str) -> Path:
        source, target = CASES / "evil" / case, tmp_path / "hostile" / case
        target.parent.mkdir(exist_ok=True)
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
        for file in [target, *target.rglob("*")]:
            if file.is_file():
                text = file.read_text(encoding="utf-8")
                file.write_text(text.replace("WITNESS", witness.address), encoding="utf-8")
        return target

    return copy


@pytest.fixture
def built(reading: Path) -> Path:
    """The small archive with its library in the cache."""
    assert run("--archive", reading, "build").returncode == 0
    return reading


@pytest.fixture
def foreign() -> tuple[Path, dict[str, str]]:
    """An archive without any TOML, and the titles of its articles as the window shows them."""
    archive = CASES / "archives" / "foreign"
    listed = json.loads(run("--archive", archive, "list", "--json").stdout)["articles"]
    return archive, {a["path"]: a["title"].get("en") or a["title"]["zh"] for a in listed}
