"""Self-rating against scorecard: a row for each loop, a disc for each gap, larger for more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from debrief.web.contexts.loops import RatedLoop

WIDEST = 3
LEFT, RIGHT = 8.0, 92.0
TOP, PITCH, DROP = 44, 66, 42
SMALLEST, LARGEST = 5.0, 17.0


@dataclass(frozen=True, slots=True)
class Disc:
    """Competencies at one gap: `x` in percent of the width, `y` and `radius` in pixels."""

    x: float
    y: int
    radius: float
    count: int
    side: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """A loop: where its name and its line stand, in pixels from the top."""

    loop: RatedLoop
    top: int
    y: int
    discs: tuple[Disc, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """The whole picture, `high` pixels; `grid` are the gaps with their place in percent."""

    grid: tuple[tuple[int, float], ...]
    rows: tuple[GapRow, ...]
    high: int


def gaps(loops: Sequence[RatedLoop]) -> Gaps:
    """Return the picture of some loops, from top to bottom as they are given."""
    most = max((count for loop in loops for count in loop.gaps.values()), default=1)
    return Gaps(
        grid=tuple((gap, _x(gap)) for gap in range(-WIDEST, WIDEST + 1)),
        rows=tuple(_row(loop, TOP + index * PITCH, most) for index, loop in enumerate(loops)),
        high=TOP + len(loops) * PITCH,
    )


def _row(loop: RatedLoop, top: int, most: int) -> GapRow:
    y = top + DROP
    discs = tuple(
        Disc(_x(gap), y, _radius(count, most), count, _side(gap))
        for gap, count in sorted(loop.gaps.items())
        if count
    )
    return GapRow(loop, top, y, discs)


def _radius(count: int, most: int) -> float:
    """Return a radius whose area grows with the count."""
    return round(max(SMALLEST, LARGEST * sqrt(count / most)), 1)


def _side(gap: int) -> str:
    return "same" if gap == 0 else "above" if gap > 0 else "below"


def _x(gap: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * (gap + WIDEST) / (2 * WIDEST), 2)
