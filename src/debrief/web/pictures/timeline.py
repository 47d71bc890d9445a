"""A plan as a line of time: months, the project, milestones in order, people to involve."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

LEFT, RIGHT = 3.5, 96.5
APART = 6.5
"""Percent of the width that two letters need between them to stand on the same row."""

AXIS, LINE, BAR, LETTERS, PITCH = 16, 54, 84, 132, 18
MOST_MONTHS = 8


@dataclass(frozen=True, slots=True)
class Month:
    """The first of a month; `named` is False where its name would touch the one before."""

    day: date
    x: float
    named: bool


@dataclass(frozen=True, slots=True)
class Point:
    """Where something stands: `x` in percent of the width, `y` in pixels."""

    x: float
    y: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture, `high` pixels; `today` is None outside the plan.

    The project reaches from `project` to `project + width`, in percent.
    """

    months: tuple[Month, ...]
    milestones: tuple[Point, ...]
    people: tuple[Point, ...]
    project: float
    width: float
    today: float | None
    high: int


def timeline(
    start: date,
    end: date,
    milestones: Sequence[date],
    people: Sequence[date],
    project: tuple[date, date],
    today: date,
) -> Timeline:
    """Return the picture of a plan from its first day to its last."""

    def x(day: date) -> float:
        held = min(max(day, start), end)
        return round(LEFT + (RIGHT - LEFT) * (held - start) / (end - start), 2)

    letters = _stacked([x(day) for day in people])
    firsts = _months(start, end)
    skip = 2 if len(firsts) > MOST_MONTHS else 1
    return Timeline(
        months=tuple(Month(day, x(day), n % skip == 0) for n, day in enumerate(firsts)),
        milestones=tuple(Point(x(day), LINE) for day in milestones),
        people=letters,
        project=x(project[0]),
        width=round(x(project[1]) - x(project[0]), 2),
        today=x(today) if start <= today <= end else None,
        high=max((point.y for point in letters), default=LETTERS) + 12,
    )


def _months(start: date, end: date) -> list[date]:
    first = (start.replace(day=1) + timedelta(days=32)).replace(day=1)
    found = []
    while first <= end:
        found.append(first)
        first = (first + timedelta(days=32)).replace(day=1)
    return found


def _stacked(places: Sequence[float]) -> tuple[Point, ...]:
    """Return places on as many rows as it takes for none to touch another."""
    last: list[float] = []
    found = []
    for x in places:
        row = next((n for n, before in enumerate(last) if x - before >= APART), len(last))
        last[row : row + 1] = [x]
        found.append(Point(x, LETTERS + row * PITCH))
    return tuple(found)
