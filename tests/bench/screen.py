"""A screen of our own whose pixels can be read without asking the X server (Linux, Xvfb)."""

import mmap
import os
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path
from typing import Self

import numpy as np

_PIXEL_BYTES = 4
_COLOUR_ENTRY_BYTES = 12


class Screen:
    """An Xvfb that keeps its frame buffer in a file; a picture of it costs a copy of memory."""

    def __init__(self, width: int = 1600, height: int = 1000) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="bench-screen."))
        said, says = os.pipe()
        geometry = f"{width}x{height}x24"
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(says), "-screen", "0", geometry, "-fbdir", self._folder,
             "-nolisten", "tcp", "-noreset", "-dpi", "96"],
            pass_fds=(says,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(says)
        with os.fdopen(said) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise SystemExit("Xvfb did not start.")
        self.display = f":{number}"
        self.pixels = self._map()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.terminate()
        self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _map(self) -> np.ndarray:
        """Return the live pixels, rows by columns, 0xXXRRGGBB each."""
        with (self._folder / "Xvfb_screen0").open("rb") as file:
            memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        # The header of an XWD file: 25 numbers, big-endian.
        head = struct.unpack(">25I", memory[:100])
        header_bytes, width, height, line_bytes, colours = (
            head[0], head[4], head[5], head[12], head[19],
        )  # fmt: skip
        columns = line_bytes // _PIXEL_BYTES
        start = header_bytes + colours * _COLOUR_ENTRY_BYTES
        flat = np.frombuffer(memory, "<u4", columns * height, start)
        return flat.reshape(height, columns)[:, :width]


def first_like_last(frames: list[tuple[float, np.ndarray]], share: float = 0.9) -> float | None:
    """Return when a picture first looked as the last one does: at least `share` of its ink.

    Ink are the pixels that have not the commonest colour. The same share of all pixels is asked
    for, so that an older page with much ink is no match.
    """
    last = frames[-1][1] & 0xFFFFFF
    colours, counts = np.unique(last, return_counts=True)
    ink = last != colours[counts.argmax()]
    if not ink.any():
        return None
    for when, frame in frames:
        same = (frame & 0xFFFFFF) == last
        if same[ink].mean() >= share and same.mean() >= share:
            return when
    return None
