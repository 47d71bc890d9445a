"""Quarterly goals: the form that one has, what a reader would object to, and examples that hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import Any, Literal

from debrief.handbook.records import Page

MOST_DRIVERS, MOST_LOOKS = 5, 6


@dataclass(frozen=True, slots=True)
class Driver:
    """A lever, what it moves ("activation from 31 % to 38 %"), and what that adds to the metric."""

    lever: str = ""
    moves: str = ""
    adds: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """A day of the iteration plan: which data is looked at, and what follows from it."""

    on: date | None = None
    data: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class QuarterGoal:
    """A goal for a quarter, as it was written down.

    `metric` is the id of a metric, or empty; `counted` says how it is counted here. Amounts are
    texts ("42,000", "3.4 %", "+15 %"), because a reader sees how they were written.
    """

    role: Literal["pm", "pmm"]
    metric: str = ""
    counted: str = ""
    baseline: str = ""
    measured: str = ""
    target: str = ""
    by: date | None = None
    guard: str = ""
    driver: tuple[Driver, ...] = ()
    look: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True)
class Objection:
    """What a reader of goals would object to.

    `says` may hold {quote} and the amounts that the check found. `breaks` changes the PM example so
    that the objection is raised, `breaks_pmm` the PMM one where it takes another change: an
    objection that nothing raises does not load.
    """

    id: str
    part: str
    severity: Literal["error", "warning", "note"]
    says: str
    why: str
    fix: str
    source: str
    breaks: dict[str, object]
    breaks_pmm: dict[str, object] = field(default_factory=dict)

    def broken(self, role: str) -> dict[str, object]:
        """Return the change of the role's example that raises the objection."""
        return self.breaks_pmm if role == "pmm" and self.breaks_pmm else self.breaks


@dataclass(frozen=True, slots=True)
class GoalExample:
    """A goal that holds, with the company it belongs to and the day on which it was written."""

    id: str
    title: str
    company: str
    written: date
    commentary: str
    goal: QuarterGoal


@dataclass(frozen=True, slots=True)
class Quarter:
    """Everything about quarterly goals.

    `less_is_better` names metrics that should fall. `usage_words` and `campaign_words` are
    beginnings of words by which the data of either side is known, `condition_words` those of a
    sentence that says when something follows.
    """

    less_is_better: tuple[str, ...]
    usage_words: tuple[str, ...]
    campaign_words: tuple[str, ...]
    condition_words: tuple[str, ...]
    objection: tuple[Objection, ...]
    example: tuple[GoalExample, ...] = field(default=())

    def of(self, role: str) -> GoalExample:
        """Return the reference example of a role."""
        return next(example for example in self.example if example.goal.role == role)


def quarter_holds(quarter: Quarter, page: Page, metrics: Collection[str]) -> None:
    """Note on the page what could not be checked: unknown metrics, breaks of unknown parts."""
    for metric in quarter.less_is_better:
        if metric not in metrics:
            page.wrong(("less_is_better",), f"no metric {metric!r} in metrics.toml")
    if {example.goal.role for example in quarter.example} != {"pm", "pmm"}:
        page.wrong(("example",), "needs an example for each role")
    for i, example in enumerate(quarter.example):
        if example.goal.metric not in metrics:
            reason = f"no metric {example.goal.metric!r} in metrics.toml"
            page.wrong(("example", i, "goal", "metric"), reason)
    parts = {one.name for one in fields(QuarterGoal)}
    for i, objection in enumerate(quarter.objection):
        at = ("objection", i)
        if objection.part not in parts:
            page.wrong((*at, "part"), f"a goal has no part {objection.part!r}")
        if not objection.breaks:
            page.wrong((*at, "breaks"), "says nothing that raises the objection")
        for reason in unknown_keys(objection.breaks):
            page.wrong((*at, "breaks"), reason)


def goal_of(values: Mapping[str, Any], role: str) -> QuarterGoal:
    """Return a goal from a table of its parts. Unknown keys and values of other types are left out.

    Texts are stripped; dates may be dates or texts like 2026-09-30.
    """

    def text(table: Any, name: str) -> str:
        value = table.get(name, "") if isinstance(table, Mapping) else ""
        return value.strip() if isinstance(value, str) else ""

    def day(table: Any, name: str) -> date | None:
        value = table.get(name) if isinstance(table, Mapping) else None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value) if isinstance(value, str) and value else None
        except ValueError:
            return None

    def rows(name: str) -> list[Any]:
        found = values.get(name, [])
        return list(found) if isinstance(found, list | tuple) else []

    drivers = [
        Driver(text(row, "lever"), text(row, "moves"), text(row, "adds")) for row in rows("driver")
    ]
    looks = [Look(day(row, "on"), text(row, "data"), text(row, "then")) for row in rows("look")]
    return QuarterGoal(
        role="pmm" if role == "pmm" else "pm",
        metric=text(values, "metric"),
        counted=text(values, "counted"),
        baseline=text(values, "baseline"),
        measured=text(values, "measured"),
        target=text(values, "target"),
        by=day(values, "by"),
        guard=text(values, "guard"),
        driver=tuple(row for row in drivers if row != Driver())[:MOST_DRIVERS],
        look=tuple(row for row in looks if row != Look())[:MOST_LOOKS],
    )


def unknown_keys(values: Mapping[str, Any]) -> Iterator[str]:
    """Say, per key that a goal does not have, what is known instead."""
    shapes = {"driver": Driver, "look": Look}
    known = [one.name for one in fields(QuarterGoal)]
    for key, value in values.items():
        if key not in known:
            yield f"a goal has no part {key!r}; its parts are {', '.join(known)}"
        elif key in shapes:
            inner = {one.name for one in fields(shapes[key])}
            for row in value if isinstance(value, list) else ():
                for name in row if isinstance(row, Mapping) else ():
                    if name not in inner:
                        yield f"{key} has no {name!r}; it has {', '.join(sorted(inner))}"
