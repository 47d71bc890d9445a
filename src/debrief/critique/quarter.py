"""What a reader would object to in a quarterly goal: amounts that do not meet, levers of others."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from debrief.critique.amounts import RATES, Scale, figure
from debrief.critique.learned import model
from debrief.critique.lines import clear_side
from debrief.handbook import Handbook
from debrief.handbook.entries import Metric
from debrief.handbook.quarter import Quarter, QuarterGoal
from debrief.text import Quantity, Text

LONGEST_QUARTER = timedelta(days=100)
"""A quarter has 92 days at most; a week more forgives a goal written before it begins."""

_TOLERANCE = 0.1
_LEAP = 2.0
_FEWEST_LOOKS = 2


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection to a part of a goal, with the words that it is about.

    `part` is the name of the part, with a number from 0 for rows: "driver-1".
    """

    id: str
    part: str
    severity: Literal["error", "warning", "note"]
    quote: str
    says: str
    why: str
    fix: str
    source: str


@dataclass(frozen=True, slots=True)
class GoalReading:
    """A goal as its reader sees it.

    `start` and `end` are where the metric stands and should stand, in `unit`; None where that
    cannot be told. `adds` holds what each driver adds in the same unit, None for one that says no
    number, and `open_` what no driver explains yet.
    """

    start: float | None
    end: float | None
    unit: str
    adds: tuple[float | None, ...]
    open_: float | None
    objections: tuple[Objected, ...]

    @property
    def gap(self) -> float | None:
        """Return how far the metric has to move, below zero where it has to fall."""
        if self.start is None or self.end is None:
            return None
        return self.end - self.start


SideOf = Callable[[str], str]
Found = tuple[str, str, str, Mapping[str, str]]


def read_goal(
    goal: QuarterGoal,
    quarter: Quarter,
    metrics: Mapping[str, Metric],
    today: date,
    side_of: SideOf | None = None,
) -> GoalReading:
    """Return a goal's amounts and what its reader would object to, in the order of its parts.

    `side_of` says whose work a line describes ("pm", "pmm", "shared", "neither"); without it
    nothing is said about levers of the other side.
    """
    scale = Scale(goal)
    reader = _Reader(goal, quarter, metrics, today, scale, side_of)
    known = {one.id: one for one in quarter.objection}
    objections = []
    for name, part, quote, amounts in reader.objections():
        one = known[name]
        says = one.says.format_map({"quote": quote, **amounts})
        objections.append(
            Objected(one.id, part, one.severity, quote, says, one.why, one.fix, one.source)
        )
    return GoalReading(
        scale.start, scale.end, scale.unit, scale.adds, scale.open_, tuple(objections)
    )


def judge_goal(goal: QuarterGoal, book: Handbook, today: date) -> GoalReading:
    """Return the reading of a goal, levers told apart where the learned model is installed."""
    learned = model()
    side_of = (lambda line: clear_side(line, learned)) if learned else None
    return read_goal(goal, book.quarter, book.metrics, today, side_of)


