"""What a page is made from and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reader.archive.model import ByLanguage, Language, Term
from reader.errors import ReaderError
from reader.text.terms import Names

# Folders of resources/ that the library copies under <root>assets/, names unchanged;
# css/theme.css is theme_css(). In the order in which a page loads them.
STYLE_SHEETS = (
    "katex/katex.min.css",
    "css/fonts.css",
    "css/chinese.css",
    "css/theme.css",
    "css/page.css",
    "css/parts.css",
    "css/study.css",
    "css/home.css",
)


@dataclass(frozen=True, slots=True)
class Preview:
    """What the page shows of another article without opening it.

    Attributes:
        href: Relative address of its page, from this page.
        summary: Its TL;DR in plain words.
    """

    href: str
    title: ByLanguage
    summary: ByLanguage


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """An article that a term's card leads to; `href` is the address of its page."""

    path: str
    href: str
    title: ByLanguage


@dataclass(frozen=True, slots=True)
class TermCard:
    """What the page shows of a term of the glossary.

    Attributes:
        explained: The article that explains it, if the archive has it.
        elsewhere: Further articles that it occurs in, not all if there are many.
    """

    term: Term
    explained: ArticleLink | None = None
    elsewhere: tuple[ArticleLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """What an article's page needs to know of the library round it; the page touches no disk.

    Attributes:
        root: From the page to the library's top: `../../`, with the slash.
        vendor: Name of the article's vendor.
        topics: Names of its topics.
        previews: By article path; those that are linked, required or related go into the page.
        link: Language and relative link as written, to the address from this page and, when it
            leads to an article, that article's path (else ""); None when it leads nowhere. Links
            within the page (`#…`) are the page's own affair.
        picture: A raster picture as written to its address; None when the file is not there.
        read: A text file of the article's folder (.svg, .py, .out); None when it is not there.
        formula: `reader.text.maths.render`.
        rerun: Whether the recorded outputs are verified by the archive's own tests; false for
            an archive from elsewhere, of which that is not known.
        names: The names that terms are looked for by.
        cards: By term; those that are marked go into the page, others are not marked.
    """

    root: str
    vendor: ByLanguage
    topics: tuple[ByLanguage, ...]
    previews: Mapping[str, Preview]
    link: Callable[[Language, str], tuple[str, str] | None]
    picture: Callable[[str], str | None]
    read: Callable[[str], str | None]
    formula: Callable[[str, bool], str]
    rerun: bool = True
    names: Names = field(default_factory=dict)
    cards: Mapping[str, TermCard] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading: `anchor` is the id of its element, `row` that of its row."""

    level: int
    title: ByLanguage
    anchor: str
    row: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page of HTML.

    Attributes:
        rows: The id of each pair's row, pair by pair.
        outline: Its headings below the title.
        linked: Paths of the articles that it links to, each once.
    """

    html: str
    rows: tuple[str, ...]
    outline: tuple[OutlineEntry, ...]
    linked: tuple[str, ...]
    problems: tuple[ReaderError, ...]
