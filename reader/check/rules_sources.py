"""Rules of sources and citations: keys exist, sources are used, numbers have a place."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from reader.archive.model import LANGUAGES
from reader.check.bare import CITATION
from reader.check.finding import Fault, Rule
from reader.check.numbers import numbers
from reader.check.subject import Subject
from reader.text.citations import cited_keys
from reader.text.inline import citations
from reader.text.sentences import sentences

_KEY = re.compile(r"[a-z][a-z0-9-]*")
_ARXIV = re.compile(
    r"https://arxiv\.org/abs/(?:"
    r"(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}"  # up to 2014
    r"|(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5}"
    r"|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
)
_NO_CITATION = re.compile(r"\[@|(?<![\w/@.])@[a-z]\w*\d{2,4}\b")
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?", re.IGNORECASE)


def well_formed(address: str) -> bool:
    """Return whether a web address is one: http(s), a host with a dot, no blanks, ASCII."""
    parts = urlsplit(address)
    return (
        parts.scheme in {"http", "https"}
        and _HOST.fullmatch(parts.netloc) is not None
        and address.isascii()
        and not re.search(r"[\s<>\"]", address)
    )


def keys(subject: Subject) -> Iterator[Fault]:
    """A source's key is a short name in small letters and digits, and no other source has it."""
    used = Counter(source.key for source in subject.article.sources)
    for key, times in used.items():
        line = f'key = "{key}"'
        if not _KEY.fullmatch(key):
            message = (
                f'The key "{key}" is not made of small letters, digits and hyphens; rename it.'
            )
            yield subject.fault_in_toml(line, message)
        if times > 1:
            message = f'Two sources have the key "{key}"; rename one.'
            yield subject.fault_in_toml(line, message, last=True)


def described(subject: Subject) -> Iterator[Fault]:
    """A source names its authors, its date and the version whose numbers are quoted."""
    for source in subject.article.sources:
        missing = [
            name
            for name, value in (
                ("authors", source.authors),
                ("published", source.published),
                ("version", source.version),
                ("url", source.url),
            )
            if not value.strip()
        ]
        if missing:
            message = f'The source "{source.key}" does not say: {", ".join(missing)}.'
            yield subject.fault_in_toml(f'key = "{source.key}"', message)


def addresses(subject: Subject) -> Iterator[Fault]:
    """A source's address is a well-formed http(s) address."""
    for source in subject.article.sources:
        if source.url and not well_formed(source.url):
            message = f"This is no web address: {source.url}. Write it as https://example.org."
            yield subject.fault_in_toml(f'url = "{source.url}"', message)


def arxiv(subject: Subject) -> Iterator[Fault]:
    """An arXiv source has the address of its abstract, with an id that can be one."""
    for source in subject.article.sources:
        host = urlsplit(source.url).netloc
        if host.removeprefix("www.") == "arxiv.org" and not _ARXIV.fullmatch(source.url):
            message = f"{source.url} is no arXiv address; write https://arxiv.org/abs/2309.06180."
            yield subject.fault_in_toml(f'url = "{source.url}"', message)


def unused(subject: Subject) -> Iterator[Fault]:
    """Every source is cited."""
    used = {key for split in subject.texts.values() for key in cited_keys(split.blocks)}
    for source in subject.article.sources:
        if source.key not in used:
            message = f'Nothing cites "{source.key}"; cite it or remove it.'
            yield subject.fault_in_toml(f'key = "{source.key}"', message)


def unknown(subject: Subject) -> Iterator[Fault]:
    """Every cited key is that of a source."""
    known = {source.key for source in subject.article.sources}
    for language, words in subject.both():
        for inside in words.bare.cited:
            for key, _ in citations(inside):
                if key not in known:
                    message = f'article.toml has no source "{key}"; add it or mend the key.'
                    yield subject.fault(language, words.piece.line, message)


def no_place(subject: Subject) -> Iterator[Fault]:
    """A citation in a sentence with a number names the place in its source."""
    for language, words in subject.both():
        inside = iter(words.bare.cited)
        text = words.bare.text.replace("\n", " ")
        for start, end in sentences(text):
            sentence = text[start:end]
            cited = [next(inside) for _ in range(sentence.count(CITATION))]
            bare = [key for one in cited for key, place in citations(one) if not place]
            if bare and any(numbers(sentence)):
                yield subject.fault(
                    language,
                    words.line_of(start),
                    f"[@{bare[0]}] supports a number: name section, table, figure or file.",
                )


def malformed(subject: Subject) -> Iterator[Fault]:
    """What looks like a citation is one."""
    for language in LANGUAGES:
        for words in subject.words[language]:
            for found in _NO_CITATION.finditer(words.bare.text):
                message = (
                    "This is read as words; write [@key, place] or [@key, place; @key2, place]."
                )
                yield subject.fault(language, words.line_of(found.start()), message)


RULES: tuple[Rule[Subject], ...] = (
    Rule("source-key", "error", keys),
    Rule("source-incomplete", "error", described),
    Rule("source-address", "error", addresses),
    Rule("source-arxiv", "error", arxiv),
    Rule("source-unused", "error", unused),
    Rule("cite-unknown", "error", unknown),
    Rule("cite-no-place", "error", no_place),
    Rule("cite-form", "error", malformed),
)
