"""From a folder of Markdown to an archive; a fault keeps out one file, never the others."""

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

from reader.archive.glossary import load_glossary
from reader.archive.model import (
    LANGUAGES,
    Archive,
    Article,
    ByLanguage,
    Edition,
    Kind,
    Language,
    Source,
    Term,
    Topic,
    Vendor,
    in_language,
)
from reader.archive.toml import Table, read_text, read_toml
from reader.errors import ReaderError

# Ten times the longest book chapter met; a page of more than this is no use to a reader.
MAX_TEXT_BYTES = 4_000_000

_HEADING = re.compile(r"^#{1,6}[ \t]+(.+?)[ \t]*#*[ \t]*$|^(\S.*)\n(?:=+|-+)[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?")
_MARKS = re.compile(r"[*_`]+")


@dataclass(frozen=True, slots=True)
class _Frame:
    """What archive.toml says, or what stands in for it in an archive without one."""

    name: ByLanguage
    licence: str
    vendors: tuple[Vendor, ...]
    topics: tuple[Topic, ...]


def load_archive(root: Path) -> Archive:
    """Read a whole archive, with or without TOML.

    Raises:
        ReaderError: The folder is not there or holds no article at all.
    """
    if not root.is_dir():
        raise ReaderError("There is no such folder.", "Name the folder of an archive.", path=root)
    root = root.resolve()
    problems: list[ReaderError] = []
    frame = _load_frame(root, problems)
    terms = _load_terms(root, problems)
    articles = [a for f in article_folders(root) if (a := load_article(root, f, problems))]
    if not articles and not problems:
        raise ReaderError(
            "No article was found in this folder.",
            "An article is a folder with an en.md or a zh.md.",
            path=root,
        )
    vendors = _all_vendors(frame.vendors, articles, in_language(frame.name, "en"))
    order = {vendor.id: place for place, vendor in enumerate(vendors)}
    articles.sort(key=lambda a: (order[a.vendor], in_language(a.title, "en").casefold(), a.path))
    return Archive(
        root=root,
        name=frame.name,
        licence=frame.licence,
        vendors=vendors,
        topics=frame.topics,
        terms=terms,
        articles=tuple(articles),
        problems=tuple(problems),
    )


def article_folders(root: Path) -> Iterator[Path]:
    """Yield every folder below the root that holds an en.md or a zh.md, in a stable order."""
    for folder, names, files in os.walk(root):
        names[:] = sorted(n for n in names if not n.startswith(("_", ".")))
        if any(f"{language}.md" in files for language in LANGUAGES):
            yield Path(folder)


def is_article_folder(folder: Path) -> bool:
    """Return whether a folder holds an article."""
    return any((folder / f"{language}.md").is_file() for language in LANGUAGES)


def load_article(root: Path, folder: Path, problems: list[ReaderError]) -> Article | None:
    """Return the article of a folder, None when no edition can be read; faults go to `problems`."""
    editions: dict[Language, Edition] = {}
    for language in LANGUAGES:
        file = folder / f"{language}.md"
        if file.is_symlink() or file.exists():
            try:
                editions[language] = Edition(language, file, _read_edition(root, file))
            except ReaderError as error:
                problems.append(error)
    if not editions:
        return None
    article = _bare_article(root, folder, editions)
    file = folder / "article.toml"
    if not file.exists():
        return article
    try:
        return _with_toml(article, read_toml(file))
    except ReaderError as error:
        problems.append(error)
        return article


def first_heading(text: str) -> str:
    """Return the text of a Markdown file's first heading without its marks, or nothing."""
    found = _HEADING.search(text)
    if found is None:
        return ""
    return _MARKS.sub("", _LINK.sub(r"\1", found[1] or found[2])).strip()


def _read_edition(root: Path, file: Path) -> str:
    if not file.resolve().is_relative_to(root):
        raise ReaderError("This link leads out of the archive and is not followed.", path=file)
    size = file.stat().st_size
    if size > MAX_TEXT_BYTES:
        raise ReaderError(
            f"The file is too large for one page ({size / 1e6:.0f} MB).",
            f"Split it into articles of at most {MAX_TEXT_BYTES / 1e6:.0f} MB.",
            path=file,
        )
    text = read_text(file)
    if not text.strip():
        raise ReaderError("The file is empty.", path=file)
    return text


def _bare_article(root: Path, folder: Path, editions: Mapping[Language, Edition]) -> Article:
    relative = folder.relative_to(root).as_posix()
    path = relative if relative != "." else root.name
    titles = {lang: first_heading(edition.text) for lang, edition in editions.items()}
    return Article(
        path=path,
        folder=folder,
        kind="paper",
        title={lang: title or folder.name for lang, title in titles.items()},
        vendor=path.split("/", 1)[0] if "/" in path else "",
        topics=(),
        published="",
        checked=None,
        requires=(),
        related=(),
        sources=(),
        editions=editions,
    )


def _with_toml(article: Article, table: Table) -> Article:
    return replace(
        article,
        kind=_kind(table),
        title=table.by_language("title", required=False) or article.title,
        topics=table.strings("topics"),
        published=table.string("published", ""),
        checked=table.day("checked"),
        requires=table.strings("requires"),
        related=table.strings("related"),
        sources=tuple(_source(entry) for entry in table.tables("source")),
    )


def _kind(table: Table) -> Kind:
    name = table.string("kind", "paper")
    for kind in get_args(Kind):
        if kind == name:
            return kind  # type: ignore[no-any-return]  # get_args returns Any
    kinds = ", ".join(get_args(Kind))
    raise ReaderError(f'The kind "{name}" is not known.', f"It is one of: {kinds}.", table.file)


def _source(entry: Table) -> Source:
    return Source(
        key=entry.string("key"),
        title=entry.string("title"),
        authors=entry.string("authors", ""),
        published=entry.string("published", ""),
        version=entry.string("version", ""),
        url=entry.string("url", ""),
    )


def _load_frame(root: Path, problems: list[ReaderError]) -> _Frame:
    bare = _Frame({"en": root.name, "zh": root.name}, "", (), ())
    file = root / "archive.toml"
    if not file.exists():
        return bare
    try:
        table = read_toml(file)
        return _Frame(
            name=table.by_language("name"),
            licence=table.string("licence", ""),
            vendors=tuple(
                Vendor(
                    v.string("id"), v.by_language("name"), v.by_language("about", required=False)
                )
                for v in table.tables("vendor")
            ),
            topics=tuple(
                Topic(t.string("id"), t.by_language("name")) for t in table.tables("topic")
            ),
        )
    except ReaderError as error:
        problems.append(error)
        return bare


def _load_terms(root: Path, problems: list[ReaderError]) -> tuple[Term, ...]:
    try:
        return load_glossary(root / "glossary.toml")
    except ReaderError as error:
        problems.append(error)
        return ()


def _all_vendors(
    known: tuple[Vendor, ...], articles: list[Article], archive_name: str
) -> tuple[Vendor, ...]:
    """Return the known vendors, then one for each other folder, named as the folder is."""
    missing = {a.vendor for a in articles} - {v.id for v in known}
    named = ((vendor, vendor or archive_name) for vendor in sorted(missing))
    return known + tuple(Vendor(v, {"en": name, "zh": name}, {}) for v, name in named)
