"""The formulas inside a line as words: a backslash and gamma are γ, `W^{UK}` is W^UK."""

import re

_NAMES = """
    alpha beta gamma delta epsilon varepsilon zeta eta theta kappa lambda mu nu xi pi rho sigma tau
    phi varphi chi psi omega Gamma Delta Theta Lambda Sigma Phi Psi Omega ell times cdot le leq ge
    geq ne neq approx sim propto to rightarrow infty sum prod pm in cup cap ldots dots cdots nabla
    partial sqrt mid odot oplus otimes
"""
_SIGNS = "αβγδεεζηθκλμνξπρστφφχψωΓΔΘΛΣΦΨΩℓ×·≤≤≥≥≠≠≈∼∝→→∞∑∏±∈∪∩………∇∂√|⊙⊕⊗"
_SIGN_OF = dict(zip(_NAMES.split(), _SIGNS, strict=True))
# What only says how something looks.
_LOOKS = "mathrm|mathbf|mathbb|mathcal|text|operatorname|hat|tilde|bar"
_DRESSED = re.compile(rf"\\(?:{_LOOKS})\*?(?:\{{([^{{}}]*)\}}|\s+(?=\w))")
_COMMAND = re.compile(r"\\([A-Za-z]+)")
_SCRIPT = re.compile(r"([_^])\{([^{}]*)\}")
_SPACE = re.compile(r"\\[,;:! ]|\\(?:left|right|big|Big|quad|qquad)(?![A-Za-z])")


def readable(text: str) -> str:
    """Return a text with the commonest TeX in it as signs; what is no such TeX stays as it is."""
    if "\\" not in text and "^" not in text and "_{" not in text:
        return text
    text = _DRESSED.sub(r"\1", _SPACE.sub("", text))
    text = _COMMAND.sub(lambda found: _SIGN_OF.get(found[1], found[0]), text)
    return _SCRIPT.sub(r"\1\2", text)
