"""Marks and cards that the tests of the export write: told apart by a number, changed by name."""

from dataclasses import replace
from datetime import UTC, datetime

from reader.study.values import Card, Mark

MORNING = datetime(2026, 3, 4, 8, tzinfo=UTC)
_PLACE = {"path": "deepseek/mla", "pair": "p-1a2b3c@7"}
_TIMES = {"created": MORNING, "changed": MORNING}
_SENTENCES = {"en": "Only the latent is cached.", "zh": "只缓存隐向量。"}


def mark(number=1, **changes):
    """Return a highlight in an English sentence."""
    plain = Mark(
        id=f"{number:032x}",
        kind="highlight",
        **_PLACE,
        language="en",
        quote="one vector per token",
        prefix="",
        suffix="",
        colour="orange",
        note="",
        text={
            "en": "The cache holds one vector per token, whatever the number of heads.",
            "zh": "无论有多少个头，缓存中每个 token 只有一个向量。",
        },
        heading={"en": "Core method", "zh": "核心方法"},
        is_orphan=False,
        **_TIMES,
    )
    return replace(plain, **changes)


def _card(number, kind, front, back, language, changes):
    plain = Card(
        id=f"{number:032x}",
        kind=kind,
        **_PLACE,
        front=front,
        back=back,
        language=language,
        term="",
        is_suspended=False,
        **_TIMES,
    )
    return replace(plain, **changes)


def word(number=1, **changes):
    """Return a word with both its sentences."""
    return _card(number, "word", {"en": "latent", "zh": "隐向量"}, _SENTENCES, None, changes)


def question(number=1, **changes):
    """Return a question with its answer."""
    front = {"en": "What is cached?", "zh": "缓存了什么？"}
    back = {"en": "The latent.", "zh": "隐向量。"}
    return _card(number, "question", front, back, None, changes)


def cloze(number=1, **changes):
    """Return a sentence with a gap in its English side."""
    front = {**_SENTENCES, "en": "Only the {{latent}} is cached."}
    return _card(number, "cloze", front, {}, "en", changes)
