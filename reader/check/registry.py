"""All rules, by what they look at."""

from reader.check import (
    rules_archive,
    rules_article,
    rules_calculations,
    rules_code,
    rules_figures,
    rules_files,
    rules_language,
    rules_links,
    rules_numbers,
    rules_pairs,
    rules_sources,
    rules_structure,
    rules_terms,
    rules_words,
)
from reader.check.finding import Rule
from reader.check.rules_archive import Whole
from reader.check.rules_calculations import Calculation, Figure
from reader.check.rules_files import Folder
from reader.check.subject import Subject

# An article.toml that cannot be read is found while loading, before there is a subject.
UNREADABLE = "article-invalid"

FOLDER_RULES: tuple[Rule[Folder], ...] = rules_files.RULES
BLOCKING_RULES: tuple[Rule[Folder], ...] = rules_files.BLOCKING
ARTICLE_RULES: tuple[Rule[Subject], ...] = (
    *rules_files.ARTICLE_RULES,
    *rules_article.RULES,
    *rules_structure.RULES,
    *rules_pairs.RULES,
    *rules_numbers.RULES,
    *rules_sources.RULES,
    *rules_links.RULES,
    *rules_calculations.RULES,
    *rules_figures.RULES,
    *rules_language.RULES,
    *rules_terms.RULES,
    *rules_words.RULES,
    *rules_code.RULES,
)
RUN_RULES: tuple[Rule[Calculation], ...] = rules_calculations.RUN_RULES
DRAW_RULES: tuple[Rule[Figure], ...] = rules_calculations.DRAW_RULES
ARCHIVE_RULES: tuple[Rule[Whole], ...] = rules_archive.RULES

CODES: tuple[str, ...] = (
    *(rule.code for rule in BLOCKING_RULES),
    *(rule.code for rule in FOLDER_RULES),
    UNREADABLE,
    *(rule.code for rule in ARTICLE_RULES),
    *(rule.code for rule in RUN_RULES),
    *(rule.code for rule in DRAW_RULES),
    *(rule.code for rule in ARCHIVE_RULES),
)
