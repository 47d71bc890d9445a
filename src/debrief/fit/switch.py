"""A plan to change sides: what to prove, one small project, dated milestones, people to involve."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from debrief.fit.matrix import STRENGTHS, Matrix
from debrief.handbook import Handbook
from debrief.handbook.ladders import FEWEST_WEEKS, MOST_WEEKS, PLAN_WEEKS, Project

USUAL_HOURS = 6
"""Hours a week for which the plans are written; fewer stretch them, up to twice as long."""

FIRST_LEVEL = "L4"
"""The level at which people usually change sides, so its weights decide what matters."""


@dataclass(frozen=True, slots=True)
class ChosenProject:
    """A project sized for this person's hours.

    `weeks` is from 4 to 8; `fits` is False where the hours a week do not cover it even in 8 weeks.
    `proves` names the responsibilities it gives evidence for that the matrix does not show yet.
    """

    id: str
    title: str
    what: str
    leaves: str
    counts: str
    with_: str
    hours: int
    weeks: int
    fits: bool
    proves: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class DatedMilestone:
    """A milestone with the day by which it should be reached; `id` stays when the plan moves."""

    id: str
    day: date
    title: str
    what: str
    proof: str


@dataclass(frozen=True, slots=True)
class PersonToInvolve:
    """Somebody to involve, from which day on, and what to ask."""

    id: str
    day: date
    who: str
    why: str
    ask: str


@dataclass(frozen=True, slots=True)
class SwitchPlan:
    """A plan over 6 to 12 months. `caution` says what nobody can promise.

    The project runs from `project_from` until before `project_until`.
    """

    role_from: str
    role_to: str
    start: date
    end: date
    hours_a_week: float
    competence: str
    why: str
    carries: str
    shown: tuple[str, ...]
    lacking: tuple[str, ...]
    project: ChosenProject
    project_from: date
    project_until: date
    alternatives: tuple[ChosenProject, ...]
    milestones: tuple[DatedMilestone, ...]
    people: tuple[PersonToInvolve, ...]
    caution: str


def plan_switch(
    role_from: str,
    hours_a_week: float,
    start: date,
    matrix: Matrix | None,
    book: Handbook,
    project: str | None = None,
) -> SwitchPlan:
    """Return a plan that starts on `start`, for so many hours a week.

    `project` chooses one by id; otherwise the one that proves most of what the matrix lacks.
    Raises KeyError for an unknown role or project, ValueError for hours outside 1 to 40.
    """
    if not 1 <= hours_a_week <= 40:
        raise ValueError("A plan needs from 1 to 40 hours a week.")
    switch = next((one for one in book.switches.values() if one.from_ == role_from), None)
    if switch is None:
        raise KeyError(role_from)
    sized = [_sized(one, switch.to, hours_a_week, matrix, book) for one in switch.project]
    if project is not None and project not in {one.id for one, _ in sized}:
        raise KeyError(project)
    sized.sort(key=lambda entry: (entry[0].id != project, not entry[0].fits, -entry[1]))
    stretch = min(2.0, max(1.0, USUAL_HOURS / hours_a_week))
    shown, lacking = _standing(switch.to, matrix, book)

    def day(week: int) -> date:
        return start + timedelta(weeks=ceil(week * stretch))

    chosen = sized[0][0]
    agreed = day(next(one.week for one in switch.milestone if one.id == "agree"))
    return SwitchPlan(
        role_from=role_from,
        role_to=switch.to,
        start=start,
        end=day(PLAN_WEEKS),
        hours_a_week=hours_a_week,
        competence=switch.competence,
        why=switch.why,
        carries=switch.carries,
        shown=shown,
        lacking=lacking,
        project=chosen,
        project_from=agreed,
        project_until=agreed + timedelta(weeks=chosen.weeks),
        alternatives=tuple(one for one, _ in sized[1:]),
        milestones=tuple(
            DatedMilestone(one.id, day(one.week), one.title, one.what, one.proof)
            for one in switch.milestone
        ),
        people=tuple(
            PersonToInvolve(one.id, day(one.week), one.who, one.why, one.ask)
            for one in switch.person
        ),
        caution=switch.caution,
    )


def _sized(
    project: Project, role: str, hours: float, matrix: Matrix | None, book: Handbook
) -> tuple[ChosenProject, int]:
    """Return a project sized for the hours, and how much of what is missing it proves."""
    proves, worth = [], 0
    for name in project.closes:
        entry = book.responsibilities[name]
        missing = 3 if matrix is None else 3 - STRENGTHS.index(matrix.row(name).strength)
        worth += missing * entry.weight(role, FIRST_LEVEL)
        if missing > 1:
            proves.append(entry.name)
    listed = ", ".join(proves).lower()
    why = f"It gives evidence for {listed}." if proves else "Your lines show most of it already."
    weeks = min(MOST_WEEKS, max(FEWEST_WEEKS, ceil(project.hours / hours)))
    fits = hours * MOST_WEEKS >= project.hours
    if not fits:
        why += (
            f" At {hours:g} hours a week its {project.hours} hours do not fit into {MOST_WEEKS} "
            "weeks: agree on more hours, or leave a part of it out."
        )
    chosen = ChosenProject(
        id=project.id,
        title=project.title,
        what=project.what,
        leaves=project.leaves,
        counts=project.counts,
        with_=project.with_,
        hours=project.hours,
        weeks=weeks,
        fits=fits,
        proves=tuple(proves),
        why=why,
    )
    return chosen, worth


def _standing(
    role: str, matrix: Matrix | None, book: Handbook
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names of what is shown, and of what a first panel weighs and does not see yet."""
    if matrix is None:
        return (), ()
    mine = [row for row in matrix.rows if row.side in (role, "shared")]
    shown = [row.name for row in mine if row.strength in ("owned", "measured")]
    weighty = [
        row.name
        for row in mine
        if row.name not in shown
        and book.responsibilities[row.responsibility].weight(role, FIRST_LEVEL) >= 4
    ]
    return tuple(shown), tuple(weighty)


