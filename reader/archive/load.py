"""From a folder of Markdown to an archive; a fault keeps out one file, never the others."""

import os
import stat
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
from reader.archive.titles import first_heading
from reader.archive.toml import Table, read_text, read_toml
from reader.errors import ReaderError

# Ten times the longest book chapter met; a page of more than this is no use to a reader.
MAX_TEXT_BYTES = 4_000_000


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
    if not _is_utf8(root):
        raise _bad_name(root)
    problems: list[ReaderError] = []
    frame = _load_frame(root, problems)
    terms = _load_terms(root, problems)
    folders = _article_folders(root, problems)
    found = [a for f in folders if (a := _load_article(root, f, problems))]
    articles = list(_with_different_paths(found, problems))
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


def is_article_folder(folder: Path) -> bool:
    """Return whether a folder holds an article."""
    # os.path.isfile is false, where Path.is_file raises, for a name that is too long.
    return any(os.path.isfile(folder / f"{language}.md") for language in LANGUAGES)  # noqa: PTH113


def _load_article(root: Path, folder: Path, problems: list[ReaderError]) -> Article | None:
    """Return the article of a folder, None when no edition can be read; faults go to `problems`."""
    editions: dict[Language, Edition] = {}
    for language in LANGUAGES:
        file = folder / f"{language}.md"
        try:
            size = _size(root, file)
            if size is not None:
                editions[language] = Edition(language, file, _read_edition(file, size))
        except ReaderError as error:
            problems.append(error)
    if not editions:
        return None
    article = _bare_article(root, folder, editions)
    file = folder / "article.toml"
    try:
        return article if _size(root, file) is None else _with_toml(article, read_toml(file))
    except ReaderError as error:
        problems.append(error)
        return article


def _with_different_paths(
    articles: list[Article], problems: list[ReaderError]
) -> Iterator[Article]:
    """Yield all but a folder named as an archive that is itself an article."""
    taken: set[str] = set()
    for article in articles:
        if article.path in taken:
            fault = "The archive's own folder holds an article and has the same name."
            problems.append(ReaderError(fault, "Rename this folder.", path=article.folder))
        else:
            taken.add(article.path)
            yield article


def _article_folders(root: Path, problems: list[ReaderError]) -> Iterator[Path]:
    """Yield every folder below the root that holds an en.md or a zh.md, in a stable order."""

    def note(error: OSError) -> None:
        reason = error.strerror or "unknown reason"
        path = Path(error.filename or root)
        problems.append(ReaderError(f"The folder cannot be read ({reason}).", path=path))

    for top, names, files in os.walk(root, onerror=note):
        folder = Path(top)
        names[:] = sorted(n for n in names if not n.startswith(("_", ".")))
        for name in names.copy():
            fault = _fault_of_folder(root, folder / name)
            if fault is not None:
                problems.append(fault)
                names.remove(name)
        if any(f"{language}.md" in files for language in LANGUAGES):
            yield folder


def _fault_of_folder(root: Path, folder: Path) -> ReaderError | None:
    """Return why a folder is not entered; links to folders inside are left out without a word."""
    if not _is_utf8(folder):
        return _bad_name(folder)
    if folder.is_symlink() and not folder.resolve().is_relative_to(root):
        return ReaderError("This link leads out of the archive and is not followed.", path=folder)
    return None


def _is_utf8(path: Path) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in str(path))


def _bad_name(folder: Path) -> ReaderError:
    shown = Path(os.fsencode(folder).decode("utf-8", "replace"))
    return ReaderError("The name of this folder is not UTF-8.", "Rename it.", path=shown)


def _read_edition(file: Path, size: int) -> str:
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


def _size(root: Path, file: Path) -> int | None:
    """Return the size of a file of the archive, None when there is none.

    Raises:
        ReaderError: It is elsewhere, or nothing that can be read to an end.
    """
    try:
        if not file.is_symlink() and not file.exists():
            return None
        if not file.resolve().is_relative_to(root):
            raise ReaderError("This link leads out of the archive and is not followed.", path=file)
        status = file.stat()
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle, before Python 3.13
        reason = getattr(error, "strerror", None) or "its links lead in a circle"
        raise ReaderError(f"The file cannot be read ({reason}).", path=file) from error
    if not stat.S_ISREG(status.st_mode):
        raise ReaderError("This is not a file that can be read.", path=file)
    return status.st_size


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
    try:
        if _size(root, file) is None:
            return bare
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
    file = root / "glossary.toml"
    try:
        return () if _size(root, file) is None else load_glossary(file)
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
