"""The index opened for reading: which documents have a term, how much of it, and where.

Two documents stand for each section: the even one is its English text, the odd one its Chinese.
Whoosh's own searcher steps from posting to posting; here a list is taken from it whole.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path
from typing import Any

from whoosh import index

from reader.search.codec import PostingsReader
from reader.search.damage import DAMAGE, damaged
from reader.search.schema import schema

_KEPT_LISTS = 128  # each some hundred entries; in an archive of thousands some ten thousand
_NONE: frozenset[int] = frozenset()


class Postings:
    """Reads an index; for one thread at a time.

    Attributes:
        documents: How many there are, those among them that were deleted.
        generation: The number of the commit that is read.
    """

    def __init__(self, folder: Path) -> None:
        """Open an index; raises whatever Whoosh raises of a damaged one."""
        self._index = index.open_dir(str(folder), schema=schema(), readonly=True)
        self._reader = self._index.reader()
        self._formats = {name: field.format for name, field in schema().items()}
        self._leaves: list[tuple[Any, int, frozenset[int]]] = []
        for leaf, offset in self._reader.leaf_readers():
            deleted = frozenset(leaf.segment().deleted_docs()) if leaf.has_deletions() else _NONE
            self._leaves.append((leaf, offset, deleted))
        self.documents: int = self._reader.doc_count_all()
        self.generation: int = self._index.latest_generation()
        self._contents = folder / f"_{self._index.indexname}_{self.generation}.toc"
        self.weights = lru_cache(_KEPT_LISTS)(self._weights)
        self.places = lru_cache(_KEPT_LISTS)(self._places)

    def close(self) -> None:
        """Close the files of the index."""
        self._reader.close()
        self._index.close()

    def paths(self) -> Iterator[tuple[str, int]]:
        """Yield path and section number of every section in their order; "" for deleted ones."""
        for leaf, _, deleted in self._leaves:
            for document in range(0, leaf.doc_count_all(), 2):
                stored = leaf.stored_fields(document) if document not in deleted else {}
                yield stored.get("path", ""), stored.get("section", 0)

    def latin_words(self) -> dict[str, int]:
        """Return the words without Chinese, and in how many documents each stands."""
        found: dict[str, int] = {}
        for leaf, _, _ in self._leaves:
            for text, info in leaf.iter_field("words"):
                if text.isascii():
                    word = text.decode()
                    found[word] = found.get(word, 0) + int(info.doc_frequency())
        return found

    def _weights(self, field: str, term: str) -> dict[int, float]:
        """Return by document what a term weighs in it."""
        found: dict[int, float] = {}
        try:
            for offset, deleted, block in self._blocks(field, term):
                found.update(zip(_shifted(block.ids(), offset), block.weights(), strict=True))
                _drop(found, deleted, offset)
        except DAMAGE as error:
            raise damaged(self._contents, error) from error
        return found

    def _places(self, term: str) -> dict[int, bytes]:
        """Return by document where a term of `words` stands, as `Places` keeps it."""
        found: dict[int, bytes] = {}
        try:
            for offset, deleted, block in self._blocks("words", term):
                found.update(zip(_shifted(block.ids(), offset), block.values(), strict=True))
                _drop(found, deleted, offset)
        except DAMAGE as error:
            raise damaged(self._contents, error) from error
        return found

    def _blocks(
        self, field: str, term: str
    ) -> Iterator[tuple[int, AbstractSet[int], PostingsReader]]:
        text = term.encode(errors="surrogatepass")
        for leaf, offset, deleted in self._leaves:
            if (field, text) in leaf:
                # Past the leaf's own `postings`, which wraps the list to hide what was deleted.
                matcher = leaf._terms.matcher(field, text, self._formats[field])  # noqa: SLF001
                for block in matcher.blocks():
                    yield offset, deleted, block


def _shifted(documents: Sequence[int], offset: int) -> Sequence[int]:
    return [document + offset for document in documents] if offset else documents


def _drop(found: dict[int, Any], deleted: AbstractSet[int], offset: int) -> None:
    for document in deleted:
        found.pop(document + offset, None)
