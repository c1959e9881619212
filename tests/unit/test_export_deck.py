"""Cards as an Anki package, held against Anki itself: it opens, shows and updates them."""

import tempfile
import warnings
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from exported_values import MORNING, cloze, question, word

from reader.errors import ReaderError
from reader.export.deck import write_deck

_TITLES = {"deepseek/mla": {"en": "Latent <attention>", "zh": "潜在注意力"}}


@pytest.fixture
def anki(tmp_path):
    """An empty collection of Anki's."""
    collection = Collection(str(tmp_path / "collection.anki2"))
    yield collection
    collection.close()


@pytest.fixture
def take_in(anki, tmp_path):
    """Return a function that imports cards into Anki and counts what Anki says it did."""

    def import_them(cards, *, with_learning=False, leeches=()):
        file = tmp_path / "cards.apkg"
        write_deck(cards, _TITLES, file, leeches)
        options = ImportAnkiPackageOptions(with_scheduling=with_learning)
        request = ImportAnkiPackageRequest(package_path=str(file), options=options)
        log = anki.import_anki_package(request).log
        return len(log.new), len(log.updated), len(log.duplicate)

    return import_them


def _note(anki, number):
    return next(
        note
        for note in map(anki.get_note, anki.find_notes(""))
        if note.guid == f"{number:032x}"
    )  # fmt: skip


def _shown(anki, number):
    """Return question and answer of each card of a note as Anki shows them."""
    outputs = [card.render_output() for card in _note(anki, number).cards()]
    return [(output.question_text, output.answer_text) for output in outputs]


def test_anki_has_every_card_in_one_deck(anki, take_in):
    assert take_in([word(1), question(2), cloze(3)]) == (3, 0, 0)

    kinds = Counter(anki.get_card(one).note_type()["name"] for one in anki.find_cards(""))
    assert kinds == {
        "Reader: word 词语": 2,
        "Reader: question 问题": 1,
        "Reader: cloze 填空": 1,
    }
    assert {anki.decks.name(anki.get_card(c).did) for c in anki.find_cards("")} == {"Reader"}


def test_anki_finds_nothing_to_mend(anki, take_in):
    take_in([word(1), word(2, front={"zh": "词"}), question(3), cloze(4)])

    _, is_sound = anki.fix_integrity()

    assert is_sound
    assert anki.card_count() == 5


def test_importing_twice_adds_nothing(anki, take_in):
    take_in([word(1), cloze(2)])

    assert take_in([word(1), cloze(2)]) == (0, 0, 2)
    assert anki.card_count() == 3


def test_a_changed_card_updates_its_note_and_a_new_one_is_added(anki, take_in):
    take_in([word(1), word(2)])
    later = MORNING + timedelta(days=1)

    counts = take_in(
        [word(1, front={"en": "newer", "zh": "更新"}, changed=later), word(2), word(3)]
    )

    assert counts == (1, 1, 1)
    assert _note(anki, 1)["English"] == "newer"


def test_what_was_changed_in_anki_later_is_kept(anki, take_in):
    take_in([word(1)])
    note = _note(anki, 1)
    note["English"] = "mine"
    anki.update_note(note)

    take_in([word(1)])

    assert _note(anki, 1)["English"] == "mine"


def test_a_word_is_asked_from_both_sides(anki, take_in):
    take_in([word(1)])

    (english, to_chinese), (chinese, to_english) = _shown(anki, 1)
    assert "latent" in english
    assert "隐向量" not in english
    assert "隐向量" in chinese
    assert "latent" not in chinese
    for answer in (to_chinese, to_english):
        assert "Only the latent is cached." in answer
        assert "只缓存隐向量。" in answer


@pytest.mark.parametrize("side", ["en", "zh"])
def test_a_word_with_one_side_is_asked_from_that_alone(anki, take_in, side):
    take_in([word(1, front={side: "token"})])

    ((asked, _),) = _shown(anki, 1)
    assert f'<div class="word" lang="{side}">token</div>' in asked


def test_a_card_opens_its_place_and_names_its_article(anki, take_in):
    take_in([word(1), question(2), cloze(3)])

    link = '<a href="reader://deepseek/mla#p-1a2b3c">Latent &lt;attention&gt; · 潜在注意力</a>'
    for number in (1, 2, 3):
        assert all(link in answer for _, answer in _shown(anki, number))


