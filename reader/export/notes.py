"""Notes, highlights and bookmarks as Markdown, one file for each article, in both languages."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path, PurePosixPath

from reader.archive.model import LANGUAGES, ByLanguage
from reader.errors import ReaderError
from reader.export.files import write
from reader.export.links import link_of
from reader.export.markdown import in_one_line, inline, marked, quoted, tamed
from reader.study.values import Mark

_BEGINNING = "<!-- reader export: "  # by which a file is known as our own when it is written again
_KINDS = {"highlight": "Highlight · 划线", "note": "Note · 笔记", "bookmark": "Bookmark · 书签"}
_COLOURS = {
    "orange": "orange · 橙色",
    "green": "green · 绿色",
    "blue": "blue · 蓝色",
    "purple": "purple · 紫色",
}
_ORPHAN = "no longer found in the article · 在文章中已找不到"
# What Windows or a shell would not have in a name, or would read as something else.
_UNFIT = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]|[. ]+$|^\.+')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)")


def write_notes(marks: Iterable[Mark], titles: Mapping[str, ByLanguage], folder: Path) -> int:
    """Write one file for each article that has marks; return how many were written.

    A file that an earlier export wrote is written anew.

    Args:
        titles: By path; an article without one is called by its path.
        folder: The files are `<vendor>/<slug>.md` below it.

    Raises:
        ReaderError: A file cannot be written, or one is in the way that is not ours; in that
            case nothing was written.
    """
    by_path = sorted(marks, key=lambda mark: mark.path)
    texts: dict[Path, str] = {}
    taken: set[str] = set()
    for path, own in groupby(by_path, key=lambda mark: mark.path):
        name = _file_name(path, taken)
        taken.add(name.casefold())
        texts[folder / name] = notes_of(path, titles.get(path, {}), tuple(own))
    for file in texts:
        _refuse_foreign(file)
    for file, text in texts.items():
        write(file, text.encode("utf-8", "replace"))
    return len(texts)


def notes_of(path: str, title: ByLanguage, marks: Sequence[Mark]) -> str:
    """Return the marks of one article as Markdown, in the order of the article."""
    link = link_of(path)
    blocks = [
        f"{_BEGINNING}{link} -->",
        f"# {_both(title) or in_one_line(path)}",
        f"[{link}]({link})",
    ]
    heading = ""
    for mark in sorted(marks, key=_place):
        above = _both(mark.heading)
        if above != heading:
            blocks.append(f"## {above}" if above else "---")
            heading = above
        elif len(blocks) > 3:  # no line before the first mark
            blocks.append("---")
        blocks += _mark(mark)
    return "\n\n".join(blocks) + "\n"


def _mark(mark: Mark) -> Iterable[str]:
    """Yield the quote, what stands round it, what kind of mark it is, and the user's own words."""
    if mark.quote:
        yield quoted(inline(mark.quote))
    texts = [mark.text[code].strip() for code in LANGUAGES if code in mark.text]
    for text in dict.fromkeys(filter(None, texts)):
        if text != mark.quote.strip():
            yield _with_quote(text, mark)
    about = [
        f"**{_KINDS[mark.kind]}**",
        _COLOURS.get(mark.colour or "", ""),
        _ORPHAN if mark.is_orphan else "",
        mark.created.astimezone().date().isoformat(),
        f"[Open · 打开]({link_of(mark.path, mark.pair)})",
    ]
    yield " — ".join(filter(None, about))
    if mark.note.strip():
        yield tamed(mark.note)


def _with_quote(text: str, mark: Mark) -> str:
    """Return the text of a pair with the quote marked, where it has it."""
    places = [found.start() for found in re.finditer(re.escape(mark.quote), text)]
    if not mark.quote or not places:
        return inline(text)

    def likeness(start: int) -> int:
        end = start + len(mark.quote)
        before = zip(reversed(text[:start]), reversed(mark.prefix), strict=False)
        after = zip(text[end:], mark.suffix, strict=False)
        return _in_common(before) + _in_common(after)

    start = max(places, key=likeness)
    return marked(text, start, start + len(mark.quote))


def _in_common(signs: Iterable[tuple[str, str]]) -> int:
    count = 0
    for one, other in signs:
        if one != other:
            break
        count += 1
    return count


def _both(texts: ByLanguage) -> str:
    """Return a title or a heading in both languages, in one line."""
    lines = (in_one_line(texts[code]) for code in LANGUAGES if code in texts)
    return " · ".join(dict.fromkeys(filter(None, lines)))


def _place(mark: Mark) -> tuple[float, str]:
    number = mark.pair.rpartition("@")[2]
    is_known = number.isdecimal() and len(number) < 10  # what was taken in may be anything
    return (int(number) if is_known else float("inf"), mark.created.isoformat())


def _file_name(path: str, taken: set[str]) -> str:
    """Return an article's file; its name is fit for any system, and for it alone."""
    parts = [_DEVICES.sub(r"_\1", _UNFIT.sub("_", part)) for part in PurePosixPath(path).parts]
    name = "/".join(part for part in parts if part != "/") or "_"
    number = 1
    unique = name
    while f"{unique}.md".casefold() in taken:
        number += 1
        unique = f"{name}-{number}"
    return f"{unique}.md"


def _refuse_foreign(file: Path) -> None:
    try:
        with file.open("rb") as there:
            is_ours = there.read(len(_BEGINNING)) == _BEGINNING.encode()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return  # there is none; what is in the way otherwise is told when it is written
    except OSError:
        is_ours = False
    if not is_ours:
        raise ReaderError(
            "A file that the reader did not write is in the way.",
            "Move it or choose another folder.",
            path=file,
        )
