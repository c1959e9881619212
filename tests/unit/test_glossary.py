"""The glossary's file as terms."""

from pathlib import Path

import pytest

from reader.archive.glossary import load_glossary
from reader.errors import ReaderError

_CASES = Path(__file__).parents[1] / "cases" / "archives"


def test_a_term_has_names_variants_and_meaning_in_both_languages():
    cache, _ = load_glossary(_CASES / "ours" / "glossary.toml")

    assert cache.id == "kv-cache"
    assert cache.name == {"en": "KV cache", "zh": "键值缓存"}
    assert cache.variants == {"en": ("key-value cache",), "zh": ("KV 缓存",)}
    assert cache.definition["zh"] == "为下一个词元保留的历史键与值。"
    assert cache.article == "essentials/cache"


def test_variants_and_article_may_be_left_out():
    _, draft = load_glossary(_CASES / "ours" / "glossary.toml")

    assert draft.variants == {"en": (), "zh": ()}
    assert draft.article == ""


def test_a_name_may_be_an_everyday_word(tmp_path):
    file = tmp_path / "glossary.toml"
    rest = 'zh = "x"\nen_definition = "x"\nzh_definition = "x"\n'
    file.write_text(f'[[term]]\nen = "swap"\n{rest}everyday = true\n[[term]]\nen = "x"\n{rest}')

    assert [term.is_everyday for term in load_glossary(file)] == [True, False]


def test_a_file_without_terms_has_none(tmp_path):
    file = tmp_path / "glossary.toml"
    file.write_text("# nothing yet\n")

    assert load_glossary(file) == ()


@pytest.mark.parametrize(
    ("toml", "sentence"),
    [
        ('[[term]]\nen = "x"', 'The key "zh" is missing.'),
        ('term = "x"', 'The key "term" must be a list.'),
        ('term = ["x"]', 'The key "term" must be an array of tables.'),
        ('[[term]]\nen = 5\nzh = "x"', 'The key "en" must be a string.'),
        (
            '[[term]]\nen="x"\nzh="x"\nen_definition=""\nzh_definition=""\neveryday="yes"',
            'The key "everyday" must be true or false.',
        ),
        (
            '[[term]]\nen="x"\nzh="x"\nen_variants=[1]',
            'The key "en_variants" must be a list of strings.',
        ),
    ],
)
def test_a_bad_entry_is_named(tmp_path, toml, sentence):
    file = tmp_path / "glossary.toml"
    file.write_text(toml)

    with pytest.raises(ReaderError) as caught:
        load_glossary(file)

    assert (caught.value.sentence, caught.value.path) == (sentence, file)
