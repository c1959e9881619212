"""A figure's SVG, made safe: tests/cases/svg/x.svg gives x.html."""

import re
from pathlib import Path

import pytest
from case_files import check, inputs

from reader.errors import ReaderError
from reader.page.figures import inline_svg
from reader.resources import own_content, palette

_FIGURES = sorted(own_content().rglob("*.svg"))


@pytest.mark.parametrize("file", inputs("svg", ".svg"))
def test_a_figure_becomes_the_element_that_is_wanted(file: Path):
    got = inline_svg(file.read_text(encoding="utf-8"), "f1-", 'A "label"')

    check(file.with_suffix(".html"), got + "\n")


@pytest.mark.parametrize("file", _FIGURES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_figure_of_the_archive_follows_the_theme(file: Path):
    got = inline_svg(file.read_text(encoding="utf-8"), "f1-", "label")

    assert 'class="themed"' in got
    assert not set(re.findall("#[0-9a-f]{6}", got)) & set(palette()["light"].values())
    assert re.search(r'style="max-width:\d+(\.\d+)?px"', got)
    targets = set(re.findall(r'(?:url\(|href=")#([^)"]+)', got))
    assert targets <= set(re.findall(r'id="([^"]+)"', got))


@pytest.mark.parametrize(
    "text",
    ["", "<svg", "<html/>", '<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "<svg>" + " " * 3_000_001],
)
def test_what_is_no_figure_is_told_in_a_sentence(text):
    with pytest.raises(ReaderError):
        inline_svg(text, "f1-", "label")


def test_elements_that_use_each_other_do_not_multiply():
    levels = "".join(
        f'<g id="g{n}"><use href="#g{n - 1}"/><use href="#g{n - 1}"/></g>' for n in range(1, 30)
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg"><path id="g0" d="M0 0"/>{levels}</svg>'

    assert set(re.findall(r'href="([^"]+)"', inline_svg(svg, "f1-", ""))) == {"#f1-g0"}


def test_a_figure_nested_without_end_is_cut_off():
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{"<g>" * 5000}{"</g>" * 5000}</svg>'

    assert inline_svg(svg, "f1-", "").count("<g>") < 100
