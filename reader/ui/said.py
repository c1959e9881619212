"""What went wrong, in the interface's language.

The layers below know no interface and speak English; their sentences are found again here by
their pattern. A sentence without a translation is shown as it is.
"""

import re
import tomllib
from functools import cache

from reader.archive.model import Language
from reader.resources import resource

_HOLE = re.compile(r"\\\{(\d)\\\}")


def said(sentence: str, language: Language) -> str:
    """Return an error's sentence or hint in a language."""
    if language == "en" or not sentence:
        return sentence
    exact, patterns = _translations()
    if sentence in exact:
        return exact[sentence]
    for pattern, chinese in patterns:
        found = pattern.fullmatch(sentence)
        if found:
            # A value may itself be a sentence: what a figure's parser said, for one.
            return chinese.format(*(said(value, language) for value in found.groups()))
    return sentence


@cache
def _translations() -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Return the fixed sentences, and patterns for the others, those with most words first."""
    file = resource("translations", "errors_zh.toml")
    texts: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))
    exact = {english: chinese for english, chinese in texts.items() if "{0}" not in english}
    open_ones = sorted((t for t in texts.items() if t[0] not in exact), key=lambda t: -len(t[0]))
    return exact, [(_pattern(english), chinese) for english, chinese in open_ones]


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(_HOLE.sub("(.+?)", re.escape(english)), re.DOTALL)
