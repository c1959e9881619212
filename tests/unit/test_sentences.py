"""Where sentences end: tests/cases/sentences/split has one on each line, and texts by the gap."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sentence_cases import CASES, bare, cell_of

from reader.text.sentences import Whole, sentences


def _texts():
    for name, blank in (("english", " "), ("chinese", "")):
        whole = (CASES / "split" / f"{name}.txt").read_text(encoding="utf-8")
        for text in whole.strip().split("\n\n"):
            yield pytest.param(text.split("\n"), blank, id=text[:24])


def _split(text, *wholes):
    return [text[start:end] for start, end in sentences(text, wholes)]


@pytest.mark.parametrize(("lines", "blank"), list(_texts()))
def test_a_text_has_the_sentences_that_it_was_made_of(lines, blank):
    cell = cell_of(lines, blank)

    assert _split(cell.text, *cell.wholes) == [bare(line) for line in lines]


def test_each_block_ends_a_sentence_and_a_listing_does_not():
    listing = "print(1)\n\nprint(2). Done"
    text = f"no stop\n{listing}\nthe end"

    whole = Whole(8, 8 + len(listing), "code")
    assert _split(text, whole) == ["no stop", listing, "the end"]


def test_blanks_between_sentences_belong_to_none():
    assert sentences(" One. \n  Two.\u3000 Three ") == ((1, 5), (9, 13), (15, 20))


_SIGNS = st.text("aB1 中。.!?…\n\u3000“”（）\"'-\ue103", max_size=60)


@given(_SIGNS, st.lists(st.integers(0, 60), max_size=6, unique=True))
def test_all_that_is_no_blank_stands_in_one_sentence_and_no_whole_is_cut(text, edges):
    edges = sorted(edge for edge in edges if edge <= len(text))
    wholes = [Whole(a, b, "maths") for a, b in zip(edges[::2], edges[1::2], strict=False)]
    found = sentences(text, wholes)

    ends = [0, *(edge for span in found for edge in span), len(text)]
    assert ends == sorted(ends)
    inside = {at for whole in wholes for at in range(whole.start, whole.end)}
    for start, end in zip(ends[::2], ends[1::2], strict=True):
        assert not text[start:end].strip()
        assert not inside & set(range(start, end))
    assert not any(w.start < end < w.end for w in wholes for _, end in found)
