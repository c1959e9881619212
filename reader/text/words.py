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
# One label for both languages: a listing that they share is shown once.
COPY = (
    '<button class="copy" type="button" aria-label="Copy · 复制" title="Copy · 复制">'
    '<svg viewBox="0 0 16 16" aria-hidden="true">'
    '<rect x="5.5" y="5.5" width="8" height="8" rx="1.5"/>'
    '<path d="M10.5 3v-.5a1 1 0 0 0-1-1h-7a1 1 0 0 0-1 1v7a1 1 0 0 0 1 1H3"/></svg></button>'
)
NO_PICTURE: Mapping[Language, str] = MappingProxyType(
    {"en": "The picture {} is not in the archive.", "zh": "归档里没有图片 {}。"}
)
BAD_FORMULA: Mapping[Language, str] = MappingProxyType(
    {"en": "This formula cannot be shown.", "zh": "这个公式无法显示。"}
)
