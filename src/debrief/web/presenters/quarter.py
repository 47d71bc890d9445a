"""Quarterly goals: the list, a goal with its tree, its form with objections beside the parts."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from itertools import zip_longest
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.critique.amounts import figure
from debrief.critique.quarter import GoalReading, Objected
from debrief.handbook import Handbook
from debrief.handbook.quarter import MOST_DRIVERS, MOST_LOOKS, GoalExample, QuarterGoal
from debrief.journal.actions import LONGEST_PART, GoalRead
from debrief.journal.models import Person
from debrief.web.contexts.quarter import (
    Branch,
    Field,
    FormRow,
    GoalForm,
    GoalList,
    GoalPage,
    GoalRow,
    GoalTree,
    MetricChoice,
    ObjectionView,
)
from debrief.web.pictures.gap import stretches
from debrief.web.presenters.debriefs import present_origin
from debrief.web.presenters.wording import unbroken

_DRIVER, _LOOK = ("lever", "moves", "adds"), ("on", "data", "then")
_SINGLE = ("metric", "counted", "baseline", "measured", "target", "by", "guard")
_SPARE = 1
_FIRST_ROWS = 2


def present_goals_kept(goals: list[GoalRead], track: str, book: Handbook) -> GoalList:
    """Return the list of the track in force, with the reference example of either role."""
    quarter = book.quarter
    other = "pm" if track == Person.Track.PMM else "pmm"
    return GoalList(
        track_name=str(Person.Track(track).label),
        question=(
            _("You answer for whether it is used. You iterate on the product, from usage data.")
            if track == Person.Track.PM
            else _("You answer for who wants it. You iterate on the message, from campaign data.")
        ),
        rows=tuple(_row(read, book) for read in goals),
        example=_example_row(quarter.of(track)),
        other=_example_row(quarter.of(other)),
    )


def present_goal(
    read: GoalRead, book: Handbook, problem: str = "", parts: dict[str, Any] | None = None
) -> GoalPage:
    """Return a goal to be changed; `parts` are what was typed where that could not be kept."""
    goal, row = read.goal, read.row
    url = reverse("quarter-goal", args=[row.pk]) if row else reverse("quarter-new")
    blank = row is None and not problem
    return GoalPage(
        title=_("A goal for the quarter") if blank else goal_title(read, book),
        says="" if blank or problem else _verdict(read.reading),
        track_name=str(Person.Track(goal.role).label),
        company="",
        written=None,
        commentary="",
        tree=None if blank else _tree(goal, read.reading, book),
        objections=() if blank else _objections(read.reading.objections, book),
        form=_form(url, parts or _parts(goal), read.reading if row else None, goal, book),
        delete_url=reverse("quarter-delete", args=[row.pk]) if row else None,
        problem=problem,
    )


def present_example(example: GoalExample, reading: GoalReading, book: Handbook) -> GoalPage:
    """Return a reference example."""
    return GoalPage(
        title=unbroken(example.title),
        says=_verdict(reading),
        track_name=str(Person.Track(example.goal.role).label),
        company=example.company,
        written=example.written,
        commentary=example.commentary,
        tree=_tree(example.goal, reading, book),
        objections=_objections(reading.objections, book),
        form=None,
        delete_url=None,
        problem="",
    )


def parts_in(form: QueryDict) -> dict[str, Any]:
    """Return what was typed, by the names of a goal's parts."""
    rows = {
        "driver": [
            {name: form.get(f"driver-{i}-{name}", "") for name in _DRIVER}
            for i in range(MOST_DRIVERS)
        ],
        "look": [
            {name: form.get(f"look-{i}-{name}", "") for name in _LOOK} for i in range(MOST_LOOKS)
        ],
    }
    return {**{name: form.get(name, "") for name in _SINGLE}, **rows}


def goal_title(read: GoalRead, book: Handbook) -> str:
    """Return a goal in a line: "Daily active users from 42,000 to 48,300 by 30 September"."""
    goal, reading = read.goal, read.reading
    metric = book.metrics.get(goal.metric)
    name = metric.name.partition(" (")[0] if metric else _("A goal without a metric")
    if reading.start is None or reading.end is None:
        return name
    said = {"metric": name, "start": goal.baseline, "end": _amount(reading.end, reading.unit)}
    if goal.by is None:
        return _("%(metric)s from %(start)s to %(end)s") % said
    said["by"] = date_format(goal.by, "j F")
    return _("%(metric)s from %(start)s to %(end)s by %(by)s") % said


def _verdict(reading: GoalReading) -> str:
    count = sum(one.severity != "note" for one in reading.objections)
    if count:
        return ngettext(
            "A reader would stop at %(count)d place.",
            "A reader would stop at %(count)d places.",
            count,
        ) % {"count": count}
    return _("A reader would not stop anywhere. That says it can be checked, not that it happens.")


