"""Nothing leaves the machine: a witness that would have seen it, and the program's sockets."""

import subprocess
import sys
from pathlib import Path

import pytest
from program import ROOT, run
from sockets import foreign_sockets

from reader.library.place import place_of
from reader.library.store import open_library

BARE_VIEW = Path(__file__).with_name("bare_view.py")
_ANSWER_S = 0.2  # for a question to come up, which takes a tenth of that
_STEPS, _FEW_STEPS = 15, 4  # a page without links needs no more
_LEFT_PX, _TOP_PX, _LINE_PX = 295, 610, 17  # where page.html has its button and its links
LEAVING = "Leave the reader?"
LOADED = {
    "/sheet.css", "/import.css", "/font", "/sheet-url.svg", "/style-attribute.svg",
    "/script.js", "/fetch", "/socket", "/beacon", "/body-onload", "/image.svg", "/image-onerror",
    "/srcset.svg", "/redirect", "/redirected", "/frame", "/srcdoc.svg", "/object", "/embed",
    "/audio", "/video", "/poster.svg", "/svg-image.svg", "/svg-script", "/input.svg",
    "/preload.svg", "/module.js", "/prefetch", "/auto-form",
}  # fmt: skip
CLICKED = {
    "/form", "/link", "/blank", "/javascript-link", "/ping", "/onclick", "/data-link.svg",
    "/download",
}  # fmt: skip


@pytest.fixture
def bare_view(display):
    """Show a page in a view without walls, in a process of its own."""
    processes = []

    def show(page):
        command = [sys.executable, BARE_VIEW, page]
        processes.append(
            subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )

    yield show
    for process in processes:
        process.kill()
        process.wait()


def press_everything(program, steps):
    """Go through the page by keyboard, then by mouse; return how often the reader asked."""
    asked = 0
    program.press("F6")
    for step in range(2 * steps):
        if step < steps:
            program.press("Tab", "Return")
        else:
            program.click(_LEFT_PX, _TOP_PX + (step - steps) * _LINE_PX)
        if program.within(_ANSWER_S, lambda: LEAVING in program.titles()):
            asked += 1
            program.press("Escape", on=LEAVING)
            program.until(lambda: LEAVING not in program.titles(), "the end of the question")
    return asked


@pytest.mark.parametrize(
    ("page", "paths"), [("page.html", LOADED | CLICKED), ("refresh.html", {"/refresh"})]
)
def test_without_walls_the_witness_sees_all_that_a_page_does(
    bare_view, witness, hostile, page, paths
):
    bare_view(hostile(page))

    assert witness.sees(paths), paths - witness.seen


def test_without_walls_the_witness_notices_a_connection_without_a_request(
    bare_view, witness, hostile
):
    bare_view(hostile("preconnect.html"))

    assert witness.is_reached()
    assert not witness.seen


@pytest.mark.parametrize(
    ("article", "title", "questions"),
    [
        ("attacks/passive", "Things that load by themselves", 0),
        ("attacks/active", "Things that want a click", 6),
        ("attacks/refresh", "A page that wants to be elsewhere", 0),
    ],
)
def test_no_article_of_a_hostile_archive_reaches_the_witness(
    start, witness, hostile, article, title, questions
):
    program = start("--archive", hostile("archive"), article)
    program.until_painted(f"{title} — archive")

    asked = press_everything(program, _STEPS if questions else _FEW_STEPS)

    program.close()
    assert asked >= questions
    assert witness.connections == 0


@pytest.mark.parametrize("way", ["loaded", "exchanged"])
@pytest.mark.parametrize(
    ("page", "questions"), [("page.html", 4), ("refresh.html", 0), ("preconnect.html", 0)]
)
def test_the_engine_holds_when_nothing_was_cleaned_out_of_the_page(
    start, witness, hostile, page, questions, way
):
    archive = hostile("archive")
    assert run("--archive", archive, "build").returncode in (0, 1)
    library = open_library(place_of(archive).library)
    built = library.root / library.entries["attacks/active"].page
    built.write_bytes(hostile(page).read_bytes())
    if way == "loaded":
        program = start("--archive", archive, "attacks/active")
    else:
        program = start("--archive", archive)
        program.until_painted("archive")
        program.press("F6", "Tab", "Tab", "Tab", "Return")  # the third of the contents
    program.until_painted("Things that want a click — archive")

    asked = press_everything(program, _STEPS if questions else _FEW_STEPS)

    program.close()
    assert asked >= questions
    assert witness.address.encode() in built.read_bytes(), "the page was built anew"
    assert witness.connections == 0


def test_no_process_of_the_program_has_a_socket_beyond_this_machines_display(start):
    program = start("--archive", ROOT / "content", "deepseek/mla")
    program.until_painted("Multi-head latent attention (MLA) — AI Infrastructure Archive")

    names, found = foreign_sockets(program.process.pid)

    assert "QtWebEngineProc" in names
    assert found == []
    program.close()


@pytest.mark.parametrize(
    "code",
    [
        "s = socket.create_server(('127.0.0.1', 0))",
        "s = socket.create_server(('::1', 0), family=socket.AF_INET6)",
        "l = socket.create_server(('127.0.0.1', 0)); s = socket.create_connection(l.getsockname())",
        "s = socket.socket(type=socket.SOCK_DGRAM); s.bind(('127.0.0.1', 0))",
        "s = socket.socket(type=socket.SOCK_DGRAM); s.connect(('127.0.0.1', 9))",
        "s = socket.socket(socket.AF_UNIX); s.bind('elsewhere'); s.listen()",
    ],
)
def test_a_socket_of_a_child_process_would_have_been_found(tmp_path, code):
    child = f"import socket, sys; {code}; print('ready', flush=True); sys.stdin.read()"
    parent = f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, '-c', {child!r}]))"
    process = subprocess.Popen(
        [sys.executable, "-c", parent],
        cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        assert process.stdout.readline() == "ready\n"

        _, found = foreign_sockets(process.pid)

        process.stdin.close()
    assert found
