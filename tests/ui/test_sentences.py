"""Sentences on the page: where they stand, and what is lit when one is pointed at."""

import re
from functools import partial

import pytest
from pages import CASES, ENGLISH, LONG, SHORT, Page
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from reader.page.cells import cell_text
from reader.text.sentences import sentences
from reader.ui.article_view import ArticleView
from reader.ui.bridge import Look
from reader.ui.web import article_url

EVERYTHING = "lab/everything"
WORDS, FORMULAS, ALONE = "p-034a0922", "p-45fd539b", "p-fdd0b171"
GROWS, GROWS_ZH = "It grows by 0.5 GB[1]!", "它增长 0.5 GB[1]！"

_ROW = re.compile(r'<div class="row[^>]* id="([^"]+)" [^>]*data-sentences[^>]*>')
_CELL = re.compile(r'<div class="(en|zh)" lang="[^"]+">')
_DIV = re.compile(r"<(/?)div\b")
_READ = """Array.from(document.querySelectorAll('.row[data-sentences]'), (row) => [row.id,
  ...['en', 'zh'].map((side) => {
    const cell = row.querySelector(`:scope > .${side}`);
    const { text } = cell ? Cells.read(cell) : { text: '' };
    return [text, Sentences.of(row)[side].map(([start, end]) => text.slice(start, end))];
  }),
])"""
_LIT = "['sentence', 'partner'].map((name) => Array.from(CSS.highlights.get(name) || [], String))"


@pytest.fixture(scope="module")
def everything(build):
    """The archive with every construct, compiled."""
    return build(CASES / "sentences" / "archive")


@pytest.fixture
def show(qtbot, profile, everything, library):
    """Show an article in a view of its own, and return its page."""

    def show_it(path, mode="both"):
        profile.handler.show_library(everything if path == EVERYTHING else library)
        view = ArticleView(profile, Look("light", mode, 17, 0.5))
        qtbot.addWidget(view)
        view.resize(1100, 700)
        view.show()
        with qtbot.waitSignal(view.painted):
            view.show_article(path)
        return Page(qtbot, view)

    return show_it


@pytest.fixture
def page(show):
    return show(EVERYTHING)


# ---- the texts of cells ---------------------------------------------------------------------


def _end(html: str, start: int) -> int:
    """Return where a division ends that begins here."""
    depth = 0
    for tag in _DIV.finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.start()
    raise AssertionError(html[start : start + 80])


def _cells(html: str) -> dict[str, dict[str, str]]:
    """Return what stands in the cells of each row that has sentences, as it was written."""
    found: dict[str, dict[str, str]] = {}
    for row in _ROW.finditer(html):
        at, cells = row.end(), found.setdefault(row[1], {})
        while cell := _CELL.match(html, at):
            end = _end(html, at)
            cells[cell[1]] = html[cell.end() : end]
            at = end + len("</div>")
    return found


@pytest.mark.parametrize("path", [EVERYTHING, LONG, SHORT, ENGLISH])
def test_the_window_reads_the_texts_that_the_page_was_written_with(show, profile, path):
    got = show(path).js(_READ)
    wanted = _cells(profile.handler.page(article_url(path)))

    assert len(got) == len(wanted) > 1
    for row, *sides in got:
        for language, (text, parts) in zip(("en", "zh"), sides, strict=True):
            cell = cell_text(wanted[row].get(language, ""))
            spans = sentences(cell.text, cell.wholes)
            assert (text, parts) == (cell.text, [cell.text[a:b] for a, b in spans])


def test_a_place_behind_signs_of_two_units_is_in_its_sentence(page):
    asked = f"""(() => {{
      const row = document.getElementById({WORDS!r});
      const {{ text }} = Cells.read(row.querySelector(".en"));
      const group = Sentences.at(row, "en", text.indexOf("The end"));
      return [Sentences.at(row, "en", text.indexOf("𝑥") + 1), group,
        Sentences.textOf(row, group, "en"), Sentences.textOf(row, group, "zh"),
        Sentences.at(row, "en", text.length), Sentences.at(row, "en", text.indexOf(" The end"))];
    }})()"""
    assert page.js(asked) == [6, 7, "The end.", "完。", 7, 6]


# ---- light ----------------------------------------------------------------------------------


