"""The glossary's terms in a page: marked where they first stand, explained on cards at its end."""

from collections.abc import Iterable, Mapping
from html import escape

from reader.archive.model import ByLanguage, Language, Term
from reader.page import words
from reader.page.values import ArticleLink, TermCard
from reader.text.terms import Name, TermFinder


class Marker:
    """Marks the terms in one language's text, once in a section or once in the article.

    Once in the article are marked common words, and the terms that the article itself explains.

    Args:
        cards: By term; a term without one is not marked.
        article: Path of the article that the text belongs to.
    """

    def __init__(
        self,
        language: Language,
        names: Iterable[Name],
        cards: Mapping[str, TermCard],
        article: str,
    ) -> None:
        self._language = language
        self._finder = TermFinder((name for name in names if name.term in cards), language)
        self._once = {term for term, card in cards.items() if card.term.article == article}
        self._in_section: set[str] = set()
        self.marked: dict[str, None] = {}

    def begin_section(self) -> None:
        """Mark each term again where it stands next."""
        self._in_section.clear()

    def mark(self, text: str) -> str:
        """Return words, which are HTML without tags, with elements round the terms in them."""
        parts: list[str] = []
        end = 0
        for found in self._finder.find(text):
            term = found.name.term
            seen = self.marked if found.name.is_common or term in self._once else self._in_section
            if term in seen:
                continue
            self.marked[term] = None
            self._in_section.add(term)
            parts += (text[end : found.start], self._element(term, text[found.start : found.end]))
            end = found.end
        parts.append(text[end:])
        return "".join(parts)

    def _element(self, term: str, written: str) -> str:
        return (
            f'<span class="term" tabindex="0" role="button" data-term="{escape(term)}"'
            f' aria-describedby="{_meaning_id(term, self._language)}">{written}</span>'
        )


def _meaning_id(term: str, language: Language) -> str:
    # No heading's anchor has a colon.
    return f"term:{escape(term)}:{language}"


def cards(marked: Iterable[str], known: Mapping[str, TermCard], article: str) -> str:
    """Return the cards that the window shows when a marked term is pointed at.

    Args:
        marked: Ids of the terms that are marked in the page, each once.
        article: Path of the page's own article, to which no card leads.
    """
    items = "\n".join(_card(known[term], article) for term in marked)
    return f'<section class="terms" hidden>\n{items}\n</section>' if items else ""


def _card(card: TermCard, article: str) -> str:
    term = card.term
    sides = "".join(_side(term, language) for language in words.LANG_TAG)
    explained = [card.explained] if card.explained and card.explained.path != article else []
    where = _where(words.EXPLAINED, explained) + _where(words.ELSEWHERE, card.elsewhere)
    return (
        f'<article class="card" data-term-card="{escape(term.id)}">{sides}'
        f"{f'<div class=where>{where}</div>' if where else ''}</article>"
    )


def _side(term: Term, language: Language) -> str:
    name = term.name[language]
    plurals = (name, f"{name}s", f"{name}es")
    others = [text for text in term.variants[language] if text not in plurals]
    comma = ", " if language == "en" else "、"
    also = f'<p class="also">{escape(comma.join(others))}</p>' if others else ""
    return (
        f'<div class="{language}" lang="{words.LANG_TAG[language]}"><h3>{escape(name)}</h3>{also}'
        f'<p id="{_meaning_id(term.id, language)}">{escape(term.definition[language])}</p></div>'
    )


def _where(label: ByLanguage, links: Iterable[ArticleLink]) -> str:
    items = "".join(
        f'<li><a href="{escape(link.href)}" data-article="{escape(link.path)}">'
        f"{_title(link.title)}</a></li>"
        for link in links
    )
    return f"<p>{words.spans(label)}</p><ul>{items}</ul>" if items else ""


def _title(title: ByLanguage) -> str:
    """Return a title in both languages; one that is there in one only is shown in every mode."""
    if len(set(title.values())) == 1:
        return escape(next(iter(title.values())))
    # No space between them: a line would end at it, before the dot that follows the link.
    return "".join(words.spans({code: text}) for code, text in title.items())
