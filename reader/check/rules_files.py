"""Rules of files: encoding, white space, and nothing that is not used."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reader.archive.model import LANGUAGES
from reader.check.finding import Fault, Rule
from reader.check.subject import Subject

_TEXTS = (".md", ".toml", ".py", ".out", ".dot", ".svg")
# What tools write may have blanks at the ends of lines; nobody edits it.
_WRITTEN_BY_HAND = (".md", ".toml", ".py", ".dot")
_SOURCES = (".figure.py", ".dot")
_BLANK_END = re.compile(rb"(?:[ \t]|\xe3\x80\x80)\r?$")  # the last is the ideographic space
_IMPORT = re.compile(r"^\s*(?:from|import)\s+(\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of articles as bytes: what can be said before anything is read."""

    path: Path
    files: Mapping[str, bytes]

    def texts(self, *suffixes: str) -> Iterator[tuple[str, bytes]]:
        """Yield names and content of the text files, those with one of the suffixes only."""
        for name, data in self.files.items():
            if name.endswith(suffixes or _TEXTS):
                yield name, data

    def fault(self, name: str, line: int, message: str) -> Fault:
        """Return a fault in one of its files."""
        return Fault(self.path / name, line, message)


def encoding(folder: Folder) -> Iterator[Fault]:
    """Every text is UTF-8."""
    for name, data in folder.texts():
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            yield folder.fault(name, line, "This is not UTF-8; save the file as UTF-8.")


def byte_order_mark(folder: Folder) -> Iterator[Fault]:
    """No text begins with a byte order mark."""
    for name, data in folder.texts():
        if data.startswith(b"\xef\xbb\xbf"):
            yield folder.fault(name, 1, "Save the file as UTF-8 without a byte order mark.")


def line_ends(folder: Folder) -> Iterator[Fault]:
    """Lines end in LF."""
    for name, data in folder.texts():
        if b"\r" in data:
            line = data.count(b"\n", 0, data.index(b"\r")) + 1
            yield folder.fault(name, line, "Lines end in LF alone; save the file without CR.")


def tabs(folder: Folder) -> Iterator[Fault]:
    """No text has a tab."""
    for name, data in folder.texts(*_WRITTEN_BY_HAND, ".out"):
        for number, line in enumerate(data.split(b"\n"), start=1):
            if b"\t" in line:
                yield folder.fault(name, number, "Write blanks instead of the tab.")


def trailing(folder: Folder) -> Iterator[Fault]:
    """No line ends in a blank."""
    for name, data in folder.texts(*_WRITTEN_BY_HAND):
        for number, line in enumerate(data.split(b"\n"), start=1):
            if _BLANK_END.search(line):
                yield folder.fault(name, number, "Remove the blanks at the end of the line.")


def ending(folder: Folder) -> Iterator[Fault]:
    """A text ends in one line end."""
    for name, data in folder.texts(*_WRITTEN_BY_HAND):
        if data and (not data.endswith(b"\n") or data.endswith(b"\n\n")):
            line = data.rstrip(b"\n").count(b"\n") + 1
            yield folder.fault(name, line, "End the file with one line end, no more and no less.")


def complete(folder: Folder) -> Iterator[Fault]:
    """An article has an article.toml and a text in each language."""
    for name in ("article.toml", *(f"{language}.md" for language in LANGUAGES)):
        if not folder.files.get(name, b"").strip():
            has = "is empty" if name in folder.files else "is missing"
            places = "en.md", "zh.md", "article.toml"
            there = next((n for n in places if n in folder.files), name)
            yield folder.fault(there, 1, f"{name} {has}; an article has both texts and a TOML.")


def unused(subject: Subject) -> Iterator[Fault]:
    """Every file of the folder is linked, shown, or belongs to one that is."""
    used = {"article.toml", *(f"{language}.md" for language in LANGUAGES)}
    for found in subject.pieces.values():
        used |= {piece.name for piece in found if piece.kind in {"calculation", "figure"}}
    for words in (w for language in LANGUAGES for w in subject.words[language]):
        used |= set(words.bare.links)
    for name in sorted(used):
        if name.endswith(".py"):
            used.add(name.removesuffix(".py") + ".out")
        if name.endswith(".svg"):
            used |= {name.removesuffix(".svg") + ending for ending in _SOURCES}
    for name in sorted(used & subject.files.keys()):
        if name.endswith(".py"):  # a figure may draw what a calculation computes
            imported = _IMPORT.findall(subject.files[name].decode("utf-8", "replace"))
            used |= {f"{module}.py" for module in imported}
    for name in sorted(subject.files.keys() - used):
        if not name.startswith("."):
            message = "Nothing links or shows this file; link it or remove it."
            yield subject.fault(name, 1, message)


# While one of these is at fault, nothing else can be said of an article.
BLOCKING: tuple[Rule[Folder], ...] = (
    Rule("file-encoding", "error", encoding),
    Rule("file-missing", "error", complete),
)
RULES: tuple[Rule[Folder], ...] = (
    Rule("file-byte-order-mark", "error", byte_order_mark),
    Rule("file-line-ends", "error", line_ends),
    Rule("file-tab", "error", tabs),
    Rule("file-trailing-blank", "error", trailing),
    Rule("file-end", "error", ending),
)
ARTICLE_RULES: tuple[Rule[Subject], ...] = (Rule("file-unused", "error", unused),)
