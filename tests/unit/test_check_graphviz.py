"""A figure of Graphviz is drawn, held against its source and to the rules of all figures."""

import shutil
from pathlib import Path

import pytest

from reader.check.run import check
from reader.check.writers import draw_figures

_CASES = Path(__file__).parents[1] / "cases" / "check"
_FOLDER = Path("essentials", "kv-cache")

pytestmark = pytest.mark.skipif(
    shutil.which("dot") is None, reason="Graphviz is not here; `make setup-dev` installs it"
)


@pytest.fixture
def archive(tmp_path):
    """The small archive, the figure of which Graphviz has drawn."""
    root = shutil.copytree(_CASES / "archive", tmp_path / "archive")
    for name in ("pool.figure.py", "pool.svg"):
        (root / _FOLDER / name).unlink()
    shutil.copyfile(_CASES / "graphviz" / "pool.dot", root / _FOLDER / "pool.dot")
    made = [one for one in draw_figures(root, []) if one.file.name == "pool.svg"]
    assert [one.problem for one in made] == [None]
    return root


def _codes(root, tmp_path):
    checked = check(root, [], tmp_path / "memory.json")
    assert not checked.unable
    return {finding.code for finding in checked.findings}


def test_what_graphviz_draws_is_without_fault(archive, tmp_path):
    assert _codes(archive, tmp_path) == set()


def test_a_source_that_draws_something_else_now_is_found(archive, tmp_path):
    source = archive / _FOLDER / "pool.dot"
    source.write_text(source.read_text("utf-8").replace("block 7", "block 8"), encoding="utf-8")

    assert _codes(archive, tmp_path) == {"figure-redraw"}


def test_a_source_that_graphviz_cannot_read_is_told(archive, tmp_path):
    (archive / _FOLDER / "pool.dot").write_text("digraph {\n", encoding="utf-8")

    assert _codes(archive, tmp_path) == {"figure-fails"}
