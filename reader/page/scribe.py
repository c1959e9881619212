"""What the parts of a page share while it is written: renderers, links, anchors, problems."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from reader.archive.model import LANGUAGES, Article, Language
from reader.errors import ReaderError
from reader.page.terms import Marker
from reader.page.values import Site
from reader.text.anchors import anchors
from reader.text.blocks import Block, Split
from reader.text.citations import number_sources
from reader.text.html import Rendered, Renderer, Surroundings
from reader.text.plain import plain_inline

# Ids of the page's own; a heading with these words gets another.
_OWN_IDS = ("top", "sources", "next")
_SECTION_LEVEL = 2  # a heading of this level begins what its author calls a section


class Scribe:
    """Renders the blocks of an article's editions and keeps what the page has to know of them.

    Attributes:
        languages: Those that the article has, English first.
        numbers: The number of each source by its key.
        linked: Paths of the articles that were linked to, each once.
    """

    def __init__(self, article: Article, texts: Mapping[Language, Split], site: Site) -> None:
        self.article = article
        self.texts = texts
        self.site = site
        self.languages: tuple[Language, ...] = tuple(code for code in LANGUAGES if code in texts)
        self.numbers = number_sources(
            [texts[code].blocks for code in self.languages], [s.key for s in article.sources]
        )
        self.linked: dict[str, None] = {}
        self.problems: list[ReaderError] = []
        self._anchors: dict[Language, dict[int, str]] = {}
        self._ids = {*_OWN_IDS, *(f"source-{key}" for key in self.numbers)}
        for code in self.languages:  # the first language has the first choice of ids
            self._anchors[code] = _anchors_of(texts[code].blocks, sorted(self._ids))
            self._ids.update(self._anchors[code].values())
        self._markers = {
            code: Marker(code, site.names.get(code, ()), site.cards, article.path)
            for code in self.languages
        }
        self._renderers = {code: self._renderer(code) for code in self.languages}

    @property
    def marked(self) -> tuple[str, ...]:
        """Ids of the terms that were marked so far, each once."""
        return tuple(
            dict.fromkeys(t for code in self.languages for t in self._markers[code].marked)
        )

    def block(self, language: Language, block: Block) -> str:
        """Return a block as HTML."""
        self._begin_section(language, block)
        return self._noted(self._renderers[language].block(block))

    def inline(self, language: Language, markdown: str, line: int) -> str:
        """Return a line of Markdown as HTML."""
        return self._noted(self._renderers[language].inline(markdown, line))

    def heading(self, language: Language, block: Block) -> str:
        """Return the words of a heading as HTML."""
        self._begin_section(language, block)
        return self._noted(self._renderers[language].label(block.text, block.line))

    def formula(self, language: Language, block: Block) -> str:
        """Return a displayed formula."""
        return self._noted(self._renderers[language].formula(block.text, block.line))

    def anchor(self, language: Language, block: Block) -> str:
        """Return the id that a heading's own words give it."""
        return self._anchors[language][block.line]

    def report(self, language: Language, block: Block, sentence: str, hint: str = "") -> None:
        """Note a fault of the content."""
        file = self.article.editions[language].file
        self.problems.append(ReaderError(sentence, hint, file, block.line))

    def _begin_section(self, language: Language, block: Block) -> None:
        if block.kind == "heading" and block.level <= _SECTION_LEVEL:
            self._markers[language].begin_section()

    def _noted(self, rendered: Rendered) -> str:
        self.problems += rendered.problems
        return rendered.html

    def _renderer(self, language: Language) -> Renderer:
        text = self.texts[language]
        return Renderer(
            Surroundings(
                language,
                self._file(language),
                self.site.formula,
                lambda href: self._link(language, href),
                self.site.picture,
                text.references,
                self.numbers,
                self._markers[language].mark,
            )
        )

    def _file(self, language: Language) -> Path:
        return self.article.editions[language].file

    def _link(self, language: Language, href: str) -> str | None:
        if href.startswith("#"):
            name = unquote(href[1:])
            return href if name in self._ids or not name else None
        found = self.site.link(language, href)
        if found is None:
            return None
        address, path = found
        if path and path != self.article.path:
            self.linked.setdefault(path)
        return address


def _anchors_of(blocks: Iterable[Block], taken: Sequence[str]) -> dict[int, str]:
    headings = [block for block in blocks if block.kind == "heading"]
    names = anchors([plain_inline(block.text) for block in headings], taken)
    return dict(zip((b.line for b in headings), names, strict=True))
