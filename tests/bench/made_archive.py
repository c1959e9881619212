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
from collections.abc import Callable, Iterable
from pathlib import Path

_SEED = 20261121
FORMAT = 4  # raised when the same content is to give another archive
_STAMP = ".made-from"

# What must stay as it is, and after it what may be exchanged.
_KEPT = r"`[^`]*`|\$[^$]*\$|!?\[[^\]]*\](?:\([^)]*\))?|<[^>]*>|https?://\S+"
_PIECES = re.compile(rf"(?P<kept>{_KEPT})|(?P<word>\b[a-z]{{4,}}\b)|(?P<sign>[一-鿿])")
_ONE_IN = 6  # words exchanged
# Made words of a copy, out of 160,000: a hundred times the articles have some ten times the words.
_OWN_WORDS = 90
_SYLLABLES = ("ba", "co", "den", "fi", "gol", "hur", "jin", "ka", "lum", "mor", "nev", "pos",
              "qua", "ri", "sed", "tul", "va", "wen", "xi", "zor")  # fmt: skip
_SYLLABLES_OF_WORD = 4


def make_archive(source: Path, target: Path, times: int) -> int:
    """Fill `target` with `times` copies of the articles of `source`; return how many there are.

    What an earlier run has made of the same content is kept.
    """
    articles = sorted(f.parent for f in source.rglob("en.md") if "_template" not in f.parts)
    stamp = f"{FORMAT} {_SEED} {times} {_digest(source)}"
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


def make_articles(source: Path, target: Path, wanted: int) -> list[Path]:
    """Fill `target` with so many made articles; return their folders."""
    there = sum(1 for _ in source.glob("[!_.]*/*/en.md"))
    make_archive(source, target, -(-wanted // there))
    folders = sorted(file.parent for file in target.glob("[!_.]*/*/en.md"))
    for folder in folders[wanted:]:
        shutil.rmtree(folder)
    return folders[:wanted]


def exchanged(text: str, chance: random.Random) -> str:
    """Return a Markdown text with words and Chinese signs exchanged in its running text."""
    return exchanger([text], chance)(text)


def exchanger(texts: Iterable[str], chance: random.Random) -> Callable[[str], str]:
    """Return what exchanges words and signs in a text for those of some texts, or for made ones."""
    found = [m for text in texts for line in _prose(text) for m in _PIECES.finditer(line)]
    words = sorted({m["word"] for m in found if m["word"]})
    words += ["".join(chance.choices(_SYLLABLES, k=_SYLLABLES_OF_WORD)) for _ in range(_OWN_WORDS)]
    signs = sorted({m["sign"] for m in found if m["sign"]})

    def piece(match: re.Match[str]) -> str:
        pool = words if match["word"] else signs if match["sign"] else []
        if not pool or chance.randrange(_ONE_IN):
            return match[0]
        return chance.choice(pool)

    def change(text: str) -> str:
        prose = set(_prose(text))
        lines = text.split("\n")
        return "\n".join(_PIECES.sub(piece, line) if line in prose else line for line in lines)

    return change


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
    ending = ending_of(number)
    copy = target / folder.relative_to(source).with_name(folder.name + ending)
    copy.mkdir(parents=True, exist_ok=True)
    chance = chance_of(folder.relative_to(source).as_posix(), number)
    for file in sorted(folder.iterdir()):
        if not file.is_file() or file.name.startswith("."):
            continue
        if number == 0 or file.suffix not in (".md", ".toml"):
            shutil.copyfile(file, copy / file.name)
            continue
        text = slugs.sub(rf"\g<0>{ending}", file.read_text(encoding="utf-8"))
        change = _changed_title if file.suffix == ".toml" else exchanged
        (copy / file.name).write_text(change(text, chance), encoding="utf-8")


def ending_of(number: int) -> str:
    """Return what a copy's slug ends with; the first one is the article itself."""
    return f"-{number:03d}" if number else ""


def chance_of(path: str, number: int) -> random.Random:
    """Return what a copy of an article is made by."""
    return random.Random(f"{_SEED} {path} {number}")  # noqa: S311  (no secret)


def title_endings(chance: random.Random) -> dict[str, str]:
    """Return by language what makes a copy's title another than all others."""
    english = f", {chance.choice(_ENGLISH)} {chance.randrange(1000)}"
    return {"en": english, "zh": f"：{chance.choice(_CHINESE)}"}


def _changed_title(toml: str, chance: random.Random) -> str:
    """Give an article.toml a title that no other copy has."""
    added = title_endings(chance)
    line = re.compile(r'^(title = \{ *en = ".*?)(", *zh = ".*?)(" *\})', re.MULTILINE)
    return line.sub(lambda m: f"{m[1]}{added['en']}{m[2]}{added['zh']}{m[3]}", toml, count=1)


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
