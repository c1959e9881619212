"""One program per archive, and everything as it was at the next start."""

import pytest
from program import read_session, read_settings, run, write_settings

LONG, SHORT = "alpha/speculative-decoding", "alpha/paged-attention"
LONG_TITLE = "Speculative decoding — Small archive"
SHORT_TITLE = "Paged attention — Small archive"
ALL = "Small archive"


def paths(archive):
    return [tab["path"] for tab in read_session(archive)["tabs"]]


def test_an_archive_is_compiled_and_opened_without_anything_else(start, reading):
    program = start("--archive", reading)

    program.until_painted(ALL)

    program.close()
    assert paths(reading) == [""]


def test_the_article_that_is_named_is_opened(start, built):
    program = start("--archive", built, LONG)

    program.until_painted(LONG_TITLE)

    program.close()


def test_an_anchor_is_gone_to(start, built):
    program = start("--archive", built, f"{LONG}#results")
    program.until_painted(LONG_TITLE)

    program.until(
        lambda: read_settings().get("sessions") and read_session(built)["tabs"][-1]["pair"],
        "the place in the settings",
    )

    assert read_session(built)["tabs"][-1]["pair"].startswith("p-")
    program.close()


def test_a_second_start_hands_over_to_the_first_and_ends(start, built):
    first = start("--archive", built, LONG)
    first.until_painted(LONG_TITLE)

    second = run("--archive", built, SHORT)

    assert (second.returncode, second.stdout) == (0, "")
    first.until_painted(SHORT_TITLE)
    first.close()
    assert paths(built) == [LONG, SHORT]


def test_a_second_start_without_a_wish_only_brings_the_window_to_the_front(start, built):
    first = start("--archive", built, LONG)
    first.until_painted(LONG_TITLE)

    assert run("--archive", built).returncode == 0

    first.until_painted(LONG_TITLE)
    first.close()
    assert paths(built) == [LONG]


def test_a_program_that_was_killed_does_not_stand_in_the_way(start, built):
    killed = start("--archive", built, LONG)
    killed.until_painted(LONG_TITLE)
    killed.kill()

    program = start("--archive", built, SHORT)

    program.until_painted(SHORT_TITLE)
    program.close()


def test_tabs_mode_and_the_exact_pair_come_back(start, built):
    first = start("--archive", built, LONG)
    first.until_painted(LONG_TITLE)
    first.press("F6", "Next", "Next", "ctrl+t")
    first.until_painted(ALL)
    first.press("ctrl+3", "ctrl+shift+Tab")
    first.until_painted(LONG_TITLE)
    first.close()
    before = read_session(built)
    assert before["tabs"][0]["pair"].startswith("p-")

    again = start("--archive", built)
    again.until_painted(LONG_TITLE)
    again.close()

    assert read_session(built) == before
    assert (paths(built), before["current"]) == ([LONG, ""], 0)
    assert read_settings()["mode"] == "zh"


def test_the_window_comes_back_in_its_size(start, built):
    first = start("--archive", built)
    first.until_painted(ALL)
    first.window().configure(width=1100, height=700)
    first.until(lambda: first.picture().size == (1100, 700), "the smaller window")
    first.close()

    again = start("--archive", built)
    again.until_painted(ALL)

    assert again.picture().size == (1100, 700)
    again.close()


def test_ctrl_q_ends_the_program(start, built):
    program = start("--archive", built, LONG)
    program.until_painted(LONG_TITLE)

    program.press("ctrl+q")

    assert program.process.wait(30) == 0
    assert paths(built) == [LONG]


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Paged attention — Small archive"), ("zh", "分页注意力 — 小文库")],
)
def test_the_interface_speaks_the_language_of_the_settings(start, built, language, title):
    write_settings(language=language)

    program = start("--archive", built, SHORT)

    program.until_painted(title)
    program.close()


def test_safe_graphics_draw_the_page_too(start, built):
    program = start("--safe-graphics", "--archive", built, LONG)

    program.until_painted(LONG_TITLE)

    program.close()


def test_every_article_of_a_foreign_archive_can_be_opened(start, foreign):
    archive, titles = foreign
    program = start("--archive", archive)
    program.until_painted(archive.name)

    for path, title in titles.items():
        assert run("--archive", archive, path).returncode == 0
        program.until_titled(f"{title} — {archive.name}")

    program.close()
    assert paths(archive) == ["", *titles]
