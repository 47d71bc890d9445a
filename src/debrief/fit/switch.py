"""A plan to change sides: what to prove, one small project, dated milestones, people to involve."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from debrief.fit.matrix import Matrix
from debrief.handbook import Handbook


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
    """A milestone with the day by which it should be reached."""

    day: date
    title: str
    what: str
    proof: str


@dataclass(frozen=True, slots=True)
class PersonToInvolve:
    """Somebody to involve, from which day on, and what to ask."""

    day: date
    who: str
    why: str
    ask: str


@dataclass(frozen=True, slots=True)
class SwitchPlan:
    """A plan over 6 to 12 months. `caution` says what nobody can promise."""

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
    raise NotImplementedError


def write_calendar(plan: SwitchPlan, now: datetime) -> str:
    """Return the plan as an iCalendar text: one all-day event per milestone and person."""
    raise NotImplementedError
