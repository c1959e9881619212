"""Rules of links: every one leads somewhere, in its own language."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reader.archive.model import LANGUAGES, Language
from reader.archive.toml import read_text
from reader.check.finding import Fault, Rule
from reader.check.rules_sources import well_formed
from reader.check.subject import Subject
from reader.errors import ReaderError
from reader.text.anchors import anchors
from reader.text.blocks import Block, split
from reader.text.plain import plain_inline

_Link = tuple[Language, int, str]


def _links(subject: Subject) -> Iterator[_Link]:
    """Yield language, line and target of every link in the prose."""
    for language in LANGUAGES:
        for words in subject.words[language]:
            for target in words.bare.links:
                line = words.piece.text.count("\n", 0, max(words.piece.text.find(target), 0))
                yield language, words.piece.line + line, target
        for target, _ in subject.texts[language].references.values():
            yield language, _line_of(subject, language, target), target


def _line_of(subject: Subject, language: Language, target: str) -> int:
    text = subject.article.editions[language].text
    return text.count("\n", 0, max(text.find(f"]: {target}"), 0)) + 1


def _is_remote(target: str) -> bool:
    parts = urlsplit(target)
    return bool(parts.scheme or parts.netloc)


def _local(subject: Subject) -> Iterator[tuple[_Link, Path]]:
    """Yield the links to files, with the file."""
    for link in _links(subject):
        parts = urlsplit(link[2])
        if not _is_remote(link[2]) and parts.path:
            folder = subject.article.folder
            yield link, Path(os.path.normpath(folder / unquote(parts.path)))


def address(subject: Subject) -> Iterator[Fault]:
    """A link to the web is a well-formed http(s) address."""
    for language, line, target in _links(subject):
        if _is_remote(target) and not well_formed(target):
            message = f"This is no web address: {target}. Write it as https://example.org."
            yield subject.fault(language, line, message)


def dead(subject: Subject) -> Iterator[Fault]:
    """A relative link leads to a file of the archive."""
    for (language, line, target), file in _local(subject):
        if not file.is_file() or not file.is_relative_to(subject.around.root):
            message = f"{target} leads nowhere; the path is relative to this file."
            yield subject.fault(language, line, message)


def other_language(subject: Subject) -> Iterator[Fault]:
    """A link to an article leads to the edition in the same language."""
    for (language, line, target), file in _local(subject):
        other = {"en": "zh.md", "zh": "en.md"}[language]
        if file.name == other and file.is_file():
            message = f"{target} leads into the other language; link {language}.md."
            yield subject.fault(language, line, message)


def anchor(subject: Subject) -> Iterator[Fault]:
    """What follows `#` is the anchor of a heading there."""
    for language, line, target in _links(subject):
        parts = urlsplit(target)
        if _is_remote(target) or not parts.fragment:
            continue
        file = Path(os.path.normpath(subject.article.folder / unquote(parts.path)))
        blocks: tuple[Block, ...] | None = None
        if not parts.path or file == subject.file(language):
            blocks = subject.texts[language].blocks
        elif file.suffix == ".md" and file.is_file():
            blocks = _blocks(file)
        if blocks is not None and unquote(parts.fragment) not in _anchors(blocks):
            message = f"No heading there has the anchor #{unquote(parts.fragment)}."
            yield subject.fault(language, line, message)


def _blocks(file: Path) -> tuple[Block, ...] | None:
    """Return the blocks of another text; None when a rule of its own says what is wrong there."""
    try:
        return split(read_text(file)).blocks
    except ReaderError:
        return None


def _anchors(blocks: tuple[Block, ...]) -> frozenset[str]:
    headings = [plain_inline(block.text) for block in blocks if block.kind == "heading"]
    return frozenset(anchors(headings))


RULES: tuple[Rule[Subject], ...] = (
    Rule("link-address", "error", address),
    Rule("link-dead", "error", dead),
    Rule("link-language", "error", other_language),
    Rule("link-anchor", "error", anchor),
)
