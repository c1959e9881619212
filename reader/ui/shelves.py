"""The shelves of a catalogue: its articles by vendor or by topic, narrowed by words."""

from dataclasses import dataclass

from reader.archive.model import ByLanguage
from reader.library.catalogue import Catalogue, Entry

# Articles without a topic, in an archive in which others have one, stand on a last shelf.
OTHER: ByLanguage = {"en": "Other", "zh": "其他"}


@dataclass(frozen=True, slots=True)
class Shelf:
    """A vendor or a topic with its articles."""

    id: str
    name: ByLanguage
    entries: tuple[Entry, ...]


def shelves_of(catalogue: Catalogue, by: str, words: str = "") -> tuple[Shelf, ...]:
    """Return the shelves that hold an article with all of these words.

    Args:
        by: `vendor` or `topic`; an article without a topic stands on a last shelf without a name.
        words: What was typed into the filter: parts of titles, of pinyin, or initials.
    """
    wanted = words.casefold().split()
    entries = [e for e in catalogue.entries if all(word in e.filter_key for word in wanted)]
    on_shelf: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in (entry.vendor,) if by == "vendor" else (entry.topics or ("",)):
            on_shelf.setdefault(name, []).append(entry)
    known = catalogue.vendors if by == "vendor" else catalogue.topics
    names: dict[str, ByLanguage] = {shelf.id: shelf.name for shelf in known}
    order = [*names, *(name for name in on_shelf if name not in names)]
    return tuple(
        Shelf(name, names.get(name, _unknown(name)), tuple(found))
        for name in order
        if (found := on_shelf.get(name))
    )


def _unknown(name: str) -> ByLanguage:
    return {"en": name, "zh": name} if name else OTHER
