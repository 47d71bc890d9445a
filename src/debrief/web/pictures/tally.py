"""Moves made out of moves expected, as a row of pen strokes."""

from __future__ import annotations

from dataclasses import dataclass

PITCH = 6


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke at `x` pixels; made strokes are drawn long."""

    x: int
    made: bool


def tally(made: int, expected: int) -> tuple[Stroke, ...]:
    """Return a stroke for each expected move, the made ones first."""
    return tuple(Stroke(PITCH // 2 + index * PITCH, index < made) for index in range(expected))
