"""The kinds of Anki notes that cards become: their fields, how they look, their lasting ids."""

from dataclasses import dataclass

from reader.study.values import CardKind

# Anki knows decks and note types by their ids: another number would be another deck beside the
# user's. They were drawn once, as genanki advises, and stay the same for ever.
DECK_ID = 1_954_734_336
DECK_NAME = "Reader"
# Seconds since 1970: when the looks below were last changed. Anki takes newer ones over.
CHANGED = 1_795_824_000

CSS = """\
.card {
  margin: 0 auto; padding: 1.5em 1em; max-width: 38em;
  font-family: "Source Serif 4", Georgia, "Noto Serif", serif;
  font-size: 20px; line-height: 1.55; text-align: left;
  color: #1f2328; background: #fffefb;
}
.card :lang(zh) {
  font-family: "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif;
  line-height: 1.75; line-break: strict; text-autospace: normal;
}
.card div + div { margin-top: .6em; }
.word { font-size: 1.6em; text-align: center; }
.word:lang(zh) { line-height: 1.4; }
.cloze { font-weight: bold; color: #9a3d00; }
hr { border: 0; border-top: 1px solid #d8d4cc; margin: 1.2em 0; }
.card .place { margin-top: 1.4em; font-size: .75em; text-align: center; }
.place a { color: #6a6f76; text-decoration: none; }
.nightMode.card, .nightMode .card { color: #dcdad5; background: #1c1d1f; }
.nightMode .cloze { color: #ffb072; }
.nightMode hr { border-top-color: #43454a; }
.nightMode .place a { color: #9a9ea6; }
"""

_PLACE = '<div class="place"><a href="{{Link}}">{{Article}}</a></div>'


@dataclass(frozen=True, slots=True)
class NoteType:
    """One kind of notes.

    Attributes:
        templates: Name, question and answer of each card that a note may have.
    """

    id: int
    name: str
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str, str], ...]
    is_cloze: bool = False


def _side(field: str, language: str, style: str = "") -> str:
    """Return a field as a part of a card, which is left out where the field is empty."""
    of = f' class="{style}"' if style else ""
    return f'{{{{#{field}}}}}<div{of} lang="{language}">{{{{{field}}}}}</div>{{{{/{field}}}}}\n'


_WORD_EN, _WORD_ZH = _side("English", "en", "word"), _side("中文", "zh", "word")
_SENTENCES = _side("Sentence", "en") + _side("句子", "zh") + _PLACE
_QUESTION = _side("Question", "en") + _side("问题", "zh")

NOTE_TYPES: dict[CardKind, NoteType] = {
    "word": NoteType(
        1_351_437_879,
        "Reader: word 词语",
        ("English", "中文", "Sentence", "句子", "Article", "Link"),
        (
            ("English → 中文", _WORD_EN, f"{_WORD_EN}<hr id=answer>\n{_WORD_ZH}{_SENTENCES}"),
            ("中文 → English", _WORD_ZH, f"{_WORD_ZH}<hr id=answer>\n{_WORD_EN}{_SENTENCES}"),
        ),
    ),
    "question": NoteType(
        1_889_939_548,
        "Reader: question 问题",
        ("Question", "问题", "Answer", "答案", "Article", "Link"),
        (
            (
                "Question 问题",
                _QUESTION,
                _QUESTION
                + "<hr id=answer>\n"
                + _side("Answer", "en")
                + _side("答案", "zh")
                + _PLACE,
            ),
        ),
    ),
    "cloze": NoteType(
        1_895_921_970,
        "Reader: cloze 填空",
        ("Text", "Translation", "Article", "Link"),
        (
            (
                "Cloze 填空",
                "<div>{{cloze:Text}}</div>\n<div>{{Translation}}</div>",
                "<div>{{cloze:Text}}</div>\n<div>{{Translation}}</div>\n" + _PLACE,
            ),
        ),
        is_cloze=True,
    ),
}
