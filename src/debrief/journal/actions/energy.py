"""What gives a person energy: the daily log, and what a try-out did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Literal, cast

from django.db import transaction

from debrief.fit.energy import Entry
from debrief.handbook import Handbook
from debrief.journal.actions.people import Unacceptable
from debrief.journal.models import LogEntry, Person
from debrief.journal.ownership import NotFound, attempts_of

DAYS_BACK = 30
MOST_ENTRIES = 5_000

TRYOUT_WORK = {
    "metrics": "usage-numbers",
    "execution": "usage-numbers",
    "product-design": "specifying",
    "strategy": "choosing",
    "prioritization": "choosing",
    "messaging": "positioning",
    "positioning": "positioning",
    "gtm-launch": "campaigns",
    "competitive": "watching-the-market",
}
"""The kind of work that a try-out counts as, by its round."""

_USUAL_WORK = {"pm": "specifying", "pmm": "positioning"}
EnergyName = Literal["gave", "took"]


def log_of(owner: Person) -> tuple[Entry, ...]:
    """Return the log, the newest days first."""
    rows = LogEntry.objects.filter(owner=owner).order_by("-day", "activity", "exercise")
    return tuple(_entry(row) for row in rows[:MOST_ENTRIES])


def tryouts_of(owner: Person) -> Mapping[str, Entry]:
    """Return what try-outs did, by the exercise."""
    rows = LogEntry.objects.filter(owner=owner).exclude(exercise="")
    return {row.exercise: _entry(row) for row in rows[:MOST_ENTRIES]}


def log_of_day(owner: Person, day: date) -> Mapping[str, Entry]:
    """Return the entries of a day's own work, by the kind of work."""
    rows = LogEntry.objects.filter(owner=owner, day=day, exercise="")
    return {row.activity: _entry(row) for row in rows}


def log_energy(
    owner: Person,
    book: Handbook,
    day: date,
    activity: str,
    energy: EnergyName,
    now: datetime,
    *,
    today: date,
) -> None:
    """Note what a kind of work did on a day; the same tap again takes the entry away.

    Raises NotFound for work that the handbook does not have, and Unacceptable for a day to come or
    one longer ago than thirty days.
    """
    if activity not in book.activities:
        raise NotFound
    check_day(day, today)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=owner.pk)
        rows = LogEntry.objects.filter(owner=owner, day=day, activity=activity, exercise="")
        row = rows.first()
        if row is None:
            LogEntry.objects.create(
                owner=owner, day=day, activity=activity, energy=energy, made_at=now
            )
        elif row.energy == energy:
            row.delete()
        else:
            rows.update(energy=energy, made_at=now)


def mark_impact(owner: Person, day: date, activity: str) -> None:
    """Mark that a logged kind of work had the day's impact, or take the mark away.

    Raises NotFound for work that is not in the log of the day.
    """
    with transaction.atomic():
        rows = LogEntry.objects.filter(owner=owner, day=day, activity=activity, exercise="")
        row = rows.select_for_update().first()
        if row is None:
            raise NotFound
        rows.update(impact=not row.impact)


def log_tryout(
    owner: Person, book: Handbook, exercise_id: str, energy: EnergyName, now: datetime, today: date
) -> None:
    """Note what a try-out did: one entry of its side's work. Saying it again changes it.

    Raises NotFound where the exercise was not handed in.
    """
    exercise = book.exercises.get(exercise_id)
    if exercise is None or not attempts_of(owner).filter(exercise=exercise_id).exists():
        raise NotFound
    activity = TRYOUT_WORK.get(exercise.round, _USUAL_WORK[exercise.track])
    LogEntry.objects.update_or_create(
        owner=owner,
        exercise=exercise_id,
        defaults={"day": today, "activity": activity, "energy": energy, "made_at": now},
    )


def check_day(day: date, today: date) -> None:
    """Raise Unacceptable for a day that is not to be logged any more, or not yet."""
    if not today - timedelta(days=DAYS_BACK) <= day <= today:
        raise Unacceptable(
            f"The log takes today and the {DAYS_BACK} days before it: what is longer ago is "
            "remembered as one wishes it had been. Nothing was changed."
        )


def _entry(row: LogEntry) -> Entry:
    return Entry(row.day, row.activity, cast("EnergyName", row.energy), row.impact)
