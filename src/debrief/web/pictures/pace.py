"""Pace over time with its pauses: a bar for each stretch, a gap in the line of time for silence."""

from __future__ import annotations

from dataclasses import dataclass

from debrief.experience.delivery import Delivery

HIGH, FLOOR = 120, 96
LEAST_TOP = 200.0
"""Words a minute at the top of the picture, unless somebody spoke faster."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of speech: places in percent of the width, heights in pixels."""

    x: float
    width: float
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Gap:
    """A pause on the line of time; `longest` for the one that is named."""

    x: float
    width: float
    longest: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of the scale, with its number."""

    y: float
    rate: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A minute on the line of time."""

    x: float
    minute: int


@dataclass(frozen=True, slots=True)
class Pace:
    """The whole picture, HIGH pixels high."""

    bars: tuple[Bar, ...]
    gaps: tuple[Gap, ...]
    rules: tuple[Rule, ...]
    ticks: tuple[Tick, ...]
    high: int = HIGH
    floor: int = FLOOR


def pace(said: Delivery) -> Pace | None:
    """Return the picture of how somebody spoke, None where no times are known."""
    if not said.points:
        return None
    first, last = said.points[0].start, said.points[-1].end
    for pause in said.pauses:
        first, last = min(first, pause.at), max(last, pause.at + pause.seconds)
    whole = max(last - first, 1.0)
    top = max(LEAST_TOP, *(point.rate for point in said.points))

    def x(second: float) -> float:
        return round(100 * (second - first) / whole, 2)

    def y(rate: float) -> float:
        return round(FLOOR - (FLOOR - 10) * rate / top, 1)

    return Pace(
        bars=tuple(
            Bar(
                x(one.start),
                round(max(0.2, x(one.end) - x(one.start) - 0.2), 2),
                y(one.rate),
                round(FLOOR - y(one.rate), 1),
            )
            for one in said.points
        ),
        gaps=tuple(
            Gap(x(one.at), max(0.4, round(100 * one.seconds / whole, 2)), one is said.longest)
            for one in said.pauses
        ),
        rules=tuple(Rule(y(rate), rate) for rate in (100, 150, 200) if rate <= top),
        ticks=_ticks(first, last, x),
    )


def _ticks(first: float, last: float, x: object) -> tuple[Tick, ...]:
    assert callable(x)
    minutes = range(int(first // 60) + 1, int(last // 60) + 1)
    step = max(1, -(-len(minutes) // 8))
    return tuple(Tick(x(60.0 * n), n) for n in minutes if n % step == 0)
