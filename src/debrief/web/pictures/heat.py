"""The cells of a heat map row: one for each strength, the warmer the stronger the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from debrief.web.contexts.matrix import Cell

SIZE, GAP, HIGH = 30, 3, 22


@dataclass(frozen=True, slots=True)
class Square:
    """One cell in pixels; `middle` is where its number stands."""

    cell: Cell
    x: int
    middle: float


@dataclass(frozen=True, slots=True)
class Heat:
    """The cells of one row from left to right, `wide` by `high` pixels."""

    squares: tuple[Square, ...]
    wide: int
    high: int = HIGH


def heat(cells: Sequence[Cell]) -> Heat:
    """Return the picture of one row."""
    squares = tuple(
        Square(cell, place * (SIZE + GAP), place * (SIZE + GAP) + SIZE / 2)
        for place, cell in enumerate(cells)
    )
    return Heat(squares, len(squares) * (SIZE + GAP) - GAP)
