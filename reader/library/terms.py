"""Which article has which terms of the glossary, and what the cards of a page show of that."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice

from reader.archive.model import Archive, Article, Language, Term
from reader.page import ArticleLink, TermCard
from reader.text.blocks import Split, split
from reader.text.plain import prose
from reader.text.terms import Names, TermFinder, names_in, names_of

_MOST_LINKS = 6  # of a card, which must stay small


def terms_of(article: Article, texts: Mapping[Language, Split], names: Names) -> tuple[str, ...]:
    """Return the ids of the terms that occur in an article in any language, sorted.

    Args:
        texts: The article's texts by language.
        names: All names of the glossary.
    """
    found: set[str] = set()
    for language, own in names_in(article.path, names).items():
        if language in texts:
            words = "\n".join(prose(texts[language].blocks))
            found.update(place.name.term for place in TermFinder(own, language).find(words))
    return tuple(sorted(found))


def articles_by_term(archive: Archive) -> dict[str, list[str]]:
    """Return by id of each term the paths of the articles in which it occurs."""
    names = names_of(archive.terms)
    found: dict[str, list[str]] = {term.id: [] for term in archive.terms}
    for article in archive.articles:
        texts = {language: split(edition.text) for language, edition in article.editions.items()}
        for term in terms_of(article, texts, names):
            found[term].append(article.path)
    return found


class Cards:
    """Makes the cards of each article.

    Args:
        terms: The glossary.
        occurring: By article path, in the order of the archive: the terms that occur in it.
        link: The link to an article of the archive.
    """

    def __init__(
        self,
        terms: Sequence[Term],
        occurring: Mapping[str, Iterable[str]],
        link: Callable[[str], ArticleLink],
    ) -> None:
        self._terms = {term.id: term for term in reversed(terms)}
        self._occurring = occurring
        self._link = link
        self._articles: dict[str, list[str]] = defaultdict(list)
        for path, found in occurring.items():
            for term in found:
                self._articles[term].append(path)

    def of(self, path: str) -> dict[str, TermCard]:
        """Return a card for each term that occurs in an article."""
        return {term: self._card(self._terms[term], path) for term in self._occurring[path]}

    def _card(self, term: Term, path: str) -> TermCard:
        others = (p for p in self._articles[term.id] if p not in (path, term.article))
        return TermCard(
            term,
            self._link(term.article) if term.article in self._occurring else None,
            tuple(map(self._link, islice(others, _MOST_LINKS))),
        )
