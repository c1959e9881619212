"""Rules of shape: the guide's sections in their order, with what each must hold."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from reader.archive.model import LANGUAGES, Kind, Language
from reader.check.finding import Fault, Rule
from reader.check.pieces import Piece, cells
from reader.check.subject import Subject
from reader.text.blocks import Block
from reader.text.plain import plain_inline

_SECTIONS: Mapping[Kind, tuple[tuple[str, str], ...]] = MappingProxyType(
    {
        "paper": (
            ("TL;DR", "一句话总结"),
            ("Context & motivation", "背景与动机"),
            ("Core method", "核心方法"),
            ("Worked numbers", "算一算"),
            ("Engineering trade-offs", "工程权衡"),
            ("Results", "实验结果"),
            ("Reproducibility", "可复现性"),
            ("Commentary", "评注"),
            ("Check yourself", "自测"),
        ),
        "essential": (
            ("The problem", "问题"),
            ("A picture of it", "一幅图"),
            ("How it works", "工作原理"),
            ("Worked numbers", "算一算"),
            ("Rules of thumb", "经验法则"),
            ("Common misreadings", "常见误读"),
            ("Check yourself", "自测"),
        ),
    }
)
_QUESTIONS = (3, 5)
_TABLES = {"Engineering trade-offs": (4, 6), "Rules of thumb": (1, 99)}


def _top(subject: Subject, language: Language, level: int) -> list[Piece]:
    return [p for p in subject.pieces[language] if p.kind == "heading" and p.level == level]


def sections(subject: Subject) -> Iterator[Fault]:
    """The second-level headings are those of the guide, in its order."""
    for side, language in enumerate(LANGUAGES):
        found = _top(subject, language, 2)
        names = [p.text for p in found]
        if subject.article.kind == "guide":
            wanted = names if subject.is_help else [*names[:-1], ("Check yourself", "自测")[side]]
        else:
            wanted = [pair[side] for pair in _SECTIONS[subject.article.kind]]
        for at, name in enumerate(wanted):
            if at >= len(names) or names[at] != name:
                line = found[min(at, len(found) - 1)].line if found else 1
                has = f'"{names[at]}"' if at < len(names) else "nothing"
                yield subject.fault(
                    language,
                    line,
                    f'Section {at + 1} of this kind of article is "{name}"; here is {has}.',
                )
                break
        else:
            for extra in found[len(wanted) :]:
                message = f'"{extra.text}" comes after the last section of the guide; remove it.'
                yield subject.fault(language, extra.line, message)


def title(subject: Subject) -> Iterator[Fault]:
    """The text begins with its only first-level heading, the title of article.toml."""
    for language in LANGUAGES:
        wanted = subject.article.title.get(language, "")
        found = _top(subject, language, 1)
        first = subject.texts[language].blocks[0]
        if not found or first.kind != "heading" or first.level != 1:
            yield subject.fault(language, 1, f"Begin the text with the line `# {wanted}`.")
        elif wanted and plain_inline(found[0].text) != wanted:
            yield subject.fault(
                language,
                found[0].line,
                f'article.toml calls the article "{wanted}"; write the same in both places.',
            )
        for more in found[1:]:
            yield subject.fault(language, more.line, "A second title; use `##` and below.")


def levels(subject: Subject) -> Iterator[Fault]:
    """No heading is two levels below the one before it."""
    for language in LANGUAGES:
        before = 0
        for piece in subject.pieces[language]:
            if piece.kind == "heading":
                if piece.level > before + 1 and before:
                    message = (
                        f"Level {piece.level} under level {before}; use `{'#' * (before + 1)}`."
                    )
                    yield subject.fault(language, piece.line, message)
                before = piece.level


def figures(subject: Subject) -> Iterator[Fault]:
    """Every paper, system and essential article has a figure."""
    if subject.article.kind != "guide" and not any(
        p.kind == "figure" for p in subject.pieces["en"]
    ):
        yield subject.fault("en", 1, "The article has no figure; draw one that teaches.")


def calculations(subject: Subject) -> Iterator[Fault]:
    """`Worked numbers` has a calculation."""
    if subject.article.kind == "guide":
        return
    section = [p for p in subject.pieces["en"] if subject.section(p) == "Worked numbers"]
    if section and not any(p.kind == "calculation" for p in section):
        message = "This section has no calculation; link a .py file in a paragraph of its own."
        yield subject.fault("en", section[0].line, message)


def questions(subject: Subject) -> Iterator[Fault]:
    """`Check yourself` has three to five hidden answers, each with a question and an answer."""
    for language, name in zip(LANGUAGES, ("Check yourself", "自测"), strict=True):
        if subject.is_help:
            return
        inside = _section(subject, language, name)
        if not inside:
            continue
        asked = [block for block in inside[1:] if block.kind == "details"]
        low, high = _QUESTIONS
        if not low <= len(asked) <= high:
            wanted = f"the guide asks for {low} to {high}"
            message = f"Questions as <details> here: {len(asked)}; {wanted}."
            yield subject.fault(language, inside[0].line, message)
        for block in asked:
            if not block.text.strip() or not block.children:
                message = "Write the question into <summary> and the answer below it."
                yield subject.fault(language, block.line, message)


def _section(subject: Subject, language: Language, name: str) -> list[Block]:
    """Return the heading with that name and the blocks up to the next section."""
    found: list[Block] = []
    for block in subject.texts[language].blocks:
        is_heading = block.kind == "heading" and block.level == 2
        if is_heading and found:
            break
        if found or (is_heading and block.text == name):
            found.append(block)
    return found


def tables(subject: Subject) -> Iterator[Fault]:
    """The trade-offs are a table of four to six rows, the rules of thumb a table."""
    for name, (low, high) in _TABLES.items():
        inside = _section(subject, "en", name)
        if not inside:
            continue
        found = [p for p in subject.pieces["en"] if p.kind == "row" and p.name != "0"]
        count = sum(subject.section(p) == name for p in found)
        if not low <= count <= high:
            message = f"A table of {low} to {high} rows stands here; this one has {count}."
            if high > 10:
                message = "Give the rules as a table."
            yield subject.fault("en", inside[0].line, message)


def columns(subject: Subject) -> Iterator[Fault]:
    """Every row of a table has as many cells as its head."""
    for language in LANGUAGES:
        head = 0
        for piece in subject.pieces[language]:
            if piece.kind != "row":
                continue
            found = cells(piece.text)
            head = found if piece.name == "0" else head
            if found != head:
                message = f"{found} cells in a table of {head} columns; add or remove a cell."
                yield subject.fault(language, piece.line, message)


def html(subject: Subject) -> Iterator[Fault]:
    """HTML is there for hidden answers only."""
    for language in LANGUAGES:
        for piece in subject.pieces[language]:
            if piece.kind == "html":
                message = "Write this as Markdown; of HTML only <details> is used."
                yield subject.fault(language, piece.line, message)


def unclosed(subject: Subject) -> Iterator[Fault]:
    """Whatever is opened is closed."""
    for language in LANGUAGES:
        for problem in subject.texts[language].problems:
            yield subject.fault(
                language, problem.line or 1, f"{problem.sentence} {problem.hint}".rstrip()
            )


RULES: tuple[Rule[Subject], ...] = (
    Rule("structure-sections", "error", sections),
    Rule("structure-title", "error", title),
    Rule("structure-levels", "error", levels),
    Rule("structure-no-figure", "error", figures),
    Rule("structure-no-calculation", "error", calculations),
    Rule("structure-questions", "error", questions),
    Rule("structure-table", "error", tables),
    Rule("structure-columns", "error", columns),
    Rule("structure-html", "error", html),
    Rule("structure-unclosed", "error", unclosed),
)