class _Reader:
    """Asks one part after the other."""

    def __init__(
        self,
        goal: QuarterGoal,
        quarter: Quarter,
        metrics: Mapping[str, Metric],
        today: date,
        scale: Scale,
        side_of: SideOf | None,
    ) -> None:
        self.goal, self.quarter, self.metrics = goal, quarter, metrics
        self.today, self.scale, self.side_of = today, scale, side_of

    def objections(self) -> Iterator[Found]:
        yield from self._metric()
        yield from self._amounts()
        yield from self._date()
        yield from self._drivers()
        yield from self._looks()
        yield from self._guard()

    def _metric(self) -> Iterator[Found]:
        metric = self.metrics.get(self.goal.metric)
        if metric is None:
            yield "metric-missing", "metric", "", {}
        elif metric.role not in (self.goal.role, "shared"):
            yield "metric-of-other-side", "metric", metric.name, {}
        elif not self.goal.counted:
            yield "not-counted", "counted", metric.name, {}

    def _amounts(self) -> Iterator[Found]:
        goal, scale = self.goal, self.scale
        base, aim = scale.baseline, scale.target
        if base is None:
            yield "baseline-missing", "baseline", goal.baseline, {}
        elif not goal.measured:
            yield "baseline-unmeasured", "measured", goal.baseline, {}
        if aim is None:
            yield "target-missing", "target", goal.target, {}
        if base is None or aim is None:
            return
        said = {"start": goal.baseline, "end": figure(scale.end)}
        if scale.end is None:
            rates = base.unit in RATES and aim.relative and aim.unit == "%"
            yield "per-cent-of-per-cent" if rates else "units-differ", "target", goal.target, said
        elif (scale.end <= base.value) != (goal.metric in self.quarter.less_is_better):
            yield "wrong-way", "target", goal.target, said
        elif base.value > 0 and scale.end >= _LEAP * base.value:
            yield "leap", "target", goal.target, {**said, "times": f"{scale.end / base.value:.1f}"}

    def _date(self) -> Iterator[Found]:
        by = self.goal.by
        if by is None:
            yield "date-missing", "by", "", {}
        elif by <= self.today:
            yield "date-past", "by", _day(by), {}
        elif by - self.today > LONGEST_QUARTER:
            yield "beyond-quarter", "by", _day(by), {"days": str((by - self.today).days)}

    def _drivers(self) -> Iterator[Found]:
        drivers, scale = self.goal.driver, self.scale
        if not any(driver.lever for driver in drivers):
            yield "lever-missing", "driver", "", {}
        for i, driver in enumerate(drivers):
            part = f"driver-{i}"
            if not driver.moves:
                yield "lever-ships", part, driver.lever, {}
            elif not _moves(driver.moves):
                yield "driver-without-change", part, driver.moves, {}
            if driver.lever and self._of_other_side(driver.lever):
                yield "lever-of-other-side", part, driver.lever, {}
        gap = scale.end - scale.start if scale.start is not None and scale.end is not None else 0
        if gap and drivers and scale.open_ is None:
            yield "nothing-added-up", "driver", figure(abs(gap)), {}
        elif gap and scale.open_ is not None:
            said = {"sum": figure(abs(scale.total)), "gap": figure(abs(gap))}
            said["open"] = figure(abs(scale.open_))
            if scale.open_ / gap > _TOLERANCE:
                yield "gap-open", "driver", said["sum"], said
            elif scale.open_ / gap < -2 * _TOLERANCE:
                yield "more-than-asked", "driver", said["sum"], said

    def _of_other_side(self, line: str) -> bool:
        if self.side_of is None:
            return False
        return self.side_of(line) == ("pmm" if self.goal.role == "pm" else "pm")

    def _looks(self) -> Iterator[Found]:
        looks = self.goal.look
        if len(looks) < _FEWEST_LOOKS:
            yield "plan-missing", "look", "", {}
        own, others = self.quarter.usage_words, self.quarter.campaign_words
        if self.goal.role == "pmm":
            own, others = others, own
        data = " ".join(look.data for look in looks)
        if data.strip() and not _has(data, own):
            other = _has(data, others)
            yield "data-of-other-side" if other else "data-unnamed", "look", looks[0].data, {}
        last, end = self.today, self.goal.by
        if end is not None and end <= last:
            end = None
        for i, look in enumerate(looks):
            part = f"look-{i}"
            if look.on is None:
                yield "look-without-day", part, look.data or look.then, {}
            elif look.on < last or (end is not None and look.on > end):
                yield "look-out-of-order", part, _day(look.on), {}
            else:
                last = look.on
            if not _has(look.then, self.quarter.condition_words):
                yield "nothing-follows", part, look.then or look.data, {}

    def _guard(self) -> Iterator[Found]:
        metric = self.metrics.get(self.goal.metric)
        guard = self.goal.guard
        if not guard:
            yield "guard-missing", "guard", metric.name if metric else "", {}
        elif metric and metric.name.partition(" (")[0].casefold() in guard.casefold():
            yield "guard-is-metric", "guard", guard, {}
        elif not list(Text(guard).quantities):
            yield "guard-without-limit", "guard", guard, {}


def _moves(text: str) -> bool:
    quantities: list[Quantity] = list(Text(text).quantities)
    return len(quantities) > 1 or any(one.is_change for one in quantities)


def _has(text: str, beginnings: Collection[str]) -> bool:
    words = re.findall(r"[^\W_]+", text.casefold())
    return any(word.startswith(beginning) for word in words for beginning in beginnings)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
