"""Rules of article.toml: its keys, and the names in it of things that exist."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from reader.archive.model import LANGUAGES
from reader.check.finding import Fault, Rule
from reader.check.subject import Subject

_KEYS = frozenset(
    {"title", "kind", "topics", "published", "checked", "requires", "related", "source"}
)
_SOURCE_KEYS = frozenset({"key", "title", "authors", "published", "version", "url"})
_MONTH = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def _table(subject: Subject) -> Mapping[str, Any]:
    return tomllib.loads(subject.files["article.toml"].decode("utf-8-sig"))


def keys(subject: Subject) -> Iterator[Fault]:
    """article.toml has the keys of the template and no others."""
    table = _table(subject)
    for key in table.keys() - _KEYS:
        yield subject.fault_in_toml(f"{key} =", f'The key "{key}" is not known; mend or remove it.')
    for source in table.get("source", ()):
        for key in source.keys() - _SOURCE_KEYS:
            message = f'The key "{key}" of a source is not known; mend or remove it.'
            yield subject.fault_in_toml(f"{key} =", message)
    for key in ("kind", "published", "checked", "topics"):
        if key not in table:
            yield subject.fault("article.toml", 1, f'The key "{key}" is missing.')


def titles(subject: Subject) -> Iterator[Fault]:
    """The title is there in both languages."""
    for language in LANGUAGES:
        if not _table(subject).get("title", {}).get(language, "").strip():
            message = f"The title in {language} is missing; write title = {{ en = …, zh = … }}."
            yield subject.fault_in_toml("title", message)


def topics(subject: Subject) -> Iterator[Fault]:
    """Topics are ids of archive.toml, at least one, none twice."""
    article, known = subject.article, subject.around.topics
    if not known or subject.is_help:
        return
    if "topics" in _table(subject) and not article.topics:
        yield subject.fault_in_toml("topics", "Name at least one topic; the first is the shelf.")
    for topic in dict.fromkeys(article.topics):
        if topic not in known:
            message = f'archive.toml has no topic "{topic}"; use one of its ids.'
            yield subject.fault_in_toml(f'"{topic}"', message)
        elif article.topics.count(topic) > 1:
            yield subject.fault_in_toml(f'"{topic}"', f'The topic "{topic}" stands here twice.')


def vendor(subject: Subject) -> Iterator[Fault]:
    """The folder above is a vendor of archive.toml."""
    known = subject.around.vendors
    if known and not subject.is_help and subject.article.vendor not in known:
        message = (
            f'archive.toml has no vendor "{subject.article.vendor}"; move the folder or add it.'
        )
        yield subject.fault("article.toml", 1, message)


def dates(subject: Subject) -> Iterator[Fault]:
    """Dates are years, months or days; nothing was published after it was checked, or is to be."""
    article = subject.article
    tomorrow = date.today() + timedelta(days=1)  # somewhere it is that day already
    if article.checked and article.checked > tomorrow:
        message = f"{article.checked} is a day to come; write the day of the last check."
        yield subject.fault_in_toml("checked", message)
    dated = [("article", article.published), *((s.key, s.published) for s in article.sources)]
    for name, published in dated:
        if published and not _MONTH.fullmatch(published):
            message = f'"{published}" of {name} is no date; write 2024, 2024-05 or 2024-05-31.'
            yield subject.fault_in_toml(f'published = "{published}"', message)
        elif article.checked and published > article.checked.isoformat():
            message = f"{name} was published after the article was checked; mend one of the dates."
            yield subject.fault_in_toml(f'published = "{published}"', message)


def related(subject: Subject) -> Iterator[Fault]:
    """`requires` and `related` name other articles that exist or are planned, each once."""
    article, around = subject.article, subject.around
    named = (*article.requires, *article.related)
    for path in dict.fromkeys(named):
        if path not in around.articles | around.planned:
            message = f'There is no article "{path}" and none is planned; mend the path.'
        elif path == article.path and path in article.related:
            message = "The article is related to itself; remove that."
        elif named.count(path) > 1:
            message = f'"{path}" is named twice; requires or related, once, is enough.'
        else:
            continue
        yield subject.fault_in_toml(f'"{path}"', message)


RULES: tuple[Rule[Subject], ...] = (
    Rule("article-keys", "error", keys),
    Rule("article-title", "error", titles),
    Rule("article-topics", "error", topics),
    Rule("article-vendor", "error", vendor),
    Rule("article-dates", "error", dates),
    Rule("article-related", "error", related),
)
