"""A plan to change sides: kept, changed, its milestones ticked, its people named, let go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from debrief.fit.switch import USUAL_HOURS, SwitchPlan, plan_switch
from debrief.handbook import Handbook
from debrief.handbook.ladders import Switch
from debrief.journal.actions.fit import CannotPlace, matrix_of
from debrief.journal.actions.people import Unacceptable, plain
from debrief.journal.models import MilestoneReached, Person, PersonNamed, PlannedSwitch
from debrief.journal.ownership import NotFound

LONGEST_NAME = 80
FARTHEST_DAYS = 730


@dataclass(frozen=True, slots=True)
class PlanRead:
    """A plan to change sides; `kept` is False for a proposal that nobody kept yet.

    `reached` holds the day by milestone, `names` who a person is by their id in the plan.
    """

    plan: SwitchPlan
    kept: bool
    reached: Mapping[str, date]
    names: Mapping[str, str]


def plan_of(owner: Person, book: Handbook, role_from: str, today: date) -> PlanRead:
    """Return the plan that was kept, or else a proposal that starts on the next Monday.

    Raises NotFound for an unknown role.
    """
    switch = _switch(book, role_from)
    try:
        proved = matrix_of(owner, book)
    except CannotPlace:
        proved = None
    matrix = proved.matrix if proved else None
    row = PlannedSwitch.objects.filter(owner=owner, role_from=role_from).first()
    if row is None:
        monday = today + timedelta(days=7 - today.weekday())
        return PlanRead(
            plan_switch(role_from, USUAL_HOURS, monday, matrix, book),
            kept=False,
            reached={},
            names={},
        )
    # A project that the handbook no longer has is chosen anew.
    known = row.project in {one.id for one in switch.project}
    return PlanRead(
        plan=plan_switch(
            role_from, row.hours, row.start, matrix, book, row.project if known else None
        ),
        kept=True,
        reached={one.milestone: one.day for one in row.reached.all()},
        names={one.person: one.name for one in row.people.all()},
    )


def direction_in_force(owner: Person) -> str:
    """Return the role that a person changes from: that of the plan they changed last.

    Before the first plan, whoever prepares for one side is taken to come from the other.
    """
    rows = PlannedSwitch.objects.filter(owner=owner)
    last = rows.order_by("-changed_at", "-pk").first()
    if last:
        return last.role_from
    return Person.Track.PMM if owner.track == Person.Track.PM else Person.Track.PM


def keep_plan(
    owner: Person,
    book: Handbook,
    role_from: str,
    project: str,
    start: date,
    hours: float,
    now: datetime,
    today: date,
) -> None:
    """Keep a plan, or change the one that is kept; what was reached and named stays.

    Raises Unacceptable for a first day or hours that make no plan, NotFound for a role or a project
    that is not there.
    """
    if project not in {one.id for one in _switch(book, role_from).project}:
        raise NotFound
    if abs((start - today).days) > FARTHEST_DAYS:
        raise Unacceptable(
            "The first day lies more than two years away, so the plan stayed as it was. Choose a "
            "nearer one."
        )
    if not 1 <= hours <= 40:
        raise Unacceptable(
            "A plan needs from 1 to 40 hours a week, so it stayed as it was. Say how many you can "
            "keep free."
        )
    PlannedSwitch.objects.update_or_create(
        owner=owner,
        role_from=role_from,
        defaults={"project": project, "start": start, "hours": hours, "changed_at": now},
    )


def tick_milestone(
    owner: Person, book: Handbook, role_from: str, milestone: str, today: date, *, reached: bool
) -> None:
    """Note that a milestone was reached today, or that it was not. Ticking twice changes nothing.

    Raises NotFound where no plan is kept or the plan has no such milestone.
    """
    if milestone not in {one.id for one in _switch(book, role_from).milestone}:
        raise NotFound
    plan = _kept_plan(owner, role_from)
    if reached:
        MilestoneReached.objects.get_or_create(
            owner=owner, plan=plan, milestone=milestone, defaults={"day": today}
        )
    else:
        plan.reached.filter(milestone=milestone).delete()


def name_person(owner: Person, book: Handbook, role_from: str, person: str, name: str) -> None:
    """Say who somebody to involve is; an empty name is let go.

    Raises Unacceptable for one that is too long, NotFound where no plan is kept or the plan has
    nobody of that id.
    """
    if person not in {one.id for one in _switch(book, role_from).person}:
        raise NotFound
    plan = _kept_plan(owner, role_from)
    name = " ".join(plain(name).split())
    if len(name) > LONGEST_NAME:
        raise Unacceptable(
            f"A name has {LONGEST_NAME} characters at most, so the one before was kept. Write it "
            "shorter."
        )
    if name:
        PersonNamed.objects.update_or_create(
            owner=owner, plan=plan, person=person, defaults={"name": name}
        )
    else:
        plan.people.filter(person=person).delete()


def drop_plan(owner: Person, role_from: str) -> None:
    """Delete a plan with what was reached and named in it."""
    _kept_plan(owner, role_from).delete()


def _switch(book: Handbook, role_from: str) -> Switch:
    found = next((one for one in book.switches.values() if one.from_ == role_from), None)
    if found is None:
        raise NotFound
    return found


def _kept_plan(owner: Person, role_from: str) -> PlannedSwitch:
    found = PlannedSwitch.objects.filter(owner=owner, role_from=role_from).first()
    if found is None:
        raise NotFound
    return found
