"""Writing the search's index: of 120 made articles, and after one of them has changed.

All processors write the reader's index. For the yardstick's table they take the texts apart, which
one of them then writes.
"""

import shutil
import time
from pathlib import Path

from figures import Figure, Line, Note, median_figure
from made_archive import make_articles
from searched import searched
from stage import ROOT, Stage, megabytes

_ARTICLES = 120
_AIM_S = 15.0


def measure_indexing(stage: Stage, *, runs: int) -> list[Line]:
    """Return the figures of the index of a made archive that replaces what is on the stage."""
    make_articles(ROOT / "content", stage.content, _ARTICLES)
    stage.build()
    said = searched(
        stage, task="index", content=stage.content, library=stage.library,
        folder=stage.folder / "build" / "index", runs=runs,
    )  # fmt: skip
    table = stage.folder / "build" / "yardstick.sqlite"
    other = searched(stage, task="yardstick", library=stage.library, table=table)
    what = f"index of {_ARTICLES} articles"
    return [
        median_figure("search.index", what, said["seconds"], "s", _AIM_S),
        Figure("search.index.size", f"{what}, on disk", said["mb"], "MB"),
        median_figure("search.index.one_change", "one article changed", said["changes"], "s"),
        Figure("search.index.fts5", f"FTS5: {_ARTICLES} articles", other["seconds"], "s"),
        Figure("search.index.fts5_size", f"FTS5: {_ARTICLES} articles, on disk", other["mb"], "MB"),
        Note(f"{said['passages_mb']:.1f} MB of passages in {other['sections']} sections"),
    ]


def index_library(content: Path, library: Path, folder: Path, runs: int) -> dict[str, object]:
    """Write the index of a library's passages into a folder of its own; runs on a stage."""
    from reader.archive.load import load_archive
    from reader.library.catalogue import read_catalogue
    from reader.search.index import change_index, create_index
    from reader.text.terms import names_of

    names = names_of(load_archive(content).terms)
    entries = read_catalogue(library).entries
    files = [library / entry.passages for entry in entries]
    whole, changes = [], []
    for _ in range(runs):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        begun = time.perf_counter()
        create_index(folder, files, names, in_process=False)
        whole.append(time.perf_counter() - begun)
    size = megabytes(folder.rglob("*"))
    for number in range(runs):  # of an article that is another each time
        at = (number + 1) * len(entries) // (runs + 1)
        begun = time.perf_counter()
        change_index(folder, [entries[at].path], [files[at]], names)
        changes.append(time.perf_counter() - begun)
    return {"seconds": whole, "changes": changes, "mb": size, "passages_mb": megabytes(files)}
