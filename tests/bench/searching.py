"""The search: how good its answers are, how fast they come, and beside it SQLite's FTS5.

Answers are judged by the questions of tests/cases/search/. Speed is that of typing: a question
grows sign by sign, and each time the whole of it is asked as the window asks it, with the last word
open; spelling, pinyin and Traditional Chinese have been used once before. Nothing is replaced and
nothing is switched off, the garbage collector neither. The yardstick (see yardstick.py) gets the
same questions and keystrokes from the same passages, after the reader's search, in the same run.
"""

import json
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from figures import Figure, Line, Note, median_figure, percentile_figures
from indexing import measure_indexing
from questions import Question, answerable, keystrokes, quality, read_questions, sample
from searched import searched
from stage import Stage, make_stage

_AIM_TYPING_MS, _AIM_TYPING_LARGE_MS = 20.0, 100.0
_AIM_OPEN_MS = 30.0
_AIM_PROCESS_MS = 500.0
_JUDGED, _SHOWN = 20, 12  # hits: of a question that is judged, and of one in the window
_TYPED = 60  # questions
# Spelling, signs that are in no archive and so are read aloud, pinyin, Traditional Chinese, and a
# beginning; none is measured.
_WARM = ("atention kernal", "龘鱻麤", "zhuyili jizhi", "注意力機制", "paged")
_PROCESSES = (
    ("english", "speculative decoding"),
    ("chinese", "投机解码 接受率"),
    ("misspelt", "speculatvie decodng"),
)

Measure = Callable[[], list[Line]]


def search_measures(stage: Stage, *, times: int, quick: bool) -> Iterator[tuple[str, Measure]]:
    """Yield titles, and what measures the figures below them.

    Args:
        stage: With the real archive and its library.
        times: Size of the made archive; 0 leaves it out.
    """
    runs, typed = (1, 12) if quick else (3, _TYPED)
    table = _table(stage)
    yield "Search: the right article", lambda: _answers(stage, table)
    yield "Search: typing", lambda: _typing(stage, table, "search", typed, _AIM_TYPING_MS)
    yield "Search: opening, and a process", lambda: _starts(stage, quick=quick)
    yield "Search: writing the index", lambda: measure_indexing(make_stage("search"), runs=runs)
    if times:
        title = f"Search, {times} × the archive"
        yield title, lambda: _large(stage, times, typed, quick=quick)


def _table(stage: Stage) -> Path:
    return stage.folder / "build" / "yardstick.sqlite"


def _answers(stage: Stage, table: Path) -> list[Line]:
    every = read_questions()
    asked = answerable(every, stage.articles())
    built = searched(stage, task="yardstick", library=stage.library, table=table)
    lines: list[Line] = []
    times: list[Line] = []
    for engine, name, key in (("reader", "reader", "search"), ("fts5", "FTS5", "search.fts5")):
        said = _asked(stage, stage.library, table, engine, _JUDGED, asked)
        lines += quality(
            f"{key}.quality", name, asked, said["articles"], has_aim=engine == "reader"
        )
        times += percentile_figures(f"{key}.ask", f"{name}: a question", said["ms"], "ms")
    skipped = len(every) - len(asked)
    return [
        *lines,
        *times,
        Figure("search.fts5.build", "FTS5: its table", built["seconds"], "s"),
        Note(f"{skipped} of {len(every)} questions skipped: their articles are not there yet"),
        Note("FTS5 without snippets, synonyms, corrections, pinyin and filters"),
    ]


def _typing(stage: Stage, table: Path, key: str, questions: int, aim: float) -> list[Line]:
    """Return the figures of typing questions on the archive of a stage."""
    typed = sample(read_questions(), questions)
    keys = [Question("prefix", text, ()) for text in keystrokes(typed)]
    own = _asked(stage, stage.library, table, "reader", _SHOWN, keys)
    other = _asked(stage, stage.library, table, "fts5", _SHOWN, keys)
    return [
        *percentile_figures(f"{key}.typing", "key → answer", own["ms"], "ms", aim),
        *percentile_figures(f"{key}.fts5.typing", "FTS5: key → answer", other["ms"], "ms"),
        Figure(f"{key}.typing.memory", "memory of the search, all typed", own["mb"], "MB"),
        Note(f"{len(keys)} keystrokes in {len(typed)} questions"),
        Note(f"slowest: {_slowest(keys, own['ms'])}"),
    ]


def _asked(
    stage: Stage, library: Path, table: Path, engine: str, limit: int, asked: Sequence[Question]
) -> dict:
    return searched(
        stage, task="ask", engine=engine, library=library, table=table, limit=limit, warm=_WARM,
        questions=[(question.text, question.is_typing) for question in asked],
    )  # fmt: skip


def _slowest(keys: Sequence[Question], times: Sequence[float]) -> str:
    worst = sorted(zip(times, keys, strict=True), key=lambda one: -one[0])[:3]
    return ", ".join(f"“{key.text}” {ms:.0f} ms" for ms, key in worst)


def _starts(stage: Stage, *, quick: bool) -> list[Line]:
    lines = _opening(stage, "search", 3 if quick else 5, _AIM_OPEN_MS)
    for kind, text in _PROCESSES:
        lines += _process(stage, kind, text, 3 if quick else 7)
    return lines


def _opening(stage: Stage, key: str, runs: int, aim: float | None) -> list[Line]:
    """Return the figures of opening the search, each time in a fresh process."""
    # The first one finds the disk's cache cold.
    said = [searched(stage, task="open", library=stage.library) for _ in range(runs + 1)][1:]
    values = {name: [one[name] for one in said] for name in said[0]}
    return [
        median_figure(f"{key}.import", "importing the search", values["import_ms"], "ms"),
        median_figure(f"{key}.open", "opening the search", values["open_ms"], "ms", aim),
        median_figure(f"{key}.open.memory", "memory of the search, opened", values["mb"], "MB"),
    ]


def _process(stage: Stage, kind: str, text: str, runs: int) -> list[Line]:
    """Return the figure of a whole `reader search`; one line that says so where it fails."""
    times = []
    for _ in range(runs + 1):
        begun = time.perf_counter()
        done = subprocess.run(
            [*stage.reader, "search", "--json", text],
            env=stage.environment(), cwd=stage.folder, check=False, capture_output=True,
        )  # fmt: skip
        times.append((time.perf_counter() - begun) * 1e3)
        if done.returncode != 0:
            said = done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
            return [Note(f"not measured: reader search {text!r} failed: {said[-1]}")]
        json.loads(done.stdout)
    what = f"reader search --json, {kind}"
    return [median_figure(f"search.process.{kind}", what, times[1:], "ms", _AIM_PROCESS_MS)]


def _large(small: Stage, times: int, typed: int, *, quick: bool) -> list[Line]:
    stage = make_stage(f"search-{times}")
    had = searched(
        stage, task="make", source=small.library, content=small.content, library=stage.library,
        table=_table(stage), times=times,
    )  # fmt: skip
    return [
        *_typing(stage, _table(stage), "search_large", typed, _AIM_TYPING_LARGE_MS),
        *_opening(stage, "search_large", 3 if quick else 5, None),
        Figure("search_large.index.size", "index on disk", had["index_mb"], "MB"),
        Figure("search_large.fts5.size", "FTS5: table on disk", had["table_mb"], "MB"),
        Note(
            f"{had['index_articles']} articles, {had['table_sections']} sections, "
            f"{had['index_words']} Latin words; "
            f"when they were made, the index took {had['index_s']:.0f} s to write, "
            f"FTS5's table {had['table_s']:.0f} s"
        ),
    ]