def test_an_article_that_is_gone_is_called_by_its_path(anki, take_in):
    take_in([word(1, path="lab/gone")])

    assert _note(anki, 1)["Article"] == "lab/gone"
    assert _note(anki, 1).tags == ["lab::gone"]


@pytest.mark.parametrize(("gap", "other"), [("en", "zh"), ("zh", "en")])
def test_a_cloze_hides_its_gap_and_shows_the_other_language(anki, take_in, gap, other):
    take_in([cloze(1, front={gap: "a {{b}} c", other: "whole"}, language=gap)])

    ((asked, answer),) = _shown(anki, 1)
    assert f'<span lang="{gap}">a <span class="cloze" data-cloze="b"' in asked
    assert ">[...]</span> c</span>" in asked
    assert f'<span lang="{other}">whole</span>' in asked
    assert '<span class="cloze" data-ordinal="1">b</span>' in answer


def test_braces_and_colons_of_a_cloze_are_not_read_by_anki(anki, take_in):
    text = r"\(x^{{2}}\) {{c2}} is {{\(\frac{a}{b_{c}}\) a::hint}} }} {{"
    take_in([cloze(1, front={"en": text})])

    assert len(_shown(anki, 1)) == 1
    answer = _shown(anki, 1)[0][1].replace("&#123;", "{").replace("&#125;", "}")
    assert r"\(x^{{2}}\) " in answer
    assert r"\(\frac{a}{b_{c}}\) a&#58;&#58;hint</span>" in answer


@pytest.mark.parametrize("text", ["no gap", "an {{open gap", "closed}} only", r"in \(a_{{b}}\)"])
def test_a_cloze_without_a_sound_gap_still_asks(anki, take_in, text):
    take_in([cloze(1, front={"en": text})])

    ((asked, _),) = _shown(anki, 1)
    assert "[...]" in asked


def test_text_is_shown_as_it_is_and_formulas_as_formulas(anki, take_in):
    text = "a<b & c [sound:x.mp3]\n  indented \\[no formula\\] \\(a<b\n\\)"
    take_in([question(1, front={"en": text})])

    assert _note(anki, 1)["Question"] == (
        "a&lt;b &amp; c &#91;sound:x.mp3]<br>&nbsp;&nbsp;indented \\<span></span>[no formula\\] "
        r"\(a&lt;b\)"
    )


def test_suspended_cards_go_along_and_are_told_by_tags(anki, take_in):
    take_in([word(1, is_suspended=True), cloze(2, is_suspended=True)], leeches={f"{2:032x}"})

    assert anki.card_count() == 3
    assert _note(anki, 1).tags == ["deepseek::mla", "suspended"]


def test_with_their_learning_suspended_cards_stay_suspended(anki, take_in):
    take_in([word(1, is_suspended=True), word(2)], with_learning=True, leeches={f"{1:032x}"})

    suspended = [anki.get_card(card).note().guid for card in anki.find_cards("is:suspended")]
    assert suspended == [f"{1:032x}"] * 2
    assert _note(anki, 1).tags == ["deepseek::mla", "leech", "suspended"]


def test_new_cards_are_asked_in_the_order_of_export(anki, take_in):
    take_in([word(3), word(1), word(2)])

    by_place = sorted(map(anki.get_card, anki.find_cards("")), key=lambda card: card.due)
    assert [card.note().guid[-1] for card in by_place] == ["3", "3", "1", "1", "2", "2"]


def test_the_same_cards_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_deck([word(1), cloze(2)], _TITLES, tmp_path / name)

    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_nothing_is_left_in_the_folder_for_temporary_files(tmp_path, monkeypatch):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))

    write_deck([word(1)], _TITLES, tmp_path / "cards.apkg")

    assert not list((tmp_path / "temporary").iterdir())
    assert [f.name for f in tmp_path.glob("*.apkg")] == ["cards.apkg"]


def test_whatever_a_text_holds_genanki_takes_it(anki, take_in):
    odd = "\x1f\x00 <!-- </div> <b \ud800 \U0001f9a0 {{c1::x}} \\("
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        cards = [replace(make(n), front={"en": odd, "zh": odd}, back={"en": odd}, path="a b/'c' \"")
                 for n, make in enumerate((word, question, cloze))]  # fmt: skip
        assert take_in(cards) == (3, 0, 0)


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    with pytest.raises(ReaderError, match="cannot be written"):
        write_deck([word(1)], _TITLES, tmp_path)
    assert not list(Path(tmp_path).glob("*.new"))
