"""Every sentence that an error may say has its Chinese in resources/translations/errors_zh.toml."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_CALLS = {"ReaderError", "report", "_report"}
_NAMES = {"fault", "hint", "sentence"}


def _texts(node: ast.expr) -> Iterator[str]:
    """Yield the sentences of an expression, a hole `{0}` for each value in them."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            holes = iter(range(10))
            parts = (
                v.value if isinstance(v, ast.Constant) else f"{{{next(holes)}}}" for v in values
            )
            yield "".join(parts)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body)
            yield from _texts(orelse)


def _sentences_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in _CALLS:
                for value in (*node.args, *(k.value for k in node.keywords if k.arg in _NAMES)):
                    yield from _texts(value)
        elif isinstance(node, ast.Assign) and _NAMES & {getattr(t, "id", "") for t in node.targets}:
            yield from _texts(node.value)


def _in_the_code() -> set[str]:
    # The checker's findings are for authors and stay in English.
    code = _ROOT / "reader"
    files = [f for f in code.rglob("*.py") if f.relative_to(code).parts[0] != "check"]
    found = (s for f in files for s in _sentences_of(ast.parse(f.read_text(encoding="utf-8"))))
    return {sentence for sentence in found if " " in sentence}


def _in_the_list() -> set[str]:
    file = _ROOT / "resources" / "translations" / "errors_zh.toml"
    return set(tomllib.loads(file.read_text(encoding="utf-8")))


def test_every_sentence_of_an_error_has_its_chinese() -> None:
    assert _in_the_code() - _in_the_list() == set()


def test_no_translation_outlives_its_sentence() -> None:
    assert _in_the_list() - _in_the_code() == set()
