"""A page from an aligned article: the elements that the window relies on, and what is not in it."""

import re
from datetime import date
from html import escape
from pathlib import Path

import pytest

from reader.align.blocks import align
from reader.archive.model import Article, Edition, Source
from reader.errors import ReaderError
from reader.page import STYLE_SHEETS, Preview, Site, make_page, summary, theme_css
from reader.resources import THEMES, own_content, palette, resource
from reader.text.blocks import Split, split

_TEMPLATE = own_content() / "_template"
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="72pt" viewBox="0 0 72 36"></svg>'


def _formula(tex, display):
    if "bad" in tex:
        raise ReaderError("The formula does not parse: bad.")
    return f'<span class="katex">{escape(tex)}</span>'


def _read(name):
    made_up = {"a.svg": _SVG, "c.py": "print(1)\n", "c.out": "1\n", "broken.svg": "<svg"}
    file = _TEMPLATE / name
    return made_up.get(name) or (file.read_text(encoding="utf-8") if file.is_file() else None)


def _link(_language, href):
    return ("../deepseek/mla.html", "deepseek/mla") if "mla" in href else None


def _page(**texts):
    """Return the page of an article with these texts by language."""
    article = Article(
        path="vendor/slug",
        folder=Path("slug"),
        kind="paper",
        title={"en": "Title <1>", "zh": "标题"},
        vendor="vendor",
        topics=("kv",),
        published="2024-05",
        checked=date(2026, 11, 21),
        requires=("deepseek/mla",),
        related=("not/there",),
        sources=(
            Source("a", "First", "A. Author et al.", "2024", "v1", "https://a.org"),
            Source("b", "Second", "", "", "", "javascript:alert(1)"),
        ),
        editions={code: Edition(code, Path(f"{code}.md"), text) for code, text in texts.items()},
    )
    split_texts = {code: split(text) for code, text in texts.items()}
    empty = Split()
    pairs = align(split_texts.get("en", empty).blocks, split_texts.get("zh", empty).blocks)
    preview = Preview("../deepseek/mla.html", {"en": "MLA", "zh": "多头"}, {"en": "Short."})
    site = Site(
        root="../../",
        vendor={"en": "Vendor", "zh": "厂商"},
        topics=({"en": "KV cache", "zh": "KV 缓存"},),
        previews={"deepseek/mla": preview},
        link=_link,
        picture=lambda name: f"/files/{name}" if name == "there.png" else None,
        read=_read,
        formula=_formula,
    )
    return make_page(article, split_texts, pairs, site)


def _template():
    return _page(**{code: (_TEMPLATE / f"{code}.md").read_text("utf-8") for code in ("en", "zh")})


def test_the_page_says_whose_it_is_and_in_which_languages():
    html = _template().html

    assert (
        '<html lang="en" data-path="vendor/slug" data-languages="en zh" data-mode="both"'
        ' data-theme="light">'
    ) in html
    assert "default-src &#x27;none&#x27;" in html or "default-src 'none'" in html
    assert all(f'href="../../assets/{sheet}"' in html for sheet in STYLE_SHEETS)


def test_the_page_has_no_script_and_every_id_is_there_once():
    html = _template().html
    ids = re.findall(r'\sid="([^"]+)"', html)

    assert "<script" not in html
    assert len(ids) == len(set(ids))


def test_every_pair_has_its_row_and_the_title_has_the_header():
    page = _template()

    assert page.rows[0] == "top"
    assert '<header class="row head" id="top">' in page.html
    assert "Title &lt;1&gt;" in page.html
    assert all(f'id="{row}" data-pair="{n}"' in page.html for n, row in enumerate(page.rows) if n)
    assert all(re.fullmatch(r"p-[0-9a-f]{8}", row) for row in page.rows[1:])


def test_a_row_keeps_its_id_when_other_text_changes():
    before = _page(en="# T\n\nOne.\n\nTwo.", zh="# 题\n\n一。\n\n二。").rows
    after = _page(en="# T\n\nNew.\n\nOne.\n\nTwo!", zh="# 题\n\n新。\n\n一。\n\n二！").rows

    assert before[1] == after[2]
    assert before[2] not in after


def test_rows_of_the_same_words_have_different_ids():
    rows = _page(en="Same.\n\nSame.", zh="同。\n\n同。").rows

    assert rows[1] == f"{rows[0]}-2"


def test_what_both_languages_share_is_shown_once():
    html = _template().html

    assert html.count("<svg id=") == 1
    assert html.count('class="row shared formula"') == 1
    assert html.count('class="row shared figure"') == 1
    assert html.count('class="row shared calculation"') == 1
    assert "131,072 B per token" in html
    assert "What the figure shows" in html
    assert "图里画了什么" in html


def test_formulas_that_differ_stand_in_their_columns():
    html = _page(en="$$\na\n$$", zh="$$\nb\n$$").html

    assert "shared" not in html
    assert html.count('class="formula"') == 2


def test_headings_of_both_languages_share_an_anchor():
    page = _page(en="# T\n\n## Core method", zh="# 题\n\n## 核心方法")

    assert '<h2 id="core-method">Core method</h2>' in page.html
    assert '<h2 id="核心方法" data-anchor="core-method">核心方法</h2>' in page.html
    [entry] = page.outline
    assert (entry.anchor, entry.level, entry.row) == ("core-method", 2, page.rows[1])
    assert entry.title == {"en": "Core method", "zh": "核心方法"}


