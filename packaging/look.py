"""Say whether a picture shows text or is blank: `python packaging/look.py PICTURE.png …`.

It ends with 1 when a picture is blank: for the workflow that throws away a build whose window or
page shows nothing.
"""

import argparse
import sys
from pathlib import Path

from PIL import Image, ImageChops

_LEAST_COLOURS = 60  # an empty page has a dozen, a text with its smoothed edges hundreds
_LEAST_INK = 0.01  # share of pixels that are not of the commonest colour; a page of text has 0.05
_LEAST_EDGES = 0.01  # share of neighbours that differ strongly; a gradient has none, text 0.03
_STRONGLY = 48  # levels of grey out of 255
_LEAST_ROWS = 0.15  # share of rows of pixels with ink: a logo in the middle is not a text


def what_is_seen(picture: Image.Image) -> tuple[int, float, float]:
    """Return the number of colours, the share of ink and the share of rows that have ink."""
    plain = picture.convert("RGB")
    colours = plain.getcolors(plain.width * plain.height) or []
    ground = max(colours)[1]
    pixels = plain.width * plain.height
    ink = 1 - max(colours)[0] / pixels
    inked = sum(
        (row := plain.crop((0, y, plain.width, y + 1)).getcolors(plain.width) or []) != []
        and any(colour != ground for _, colour in row)
        for y in range(plain.height)
    )
    return len(colours), ink, inked / plain.height


def edges(picture: Image.Image) -> float:
    """Return the share of pixels that differ strongly from the one on their left."""
    grey = picture.convert("L")
    shifted = ImageChops.offset(grey, 1, 0)
    counts = ImageChops.difference(grey, shifted).histogram()
    return sum(counts[_STRONGLY:]) / (grey.width * grey.height)


def is_blank(picture: Image.Image) -> bool:
    """Return whether a picture shows no text."""
    colours, ink, rows = what_is_seen(picture)
    if colours < _LEAST_COLOURS or ink < _LEAST_INK or rows < _LEAST_ROWS:
        return True
    return edges(picture) < _LEAST_EDGES


def main() -> int:
    """Look at pictures; return 1 when one is blank."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pictures", nargs="+", type=Path)
    blank = False
    for file in parser.parse_args().pictures:
        with Image.open(file) as picture:
            colours, ink, rows = what_is_seen(picture)
            verdict = "blank" if is_blank(picture) else "shows text"
            blank |= verdict == "blank"
            print(
                f"{file}: {verdict} ({colours} colours, ink {ink:.1%}, in {rows:.0%} of the rows)"
            )
    return 1 if blank else 0


if __name__ == "__main__":
    sys.exit(main())
