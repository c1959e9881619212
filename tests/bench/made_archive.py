"""A made archive, many times as large as the real one and as varied.

Every real article is copied under new slugs. In each copy words of the running text are exchanged
for others of the same text or for made ones of the copy's own, and signs in Chinese for others, so
that the vocabulary grows with the archive, no page, no summary and no title is equal to another and
nothing that is kept by content can be used twice. Formulas, code, tables
and figures stay: they are what costs time. Links lead to the copies of the same number. The same
seed makes the same archive.
"""

import hashlib
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

_SEED = 20261121
_FORMAT = 3  # raised when the same content is to give another archive
_STAMP = ".made-from"

# What must stay as it is, and after it what may be exchanged.
_KEPT = r"`[^`]*`|\$[^$]*\$|!?\[[^\]]*\](?:\([^)]*\))?|<[^>]*>|https?://\S+"
_PIECES = re.compile(rf"(?P<kept>{_KEPT})|(?P<word>\b[a-z]{{4,}}\b)|(?P<sign>[一-鿿])")
_ONE_IN = 6  # words exchanged
# Made words of a copy: a hundred times the articles then have some ten times the words.
_OWN_WORDS = 90
_SYLLABLES = ("ba", "co", "den", "fi", "gol", "hur", "jin", "ka", "lum", "mor", "nev", "pos")


def make_archive(source: Path, target: Path, times: int) -> int:
    """Fill `target` with `times` copies of the articles of `source`; return how many there are.

    What an earlier run has made of the same content is kept.
    """
    articles = sorted(f.parent for f in source.rglob("en.md") if "_template" not in f.parts)
    stamp = f"{_FORMAT} {_SEED} {times} {_digest(source)}"
    noted = target / _STAMP
    if not (noted.is_file() and noted.read_text(encoding="utf-8") == stamp):
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        for file in source.glob("*.toml"):
            shutil.copyfile(file, target / file.name)
        slugs = _slug_pattern({folder.name for folder in articles})
        for number in range(times):
            for folder in articles:
                _copy_article(folder, source, target, number, slugs)
        noted.write_text(stamp, encoding="utf-8")
    return len(articles) * times


def exchanged(text: str, chance: random.Random) -> str:
    """Return a Markdown text with words and Chinese signs exchanged in its running text."""
    found = [m for line in _prose(text) for m in _PIECES.finditer(line)]
    words = sorted({m["word"] for m in found if m["word"]})
    words += ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(_OWN_WORDS)]
    signs = sorted({m["sign"] for m in found if m["sign"]})

    def piece(match: re.Match[str]) -> str:
        pool = words if match["word"] else signs if match["sign"] else []
        if not pool or chance.randrange(_ONE_IN):
            return match[0]
        return chance.choice(pool)

    prose = set(_prose(text))
    lines = text.split("\n")
    return "\n".join(_PIECES.sub(piece, line) if line in prose else line for line in lines)


def _prose(text: str) -> list[str]:
    """Return the lines of running text: not code, formulas, tables, containers or headings."""
    lines, fence = [], ""
    for line in text.split("\n"):
        mark = next((m for m in ("```", "~~~", "$$") if line.strip().startswith(m)), "")
        if fence:
            fence = "" if mark == fence or (fence == "$$" and line.endswith("$$")) else fence
        elif mark:
            closed = mark == "$$" and len(line.strip()) > 2 and line.rstrip().endswith("$$")
            fence = "" if closed else mark
        elif line.strip() and not line.lstrip().startswith((":::", "|", "#", "![", ">")):
            lines.append(line)
    return lines


def _copy_article(
    folder: Path, source: Path, target: Path, number: int, slugs: re.Pattern[str]
) -> None:
    ending = f"-{number:03d}" if number else ""
    copy = target / folder.relative_to(source).with_name(folder.name + ending)
    copy.mkdir(parents=True, exist_ok=True)
    chance = random.Random(f"{_SEED} {folder.relative_to(source)} {number}")  # noqa: S311  (no secret)
    for file in sorted(folder.iterdir()):
        if not file.is_file() or file.name.startswith("."):
            continue
        if number == 0 or file.suffix not in (".md", ".toml"):
            shutil.copyfile(file, copy / file.name)
            continue
        text = slugs.sub(rf"\g<0>{ending}", file.read_text(encoding="utf-8"))
        change = _changed_title if file.suffix == ".toml" else exchanged
        (copy / file.name).write_text(change(text, chance), encoding="utf-8")


def _changed_title(toml: str, chance: random.Random) -> str:
    """Give an article.toml a title that no other copy has."""
    names: tuple[Callable[[], str], ...] = (
        lambda: chance.choice(_ENGLISH),
        lambda: chance.choice(_CHINESE),
    )
    line = re.compile(r'^(title = \{ *en = ".*?)(", *zh = ".*?)(" *\})', re.MULTILINE)
    return line.sub(
        lambda m: f"{m[1]}, {names[0]()} {chance.randrange(1000)}{m[2]}：{names[1]()}{m[3]}",
        toml,
        count=1,
    )


_ENGLISH = ("revisited", "in practice", "at scale", "from scratch", "measured", "a second look",
            "on one GPU", "across racks", "for long context", "in production")  # fmt: skip
_CHINESE = (
    "再探",
    "实践",
    "大规模",
    "从零开始",
    "实测",
    "二读",
    "单卡",
    "跨机架",
    "长上下文",
    "生产环境",
)


def _slug_pattern(slugs: set[str]) -> re.Pattern[str]:
    """Match a slug where it is part of a path."""
    names = "|".join(sorted(map(re.escape, slugs), key=len, reverse=True))
    return re.compile(rf"(?<=/)(?:{names})(?=[/\"#)])")


def _digest(source: Path) -> str:
    seen = hashlib.sha256()
    for file in sorted(source.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            seen.update(f"{file.relative_to(source)}\0".encode())
            seen.update(file.read_bytes())
    return seen.hexdigest()[:16]