def _spot(page, row, language, sentence, part=0.5, last=False):
    """Return a place in the third sign of a sentence, or in its last one."""
    x, y = page.js(
        f"""(() => {{
          const row = document.getElementById({row!r});
          row.scrollIntoView({{ block: "center" }});
          const [start, end] = Sentences.of(row).{language}[{sentence}];
          const at = {"end - 1" if last else "start + 2"};
          const sign = Cells.rangeOf(row.querySelector(".{language}"), at, at + 1);
          const box = sign.getBoundingClientRect();
          return [box.x + box.width * {part}, box.y + box.height / 2];
        }})()"""
    )
    return QPoint(round(x), round(y))


def _pointing(qtbot, page, spot, asked, wanted):
    """Point at a place until something holds: what was scrolled may still come to rest."""

    def holds():
        QTest.mouseMove(page.ground, spot() + QPoint(0, 1))
        QTest.mouseMove(page.ground, spot())
        assert page.js(asked) == wanted

    qtbot.waitUntil(holds)


@pytest.fixture
def point(qtbot, page):
    return partial(_pointing, qtbot, page)


@pytest.mark.parametrize(
    ("language", "sentence", "lit"),
    [("en", 2, [[GROWS], [GROWS_ZH]]), ("zh", 3, [["会变小吗[1]？"], ["Does it shrink[1]?"]])],
)
def test_pointing_at_a_sentence_lights_what_answers_it(page, point, language, sentence, lit):
    point(lambda: _spot(page, WORDS, language, sentence), _LIT, lit)


def test_the_second_half_of_a_last_sign_is_still_its_sentence(page, point):
    point(lambda: _spot(page, WORDS, "zh", 2, part=0.9, last=True), _LIT, [[GROWS_ZH], [GROWS]])


def test_a_sentence_without_an_answer_is_lit_alone(page, point):
    point(lambda: _spot(page, ALONE, "en", 1), _LIT, [["It has two sentences."], []])


def test_formulas_have_the_ground_of_their_sentence(page, point):
    lit = "Array.from(document.querySelectorAll('.katex[class*=lit]'), (one) => one.className)"
    point(lambda: _spot(page, FORMULAS, "en", 1), lit, ["katex lit-sentence", "katex lit-partner"])
    point(lambda: _spot(page, WORDS, "en", 1), lit, [])


def test_what_is_pressed_lights_nothing(page, point):
    point(lambda: _spot(page, WORDS, "en", 2), _LIT, [[GROWS], [GROWS_ZH]])
    spot = _spot(page, WORDS, "en", 2)
    QTest.mousePress(page.ground, Qt.MouseButton.LeftButton, pos=spot)
    page.until(f"{_LIT}.flat().length === 0")
    QTest.mouseRelease(page.ground, Qt.MouseButton.LeftButton, pos=spot)

    point(lambda: _spot(page, WORDS, "en", 2), _LIT, [[GROWS], [GROWS_ZH]])


def test_what_is_scrolled_away_from_the_pointer_goes_out(page, point):
    point(lambda: _spot(page, WORDS, "en", 2), _LIT, [[GROWS], [GROWS_ZH]])

    page.js("scrollBy(0, 40)")
    page.until(f"{_LIT}.flat().length === 0")


def test_one_column_alone_lights_nothing_that_is_pointed_at(qtbot, show):
    page = show(EVERYTHING, mode="en")
    # Counted in the frame after a move, in which the script before this one would have lit it.
    counts = "requestAnimationFrame(() => { window.frames_after += 1; })"
    page.js(f"window.frames_after = 0, document.addEventListener('mousemove', () => {counts})")

    _pointing(qtbot, page, lambda: _spot(page, WORDS, "en", 2), "window.frames_after > 1", True)
    assert page.js(_LIT) == [[], []]


def test_what_is_held_is_lit_again_behind_what_is_pointed_at(page, point):
    row = f"document.getElementById({WORDS!r})"
    page.js(f"Sentences.light({row}, 3)")
    both = [[], ["Does it shrink[1]?", "会变小吗[1]？"]]
    assert page.js(_LIT) == both

    point(lambda: _spot(page, WORDS, "en", 2), _LIT, [[GROWS], [GROWS_ZH]])
    page.js("scrollBy(0, 40)")
    page.until(f"JSON.stringify({_LIT}) === JSON.stringify({both})")
    page.js("Sentences.dim()")
    assert page.js(_LIT) == [[], []]


def test_another_article_begins_dark(qtbot, page):
    page.js(f"Sentences.light(document.getElementById({WORDS!r}), 3)")
    assert page.js(_LIT)[1]

    with qtbot.waitSignal(page.view.painted):
        page.view.show_article("")
    assert page.js(_LIT) == [[], []]
