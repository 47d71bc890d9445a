"""How well each label is found: a dot for the program, a tick for two labellers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from debrief.web.contexts.agreement import LabelRow

GRID = (0.0, 0.25, 0.5, 0.75, 1.0)
LEFT, RIGHT = 2.0, 98.0
TOP, PITCH, DROP = 30, 36, 20


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid: `x` in percent of the width, what is written above it, how it sits."""

    x: float
    says: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One row: `x` and `ceiling` in percent of the width, `top` and `y` in pixels.

    `ceiling` is None where the labellers were not compared.
    """

    row: LabelRow
    top: int
    y: int
    x: float
    ceiling: float | None


@dataclass(frozen=True, slots=True)
class Dots:
    """The whole picture, `high` pixels."""

    grid: tuple[Tick, ...]
    dots: tuple[Dot, ...]
    high: int


def dots(rows: Sequence[LabelRow]) -> Dots:
    """Return the picture of some labels, from top to bottom as they are given."""
    return Dots(
        grid=tuple(Tick(_x(at), f"{at:g}", _anchor(at)) for at in GRID),
        dots=tuple(
            Dot(
                row=row,
                top=TOP + index * PITCH,
                y=TOP + index * PITCH + DROP,
                x=_x(row.f1),
                ceiling=None if row.ceiling is None else _x(row.ceiling),
            )
            for index, row in enumerate(rows)
        ),
        high=TOP + len(rows) * PITCH,
    )


def _anchor(share: float) -> str:
    return "start" if share == 0 else "end" if share == 1 else "middle"


def _x(share: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * share, 2)
