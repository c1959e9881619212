"""Cards, marks and what is asked, for the tests of their windows."""

from datetime import UTC, datetime, timedelta

from reader.study.values import Asked, Card, Grade, Mark, Schedule

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MLA = "deepseek/mla"
TITLES = {MLA: {"en": "Latent attention", "zh": "潜在注意力"}}
WAITS = {
    Grade.AGAIN: timedelta(minutes=1),
    Grade.HARD: timedelta(minutes=10),
    Grade.GOOD: timedelta(days=3),
    Grade.EASY: timedelta(days=61),
}


def card(kind="word", front=None, back=None, *, number=1, suspended=False, language=None):
    return Card(
        f"{number:032x}",
        kind,
        MLA,
        "p-1@3",
        {"en": "absorption", "zh": "吸收"} if front is None else front,
        {"en": "The absorption of weights.", "zh": "权重的吸收。"} if back is None else back,
        language,
        "",
        suspended,
        NOW,
        NOW,
    )


WORD = card()
QUESTION = card(
    "question",
    {"en": r"Why \(d_c\)?", "zh": r"为什么 \(d_c\)？"},
    {"en": "It is smaller.", "zh": "它更小。"},
    number=2,
)
CLOZE = card(
    "cloze",
    {"en": r"MLA writes {{a vector \(c^{\mathrm{KV}}\)}} only.", "zh": "MLA 只写入一个向量。"},
    {},
    number=3,
    language="en",
)


def asked(one=WORD, direction=None, *, state=2):
    direction = direction or one.directions[0]
    schedule = Schedule(one.id, direction, state=state)
    return Asked(one, direction, schedule, WAITS)


def schedule(one, days=1.0, *, state=2, lapses=0):
    """Return when a card is asked, so many days from now."""
    due = datetime.now(UTC) + timedelta(days=days)
    return Schedule(one.id, "en", due, state, lapses=lapses, answers=1)


def mark(kind="highlight", *, note="", colour="orange", language="en"):
    quote = "" if kind == "bookmark" else "a compressed vector"
    return Mark(
        "a" * 32,
        kind,
        MLA,
        "p-1@3",
        language,
        quote,
        "",
        "",
        colour if kind == "highlight" else None,
        note,
        {"en": "MLA writes a compressed vector.", "zh": "MLA 写入压缩向量。"},
        {"en": "Core method", "zh": "核心方法"},
        False,
        NOW,
        NOW,
    )
