"""A launch on three lanes along its dates: PM above, shared between, PMM below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from debrief.handbook.entries import Owner
from debrief.handbook.teardowns import OWNERS
from debrief.web.contexts.launches import EventView

LEFT, RIGHT = 4.5, 95.5
APART = 10.0
"""Percent of the width that two marks need between them to stand on the same row."""

AXIS, PITCH, NAME, EDGE = 24, 27, 22, 9
"""Pixels: height of the axis, of a row of marks, of a lane's name, and between lanes."""

MOST_TICKS = 6
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)


@dataclass(frozen=True, slots=True)
class Tick:
    """The first of a month on the axis; `year` is True where the year is to be said."""

    x: float
    day: date
    year: bool
    bare: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """The band of one side, from `y` down `high` pixels."""

    owner: Owner
    y: int
    high: int


@dataclass(frozen=True, slots=True)
class Mark:
    """An event: its middle, and from where to where it may have been; percent and pixels."""

    x: float
    y: int
    start: float
    end: float
    owner: Owner
    number: int
    launch: bool


@dataclass(frozen=True, slots=True)
class Pass:
    """The way from one event to the next."""

    x1: float
    y1: int
    x2: float
    y2: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole picture, `high` pixels; `launch` is where it reached its customers."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    passes: tuple[Pass, ...]
    launch: float | None
    anchor: str
    foot: int
    high: int


def draw_lanes(events: Sequence[EventView]) -> Lanes | None:
    """Return the picture of events in their order, None where there are none."""
    if not events:
        return None
    start, end = min(one.first for one in events), max(one.last for one in events)
    if start == end:
        start, end = _moved(start, -15), _moved(end, 15)

    def x(day: date) -> float:
        return round(LEFT + (RIGHT - LEFT) * (day - start) / (end - start), 2)

    spans = [(x(one.first), x(one.last)) for one in events]
    middles = [round((left + right) / 2, 2) for left, right in spans]
    rows, counts = _rows(events, middles)
    lanes, at = [], AXIS + EDGE
    for owner in OWNERS:
        high = NAME + PITCH * counts[owner]
        lanes.append(Lane(owner, at, high))
        at += high + EDGE
    tops = {lane.owner: lane.y + NAME + PITCH // 2 - 3 for lane in lanes}
    heights = [tops[one.owner] + PITCH * row for one, row in zip(events, rows, strict=True)]
    marks = tuple(
        Mark(middle, y, left, right, one.owner, one.number, one.launch)
        for one, (left, right), middle, y in zip(events, spans, middles, heights, strict=True)
    )
    launch = next((mark.x for mark in marks if mark.launch), None)
    return Lanes(
        ticks=_ticks(start, end, x),
        lanes=tuple(lanes),
        marks=marks,
        passes=tuple(Pass(one.x, one.y, other.x, other.y) for one, other in pairwise(marks)),
        launch=launch,
        anchor=_anchor(launch),
        foot=at + 9,
        high=at + 16 if launch is not None else at,
    )


def _rows(
    events: Sequence[EventView], middles: Sequence[float]
) -> tuple[list[int], dict[Owner, int]]:
    """Return the row of each event in its lane so that no two touch, and the rows of each lane."""
    last: dict[Owner, list[float]] = {owner: [] for owner in OWNERS}
    rows = []
    for one, x in zip(events, middles, strict=True):
        taken = last[one.owner]
        row = next((n for n, before in enumerate(taken) if abs(x - before) >= APART), len(taken))
        taken[row : row + 1] = [x]
        rows.append(row)
    return rows, {owner: max(len(taken), 1) for owner, taken in last.items()}


def _ticks(start: date, end: date, x: Callable[[date], float]) -> tuple[Tick, ...]:
    """Return at most six firsts of months between two days, every so many months."""
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    step = next((step for step in _STEPS if months / step <= MOST_TICKS), _STEPS[-1])
    first = start.year * 12 + start.month - 1
    found = []
    for month in range(-(-first // step) * step, first + months, step):
        day = date(month // 12, month % 12 + 1, 1)
        if start <= day <= end:
            found.append((day, x(day)))
    return tuple(
        Tick(at, day, n == 0 or day.month == 1, step % 12 == 0) for n, (day, at) in enumerate(found)
    )


def _anchor(launch: float | None) -> str:
    if launch is None or 18 <= launch <= 82:  # where its name would leave the page
        return "middle"
    return "start" if launch < 50 else "end"


def _moved(day: date, days: int) -> date:
    return day + timedelta(days=days)
