"""One article to its page: the part of a build that runs in processes of its own."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from reader.align.blocks import align
from reader.archive.load import is_article_folder
from reader.archive.model import Article, ByLanguage, Language
from reader.archive.toml import read_text
from reader.errors import ReaderError
from reader.library.catalogue import Problem
from reader.library.files import write_atomically
from reader.page import Preview, Site, TermCard, make_page
from reader.resources import own_content
from reader.search.collecting import passages_of
from reader.search.passages import write_passages
from reader.text.blocks import Split, split
from reader.text.maths import render
from reader.text.terms import Names

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".svg")
_MAX_PICTURE_BYTES = 20_000_000
_TARGET = re.compile(
    r"""
      \]\( \s{0,9} (?: < (?P<angled>[^<>\n]+) > | (?P<plain>[^)\s>]+) )
    | ^[ \t>]{0,9} \[[^\]\n]{1,500}\]: [ \t]* (?: < (?P<angled_below>[^<>\n]+) > | (?P<below>\S+) )
    | \b(?:href|src) \s{0,9} = \s{0,9} ["'] (?P<html>[^"'\n]+)
    """,
    re.VERBOSE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Job:
    """An article to be compiled, with all that its page shows of the archive round it.

    Attributes:
        root: The archive's folder; links out of it lead nowhere.
        page: Where the page goes.
        passages: Where its text goes that the search reads.
        files: The folder for the article's pictures.
        previews: Of the articles it refers to, by path.
        names: By which the terms that occur in it are found.
        cards: Of those terms.
    """

    article: Article
    root: Path
    page: Path
    passages: Path
    files: Path
    vendor: ByLanguage
    topics: tuple[ByLanguage, ...]
    previews: Mapping[str, Preview]
    names: Names
    cards: Mapping[str, TermCard]


def article_address(path: str) -> str:
    """Return the address of an article's page within the library."""
    return f"/article/{quote(path)}"


def referred_articles(article: Article, root: Path) -> tuple[str, ...]:
    """Return the paths that an article's texts and TOML refer to, whether they exist or not."""
    found = dict.fromkeys((*article.requires, *article.related))
    for target in _targets(article):
        path = _article_at(article.folder, root, target)
        if path is not None:
            found[path] = None
    found.pop(article.path, None)
    return tuple(found)


def referred_files(article: Article, root: Path) -> tuple[str, ...]:
    """Return the files of other folders that may be shown in an article, below the root.

    Those of its own folder are not among them, those that do not exist are.
    """
    found: dict[str, None] = {}
    for target in _targets(article):
        file = _place_of(article.folder, target)
        if file is None or file.parent == article.folder or not file.is_relative_to(root):
            continue
        if file.suffix.lower() in (*_PICTURES, ".py"):
            found[file.relative_to(root).as_posix()] = None
            if file.suffix == ".py":
                found[file.with_suffix(".out").relative_to(root).as_posix()] = None
    return tuple(found)


def _targets(article: Article) -> Iterator[str]:
    """Yield what the texts link to, and perhaps what only looks like it."""
    for edition in article.editions.values():
        for found in _TARGET.finditer(edition.text):
            yield next(target for target in found.groups() if target is not None)


def compile_article(job: Job) -> tuple[Problem, ...]:
    """Write an article's page, the pictures it shows and its passages; return what was wrong.

    Raises:
        OSError: The library cannot be written.
    """
    texts = {
        language: split(edition.text, edition.file)
        for language, edition in job.article.editions.items()
    }
    empty = Split()
    pairs = align(texts.get("en", empty).blocks, texts.get("zh", empty).blocks)
    around = _Surroundings(job)
    page = make_page(job.article, texts, pairs, around.site())
    write_atomically(job.page, page.html.encode())
    shelves = (job.vendor, *job.topics)
    passages = passages_of(job.article, texts, pairs, page, shelves, around.read)
    write_atomically(job.passages, write_passages(passages))
    faults: list[ReaderError] = [fault for text in texts.values() for fault in text.problems]
    return as_problems([*faults, *page.problems, *around.problems])


def as_problems(errors: Iterable[ReaderError]) -> tuple[Problem, ...]:
    """Return errors as the catalogue keeps them, each once."""
    found = (Problem(e.sentence, e.hint, str(e.path or ""), e.line) for e in errors)
    return tuple(dict.fromkeys(found))


def _article_at(folder: Path, root: Path, target: str) -> str | None:
    """Return the path of the article that a relative link leads to, None for any other link."""
    wanted = _place_of(folder, target)
    if wanted is None:
        return None
    if wanted.suffix.lower() == ".md":
        wanted = wanted.parent
    if not wanted.is_relative_to(root):
        return None
    relative = wanted.relative_to(root).as_posix()
    return relative if relative != "." else root.name


def _place_of(folder: Path, target: str) -> Path | None:
    """Return where a relative link leads from a folder, None for any other link."""
    try:
        parts = urlsplit(target)
    except ValueError:  # no address at all, such as `//[`
        return None
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    return Path(os.path.normpath(folder / unquote(parts.path)))


class _Surroundings:
    """Answers what a page asks about the files and the articles round it."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._folder = job.article.folder
        self.problems: list[ReaderError] = []

    def site(self) -> Site:
        return Site(
            root="/",
            vendor=self._job.vendor,
            topics=self._job.topics,
            previews=self._job.previews,
            link=self.link,
            picture=self.picture,
            read=self.read,
            formula=render,
            rerun=self._job.root == own_content().resolve(),
            names=self._job.names,
            cards=self._job.cards,
        )

    def link(self, _language: Language, target: str) -> tuple[str, str] | None:
        if target.startswith("#"):
            return target, ""
        path = _article_at(self._folder, self._job.root, target)
        if path is None:
            return None
        known = path in self._job.previews or path == self._job.article.path
        if not known and not is_article_folder(self._job.root / path):
            return None
        fragment = urlsplit(target).fragment
        anchor = f"#{fragment}" if fragment else ""
        return article_address(path) + anchor, path

    def picture(self, target: str) -> str | None:
        """Copy a picture of the archive into the library and return its address there."""
        source = self._inside(target)
        if source is None or source.suffix.lower() not in _PICTURES:
            return None
        try:
            if source.stat().st_size > _MAX_PICTURE_BYTES:
                return None
            data = source.read_bytes()
        except OSError:  # it must not be taken for a fault of the library
            return None
        name = PurePosixPath(source.relative_to(self._job.root.resolve())).as_posix()
        write_atomically(self._job.files / name, data)
        return f"/files/{quote(name)}"

    def read(self, target: str) -> str | None:
        """Return a text of the archive, as well as it can be read."""
        source = self._inside(target)
        if source is None:
            return None
        try:
            return read_text(source)
        except ReaderError as error:
            self.problems.append(error)
        try:
            return source.read_bytes().decode("utf-8", "replace")
        except OSError:
            return None

    def _inside(self, target: str) -> Path | None:
        """Return a file of the archive that a relative link names, never one outside of it."""
        wanted = _place_of(self._folder, target)
        try:
            file = wanted.resolve() if wanted is not None else None
        except (OSError, ValueError, RuntimeError):  # no file name; links in a circle
            return None
        if file is None or not file.is_relative_to(self._job.root.resolve()):
            return None
        # Path.is_file would raise for a name that is too long
        return file if os.path.isfile(file) else None  # noqa: PTH113
