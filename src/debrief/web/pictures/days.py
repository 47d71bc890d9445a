"""The last weeks of the log: what gave energy stands above the line, what took it below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from debrief.web.contexts.energy import DayWork, Ink

STEP = 13
WIDE = 92.0
"""Percent of the width for the days; the rest is for the names of the two halves."""

MOST_HIGH = 6
ORDER: tuple[Ink, ...] = ("pm", "pmm", "shared", "other")


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry: `x` in percent of the width, `y` in pixels; the ink chooses the shape."""

    ink: Ink
    x: float
    y: int
    gave: bool
    impact: bool


@dataclass(frozen=True, slots=True)
class Monday:
    """Where a week begins, in percent of the width."""

    x: float
    day: date


@dataclass(frozen=True, slots=True)
class Days:
    """The whole picture; `line` is the height of the line between giving and taking."""

    marks: tuple[Mark, ...]
    mondays: tuple[Monday, ...]
    line: int
    high: int


def days(work: Sequence[DayWork], first: date, last: date) -> Days:
    """Return the picture of the entries between two days; of a tall day the lowest six are drawn.

    The table beside the picture has all of them.
    """
    count = (last - first).days + 1
    above, below = _tallest(work, gave=True), _tallest(work, gave=False)
    line = STEP * above + 8
    stacked: Counter[tuple[date, bool]] = Counter()
    marks = []
    for one in sorted(work, key=lambda one: (one.day, ORDER.index(one.ink))):
        if not first <= one.day <= last:
            continue
        height = stacked[one.day, one.gave]
        stacked[one.day, one.gave] += 1
        if height >= MOST_HIGH:
            continue
        away = STEP * height + 11
        y = line - away if one.gave else line + away
        marks.append(Mark(one.ink, _x(one.day, first, count), y, one.gave, one.impact))
    mondays = tuple(
        Monday(_edge(day, first, count), day)
        for day in (first + timedelta(days=n) for n in range(count))
        if day.weekday() == 0
    )
    return Days(tuple(marks), mondays, line, line + STEP * below + 30)


def _tallest(work: Sequence[DayWork], *, gave: bool) -> int:
    counts = Counter(one.day for one in work if one.gave is gave)
    return min(max(counts.values(), default=1), MOST_HIGH)


def _x(day: date, first: date, count: int) -> float:
    return round(WIDE * ((day - first).days + 0.5) / count, 2)


def _edge(day: date, first: date, count: int) -> float:
    return round(WIDE * (day - first).days / count, 2)
