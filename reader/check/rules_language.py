"""Rules of writing: Chinese signs and blanks, and each text in its own language."""

import re
from collections.abc import Iterator

from reader.check.bare import CITATION, CODE, EDGE, MATHS
from reader.check.finding import Fault, Rule
from reader.check.subject import Subject

HAN = r"\u3400-\u9fff\uf900-\ufaff"
_FULL = "，。；：！？、（）「」『』《》〈〉…—～“”‘’"
# A half-width sign that a Chinese character touches. Brackets count when Chinese stands in them.
_HALF_WIDTH = re.compile(
    rf"""(?<=[{HAN}]){EDGE}?[,;:!?](?!//)|[,;:!?](?={EDGE}?[{HAN}])
    |(?<=[{HAN}]){EDGE}?\.(?![\w.])|(?<=[{HAN}])\(|\)(?=[{HAN}])|\([^()\n]*[{HAN}][^()\n]*\)
    |(?<=[{HAN}])["'“”]|["'“”](?=[{HAN}])|(?<=[{HAN}])\.\.\.""",
    re.VERBOSE,
)
# Code and formulas are set off like Latin words; a degree, a percent sign and × end a number.
_LATIN = rf"A-Za-z0-9{CODE}{MATHS}"
_TIGHT = re.compile(rf"(?<=[{HAN}]){EDGE}?(?=[{_LATIN}])|(?<=[{_LATIN}%°×+]){EDGE}?(?=[{HAN}])")
_LOOSE = re.compile(rf"(?<=[{_FULL}]) +(?=[^\s|{EDGE}])|(?<=[^\s|{EDGE}]) +(?=[{_FULL}])")
_DOUBLE = re.compile(r"(?<=\S)  +(?=\S)")
_HAN_RUN = re.compile(rf"[{HAN}{_FULL.translate(str.maketrans('', '', '…—“”‘’～'))}]+")
_QUOTED = re.compile(r"「[^「」]*」|“[^“”]*”|《[^《》]*》|\"[^\"]*\"")
_LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[,;:]? [A-Za-z(][A-Za-z'’)-]*)+")
_SMALL = "the a an of is are was were to and or in on that with for by from as it this not be"
_SMALL_WORDS = frozenset(_SMALL.split())
_ENGLISH_WORDS, _ENGLISH_SMALL_WORDS = 6, 2  # a name of five words is still a name


def punctuation(subject: Subject) -> Iterator[Fault]:
    """Chinese text has full-width signs."""
    for words in subject.words["zh"]:
        for found in _HALF_WIDTH.finditer(words.bare.text):
            sign = found[0].strip(EDGE)
            message = f"A half-width {sign} in Chinese text: write ，。；：！？（）「」 or ……."
            yield subject.fault("zh", words.line_of(found.start()), message)


def spacing(subject: Subject) -> Iterator[Fault]:
    """A blank stands between Chinese and Latin letters, digits, code and formulas."""
    for words in subject.words["zh"]:
        text = words.bare.text
        for found in _TIGHT.finditer(text):
            around = _shown(text, found.start(), found.end())
            message = f"Put a blank between Chinese and Latin: {around}."
            yield subject.fault("zh", words.line_of(found.start()), message)


def loose(subject: Subject) -> Iterator[Fault]:
    """No blank stands beside a full-width sign."""
    for words in subject.words["zh"]:
        text = words.bare.text
        for found in _LOOSE.finditer(text):
            around = _shown(text, found.start(), found.end())
            message = f"Remove the blank beside the full-width sign: {around}."
            yield subject.fault("zh", words.line_of(found.start()), message)


def doubled(subject: Subject) -> Iterator[Fault]:
    """Blanks stand alone."""
    for language, words in subject.both():
        if words.piece.kind == "row":
            continue
        for found in _DOUBLE.finditer(words.bare.text):
            line = words.line_of(found.start())
            yield subject.fault(language, line, "Two blanks in a row; one is enough.")


def _shown(text: str, start: int, end: int) -> str:
    shown = text[max(start - 6, 0) : end + 6].replace(EDGE, "").replace("\n", " ")
    return "…" + re.sub(f"[{CODE}{MATHS}{CITATION}]", "·", shown) + "…"


def chinese_in_english(subject: Subject) -> Iterator[Fault]:
    """The English text has no Chinese outside of code."""
    if subject.is_help:
        return  # it names buttons and shows what can be typed
    for words in subject.words["en"]:
        for found in _HAN_RUN.finditer(words.bare.text):
            message = f"Chinese in the English text: {found[0]}. Translate it or set it as `code`."
            yield subject.fault("en", words.line_of(found.start()), message)


def english_in_chinese(subject: Subject) -> Iterator[Fault]:
    """The Chinese text has no English sentence outside of code and quotation marks."""
    for words in subject.words["zh"]:
        text = _QUOTED.sub(lambda m: "。" * len(m[0]), words.bare.text)
        for found in _LATIN_RUN.finditer(text):
            run = re.findall(r"[A-Za-z'’-]+", found[0])
            small = sum(word in _SMALL_WORDS for word in run)
            if len(run) >= _ENGLISH_WORDS and small >= _ENGLISH_SMALL_WORDS:
                message = f'English in the Chinese text: "{found[0][:50]}…". Translate or quote it.'
                yield subject.fault("zh", words.line_of(found.start()), message)


RULES: tuple[Rule[Subject], ...] = (
    Rule("zh-punctuation", "error", punctuation),
    Rule("zh-spacing", "error", spacing),
    Rule("zh-loose-blank", "error", loose),
    Rule("blank-twice", "error", doubled),
    Rule("en-chinese", "error", chinese_in_english),
    Rule("zh-english", "error", english_in_chinese),
)
