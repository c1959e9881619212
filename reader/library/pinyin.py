"""What the tree's filter looks in, so that `tjjm` and `toujijiema` find 投机解码."""

from reader.archive.model import Article


def filter_key(article: Article) -> str:
    """Return titles, the Chinese title's pinyin, its initials and the path, case-folded."""
    # Its tables take 0.15 s to load, and a build in which no title changed does without them.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    chinese = article.title.get("zh", "")
    pinyin = "".join(lazy_pinyin(chinese, errors="default"))
    initials = "".join(lazy_pinyin(chinese, style=Style.FIRST_LETTER, errors="default"))
    parts = (article.title.get("en", ""), chinese, pinyin, initials, article.path)
    return " ".join(dict.fromkeys(p for p in parts if p)).casefold()
