"""A level as four small steps, the reached ones filled."""

from __future__ import annotations

from dataclasses import dataclass

STEPS = 4
WIDTH, GAP, RISE, FOOT = 9, 3, 4, 5


@dataclass(frozen=True, slots=True)
class Step:
    """One step in pixels; the picture is `WIDE` by `HIGH`."""

    x: int
    y: int
    width: int
    height: int
    reached: bool


WIDE = STEPS * WIDTH + (STEPS - 1) * GAP
HIGH = FOOT + (STEPS - 1) * RISE


def stairs(level: int | None) -> tuple[Step, ...]:
    """Return the four steps of a level from 1 to 4; None reaches none of them."""
    reached = level or 0
    return tuple(
        Step(
            x=index * (WIDTH + GAP),
            y=HIGH - (FOOT + index * RISE),
            width=WIDTH,
            height=FOOT + index * RISE,
            reached=index < reached,
        )
        for index in range(STEPS)
    )
