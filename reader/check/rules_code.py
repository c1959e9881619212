"""Rules of formulas and listings: the one parses, the other names a language that is known."""

from collections.abc import Iterator

from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from reader.archive.model import LANGUAGES
from reader.check.finding import Fault, Rule
from reader.check.subject import Subject
from reader.errors import ReaderError
from reader.text.inline import tokens
from reader.text.maths import parse


def maths(subject: Subject) -> Iterator[Fault]:
    """Every formula is one that KaTeX can set."""
    for language in LANGUAGES:
        for piece in subject.pieces[language]:
            formulas = [(piece.text, True, 0)] if piece.kind == "maths" else []
            if piece.has_words:
                formulas = [
                    (token.text, token.display, piece.text.count("\n", 0, token.start))
                    for token in tokens(piece.text)
                    if token.kind == "maths"
                ]
            for tex, display, down in formulas:
                try:
                    parse(tex, display)
                except ReaderError as error:
                    yield subject.fault(language, piece.line + down, error.sentence)


def dollars(subject: Subject) -> Iterator[Fault]:
    """No dollar sign is left over: a formula that was not read as one."""
    for language, words in subject.both():
        at = words.bare.text.find("$")
        while at >= 0:
            money = words.bare.text[at + 1 : at + 2].isdigit()
            if not money:
                message = "A $ that opens or closes no formula; write $x$ without blanks inside."
                yield subject.fault(language, words.line_of(at), message)
            at = words.bare.text.find("$", at + 1)


def languages(subject: Subject) -> Iterator[Fault]:
    """A listing names a language that Pygments knows."""
    for language in LANGUAGES:
        for piece in subject.pieces[language]:
            if piece.kind == "code" and not _is_known(piece.name):
                named = f'Pygments does not know "{piece.name}"' if piece.name else "No language"
                message = f"{named}; write ```python, ```cuda, ```console or ```text."
                yield subject.fault(language, piece.line, message)


def _is_known(language: str) -> bool:
    try:
        get_lexer_by_name(language)
    except ClassNotFound:
        return False
    return bool(language)


RULES: tuple[Rule[Subject], ...] = (
    Rule("maths-invalid", "error", maths),
    Rule("maths-dollar", "error", dollars),
    Rule("code-language", "error", languages),
)
