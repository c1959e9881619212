"""The commands for authors: check, record, draw, begin; what they do and what they print."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from reader.check.finding import Finding
from reader.check.run import check as check_archive
from reader.check.writers import Made, accept_outputs, draw_figures, new_article
from reader.library.place import Place
from reader.settings import cache_folder

_FOUND_FAULTS = 1
_NOT_ALL_DONE = 2


def check(
    place: Place,
    paths: Sequence[Path],
    only: Sequence[str],
    *,
    strict: bool,
    as_json: bool,
    run_code: bool,
) -> int:
    """Check an archive or some of its articles and print what is at fault."""
    memory = cache_folder() / "check.json"
    checked = check_archive(place.content, paths, memory, only=only, run_code=run_code)
    findings = [replace(f, path=_from_here(f.path)) for f in checked.findings]
    if as_json:
        document = {"findings": [asdict(finding) for finding in findings]}
        print(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        for f in findings:
            print(f"{f.path}:{f.line}: {f.code} {f.message}")
    for sentence in checked.unable:
        print(sentence, file=sys.stderr)
    print(_summary(findings, checked.articles), file=sys.stderr)
    if any(strict or finding.level == "error" for finding in findings):
        return _FOUND_FAULTS
    return _NOT_ALL_DONE if checked.unable else 0


def accept(place: Place, paths: Sequence[Path], *, as_json: bool = False) -> int:
    """Write what calculations print into their outputs; print the differences."""
    made = accept_outputs(place.content, paths)
    if not as_json:
        return _print_made(made)
    files = tuple(made)
    outputs = [
        {
            "path": _from_here(str(m.file)),
            "difference": m.difference,
            "problem": str(m.problem or ""),
        }
        for m in files
    ]
    print(json.dumps({"outputs": outputs}, ensure_ascii=False, indent=1))
    return _FOUND_FAULTS if any(m.problem for m in files) else 0


def figures(place: Place, paths: Sequence[Path]) -> int:
    """Draw the figures of an archive or of some of its articles anew."""
    return _print_made(draw_figures(place.content, paths))


def new(place: Place, path: str) -> int:
    """Make the folder of a new article from the template."""
    print(new_article(place.content, path))
    return 0


def _print_made(files: Iterable[Made]) -> int:
    code = 0
    for made in files:
        if made.problem is not None:
            print(made.problem, file=sys.stderr)
            code = _FOUND_FAULTS
        elif made.difference:
            print(made.difference, flush=True)
        else:
            print(f"{made.file}: unchanged", flush=True)
    return code


def _from_here(path: str) -> str:
    """Return a path as one types it in this folder, where it is below."""
    here = Path.cwd()
    return Path(path).relative_to(here).as_posix() if Path(path).is_relative_to(here) else path


def _summary(findings: Sequence[Finding], articles: int) -> str:
    errors = sum(finding.level == "error" for finding in findings)
    warnings = len(findings) - errors
    counts = f"{_count(errors, 'error')}, {_count(warnings, 'warning')}"
    return f"{_count(articles, 'article')}: {counts if findings else 'no faults'}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
