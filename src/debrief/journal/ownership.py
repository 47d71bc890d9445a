"""Whose is it? The only place that fetches a row by its id for a person.

A row of somebody else and a row that does not exist give the same answer, so that an address
tells a stranger nothing.
"""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet
from django.http import Http404

from debrief.journal.models import (
    Advert,
    Attempt,
    AttemptQuerySet,
    CalendarRead,
    ChoiceRun,
    Correction,
    Import,
    LaunchReading,
    Loop,
    Person,
    QuarterGoal,
    Recording,
    Sitting,
    Teardown,
)

Row = TypeVar("Row", bound=Model)


class NotFound(Http404):
    """There is no such row, or it belongs to somebody else."""


def _the_one(rows: QuerySet[Row], *, lock: bool = False) -> Row:
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NotFound
    return found


def attempts_of(owner: Person) -> AttemptQuerySet:
    """Return everything this person handed in."""
    return Attempt.objects.filter(owner=owner)


def attempt_of(owner: Person, attempt_id: UUID) -> Attempt:
    """Return an attempt of this person with its sitting. Raises NotFound for anything else."""
    return _the_one(attempts_of(owner).select_related("sitting").filter(pk=attempt_id))


def sitting_of(owner: Person, sitting_id: UUID, *, lock: bool = False) -> Sitting:
    """Return a sitting of this person. Raises NotFound for anything else.

    `lock` holds the row until the transaction ends, on a database that locks rows.
    """
    rows = Sitting.objects.filter(owner=owner, pk=sitting_id)
    return _the_one(rows, lock=lock)


def import_of(owner: Person, import_id: UUID, *, lock: bool = False) -> Import:
    """Return an import of this person without its text. Raises NotFound for anything else."""
    rows = Import.objects.filter(owner=owner, pk=import_id).defer("document")
    return _the_one(rows, lock=lock)


def correction_of(owner: Person, correction_id: UUID) -> Correction:
    """Return a correction of this person. Raises NotFound for anything else."""
    return _the_one(Correction.objects.filter(owner=owner, pk=correction_id))


def runs_of(owner: Person) -> QuerySet[ChoiceRun]:
    """Return this person's ways through the paired choices, the newest first."""
    return ChoiceRun.objects.filter(owner=owner).order_by("-begun_at", "-id")


def run_of(owner: Person, run_id: UUID) -> ChoiceRun:
    """Return a way through the choices of this person. Raises NotFound for anything else."""
    return _the_one(runs_of(owner).filter(pk=run_id))


def calendar_of(owner: Person, calendar_id: UUID, *, lock: bool = False) -> CalendarRead:
    """Return a calendar of this person. Raises NotFound for anything else."""
    rows = CalendarRead.objects.filter(owner=owner, pk=calendar_id)
    return _the_one(rows, lock=lock)


def adverts_of(owner: Person) -> QuerySet[Advert]:
    """Return the advertisements of this person, the newest first."""
    return Advert.objects.filter(owner=owner).order_by("-begun_at", "-id")


def advert_of(owner: Person, advert_id: UUID) -> Advert:
    """Return an advertisement of this person. Raises NotFound for anything else."""
    return _the_one(adverts_of(owner).filter(pk=advert_id))


def quarter_goals_of(owner: Person) -> QuerySet[QuarterGoal]:
    """Return the quarterly goals of this person, the newest change first."""
    return QuarterGoal.objects.filter(owner=owner).order_by("-changed_at", "-pk")


def quarter_goal_of(owner: Person, goal_id: UUID) -> QuarterGoal:
    """Return a quarterly goal of this person. Raises NotFound for anything else."""
    return _the_one(quarter_goals_of(owner).filter(pk=goal_id))


def teardowns_of(owner: Person) -> QuerySet[Teardown]:
    """Return the launches that this person took apart, the one changed last first."""
    return Teardown.objects.filter(owner=owner).order_by("-changed_at", "-id")


def teardown_of(owner: Person, teardown_id: UUID, *, lock: bool = False) -> Teardown:
    """Return a launch of this person. Raises NotFound for anything else."""
    rows = Teardown.objects.filter(owner=owner, pk=teardown_id)
    return _the_one(rows, lock=lock)


def loops_of(owner: Person) -> QuerySet[Loop]:
    """Return the mock loops of this person, the newest first."""
    return Loop.objects.filter(owner=owner).order_by("-begun_at", "-id")


def loop_of(owner: Person, loop_id: UUID, *, lock: bool = False) -> Loop:
    """Return a mock loop of this person. Raises NotFound for anything else."""
    rows = loops_of(owner).filter(pk=loop_id)
    return _the_one(rows, lock=lock)


def launch_reading_of(owner: Person, teardown_id: UUID, reading_id: UUID) -> LaunchReading:
    """Return a reading of a launch of this person. Raises NotFound for anything else."""
    rows = LaunchReading.objects.filter(owner=owner, teardown=teardown_id, pk=reading_id)
    return _the_one(rows.select_related("teardown"))


def recording_of(owner: Person, recording_id: UUID, *, lock: bool = False) -> Recording:
    """Return a recording of this person with its sitting. Raises NotFound for anything else."""
    rows = Recording.objects.filter(owner=owner, pk=recording_id)
    return _the_one(rows.select_for_update() if lock else rows.select_related("sitting"))
