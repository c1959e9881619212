"""What a page says of its own, in both languages."""

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from reader.archive.model import LANGUAGES, ByLanguage, Language

LANG_TAG: Mapping[Language, str] = MappingProxyType({"en": "en", "zh": "zh-Hans"})


def _both(en: str, zh: str) -> ByLanguage:
    return MappingProxyType({"en": en, "zh": zh})


PUBLISHED = _both("Published {}", "发表于 {}")
MINUTES = _both("{} min", "约 {} 分钟")
ONE_SOURCE = _both("1 source", "1 处来源")
SOURCES_COUNT = _both("{} sources", "{} 处来源")
CHECKED = _both("checked {}", "{} 核对")
SOURCES = _both("Sources", "来源")
READ_FIRST = _both("Read first", "先读")
READ_NEXT = _both("Read next", "接着读")
EXPLAINED = _both("Explained in", "详见")
ELSEWHERE = _both("Also in", "也见于")
RERUN = _both(
    "Verified: the tests of the archive run this code and compare its output with this.",
    "输出已核对：文库的测试会重新运行这段代码，逐字比对输出。",
)
RECORDED = _both("The output as it was recorded.", "这里是记录下来的输出。")
NO_EDITION: Mapping[Language, ByLanguage] = MappingProxyType(
    {
        "en": _both("This article is not there in English yet.", "本文暂无英文版。"),
        "zh": _both("This article is not there in Chinese yet.", "本文暂无中文版。"),
    }
)
NO_FIGURE = _both("The figure {} cannot be shown.", "图 {} 无法显示。")
NO_CODE = _both("The calculation {} is missing.", "缺少计算 {}。")
NO_OUTPUT = _both("The output of {} was never recorded.", "还没有记录 {} 的输出。")

TLDR = frozenset({"tl;dr", "tldr", "in short", "一句话总结", "一句话", "太长不读"})
BREADCRUMB = "Vendor and topics · 厂商与主题"


def spans(texts: ByLanguage, languages: tuple[Language, ...] = LANGUAGES) -> str:
    """Return a short text in each language as `<span>`s of which the mode shows its own.

    A text that is the same in both is shown once, in every mode.
    """
    shown = [texts[code] for code in languages if texts.get(code)]
    if len(shown) > 1 and len(set(shown)) == 1:
        return f"<span>{escape(shown[0])}</span>"
    return " ".join(
        f'<span class="{code}" lang="{LANG_TAG[code]}">{escape(texts[code])}</span>'
        for code in languages
        if texts.get(code)
    )


def fault(texts: ByLanguage, name: str = "", languages: tuple[Language, ...] = LANGUAGES) -> str:
    """Return a calm notice in the place of what cannot be shown."""
    return f'<p class="fault">{spans({k: v.format(name) for k, v in texts.items()}, languages)}</p>'


def cells(html: Mapping[Language, str], languages: tuple[Language, ...]) -> str:
    """Return a cell per language, empty where there is nothing to say."""
    return "".join(
        f'<div class="{code}" lang="{LANG_TAG[code]}">{html.get(code, "")}</div>'
        for code in languages
    )
