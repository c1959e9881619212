"""Calculations run shut in and twice; what was found is remembered by its content."""

import re
import shutil
import socket
import subprocess
import threading
import tomllib
import urllib.request
from pathlib import Path

import pytest

from reader.check.calculations import Sandboxes, child_environment, run_calculation
from reader.check.drawing import Easels
from reader.check.memory import Memory

_CASES = Path(__file__).parents[1] / "cases" / "check"
_ARCHIVE = _CASES / "archive"
_CALCULATIONS = tomllib.loads((_CASES / "calculations.toml").read_text("utf-8"))["calculation"]


@pytest.fixture(scope="module")
def sandboxes():
    with Sandboxes() as boxes:
        yield boxes


def _script(tmp_path: Path, code: str) -> Path:
    script = tmp_path / "calculation.py"
    script.write_text(code, encoding="utf-8")
    return script


class _Witness:
    """A local server that notes whoever connects."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._socket.settimeout(0.05)
        self.port = self._socket.getsockname()[1]
        self.seen = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._socket.accept()
            except TimeoutError:
                continue
            self.seen += 1
            connection.sendall(b"HTTP/1.0 204 No Content\r\n\r\n")
            connection.close()

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        self._socket.close()


@pytest.fixture
def witness():
    server = _Witness()
    yield server
    server.close()


def test_no_calculation_reaches_the_network(witness, tmp_path, sandboxes):
    address = f"http://127.0.0.1:{witness.port}/"
    urllib.request.urlopen(address).close()  # it would have seen it

    run = run_calculation(
        _script(tmp_path, f"import urllib.request as u\nu.urlopen({address!r})\n"), sandboxes
    )

    assert (run.ended, run.line) == ("forbidden", 2)
    assert witness.seen == 1


@pytest.mark.skipif(
    shutil.which("unshare") is None
    or subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode != 0,
    reason="this system lets nobody have a network of its own",
)
def test_a_calculation_stands_in_a_network_in_which_there_is_nothing(tmp_path, sandboxes):
    run = run_calculation(_script(tmp_path, "print(open('/proc/net/dev').read())\n"), sandboxes)

    assert re.findall(r"^ *(\w+):", run.output, re.MULTILINE) == ["lo"]


@pytest.mark.parametrize("case", _CALCULATIONS, ids=lambda case: case["why"])
def test_a_calculation_ends_as_it_behaves(case, tmp_path, sandboxes):
    script = _script(tmp_path, case["code"])

    run = run_calculation(script, sandboxes)

    assert run.ended == case["ended"], run.sentence
    assert bool(run.sentence) == (run.ended != "done")
    assert [file for file in tmp_path.iterdir() if file.is_file()] == [script]


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="memory is limited on Linux alone")
def test_a_calculation_has_two_gibibytes(tmp_path, sandboxes):
    run = run_calculation(_script(tmp_path, "x = bytearray(3 << 30)\n"), sandboxes)

    assert run.ended == "limit"
    assert "memory" in run.sentence


def test_a_calculation_sees_nothing_of_the_users_settings(monkeypatch):
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    monkeypatch.setenv("SECRET", "x")

    assert not {"PYTHONSTARTUP", "SECRET"} & child_environment("1").keys()


def test_a_figure_is_drawn_without_touching_its_folder(tmp_path):
    folder = _ARCHIVE / "essentials" / "kv-cache"
    before = {file.name: file.stat().st_mtime_ns for file in folder.iterdir()}

    with Easels(_ARCHIVE, "1") as easels:
        drawn = easels.draw(folder / "pool.figure.py")

    assert drawn.svg == (folder / "pool.svg").read_bytes()
    assert {file.name: file.stat().st_mtime_ns for file in folder.iterdir()} == before


def test_a_memory_that_is_damaged_is_forgotten(tmp_path):
    file = tmp_path / "check.json"
    file.write_text("[1, 2", encoding="utf-8")

    memory = Memory(file)
    memory.put("key", "value")
    memory.save()

    assert Memory(file).get("key") == "value"


def test_a_memory_that_cannot_be_written_stops_nothing(tmp_path):
    (tmp_path / "file").write_text("no folder", encoding="utf-8")

    memory = Memory(tmp_path / "file" / "check.json")
    memory.put("key", "value")
    memory.save()

    assert memory.get("key") == "value"
