"""The commands of TeX that stand in formulas within a line, and the signs they are shown as."""


def _table(text: str) -> dict[str, str]:
    """Return `name sign name sign …` as a dictionary."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


def _names(text: str, value: str) -> dict[str, str]:
    """Return a dictionary in which all of these names mean the same."""
    return dict.fromkeys(text.split(), value)


THIN = "\u2009"
GREEK = _table("""
    alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
    kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ
    omega ω
""")
UPRIGHT = _table("""
    Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ infty ∞
    nabla ∇ partial ∂ top ⊤ bot ⊥ ldots … dots … dotsc … cdots ⋯ vdots ⋮ emptyset ∅ forall ∀
    exists ∃ prime ′ hbar ℏ neg ¬ & & % % # # _ _ $ $ | ‖ Vert ‖ vert |
""")
BINARY = _table("""
    times × cdot · pm ± mp ∓ div ÷ ast * star ⋆ odot ⊙ oplus ⊕ otimes ⊗ circ ∘ cup ∪ cap ∩
    setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ bullet •
""")
RELATIONS = _table("""
    le ≤ leq ≤ ge ≥ geq ≥ lt < gt > ne ≠ neq ≠ ll ≪ gg ≫ approx ≈ sim ∼ simeq ≃ equiv ≡ propto ∝
    in ∈ notin ∉ subset ⊂ subseteq ⊆ mid | parallel ∥ colon : coloneqq ≔ to → rightarrow →
    longrightarrow → leftarrow ← gets ← leftrightarrow ↔ mapsto ↦ Rightarrow ⇒ implies ⇒
    Leftarrow ⇐ iff ⇔
""")
OPEN = _table("{ { lceil ⌈ lfloor ⌊ langle ⟨ lvert | lVert ‖")
CLOSE = _table("} } rceil ⌉ rfloor ⌋ rangle ⟩ rvert | rVert ‖")
LARGE = _table("sum ∑ prod ∏ int ∫ bigcup ⋃ bigcap ⋂")
FUNCTIONS = {
    name: name
    for name in _names(
        """
        min max log ln exp sin cos tan tanh sinh cosh arcsin arccos arctan arg lim sup inf det dim
        Pr gcd deg ker
        """,
        "",
    )
}
# The names of one space or of none; what only makes a bracket larger is left out.
SPACES = (
    {",": THIN, ":": THIN, ";": " ", " ": " ", "quad": "  ", "qquad": "   ", "!": ""}
    | _names("left right middle big Big bigg Bigg bigl bigr Bigl Bigr", "")
    | _names("displaystyle textstyle limits nolimits", "")
)
# Words and letters in another dress; `{}` is what stands in the braces.
DRESSES = (
    _names("mathrm text textrm mathsf textsf operatorname mbox", "{}")
    | _names("mathbf boldsymbol textbf bm mathbb", "<b>{}</b>")
    | _names("mathit textit mathcal mathscr mathfrak", "<i>{}</i>")
    | _names("mathtt texttt", "<tt>{}</tt>")
)
AS_WRITTEN = frozenset(_names("text textrm textsf textbf textit texttt operatorname mbox", ""))
IN_WORDS = UPRIGHT | SPACES
# Each is put behind the one letter that it stands over.
ACCENTS = (
    _names("hat widehat", "\u0302")
    | _names("tilde widetilde", "\u0303")
    | _names("bar overline", "\u0304")
    | {"dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7", "check": "\u030c"}
)
LINES_OVER = frozenset({"bar", "overline"})  # these also stand over more than a letter
