"""Rules of wording and length: words to avoid, and how long an article may be."""

import re
from collections.abc import Iterator

from reader.archive.model import LANGUAGES, Kind, Language
from reader.check.bare import words as plain
from reader.check.finding import Fault, Rule
from reader.check.subject import Subject, Words
from reader.text.plain import count_characters, count_words

# What to avoid, and what to do about it: marketing, filler, and Chinese that is English inside.
_MARKETING = "say what it does, with a number"
_FILLER = "say the thing itself"
_STIFF = "turn it into an active sentence"
_AVOIDED: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        (
            (
                r"revolutionary|revolutioni[sz]\w+|ground-?breaking|game-?chang\w+|cutting-edge"
                r"|bleeding-edge|world-class|best-in-class|blazing(?:ly)?"
                r"|lightning-fast|seamless(?:ly)?|effortless(?:ly)?|unparalleled|unleash\w*"
                r"|supercharge\w*|turbocharge\w*|state-of-the-art performance"
            ),
            _MARKETING,
        ),
        (
            (
                r"it is (?:important|worth|interesting|crucial|essential) "
                r"(?:to note|noting|to mention|mentioning)"
                r"|it should be noted|needless to say|in today's \w+|when it comes to"
                r"|at the end of the day|in conclusion|last but not least|delv(?:e|es|ing) into"
                r"|as we all know"
            ),
            _FILLER,
        ),
    ),
    "zh": (
        (r"革命性|颠覆性?|划时代|无缝|赋能|一站式|极致|完美解决|遥遥领先|业界领先", _MARKETING),
        (
            r"值得注意的是|值得一提的是|需要指出的是|众所周知|总而言之|综上所述|毋庸置疑|不难发现",
            _FILLER,
        ),
        (
            (
                r"对于[^，。；：、]{1,24}(?:来说|而言)|进行了?[^，。；：、]{0,12}(?:的操作|的处理)"
                r"|被[^，。；：、]{1,10}所[^，。；：、以有在]"
            ),
            _STIFF,
        ),
    ),
}
_PATTERNS = {
    language: [
        (re.compile(rf"\b(?:{words})\b" if language == "en" else words, re.IGNORECASE), advice)
        for words, advice in avoided
    ]
    for language, avoided in _AVOIDED.items()
}
_QUOTED = re.compile(r"\"[^\"]*\"|“[^“”]*”|「[^「」]*」")

# English words of running text: no tables, captions, headings, hidden answers, code or formulas.
_LENGTH: dict[Kind, tuple[int, int]] = {
    "paper": (1600, 2600),
    "essential": (1000, 1600),
    "guide": (2000, 3200),
}
# Chinese is counted in characters and Latin words; 1.5 of them answer an English word in the
# first six articles, at most 1.8 in a summary.
_SUMMARY = {"en": 110, "zh": 200}
_CALLOUT = {"en": 45, "zh": 85}
_COUNTED_AS = {"en": "words", "zh": "characters and Latin words"}


def avoided(subject: Subject) -> Iterator[Fault]:
    """No word of marketing, no filler, no Chinese built like English; quotations are free."""
    for language, words in subject.both():
        text = _QUOTED.sub(lambda m: " " * len(m[0]), words.bare.text)
        for pattern, advice in _PATTERNS[language]:
            for found in pattern.finditer(text):
                message = f'Avoid "{found[0]}": {advice}.'
                yield subject.fault(language, words.line_of(found.start()), message)


def _size(words: Words, language: Language) -> int:
    text = plain(words.piece.text)
    return count_words(text) + (count_characters(text) if language == "zh" else 0)


def article(subject: Subject) -> Iterator[Fault]:
    """The English running text is as long as the guide asks for."""
    low, high = _LENGTH[subject.article.kind]
    running = (
        words
        for words in subject.words["en"]
        if words.piece.kind == "paragraph" and "details" not in words.piece.inside
    )
    size = sum(_size(words, "en") for words in running)
    if not low <= size <= high and not subject.is_help:
        what = f"{low:,} to {high:,} words for this kind of article"
        message = f"{size:,} words of running text; the guide asks for {what}."
        yield subject.fault("en", 1, message)


def summary(subject: Subject) -> Iterator[Fault]:
    """A TL;DR has at most 110 words."""
    for language in LANGUAGES:
        found = [w for w in subject.words[language] if subject.section(w.piece) == "TL;DR"]
        size = sum(_size(words, language) for words in found if words.piece.kind != "heading")
        if size > _SUMMARY[language]:
            most = f"{_SUMMARY[language]} {_COUNTED_AS[language]}"
            line = found[0].piece.line
            yield subject.fault(language, line, f"The summary has {size}; at most {most}.")


def callouts(subject: Subject) -> Iterator[Fault]:
    """A call-out has at most 45 words."""
    for language in LANGUAGES:
        sizes: dict[int, int] = {}
        line = 0
        for words in subject.words[language]:
            if "callout" in words.piece.inside:
                line = line or words.piece.line
                sizes[line] = sizes.get(line, 0) + _size(words, language)
            else:
                line = 0
        for at, size in sizes.items():
            if size > _CALLOUT[language]:
                most = f"{_CALLOUT[language]} {_COUNTED_AS[language]}"
                yield subject.fault(language, at, f"The call-out has {size}; at most {most}.")


RULES: tuple[Rule[Subject], ...] = (
    Rule("words-avoid", "warning", avoided),
    Rule("length-article", "warning", article),
    Rule("length-summary", "error", summary),
    Rule("length-callout", "warning", callouts),
)
