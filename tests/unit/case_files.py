"""Inputs and wanted outputs that stand as files under tests/cases."""

import os
from pathlib import Path

import pytest

_CASES = Path(__file__).resolve().parents[1] / "cases"


def inputs(folder: str, ending: str) -> list:
    """Return a parameter for each input of a folder, named as the file is."""
    found = sorted((_CASES / folder).glob(f"*{ending}"))
    return [pytest.param(file, id=file.name.removesuffix(ending)) for file in found]


def check(output: Path, got: str) -> None:
    """Compare with the wanted output; with WRITE_CASES=1 write it, to be read before it is kept."""
    if os.environ.get("WRITE_CASES"):
        output.write_text(got, encoding="utf-8")
    assert got == output.read_text(encoding="utf-8")
