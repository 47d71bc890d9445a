"""Who owns which step of a launch: a line that changes sides as ownership does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from debrief.web.contexts.roles import LaunchStep

LANES = {"pm": 32, "shared": 76, "pmm": 120}
HIGH = 152
LEFT, RIGHT = 13.0, 97.0


@dataclass(frozen=True, slots=True)
class Station:
    """A step on the picture: `x` in percent of the width, `y` in pixels."""

    number: int
    title: str
    owner: str
    x: float
    y: int


@dataclass(frozen=True, slots=True)
class Leg:
    """The line between two steps; it wears the ink of the side that it arrives at."""

    owner: str
    x1: float
    y1: int
    x2: float
    y2: int


@dataclass(frozen=True, slots=True)
class Baton:
    """The whole picture, with its counts for the sentence above it."""

    stations: tuple[Station, ...]
    legs: tuple[Leg, ...]
    pm: int
    pmm: int
    shared: int
    handovers: int


def baton(steps: Iterable[LaunchStep]) -> Baton:
    """Return the picture of a launch from its steps in order."""
    owned = list(steps)
    stations = tuple(
        Station(index + 1, step.title, step.owner, _x(index, len(owned)), LANES[step.owner])
        for index, step in enumerate(owned)
    )
    legs = tuple(Leg(b.owner, a.x, a.y, b.x, b.y) for a, b in pairwise(stations))
    return Baton(
        stations=stations,
        legs=legs,
        pm=_count(owned, "pm"),
        pmm=_count(owned, "pmm"),
        shared=_count(owned, "shared"),
        handovers=sum(a.owner != b.owner for a, b in pairwise(stations)),
    )


def _x(index: int, steps: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * (index + 0.5) / max(steps, 1), 2)


def _count(steps: Sequence[LaunchStep], owner: str) -> int:
    return sum(step.owner == owner for step in steps)
