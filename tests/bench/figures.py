"""Numbers of a benchmark: medians and percentiles, and the table in which they stand."""

import statistics
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    Attributes:
        name: Dotted, for the JSON: `start.ratio`.
        spread: Smallest and largest of the values that `value` stands for.
        aim: What `value` must not be above; None where there is no aim.
        at_least: Whether it must not be below its aim instead.
    """

    name: str
    what: str
    value: float
    unit: str
    spread: tuple[float, float] | None = None
    runs: int = 1
    aim: float | None = None
    at_least: bool = False

    @property
    def is_met(self) -> bool | None:
        if self.aim is None:
            return None
        return self.value >= self.aim if self.at_least else self.value <= self.aim

    @property
    def verdict(self) -> str:
        return {None: "", True: "met", False: "MISSED"}[self.is_met]

    @property
    def wanted(self) -> str:
        if self.aim is None:
            return ""
        return f"{'≥' if self.at_least else '≤'} {_number(self.aim)}"

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "met": self.is_met}


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the table that says something about the figures above it."""

    text: str


Line = Figure | Note


def median_figure(
    name: str, what: str, values: Sequence[float], unit: str, aim: float | None = None
) -> Figure:
    """Return the line of a median, with smallest and largest value."""
    middle = statistics.median(values)
    return Figure(name, what, middle, unit, (min(values), max(values)), len(values), aim)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that is not below this share of all values."""
    ordered = sorted(values)
    return ordered[max(0, -(-round(share * 1000) * len(ordered) // 1000) - 1)]


def percentile_figures(
    name: str, what: str, values: Sequence[float], unit: str, aim: float | None = None
) -> list[Figure]:
    """Return the lines of the middle and of the 95th percentile; the aim is the latter's."""
    spread = (min(values), max(values))
    p50, p95 = percentile(values, 0.5), percentile(values, 0.95)
    return [
        Figure(f"{name}.p50", f"{what}, p50", p50, unit, spread, len(values)),
        Figure(f"{name}.p95", f"{what}, p95", p95, unit, spread, len(values), aim),
    ]


def table(subjects: Sequence[tuple[str, Sequence[Line]]]) -> str:
    """Return all figures as text in columns."""
    head = ("", "measured", "least … most", "n", "aim", "")
    rows: list[tuple[str, ...] | str] = [head]
    for title, lines in subjects:
        rows.append(f"\n{title}")
        rows += [f"  ({ln.text})" if isinstance(ln, Note) else _cells(ln) for ln in lines]
    cells = [row for row in rows if isinstance(row, tuple)]
    widths = [max(_width(row[i]) for row in cells) for i in range(len(head))]
    return "\n".join(row if isinstance(row, str) else _joined(row, widths) for row in rows) + "\n"


def _cells(figure: Figure) -> tuple[str, ...]:
    spread = figure.spread
    return (
        f"  {figure.what}",
        f"{_number(figure.value)} {figure.unit}",
        f"{_number(spread[0])} … {_number(spread[1])}" if spread else "",
        str(figure.runs),
        figure.wanted,
        figure.verdict,
    )


def _joined(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = row
    padded = [first + " " * (widths[0] - _width(first))]
    padded += [
        " " * (width - _width(cell)) + cell for cell, width in zip(rest, widths[1:], strict=True)
    ]
    return "  ".join(padded).rstrip()


def _number(value: float) -> str:
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 20 else 2
    return f"{value:.{digits}f}"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
