"""What stands inside a line but is not Markdown's: code, formulas and citations.

They are found before Markdown sees the text, so that it cannot take an underscore of a formula
for emphasis, and they are put back when its output has been made safe.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_TOKEN = re.compile(
    r"""
      (?P<math_code>\$`[^`]+`\$)
    | (?P<code>(?<!`)(?P<ticks>`+)(?!`)(?P<code_text>.+?)(?<!`)(?P=ticks)(?!`))
    | \\\( (?P<round>(?:[^\\]|\\[^()\[\]])+?) \\\)
    | \\\[ (?P<square>(?:[^\\]|\\[^()\[\]])+?) \\\]
    | \\.
    | \$\$ (?P<double>(?:[^$\\]|\\.)+?) \$\$
    | (?<![A-Za-z0-9$]) \$ (?=[^\s$]) (?P<single>(?:[^$\\]|\\.)+?) (?<!\s) \$ (?![0-9$])
    | [ \t]* \[@ (?P<cited>
        [\w.:/+-]+ (?:,[^\[\];]*)? (?: ;[ \t]* @[\w.:/+-]+ (?:,[^\[\];]*)? )*
      ) \] (?![(\[])
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A code span, a formula or a citation, and where it stands in the text.

    Attributes:
        text: Code, TeX, or what stands between `[@` and `]`.
        display: Whether a formula was written to stand on a line of its own.
    """

    kind: Literal["code", "maths", "citation"]
    start: int
    end: int
    text: str
    display: bool = False


def tokens(text: str) -> Iterator[Token]:
    """Return the code spans, formulas and citations of a paragraph in their order.

    `$` opens a formula when a sign follows it and none stands before it, and closes one when a sign
    stands before it and no digit follows: "$5 and $6" is money.
    """
    for found in _TOKEN.finditer(text):
        token = _token(found)
        if token is not None:
            yield token


def _token(found: re.Match[str]) -> Token | None:
    start, end = found.span()
    if found["code"]:
        return Token("code", start, end, _code_text(found["code_text"]))
    if found["cited"]:
        return Token("citation", start, end, found["cited"])
    if found["math_code"]:
        return Token("maths", start, end, found["math_code"][2:-2].strip())
    shown = found["square"] or found["double"]
    tex = shown or found["round"] or found["single"]
    return Token("maths", start, end, tex.strip(), shown is not None) if tex else None


def _code_text(inside: str) -> str:
    text = inside.replace("\n", " ")
    if text[0] == text[-1] == " " and text.strip():
        return text[1:-1]
    return text


def citations(cited: str) -> Iterator[tuple[str, str]]:
    """Return key and place of each source in the text of a citation token."""
    for part in cited.split(";"):
        key, _, place = part.strip().removeprefix("@").partition(",")
        yield key.strip(), place.strip()
