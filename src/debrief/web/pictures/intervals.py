"""Intervals on the scale from build (-1) to market (1): a line, a dot, and the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from debrief.web.contexts.decide import IntervalRow

LEFT, RIGHT = 0.0, 100.0
TOP, PITCH, DROP = 16, 50, 17


@dataclass(frozen=True, slots=True)
class Interval:
    """One row: `x` values in percent of the width, `top` and `y` in pixels."""

    row: IntervalRow
    top: int
    y: int
    low: float
    at: float
    high: float


@dataclass(frozen=True, slots=True)
class Intervals:
    """The whole picture, `high` pixels; `middle` is where neither side is."""

    rows: tuple[Interval, ...]
    middle: float
    high: int


def intervals(rows: Sequence[IntervalRow]) -> Intervals:
    """Return the picture of some intervals, from top to bottom as they are given."""
    return Intervals(
        rows=tuple(
            Interval(
                row=row,
                top=TOP + index * PITCH,
                y=TOP + index * PITCH + DROP,
                low=place(row.low),
                at=place(row.value),
                high=place(row.high),
            )
            for index, row in enumerate(rows)
        ),
        middle=place(0),
        high=TOP + len(rows) * PITCH,
    )


def place(value: float) -> float:
    """Return where a value from -1 to 1 stands, in percent of the width."""
    held = min(max(value, -1.0), 1.0)
    return round(LEFT + (RIGHT - LEFT) * (held + 1) / 2, 2)
