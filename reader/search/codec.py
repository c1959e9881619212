"""How postings are kept: in Whoosh's files, but written and read as whole lists.

Whoosh writes posting by posting, asks the disk for the length of each document at each of them, and
keeps lists of Python objects; this takes a third of the time to write and a tenth to read.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise
from operator import itemgetter
from struct import Struct
from typing import Any

from whoosh import formats
from whoosh.codec import whoosh3
from whoosh.fields import Schema

_HEAD = Struct(
    "<iIIf"
)  # size of the block, below 0 for the last one; documents; the last; the most
_FOUR = 4  # bytes of a number of an array

# Field, term, document, weight and places, as Whoosh's sorting pool yields them.
_Item = tuple[str, bytes, int, float, bytes]


def encoded(places: Iterable[int]) -> bytes:
    """Return positions as they are kept: four bytes each, a fifth of what Whoosh's pickle takes."""
    return array("I", places).tobytes()


def decoded(kept: bytes) -> "array[int]":
    """Return the positions that `encoded` was given."""
    return array("I", kept)


class Places(formats.Positions):  # type: ignore[misc]  # Whoosh comes without types
    """Positions as `encoded` keeps them."""

    def decode_positions(self, kept: bytes) -> list[int]:
        """Return positions, for Whoosh's own matchers."""
        return decoded(kept).tolist()


class _PostingsWriter(whoosh3.W3PostingsWriter):  # type: ignore[misc]
    def take(self, postings: list[_Item]) -> None:
        """Take all postings of a term."""
        for start in range(0, len(postings), self._blocklimit):
            if start:
                self._write_block()
            _, _, documents, weights, places = zip(
                *postings[start : start + self._blocklimit], strict=True
            )
            self._ids = array("I", documents)
            self._weights = array("f", weights)
            self._values = places
            self._maxweight = max(weights)

    def _write_block(self, last: bool = False) -> None:
        """Write a block: its head, documents, weights, lengths of the values, the values."""
        if not self._blockcount:
            self._postfile.write(whoosh3.WHOOSH3_HEADER_MAGIC)
        self._terminfo.add_block(self)
        count, values = len(self._ids), b"".join(self._values)
        lengths = array("I", map(len, self._values)).tobytes() if values else b""
        size = _HEAD.size + 2 * _FOUR * count + len(lengths) + len(values)
        head = _HEAD.pack(-size if last else size, count, self._ids[-1], self._maxweight)
        self._postfile.write(
            b"".join((head, self._ids.tobytes(), self._weights.tobytes(), lengths, values))
        )
        self._blockcount += 1
        self._new_block()


class PostingsReader(whoosh3.W3LeafMatcher):  # type: ignore[misc]
    """Reads what the writer wrote, for Whoosh one by one and for `Postings` block by block."""

    def blocks(self) -> Iterator["PostingsReader"]:
        """Yield itself at each block, of which `ids`, `weights` and `values` then tell."""
        while self.is_active():
            yield self
            self._next_block()

    def ids(self) -> "array[int]":
        """Return the documents of a block."""
        return array("I", self._bytes(0, _FOUR * self._blocklength))

    def weights(self) -> "array[float]":
        """Return their weights."""
        return array("f", self._bytes(_FOUR * self._blocklength, _FOUR * self._blocklength))

    def values(self) -> tuple[bytes, ...]:
        """Return what else is kept of them."""
        start = 2 * _FOUR * self._blocklength
        kept = self._bytes(start, self._nextoffset - self._dataoffset - start)
        if not kept:
            return (b"",) * int(self._blocklength)
        lengths = array("I", kept[: _FOUR * self._blocklength])
        if _FOUR * len(lengths) + sum(lengths) != len(kept) or any(
            map((_FOUR - 1).__and__, lengths)
        ):
            raise ValueError("a block of places is cut")
        ends = accumulate(lengths, initial=_FOUR * self._blocklength)
        return tuple(kept[start:end] for start, end in pairwise(ends))

    def _read_header(self) -> None:
        self._postfile.seek(self._startoffset)
        if self._postfile.read(_FOUR) != whoosh3.WHOOSH3_HEADER_MAGIC:
            raise ValueError("a list of postings has no beginning")
        self._baseoffset = self._postfile.tell()

    def _goto(self, position: int) -> None:
        self._ids: Sequence[int] | None = None
        self._weights: Sequence[float] | None = None
        self._values: Sequence[bytes] | None = None
        self._i = 0
        size, self._blocklength, self._maxid, self._maxweight = _HEAD.unpack(
            self._postfile.get(position, _HEAD.size)
        )
        if abs(size) < _HEAD.size + 2 * _FOUR * self._blocklength:
            raise ValueError("a block of postings is too short")
        self._lastblock = size < 0
        self._dataoffset = position + _HEAD.size
        self._nextoffset = position + abs(size)

    def _read_ids(self) -> None:
        self._ids = self.ids()

    def _read_weights(self) -> None:
        self._weights = self.weights()

    def _read_values(self) -> None:
        self._values = self.values()

    def _bytes(self, start: int, length: int) -> bytes:
        return bytes(self._postfile.get(self._dataoffset + start, length))


class _FieldWriter(whoosh3.W3FieldWriter):  # type: ignore[misc]
    def add_postings(self, schema: Schema, _lengths: Any, items: Iterator[_Item]) -> None:
        """Write all fields, whose postings come sorted."""
        for field, in_field in groupby(items, itemgetter(0)):
            self.start_field(field, schema[field])
            for term, postings in groupby(in_field, itemgetter(1)):
                self.start_term(term)
                self._postwriter.take(list(postings))
                self.finish_term()
            self.finish_field()


class Codec(whoosh3.W3Codec):  # type: ignore[misc]
    """Whoosh's codec without lengths, which are in the weights already, and without compression."""

    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=4096, compression=0)

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        """Return what writes the terms of a segment."""
        return _FieldWriter(self, storage, segment)

    def postings_reader(
        self,
        file: Any,
        terminfo: Any,
        format_: formats.Format,
        term: Any = None,
        scorer: Any = None,
    ) -> PostingsReader:
        """Return what reads the postings of a term."""
        start, length = terminfo.extent()
        return PostingsReader(file, start, length, format_, term=term, scorer=scorer)

    def postings_writer(self, file: Any, byteids: bool = False) -> _PostingsWriter:
        """Return what writes the postings of a field."""
        return _PostingsWriter(
            file, blocklimit=self._blocklimit, byteids=byteids, compression=self._compression
        )
