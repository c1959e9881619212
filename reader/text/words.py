"""The few words that a rendered block brings itself, in both languages."""

from collections.abc import Mapping
from types import MappingProxyType

from reader.archive.model import Language

CALLOUTS: Mapping[str, Mapping[Language, str]] = MappingProxyType(
    {
        "note": {"en": "Note", "zh": "注意"},
        "tip": {"en": "Tip", "zh": "提示"},
        "important": {"en": "Important", "zh": "重要"},
        "warning": {"en": "Warning", "zh": "警告"},
        "caution": {"en": "Caution", "zh": "小心"},
    }
)
COPY: Mapping[Language, str] = MappingProxyType({"en": "Copy", "zh": "复制"})
NO_PICTURE: Mapping[Language, str] = MappingProxyType(
    {"en": "The picture {} is not in the archive.", "zh": "归档里没有图片 {}。"}
)
BAD_FORMULA: Mapping[Language, str] = MappingProxyType(
    {"en": "This formula cannot be shown.", "zh": "这个公式无法显示。"}
)
