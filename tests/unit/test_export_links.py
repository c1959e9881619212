"""Deep links: what stands in them is quoted, and no other program reads it otherwise."""

import pytest

from reader.export.links import link_of


@pytest.mark.parametrize(
    ("path", "pair", "link"),
    [
        ("deepseek/mla", "", "reader://deepseek/mla"),
        ("deepseek/mla", "p-1a2b3c@12", "reader://deepseek/mla#p-1a2b3c"),
        ("实验 室/a(b)#c?", "p-1", "reader://%E5%AE%9E%E9%AA%8C%20%E5%AE%A4/a%28b%29%23c%3F#p-1"),
        ('a"><b>', "x)y/", "reader://a%22%3E%3Cb%3E#x%29y%2F"),
    ],
)
def test_a_link_names_the_article_and_the_pair(path, pair, link):
    assert link_of(path, pair) == link
