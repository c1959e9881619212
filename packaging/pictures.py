"""Take README's pictures of the window anew, two of them with a study made up here."""

import random
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.archive.model import Language
from reader.library.store import open_library
from reader.resources import built_library
from reader.study.ids import new_id
from reader.study.store import Study, open_study
from reader.study.values import Card, Colour, Mark

_PICTURES = Path(__file__).resolve().parent / "pictures"
_MLA = "deepseek/mla"
_SHOTS = {
    "window-light": (f"{_MLA}#core-method",),
    "window-dark": ("foundational/speculative-decoding", "--theme", "dark", "--language", "zh"),
    "search": (_MLA, "--search", "推测解码"),
}
_STUDIED = {
    "start": ("",),
    "study": (f"{_MLA}#context--motivation",),
}
_QUOTES: tuple[tuple[Language, str, Colour], ...] = (
    ("en", "3,997,696 bytes in BF16", "orange"),
    ("zh", "算子写得再好，MHA 的解码注意力也用不到峰值的 0.4%", "green"),
    ("en", "Capacity is half of the problem.", "blue"),
)


def main() -> int:
    """Take all pictures; return the first status that is not 0."""
    with tempfile.TemporaryDirectory() as folder:
        study = Path(folder)
        _make_study(study)
        shots = list(_SHOTS.items())
        shots += [(name, (*shot, "--study", folder)) for name, shot in _STUDIED.items()]
        for name, (path, *options) in shots:
            status = _take(path, _PICTURES / f"{name}.png", options)
            if status:
                return status
    return 0


def _take(path: str, out: Path, options: list[str]) -> int:
    command = [sys.executable, "-m", "reader", "screenshot", path, str(out), "--whole-window"]
    return subprocess.run([*command, *options], check=False).returncode


def _make_study(folder: Path) -> None:
    """Make up a year of somebody who reads every other day."""
    chance = random.Random(4)
    time = [datetime.now(UTC) - timedelta(days=330)]
    study, _ = open_study(folder, clock=lambda: time[0], fuzz=False)
    paths = [entry.path for entry in open_library(built_library()).catalogue.entries]
    for _ in range(330):
        time[0] += timedelta(days=1)
        if chance.random() < 0.55:
            study.add_seconds(chance.choice(paths), chance.choice((300, 900, 1800, 4000)))
    for path in paths[:14]:
        if chance.random() < 0.6:
            study.mark_read(path, is_read=True, by_hand=True)
        else:
            study.keep_place(path, "p-0@9", chance.random())
    study.keep_place(_MLA, "p-e999dda3@4", 0.4)
    _mark(study, time[0])
    study.close()


def _mark(study: Study, now: datetime) -> None:
    for language, quote, colour in _QUOTES:
        study.keep_mark(
            Mark(
                id=new_id(),
                kind="highlight",
                path=_MLA,
                pair="p-0@4",
                language=language,
                quote=quote,
                prefix="",
                suffix="",
                colour=colour,
                note="",
                text={},
                heading={},
                is_orphan=False,
                created=now,
                changed=now,
            )
        )
    for number, (en, zh) in enumerate((("latent", "潜在向量"), ("decode step", "解码步"))):
        study.keep_card(
            Card(
                id=new_id(),
                kind="word",
                path=_MLA,
                pair=f"p-0@{number}",
                front={"en": en, "zh": zh},
                back={},
                language=None,
                term="",
                is_suspended=False,
                created=now,
                changed=now,
            )
        )


if __name__ == "__main__":
    sys.exit(main())
