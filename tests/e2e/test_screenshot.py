"""`reader screenshot`: pictures of a page and of the window, without a display."""

import pytest
from PIL import Image
from program import colours, run, without_display

from reader.resources import THEMES, palette

LONG = "alpha/speculative-decoding"


@pytest.fixture(scope="module")
def cache(tmp_path_factory, reading):
    """An environment without a display, whose cache has the library."""
    env = {**without_display(), "XDG_CACHE_HOME": str(tmp_path_factory.mktemp("cache"))}
    assert run("--archive", reading, "build", env=env).returncode == 0
    return env


@pytest.fixture
def shoot(cache, reading, tmp_path):
    """Take a picture of the long article; return it, and the paper's colour round the text."""

    def take(*options, path=LONG):
        out = tmp_path / "shot.png"
        done = run("--archive", reading, "screenshot", path, out, *options, env=cache)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        return Image.open(out).convert("RGB")

    return take


def is_paper(picture, theme, spot):
    return "#{:02x}{:02x}{:02x}".format(*picture.getpixel(spot)) == palette()[theme]["paper"]


@pytest.mark.parametrize(
    ("theme", "mode"), [*((theme, "both") for theme in THEMES), ("sepia", "en"), ("dark", "zh")]
)
def test_a_page_is_drawn_in_every_theme_and_mode(shoot, theme, mode):
    picture = shoot("--theme", theme, "--mode", mode, "--width", "900")

    assert picture.width == 900
    assert picture.height > 1500
    assert is_paper(picture, theme, (2, 2))
    assert colours(picture) > 60


@pytest.mark.parametrize(
    ("theme", "mode"), [*zip(THEMES, ("both", "en", "zh", "both"), strict=True)]
)
def test_the_whole_window_is_drawn_in_every_theme(shoot, theme, mode):
    picture = shoot("--whole-window", "--theme", theme, "--mode", mode, "--width", "1300")

    assert picture.size == (1300, 900)
    assert colours(picture.crop((300, 90, 1000, 880))) > 60  # the page
    assert colours(picture.crop((0, 100, 260, 400))) > 20  # the tree
    assert colours(picture.crop((1070, 10, 1290, 300))) > 20  # the outline


def test_both_columns_are_wider_than_one_and_one_is_longer(shoot):
    both, english = shoot("--width", "1200"), shoot("--width", "1200", "--mode", "en")

    assert both.size != english.size
    assert both.width == english.width == 1200


def test_a_picture_at_two_dots_per_pixel_has_twice_the_size(shoot):
    picture = shoot("--whole-window", "--width", "1000", "--scale", "2")

    assert picture.size == (2000, 1800)


def test_an_anchor_shows_that_place_in_one_window_full(shoot):
    picture = shoot("--width", "1000", path=f"{LONG}#results")

    assert picture.size == (1000, 900)


def test_all_articles_can_be_drawn(shoot):
    assert colours(shoot("--width", "1000", path="")) > 20


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["alpha/nothing", "out.png"], "There is no article alpha/nothing in this archive."),
        ([LONG, "out.png", "--theme", "pink"], "invalid choice: 'pink'"),
        ([LONG, "out.png", "--mode", "fr"], "invalid choice: 'fr'"),
        ([LONG, "out.png", "--width", "wide"], "invalid number value: 'wide'"),
        ([LONG, "out.png", "--width", "0"], "0 is not from 200 to 8000"),
        ([LONG, "out.png", "--scale", "50"], "50 is not from 0.5 to 4"),
        ([f"{LONG}#nowhere", "out.png"], "has no place called nowhere"),
        ([LONG], "the following arguments are required: OUT.png"),
        ([LONG, "/dev/null/out.png"], "The folder cannot be made"),
        ([LONG, "/proc/out.png"], "The picture cannot be written."),
    ],
)
def test_what_cannot_be_drawn_gives_a_sentence_and_ends_with_2(
    cache, reading, tmp_path, arguments, sentence
):
    path, *rest = arguments
    out = [str(tmp_path / name) if name == "out.png" else name for name in rest]

    done = run("--archive", reading, "screenshot", path, *out, env=cache)

    assert done.returncode == 2
    assert sentence in done.stderr
    assert not list(tmp_path.glob("*.png"))
