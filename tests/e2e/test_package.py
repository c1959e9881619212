"""The packaged program: built once, started and photographed; installed, started and removed.

The build takes most of a minute. What was built is started from its own folder with an environment
that has nothing of the development's.
"""

import faulthandler
import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest
from PIL import Image
from program import ROOT, Program, unexpected

sys.path.insert(0, str(ROOT / "packaging"))

import elf
import look
import project
import trimming

_LARGEST = 380e6  # bytes unpacked
_PATIENCE_S = 900  # for a build on a busy machine
_ARTICLE = "deepseek/mla"
_INSTALLED = Path("/usr/bin", project.NAME)

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="The release workflow tries the other systems."
)


@pytest.fixture(scope="module")
def built():
    """The made bundle; the package for Debian stands in dist/."""
    # pytest would end the whole run after the time that is enough for any other test.
    faulthandler.cancel_dump_traceback_later()
    done = subprocess.run(
        [sys.executable, "packaging/build.py", "--quick"],
        cwd=ROOT, check=False, capture_output=True, text=True, timeout=_PATIENCE_S,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return project.WORK / "bundle" / project.NAME


def _environment(home):
    """Return what a user has who has nothing else of ours, and no settings."""
    kept = {name: os.environ[name] for name in ("DISPLAY", "XAUTHORITY") if name in os.environ}
    return {**kept, "HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"}


def _run(home, program, *arguments):
    environment = _environment(home)
    environment.pop("DISPLAY", None)  # every command but the window's does without
    command = [program, *map(str, arguments)]
    done = subprocess.run(
        command, cwd="/", env=environment, check=False, capture_output=True, text=True, timeout=150
    )
    assert "Traceback" not in done.stderr
    return done


class _Packaged(Program):
    """The packaged program with its window."""

    def __init__(self, display, words, home, *command):
        self._display = display
        self._words = words
        with words.open("wb") as file:
            self.process = subprocess.Popen(
                command, cwd="/", env=_environment(home), stdin=subprocess.DEVNULL,
                stdout=file, stderr=file,
            )  # fmt: skip


def test_it_is_small_and_has_what_it_is_linked_with(built):
    _, missing = elf.left_to_system(built)

    assert not missing
    assert trimming.size_of(built) < _LARGEST
    assert not list(built.rglob("qml")) + list(built.rglob("*devtools*"))
    assert (built / "_internal" / "licences" / "sbom.cdx.json").is_file()


def test_its_window_shows_an_article_and_closes(built, display, tmp_path):
    program = _Packaged(display, tmp_path / "said.txt", tmp_path, built / project.NAME, _ARTICLE)
    try:
        program.until(program.window, "a window")
        program.until(lambda: not look.is_blank(program.page_picture()), "the article")
        program.close()
    finally:
        program.kill()


def test_it_finds_in_both_languages(built, tmp_path):
    for words in ("推测解码", "speculative decoding"):
        done = _run(tmp_path, built / project.NAME, "search", words, "--json")

        paths = [hit["path"] for hit in json.loads(done.stdout)["results"]]
        assert "foundational/speculative-decoding" in paths


def test_it_passes_its_own_test(built, tmp_path):
    done = _run(tmp_path, built / project.NAME, "--self-test")

    (line,) = done.stdout.splitlines()
    assert json.loads(line)["ok"], line
    assert done.returncode == 0


def test_it_compiles_another_archive_in_processes_of_its_own(built, tmp_path):
    archive = ROOT / "tests" / "cases" / "reading"

    done = _run(tmp_path, built / project.NAME, "--archive", archive, "build", "--json")

    assert done.returncode == 0, done.stderr
    assert len(json.loads(done.stdout)["compiled"]) == 3


def test_the_package_installs_starts_and_goes(built, tmp_path):
    if os.geteuid() != 0 or not (which("apt-get") and which("dpkg")):
        pytest.skip("Installing a package takes root and apt-get.")
    if _INSTALLED.exists():
        pytest.skip("It is installed here, and the test would remove it.")
    (package,) = project.OUT.glob(f"{project.NAME}_{project.version()}_*.deb")
    picture = tmp_path / "page.png"
    # Without a sync for each file: this is a test, and half of its time otherwise.
    hurry = ["-o", "Dpkg::Options::=--force-unsafe-io"]
    apt = ["apt-get", "--quiet", "--yes", "--no-install-recommends", *hurry]
    try:
        subprocess.run([*apt, "install", package], check=True, capture_output=True)
        done = _run(tmp_path, _INSTALLED, "screenshot", _ARTICLE, picture)
        verified = subprocess.run(
            ["dpkg", "--verify", project.NAME], check=True, capture_output=True
        )
    finally:
        subprocess.run([*apt, "remove", project.NAME], check=False, capture_output=True)

    assert (done.returncode, unexpected(done.stderr)) == (0, [])
    with Image.open(picture) as seen:
        assert not look.is_blank(seen)
    assert verified.stdout == b""
    assert not _INSTALLED.is_symlink()
    assert not Path("/usr/lib", project.NAME).exists()
