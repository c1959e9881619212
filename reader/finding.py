"""The command that searches: what it asks and what it prints."""

import json
from collections.abc import Mapping

from reader.archive.model import LANGUAGES, in_language
from reader.library.finding import open_finding
from reader.library.place import Place
from reader.library.store import open_library
from reader.search.values import Answer, Hit


def search(
    place: Place, words: str, limit: int, filters: Mapping[str, tuple[str, ...]], *, as_json: bool
) -> int:
    """Print the passages that answer a question, best first; none is an answer, too.

    Args:
        filters: Ids or names by `vendor`, `topic` and `lang`.
    """
    searcher = open_finding(open_library(place.library))
    try:
        answer = searcher.ask(words, limit, filters=filters)
    finally:
        searcher.close()
    if as_json:
        results = [_as_json(hit) for hit in answer.hits]
        found = {"results": results, "corrected": answer.corrected or None}
        print(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        _print(answer)
    return 0


def _as_json(hit: Hit) -> dict[str, object]:
    return {
        "path": hit.path,
        "anchor": hit.anchor,
        "title": hit.title,
        "snippet": {code: snippet.text for code, snippet in hit.snippet.items()},
        "score": hit.score,
    }


def _print(answer: Answer) -> None:
    if answer.corrected:
        print(f"Showing results for: {answer.corrected}\n")
    elif answer.is_loose:
        print("No passage has all the words; these have most of them.\n")
    for hit in answer.hits:
        place = f"{hit.path}#{hit.anchor}" if hit.anchor else hit.path
        names = [in_language(hit.title, "en"), in_language(hit.heading, "en")]
        print(place, " › ".join(filter(None, names)), sep="\t")
        for code in LANGUAGES:
            if code in hit.snippet:
                print(f"\t{hit.snippet[code].text}")
    counts = f"{answer.passages} passages in {answer.articles} articles"
    print(counts if answer.hits else "Nothing found.")
