"""The folder of a search: index, names and words, brought up to date and opened."""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

import reader
from reader.archive.model import Term
from reader.errors import ReaderError
from reader.search.damage import DAMAGE
from reader.search.index import change_index, create_index
from reader.search.lexicon import Lexicon, make_lexicon
from reader.search.postings import Postings
from reader.search.searcher import Searcher
from reader.search.shelves import Shelves
from reader.search.vocabulary import FILE_NAME, Vocabulary
from reader.text.terms import Names, names_of

_STATE = "search.json"
# What an index comes from; of the rest of the package only answers do.
_WRITERS = ("analysis", "codec", "folding", "index", "lexicon", "schema", "vocabulary")
_ANEW_FROM = 0.4  # of the articles changed: a new index takes less time, and leaves no gaps


@dataclass(frozen=True, slots=True)
class _State:
    """What an index was made of.

    Attributes:
        program: Digest of the code that wrote it.
        folder: Where it is, below the search's folder.
        generation: The commit that belongs to this state.
        sizes: Bytes of each of its files by name, and of the file of words.
        passages: By article path the file that was read.
        names: Digest of what the lexicon was made of.
    """

    program: str
    folder: str
    generation: int
    sizes: Mapping[str, int]
    passages: Mapping[str, str]
    names: str
    lexicon: Lexicon


def update_search(
    folder: Path, shelves: Shelves, terms: Sequence[Term], *, in_process: bool
) -> None:
    """Bring the index of a library up to date, or make it where there is none that fits.

    Args:
        folder: For the search alone.
        in_process: Whether other processes must not be started.

    Raises:
        OSError: It cannot be written; what was there is still there.
    """
    state = _usable(folder)
    try:
        _update(folder, state, shelves, terms, in_process=in_process)
    except DAMAGE:
        if state is None:
            raise
        _update(folder, None, shelves, terms, in_process=in_process)


def _update(
    folder: Path,
    state: _State | None,
    shelves: Shelves,
    terms: Sequence[Term],
    *,
    in_process: bool,
) -> None:
    wanted = _wanted(shelves)
    titles = {path: article.title for path, article in shelves.articles.items()}
    names = hashlib.sha256(repr((terms, sorted(titles.items()))).encode()).hexdigest()[:16]
    if state is not None and state.passages == wanted and state.names == names:
        return
    index = _updated(folder, state, shelves, names_of(terms), in_process=in_process)
    known = state.lexicon if state is not None and state.names == names else None
    lexicon = known or make_lexicon(terms, titles)
    postings = Postings(index)
    try:
        Vocabulary(postings.latin_words()).write(folder)
        sizes = {file.name: file.stat().st_size for file in index.iterdir() if file.suffix}
        sizes[FILE_NAME] = (folder / FILE_NAME).stat().st_size
        written = _State(_program(), index.name, postings.generation, sizes, wanted, names, lexicon)
    finally:
        postings.close()
    _save(folder, written)
    for old in folder.glob("index-*"):
        if old.name != index.name:
            shutil.rmtree(old, ignore_errors=True)  # on Windows a window may still read it


def _updated(
    folder: Path, state: _State | None, shelves: Shelves, names: Names, *, in_process: bool
) -> Path:
    """Return the folder of an index that has the articles as they are now."""
    kept = state.passages if state is not None else {}
    articles = shelves.articles
    gone = [p for p, name in kept.items() if p not in articles or articles[p].passages.name != name]
    new = [p for p, article in articles.items() if kept.get(p) != article.passages.name]
    if state is not None and len(new) + len(gone) <= _ANEW_FROM * len(articles):
        index = folder / state.folder
        if new or gone:
            change_index(index, gone, [articles[path].passages for path in new], names)
        return index
    index = folder / f"index-{uuid4().hex[:12]}"
    index.mkdir(parents=True)
    files = [article.passages for article in articles.values()]
    create_index(index, files, names, in_process=in_process)
    return index


def open_search(folder: Path, shelves: Shelves) -> Searcher:
    """Open the search of a library.

    Raises:
        ReaderError: There is none that fits the library, or it is damaged: make it anew.
    """
    try:
        state, postings = _opened(folder)
        try:
            if state.passages != _wanted(shelves):
                raise ValueError("it is of other articles")
            return Searcher(postings, state.lexicon, folder, shelves)
        except DAMAGE:
            postings.close()
            raise
    except DAMAGE as error:
        raise ReaderError(
            f"The search index cannot be used ({error}).", "Build it again: reader build.", folder
        ) from error


def _usable(folder: Path) -> _State | None:
    """Return the state of an index that can be changed, None if it must be made anew."""
    try:
        state, postings = _opened(folder)
        try:
            list(postings.paths())
        finally:
            postings.close()
    except DAMAGE:
        return None  # it only saves work
    return state


def _opened(folder: Path) -> tuple[_State, Postings]:
    """Open an index of this version; raises any of DAMAGE."""
    state = _load(folder)
    if state.program != _program():
        raise ValueError("it is of another version")
    for name, size in state.sizes.items():
        file = folder / (name if name == FILE_NAME else f"{state.folder}/{name}")
        if file.stat().st_size != size:
            raise ValueError(f"{name} is not as it was written")
    postings = Postings(folder / state.folder)
    if postings.generation != state.generation:
        postings.close()
        raise ValueError("it was left unfinished")
    return state, postings


def _wanted(shelves: Shelves) -> dict[str, str]:
    """Return by article path the file that an index is made of."""
    return {path: article.passages.name for path, article in shelves.articles.items()}


def _load(folder: Path) -> _State:
    raw = json.loads((folder / _STATE).read_text(encoding="utf-8"))
    return _State(**{**raw, "lexicon": Lexicon(**raw["lexicon"])})


def _save(folder: Path, state: _State) -> None:
    new = folder / f"{_STATE}.new"
    new.write_text(json.dumps(asdict(state), ensure_ascii=False), encoding="utf-8")
    new.replace(folder / _STATE)


@cache
def _program() -> str:
    """Return a name for the code that the index comes from."""
    seen = hashlib.sha256(reader.__version__.encode())
    for name in _WRITERS:
        file = Path(__file__).with_name(f"{name}.py")
        seen.update(file.read_bytes() if file.is_file() else b"")  # a packaged program has none
    return seen.hexdigest()[:16]