def test_a_heading_called_as_a_part_of_the_page_gets_another_id():
    page = _page(
        en="# T\n\n## Sources\n\n## Notes\n\n## Notes", zh="# 题\n\n## 甲\n\n## 乙\n\n## 丙"
    )

    assert [entry.anchor for entry in page.outline] == ["sources-2", "notes", "notes-2"]


def test_the_summary_is_marked_from_its_heading_to_its_end():
    html = _template().html

    assert re.search(r'class="row heading level-2 tldr" id="[^"]+" data-pair="1"', html)
    assert re.search(r'class="row tldr last" id="[^"]+" data-pair="2"', html)


def test_a_language_that_is_missing_is_told_in_both():
    html = _page(zh="# 题\n\n正文。").html

    assert 'data-languages="zh" data-mode="zh"' in html
    assert "not there in English yet" in html
    assert "本文暂无英文版。" in html
    assert '<div class="en"' not in html.partition('<section class="previews"')[0]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("![c](gone.svg)", "The figure gone.svg is missing."),
        ("![c](gone.png)", "The figure gone.png is missing."),
        ("![c](broken.svg)", "The figure broken.svg cannot be shown: The figure is no SVG"),
        ("[c](gone.py)", "The calculation gone.py is missing."),
        ("$$\nbad\n$$", "The formula does not parse: bad."),
        ("[x](gone.md)", "The link to gone.md leads nowhere."),
        ("[x](#gone)", "The link to #gone leads nowhere."),
        ("A [@zzz].", "The source zzz is cited but not listed."),
    ],
)
def test_a_fault_is_shown_in_its_place_and_reported_with_its_line(text, sentence):
    page = _page(en=f"# T\n\n{text}")

    assert re.search('class="(fault|dead)"', page.html)
    [problem] = page.problems
    assert problem.sentence.startswith(sentence)
    assert (problem.path, problem.line) == (Path("en.md"), 3)


def test_links_within_the_page_and_to_articles_work():
    page = _page(en="# T\n\n## One\n\n[a](#one) [b](#source-a) [c](../mla/en.md)", zh="# 题")

    assert not page.problems
    assert page.linked == ("deepseek/mla", "not/there")
    assert '<a href="#one">a</a>' in page.html
    assert '<a href="../deepseek/mla.html">c</a>' in page.html


def test_sources_are_listed_by_number_and_only_web_addresses_are_links():
    html = _page(en="# T\n\nFirst [@b, §1], then [@a].", zh="# 题\n\n甲 [@b]。").html

    assert html.index('<li id="source-b">') < html.index('<li id="source-a">')
    assert 'href="https://a.org" rel="noreferrer"' in html
    assert 'href="javascript' not in html
    assert html.count('href="#source-b" data-place="§1">[1]</a>') == 1


def test_what_to_read_and_the_previews_are_there_for_articles_that_exist():
    html = _page(en="# T\n\nText.").html

    assert '<a href="../deepseek/mla.html" data-article="deepseek/mla">' in html
    assert '<article data-preview="deepseek/mla">' in html
    assert "not/there" not in html


def test_a_raster_figure_comes_from_the_library():
    html = _page(en='![A "photo"](there.png)').html

    assert '<img src="/files/there.png" alt="A &quot;photo&quot;">' in html


def test_the_head_tells_what_is_known():
    html = _page(en="# T\n\nText.", zh="# 题\n\n正文。").html

    assert "Published 2024-05 · 1 min · 2 sources · checked 2026-11-21" in html
    assert "发表于 2024-05 · 约 1 分钟 · 2 处来源 · 2026-11-21 核对" in html


def test_the_summary_of_a_text_is_its_tldr_else_its_beginning():
    assert (
        summary(split("# T\n\nIntro.\n\n## TL;DR\n\nShort *one*.\n\n## Next\n\nx")) == "Short one."
    )
    assert summary(split("# T\n\nIntro [@a].\n\nMore.")) == "Intro."
    assert summary(split("")) == ""
    assert len(summary(split("word " * 500))) < 620


def test_every_theme_defines_every_colour_that_the_pages_use():
    css = theme_css()
    sheets = "".join(resource("css", name).read_text("utf-8") for name in ("page.css", "parts.css"))
    own = set(re.findall(r"(--[a-z-]+)\s*:", sheets)) | {"--text-size", "--en-share", "--zh-share"}

    used = {name.removeprefix("--") for name in set(re.findall(r"var\((--[a-z-]+)", sheets)) - own}
    assert used <= set(palette()["light"])
    assert all(f":root[data-theme={theme}]{{" in css for theme in THEMES)


def test_every_font_that_the_sheets_name_is_there():
    css = "".join(
        resource("css", f"{name}.css").read_text("utf-8") for name in ("fonts", "chinese")
    )
    katex = resource("katex", "katex.min.css").read_text("utf-8")

    named = [resource("fonts", name) for name in re.findall(r'url\("../fonts/([^"]+)"\)', css)]
    named += [resource("katex", name) for name in re.findall(r"url\(([^)]+)\)", katex)]
    assert named
    assert all(file.is_file() for file in named)
