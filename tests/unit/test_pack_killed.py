"""Adding an archive is killed at any moment: the old one or the new one is whole and is read."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pack_files import archive_in, build_here, pack_in, tree

from reader.library.added import added_place, find_added
from reader.library.adding import add_archive
from reader.library.pack import write_pack
from reader.library.place import Place
from reader.library.store import open_library
from reader.library.unpack import look_through

_ROOT = Path(__file__).resolve().parents[2]
_NOWHERE = Path("/nowhere")
_RUNS = 40

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


@pytest.fixture(scope="module")
def runs(tmp_path_factory):
    """Return the texts of both editions by date, and how each run ended."""
    folder = tmp_path_factory.mktemp("killed")
    old = pack_in(folder)
    (folder / "later").mkdir()
    later = archive_in(folder / "later")
    (later / "lab" / "short" / "en.md").write_text("# A newer note\n")
    new = folder / "new.archive.zip"
    write_pack(later, new, "2026-11-28")
    library, home, out = folder / "library", folder / "home", folder / "out"
    build_here(Place(later, library))
    add_archive(
        look_through(old), home, _NOWHERE, lambda place: shutil.copytree(library, place.library)
    )
    out.mkdir()
    command = [sys.executable, Path(__file__).with_name("pack_killer.py")]
    ended = subprocess.run(
        [*command, home, new, library, out, str(_RUNS), "7"],
        env={**os.environ, "PYTHONPATH": str(_ROOT)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=120,
    )
    contents = {"2026-11-21": tree(folder / "ours"), "2026-11-28": tree(later)}
    return contents, [json.loads(line) for line in ended.stdout.splitlines()], new


def test_after_any_kill_an_archive_is_whole_and_is_read(runs):
    contents, ended, _ = runs

    for run in ended:
        home = Path(run["home"])
        added = find_added(home)
        place = added_place(home, _NOWHERE)
        assert tree(place.content) == contents[added.date], run
        library = open_library(place.library)
        assert all(library.file_for(f"/article/{path}") for path in library.entries), run
        assert len(library.entries) == 3


def test_both_editions_were_met_and_nearly_all_runs_were_killed(runs):
    _, ended, _ = runs

    dates = {find_added(Path(run["home"])).date for run in ended}
    assert len(ended) == _RUNS
    assert dates == {"2026-11-21", "2026-11-28"}
    assert sum(run["ended"] != 0 for run in ended) > _RUNS // 2


def test_after_a_kill_the_archive_can_be_added_and_what_was_left_goes(runs, tmp_path):
    _, ended, new = runs
    ready = open_library(added_place(Path(ended[0]["home"]), _NOWHERE).library).root

    for run in ended[:10]:
        home = Path(run["home"])
        before = find_added(home)
        added = add_archive(
            look_through(new),
            home,
            _NOWHERE,
            lambda place: shutil.copytree(ready, place.library, dirs_exist_ok=True),
        )
        assert find_added(home) == added
        assert {entry.name for entry in home.iterdir()} == {
            before.folder, added.folder, "adding.lock", "current.json",
        }  # fmt: skip
