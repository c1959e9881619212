"""One article to its page: the part of a build that runs in processes of its own."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

from reader.align.blocks import align
from reader.archive.load import is_article_folder
from reader.archive.model import Article, ByLanguage, Language
from reader.archive.toml import read_text
from reader.errors import ReaderError
from reader.library.catalogue import Problem
from reader.page import Page, Preview, Site, make_page
from reader.text.blocks import Split, split
from reader.text.maths import render

_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
_MAX_PICTURE_BYTES = 20_000_000
_TARGET = re.compile(r"\]\(\s*<?([^)\s>]+)|^\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Job:
    """An article to be compiled, with all that its page shows of the archive round it.

    Attributes:
        root: The archive's folder; links out of it lead nowhere.
        page: Where the page goes.
        files: The folder for the article's pictures.
        previews: Of the articles it refers to, by path.
    """

    article: Article
    root: Path
    page: Path
    files: Path
    vendor: ByLanguage
    topics: tuple[ByLanguage, ...]
    previews: Mapping[str, Preview]


def article_address(path: str) -> str:
    """Return the address of an article's page within the library."""
    return f"/article/{quote(path)}"


def referred_articles(article: Article, root: Path) -> tuple[str, ...]:
    """Return the paths that an article's texts and TOML refer to, whether they exist or not."""
    found = dict.fromkeys((*article.requires, *article.related))
    for edition in article.editions.values():
        for target in _TARGET.findall(edition.text):
            path = _article_at(article.folder, root, target[0] or target[1])
            if path is not None:
                found[path] = None
    found.pop(article.path, None)
    return tuple(found)


def compile_article(job: Job) -> tuple[Problem, ...]:
    """Write an article's page and the pictures it shows; return what was wrong with its content.

    Raises:
        OSError: The library cannot be written.
    """
    texts = {
        language: split(edition.text, edition.file)
        for language, edition in job.article.editions.items()
    }
    empty = Split()
    pairs = align(texts.get("en", empty).blocks, texts.get("zh", empty).blocks)
    page = make_page(job.article, texts, pairs, _Surroundings(job).site())
    _write_page(job.page, page)
    faults: list[ReaderError] = [fault for text in texts.values() for fault in text.problems]
    return as_problems([*faults, *page.problems])


def as_problems(errors: Iterable[ReaderError]) -> tuple[Problem, ...]:
    """Return errors as the catalogue keeps them, each once."""
    found = (Problem(e.sentence, e.hint, str(e.path or ""), e.line) for e in errors)
    return tuple(dict.fromkeys(found))


def write_atomically(file: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all; raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}.new")
    new.write_bytes(data)
    new.replace(file)


def _write_page(file: Path, page: Page) -> None:
    write_atomically(file, page.html.encode())


def _article_at(folder: Path, root: Path, target: str) -> str | None:
    """Return the path of the article that a relative link leads to, None for any other link."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return None
    wanted = Path(os.path.normpath(folder / unquote(parts.path)))
    if wanted.suffix.lower() == ".md":
        wanted = wanted.parent
    if not wanted.is_relative_to(root):
        return None
    relative = wanted.relative_to(root).as_posix()
    return relative if relative != "." else root.name


class _Surroundings:
    """Answers what a page asks about the files and the articles round it."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._folder = job.article.folder

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
        )

    def link(self, _language: Language, target: str) -> tuple[str, str] | None:
        fragment = urlsplit(target).fragment
        if target.startswith("#"):
            return target, ""
        path = _article_at(self._folder, self._job.root, target)
        if path is None:
            return None
        folder = self._job.root / path if path != self._job.root.name else self._job.root
        if path != self._job.article.path and not is_article_folder(folder):
            return None
        anchor = f"#{fragment}" if fragment else ""
        return article_address(path) + anchor, path

    def picture(self, target: str) -> str | None:
        """Copy a picture of the archive into the library and return its address there."""
        source = self._inside(target)
        if source is None or source.suffix.lower() not in _PICTURES:
            return None
        if source.stat().st_size > _MAX_PICTURE_BYTES:
            return None
        name = PurePosixPath(source.relative_to(self._job.root.resolve())).as_posix()
        write_atomically(self._job.files / name, source.read_bytes())
        return f"/files/{quote(name)}"

    def read(self, target: str) -> str | None:
        source = self._inside(target)
        return read_text(source) if source is not None else None

    def _inside(self, target: str) -> Path | None:
        """Return a file of the archive that a relative link names, never one outside of it."""
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or not parts.path:
            return None
        file = (self._folder / unquote(parts.path)).resolve()
        inside = file.is_relative_to(self._job.root.resolve())
        return file if inside and file.is_file() else None
