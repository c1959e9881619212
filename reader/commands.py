"""The commands that need no window: what they do and what they print."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from reader.archive.load import load_archive
from reader.archive.model import LANGUAGES
from reader.check.finding import Finding
from reader.check.run import check as check_archive
from reader.check.writers import Made, accept_outputs, draw_figures, new_article
from reader.library.build import build_library
from reader.library.place import Place
from reader.library.terms import articles_by_term
from reader.settings import cache_folder

_FOUND_FAULTS = 1
_NOT_ALL_DONE = 2
_BAR_WIDTH = 30


def list_articles(place: Place, *, as_json: bool) -> int:
    """Print every article of an archive, as lines or as one JSON document."""
    archive = load_archive(place.content)
    if as_json:
        articles = [
            {
                "path": article.path,
                "title": article.title,
                "vendor": article.vendor,
                "topics": article.topics,
                "languages": [lang for lang in LANGUAGES if lang in article.editions],
            }
            for article in archive.articles
        ]
        _print_json({"articles": articles})
    else:
        for article in archive.articles:
            print(article.path, *dict.fromkeys(article.title.values()), sep="\t")
    for problem in archive.problems:
        print(problem, file=sys.stderr)
    return _FOUND_FAULTS if archive.problems else 0


def list_terms(place: Place, *, as_json: bool) -> int:
    """Print every term of an archive's glossary, as lines or as one JSON document."""
    archive = load_archive(place.content)
    if as_json:
        articles = articles_by_term(archive)
        terms = [
            {
                "id": term.id,
                "name": term.name,
                "variants": term.variants,
                "definition": term.definition,
                "article": term.article,
                "articles": articles[term.id],
            }
            for term in archive.terms
        ]
        _print_json({"terms": terms})
    else:
        for term in archive.terms:
            print(*term.name.values(), *term.definition.values(), sep="\t")
    for problem in archive.problems:
        print(problem, file=sys.stderr)
    return _FOUND_FAULTS if archive.problems else 0


def build(place: Place, *, as_json: bool, as_lines: bool) -> int:
    """Compile an archive and print what was done; progress goes to standard error."""
    built = build_library(place.content, place.library, _print_line if as_lines else _draw_bar)
    for problem in built.problems:
        print(problem, file=sys.stderr)
    if as_json:
        _print_json(
            {
                "library": str(built.library),
                "compiled": built.compiled,
                "kept": built.kept,
                "problems": [asdict(problem) for problem in built.problems],
            }
        )
    else:
        print(f"{built.library}: {len(built.compiled)} compiled, {built.kept} unchanged")
    return _FOUND_FAULTS if built.problems else 0


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
        _print_json({"findings": [asdict(finding) for finding in findings]})
    else:
        for f in findings:
            print(f"{f.path}:{f.line}: {f.code} {f.message}")
    for sentence in checked.unable:
        print(sentence, file=sys.stderr)
    print(_summary(findings, checked.articles), file=sys.stderr)
    if any(strict or finding.level == "error" for finding in findings):
        return _FOUND_FAULTS
    return _NOT_ALL_DONE if checked.unable else 0


def accept(place: Place, paths: Sequence[Path]) -> int:
    """Write what calculations print into their outputs; print the differences."""
    return _print_made(accept_outputs(place.content, paths))


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


def _print_line(done: int, total: int) -> None:
    print(done, total, file=sys.stderr, flush=True)


def _draw_bar(done: int, total: int) -> None:
    """Draw a bar on a terminal; print nothing into a file or a pipe."""
    if not total or not sys.stderr.isatty():
        return
    filled = _BAR_WIDTH * done // total
    bar = "█" * filled + "░" * (_BAR_WIDTH - filled)
    end = "\n" if done == total else ""
    print(f"\r{bar} {done}/{total}", end=end, file=sys.stderr, flush=True)


def _print_json(document: Any) -> None:
    print(json.dumps(document, ensure_ascii=False, indent=1))
