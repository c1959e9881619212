"""The glossary: one entry per term, with its names and meaning in both languages."""

from pathlib import Path

from reader.archive.model import Term
from reader.archive.toml import Table, read_toml


def load_glossary(file: Path) -> tuple[Term, ...]:
    """Return the terms of a glossary file.

    Raises:
        ReaderError: The file cannot be read or an entry is not as content/README.md says.
    """
    return tuple(_term(entry) for entry in read_toml(file).tables("term"))


def _term(entry: Table) -> Term:
    return Term(
        id="-".join(entry.string("en").lower().split()),
        name={"en": entry.string("en"), "zh": entry.string("zh")},
        variants={"en": entry.strings("en_variants"), "zh": entry.strings("zh_variants")},
        definition={"en": entry.string("en_definition"), "zh": entry.string("zh_definition")},
        article=entry.string("article", ""),
        is_everyday=entry.flag("everyday"),
    )
