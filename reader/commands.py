"""The commands that list and build: what they do and what they print."""

import json
import sys
from dataclasses import asdict
from typing import Any

from reader.archive.load import load_archive
from reader.archive.model import LANGUAGES
from reader.library.build import build_library
from reader.library.place import Place
from reader.library.terms import articles_by_term

_FOUND_FAULTS = 1
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
