"""Marks of the user's in the articles of the small archive."""

from datetime import UTC, datetime, timedelta

from pages import ENGLISH, LONG, SHORT

from reader.study.values import Mark

_BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
_PLAIN = {
    "kind": "highlight", "language": "en", "prefix": "", "suffix": "", "colour": None, "note": "",
    "text": {"en": "A draft is verified.", "zh": "草稿被验证。"}, "heading": {}, "is_orphan": False,
}  # fmt: skip


def mark(
    name: str, path: str = LONG, *, at: int = 1, hour: int = 0, quote: str = "a few words", **more
):
    created = _BEGIN + timedelta(hours=hour)
    pair = f"p-{name}@{at}"
    values = {**_PLAIN, **more}
    return Mark(
        id=name, path=path, pair=pair, quote=quote, created=created, changed=created, **values
    )


MARKS = (
    mark("orange", at=4, colour="orange", quote="a cache of keys", note="Compare **it**."),
    mark("chinese", at=2, colour="blue", quote="投机解码", language="zh"),
    mark("note", SHORT, at=9, hour=1, kind="note", quote="the page table", note="Why?"),
    mark("flag", SHORT, at=3, hour=2, kind="bookmark", quote="", language=None),
    mark("lost", SHORT, at=1, colour="green", is_orphan=True, quote="gone from the text"),
    mark("old", ENGLISH, hour=-9, colour="purple"),
)