def write_calendar(plan: SwitchPlan, now: datetime, names: Mapping[str, str] | None = None) -> str:
    """Return the plan as an iCalendar text: one all-day event per milestone and person.

    `names` says who somebody to involve is, by id. Days are dates without a zone and end on the
    day after (RFC 5545, 3.6.1), so no program moves them. An event keeps its id and its number
    (3.8.7.4) grows with `now`, so importing a changed plan moves the events instead of doubling
    them.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415  # 60 ms that only an export needs

    named = names or {}
    calendar = Calendar()
    calendar.add("prodid", "-//Debrief//Switch plan//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    events = [
        *(
            (one.id, one.day, one.title, f"{one.what}\n\nProof: {one.proof}")
            for one in plan.milestones
        ),
        *((f"ask-{one.id}", one.day, *_asking(one, named.get(one.id, ""))) for one in plan.people),
    ]
    for identity, day, title, says in events:
        event = Event()
        event.add("uid", f"switch-{plan.role_from}-{plan.role_to}-{identity}@debrief")
        event.add("dtstamp", now)
        event.add("sequence", int(now.timestamp()) // 60)
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", title)
        event.add("description", says)
        # A milestone takes nobody's day: neither Google nor Outlook should show it as busy.
        event.add("transp", "TRANSPARENT")
        event.add("x-microsoft-cdo-busystatus", "FREE")
        calendar.add_component(event)
    return bytes(calendar.to_ical()).decode("utf-8")


def _asking(person: PersonToInvolve, name: str) -> tuple[str, str]:
    title = f"Ask {name} ({person.who.lower()})" if name else f"Ask: {person.who}"
    return title, f"{person.ask}\n\n{person.why}"