def _row(read: GoalRead, book: Handbook) -> GoalRow:
    assert read.row is not None
    url = reverse("quarter-goal", args=[read.row.pk])
    return GoalRow(url, goal_title(read, book), _verdict(read.reading), read.row.changed_at)


def _example_row(example: GoalExample) -> GoalRow:
    url = reverse("quarter-example", args=[example.id])
    return GoalRow(url, example.title, example.company, None)


def _objections(found: tuple[Objected, ...], book: Handbook) -> tuple[ObjectionView, ...]:
    return tuple(
        ObjectionView(
            one.id, one.severity, one.says, one.why, one.fix, present_origin(one.source, book)
        )
        for one in found
    )


def _tree(goal: QuarterGoal, reading: GoalReading, book: Handbook) -> GoalTree | None:
    metric = book.metrics.get(goal.metric)
    if metric is None or not goal.driver:
        return None
    unit, gap = reading.unit, reading.gap
    picture = stretches(reading.adds, gap, reading.open_)
    branches = tuple(
        Branch(
            lever=driver.lever or _("No lever named"),
            moves=unbroken(driver.moves),
            adds=_amount(add, unit) if add is not None else "",
            share=f"{100 * add / gap:.0f} %" if add is not None and gap else "",
            x=stretch.x,
            width=stretch.width,
        )
        for driver, add, stretch in zip(goal.driver, reading.adds, picture.drivers, strict=True)
    )
    return GoalTree(
        metric=metric.name,
        start=goal.baseline,
        end=_amount(reading.end, unit) if reading.end is not None else "",
        gap=_amount(abs(gap), unit, points=True) if gap else "",
        by=goal.by,
        branches=branches,
        open_=_amount(reading.open_, unit, points=True) if picture.open_.width else "",
        open_x=picture.open_.x,
        open_width=picture.open_.width,
        looks=tuple((look.on, unbroken(look.data), unbroken(look.then)) for look in goal.look),
        guard=unbroken(goal.guard),
    )


def _amount(value: float | None, unit: str, *, points: bool = False) -> str:
    """Return an amount in its unit; a difference of shares is said in points."""
    number = figure(value)
    if unit in ("%", "pp", "share"):
        return _("%s points") % number if points else f"{number} %"
    return f"{number} {unit}".rstrip()


def _form(
    action: str,
    parts: dict[str, Any],
    reading: GoalReading | None,
    goal: QuarterGoal,
    book: Handbook,
) -> GoalForm:
    found = reading.objections if reading else ()

    def at(part: str) -> tuple[ObjectionView, ...]:
        return _objections(tuple(one for one in found if one.part == part), book)

    def rows(name: str, keys: tuple[str, ...], most: int) -> tuple[FormRow, ...]:
        typed = parts.get(name, [])
        last = max((i + 1 for i, row in enumerate(typed) if any(row.values())), default=0)
        count = min(most, max(_FIRST_ROWS, last) + _SPARE)
        return tuple(
            FormRow(i + 1, {key: str((row or {}).get(key, "")) for key in keys}, at(f"{name}-{i}"))
            for i, row in zip_longest(range(count), typed[:count])
        )

    metric = book.metrics.get(goal.metric)
    return GoalForm(
        action=action,
        metrics=_choices(goal, book),
        **{name: Field(name, str(parts.get(name) or ""), at(name)) for name in _SINGLE},
        driver=Field("driver", "", at("driver")),
        drivers=rows("driver", _DRIVER, MOST_DRIVERS),
        look=Field("look", "", at("look")),
        looks=rows("look", _LOOK, MOST_LOOKS),
        gamed=metric.gamed if metric else "",
        longest=LONGEST_PART,
    )


def _choices(goal: QuarterGoal, book: Handbook) -> tuple[MetricChoice, ...]:
    fitting = [one for one in book.metrics.values() if one.role in (goal.role, "shared")]
    if goal.metric in book.metrics and book.metrics[goal.metric] not in fitting:
        fitting.append(book.metrics[goal.metric])
    return tuple(MetricChoice(one.id, one.name, one.id == goal.metric) for one in fitting)


def _parts(goal: QuarterGoal) -> dict[str, Any]:
    def plain(value: Any) -> Any:
        return value.isoformat() if isinstance(value, date) else value or ""

    parts = asdict(goal)
    for name in ("driver", "look"):
        parts[name] = [{key: plain(v) for key, v in row.items()} for row in parts[name]]
    return {key: value if isinstance(value, list) else plain(value) for key, value in parts.items()}
