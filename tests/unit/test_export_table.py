"""Cards as a table: read again by csv and by Anki, with whatever a text holds."""

import csv

import pytest
from anki.collection import Collection, ImportCsvRequest
from exported_values import cloze, question, word

from reader.errors import ReaderError
from reader.export.cards import write_cards
from reader.export.table import COLUMNS, write_table

_TITLES = {"deepseek/mla": {"en": "Latent attention", "zh": "潜在注意力"}}


def _read(file):
    """Return the lines that Anki reads and the rows as csv reads them, by column."""
    with file.open(encoding="utf-8", newline="") as lines:
        header = [next(lines) for _ in range(5)]
        return header, [
            dict(zip(COLUMNS, row, strict=True)) for row in csv.reader(lines, "excel-tab")
        ]


@pytest.fixture
def rows(tmp_path):
    """Return a function that writes cards and reads the rows."""

    def write_and_read(*cards, leeches=()):
        write_table(cards, _TITLES, tmp_path / "cards.tsv", leeches)
        return _read(tmp_path / "cards.tsv")[1]

    return write_and_read


def test_a_word_has_its_other_side_and_both_sentences_behind_it(rows):
    (row,) = rows(word(1))

    assert row == {
        "guid": f"{1:032x}",
        "tags": "deepseek::mla",
        "front": "latent",
        "back": "隐向量\nOnly the latent is cached.\n只缓存隐向量。",
        "kind": "word",
        "article": "Latent attention · 潜在注意力",
        "link": "reader://deepseek/mla#p-1a2b3c",
    }


def test_a_word_with_one_side_is_asked_with_that(rows):
    (row,) = rows(word(front={"zh": "隐向量"}, back={"zh": "意思"}))

    assert (row["front"], row["back"]) == ("隐向量", "意思")


def test_a_question_stands_in_both_languages(rows):
    (row,) = rows(question())

    assert row["front"] == "What is cached?\n缓存了什么？"
    assert row["back"] == "The latent.\n隐向量。"


def test_a_cloze_has_its_gap_before_and_the_hidden_words_behind(rows):
    (row,) = rows(cloze(front={"en": r"a {{b}} c {{\(d\)}}", "zh": "整句"}))

    assert (row["front"], row["back"]) == ("a […] c […]\n整句", r"b; \(d\)")


@pytest.mark.parametrize("text", ["a\tb", 'say "x"', "one\r\ntwo\nthree", "#x", "<b> & \\(a<b\\)"])
def test_any_text_comes_back_as_it_was(rows, text):
    got = rows(word(1, front={"en": text, "zh": text}), word(2))

    assert len(got) == 2
    assert got[0]["front"] == text.replace("\r\n", "\n")


def test_tags_tell_why_a_card_is_not_asked(rows):
    one, other = rows(word(1, is_suspended=True), word(2, is_suspended=True), leeches={f"{2:032x}"})

    assert one["tags"] == "deepseek::mla suspended"
    assert other["tags"] == "deepseek::mla leech suspended"


def test_anki_reads_the_table_and_reading_it_again_adds_nothing(tmp_path):
    file = tmp_path / "cards.tsv"
    write_table([word(1, front={"en": 'a<b\t"c"', "zh": "词"}), question(2)], _TITLES, file)
    collection = Collection(str(tmp_path / "collection.anki2"))
    try:
        for _ in range(2):
            metadata = collection.get_csv_metadata(str(file), None)
            collection.import_csv(ImportCsvRequest(path=str(file), metadata=metadata))
        notes = [collection.get_note(note) for note in collection.find_notes("")]
    finally:
        collection.close()

    assert [note.guid for note in notes] == [f"{1:032x}", f"{2:032x}"]
    assert notes[0].fields[0] == "a&lt;b\t&quot;c&quot;"
    assert notes[1].fields == ["What is cached?<br>缓存了什么？", "The latent.<br>隐向量。"]
    assert notes[0].tags == ["deepseek::mla"]


@pytest.mark.parametrize("name", ["cards.tsv", "CARDS.TSV"])
def test_the_ending_says_that_it_is_a_table(tmp_path, name):
    write_cards([word()], {}, tmp_path / name)

    assert (tmp_path / name).read_text(encoding="utf-8").startswith("#separator:tab\n")


def test_the_ending_says_that_it_is_a_package(tmp_path):
    write_cards([word()], {}, tmp_path / "cards.apkg")

    assert (tmp_path / "cards.apkg").read_bytes().startswith(b"PK")


def test_another_ending_is_told_and_nothing_is_written(tmp_path):
    with pytest.raises(ReaderError, match=r"\.apkg or as \.tsv"):
        write_cards([word()], {}, tmp_path / "cards.csv")

    assert not (tmp_path / "cards.csv").exists()
