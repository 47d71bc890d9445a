"""What gives a person energy: the daily log, and hours per side from a calendar.

Of a calendar the sums are kept. Its titles are handed back to be asked about, and written down only
where the person allowed it; an answer is remembered under the fingerprint of its title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from hashlib import sha256
from typing import Literal, cast
from uuid import UUID

from django.db import transaction

from debrief.fit.energy import WORKS, Entry
from debrief.fit.week import MOST_WEEKS, Unsorted, read_week
from debrief.fit.week_cut import MOST_BYTES, UnreadableCalendar
from debrief.fit.week_titles import LONGEST_TITLE
from debrief.handbook import Handbook
from debrief.handbook.choices import Work
from debrief.journal.actions.people import Unacceptable
from debrief.journal.models import CalendarRead, LogEntry, Person, SortedTitle
from debrief.journal.ownership import NotFound, attempts_of, calendar_of

DAYS_BACK = 30
MOST_ENTRIES = 5_000
MOST_CALENDARS = 60
MOST_TITLES = 5_000
CalendarRefusal = UnreadableCalendar
CALENDAR_BYTES = MOST_BYTES
WEEKS = (1, 2, 4, MOST_WEEKS)

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


# -- the log ---------------------------------------------------------------------------------------


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


# -- calendars -------------------------------------------------------------------------------------


def calendars_of(owner: Person) -> Sequence[CalendarRead]:
    """Return the calendars that were read, the latest weeks first."""
    return list(CalendarRead.objects.filter(owner=owner).order_by("-start", "-id")[:MOST_CALENDARS])


def begin_calendar(
    owner: Person, start: date, weeks: int, now: datetime, *, keeps_titles: bool
) -> CalendarRead:
    """Note that the weeks from a Monday on are about to be read from a file.

    Raises Unacceptable for a number of weeks or a day beyond reason, or where too many are kept.
    """
    if weeks not in WEEKS or not 1990 <= start.year <= now.year + 1:
        raise Unacceptable(
            f"Between one and {MOST_WEEKS} weeks can be read at once, and not beyond next year. "
            "Nothing was kept; choose again."
        )
    if CalendarRead.objects.filter(owner=owner).count() >= MOST_CALENDARS:
        raise Unacceptable(
            f"{MOST_CALENDARS} calendars are kept already. Delete one, then hand the file over "
            "again."
        )
    monday = start - timedelta(days=start.weekday())
    return CalendarRead.objects.create(
        owner=owner,
        start=monday,
        end=monday + timedelta(weeks=weeks),
        begun_at=now,
        keeps_titles=keeps_titles,
    )


def read_calendar(
    calendar_id: UUID,
    data: bytes,
    book: Handbook,
    *,
    zone: tzinfo | None,
    seconds: Callable[[], float],
) -> tuple[Unsorted, ...]:
    """Read the hours of a calendar that was begun, and return the titles to ask about.

    The same weeks read before are replaced. A file that cannot be read leaves its reason.
    """
    row = CalendarRead.objects.select_related("owner").filter(pk=calendar_id).first()
    if row is None:
        return ()
    try:
        week, asked = read_week(
            data,
            row.start,
            book.activities,
            seconds=seconds,
            weeks=(row.end - row.start).days // 7,
            zone=zone,
            rules=Remembered(row.owner),
        )
    except UnreadableCalendar as problem:
        row.state, row.line = CalendarRead.State.REFUSED, str(problem)[:500]
        row.save(update_fields=["state", "line"])
        return ()
    row.state, row.zone, row.entries = CalendarRead.State.DONE, week.zone[:80], week.entries
    row.hours = {work: round(hours, 3) for work, hours in week.hours.items()}
    row.left_out = dict(week.left_out)
    row.asked = [_record(one) for one in asked] if row.keeps_titles else []
    with transaction.atomic():
        same = CalendarRead.objects.filter(owner=row.owner, start=row.start, end=row.end)
        same.exclude(pk=row.pk).delete()
        if CalendarRead.objects.filter(pk=row.pk).exists():
            row.save()
    return asked


def asked_of(row: CalendarRead) -> tuple[Unsorted, ...]:
    """Return the titles of a calendar that are kept to be asked about."""
    return tuple(Unsorted(**record) for record in row.asked)


def sort_title(
    owner: Person, calendar_id: UUID, asked: Unsorted, work: Work, now: datetime
) -> CalendarRead:
    """Put a title where the person says it belongs: its hours move there, and it is remembered.

    Raises NotFound for a class that does not exist, Unacceptable where too many are remembered.
    """
    if work not in WORKS:
        raise NotFound
    with transaction.atomic():
        row = calendar_of(owner, calendar_id, lock=True)
        if SortedTitle.objects.filter(owner=owner).count() >= MOST_TITLES:
            raise Unacceptable(
                f"{MOST_TITLES:,} titles are remembered already. Let them go first, on the page of "
                "your log."
            )
        SortedTitle.objects.update_or_create(
            owner=owner,
            mark=mark_of(asked.key),
            defaults={
                "title": asked.title[:LONGEST_TITLE] if row.keeps_titles else "",
                "work": work,
                "sorted_at": now,
            },
        )
        hours = min(asked.hours, row.hours.get("unknown", 0.0))
        row.hours["unknown"] = round(row.hours.get("unknown", 0.0) - hours, 3)
        row.hours[work] = round(row.hours.get(work, 0.0) + hours, 3)
        row.asked = [record for record in row.asked if record["key"] != asked.key]
        row.save(update_fields=["hours", "asked"])
    return row


def let_titles_go(owner: Person, calendar_id: UUID) -> None:
    """Stop asking about the titles of a calendar, and forget those that were kept for it."""
    row = calendar_of(owner, calendar_id)
    row.asked, row.keeps_titles = [], False
    row.save(update_fields=["asked", "keeps_titles"])


def delete_calendar(owner: Person, calendar_id: UUID) -> None:
    """Delete the sums of a calendar."""
    calendar_of(owner, calendar_id).delete()


def sorted_titles(owner: Person) -> tuple[int, tuple[SortedTitle, ...]]:
    """Return how many titles are remembered, and the latest of those kept in words."""
    rows = SortedTitle.objects.filter(owner=owner)
    return rows.count(), tuple(rows.exclude(title="").order_by("-sorted_at", "mark")[:100])


def forget_titles(owner: Person) -> None:
    """Forget every title that was sorted; the hours stay where they were put."""
    SortedTitle.objects.filter(owner=owner).delete()


def forget_energy(owner: Person) -> None:
    """Delete the log, the calendars, and the titles that are remembered."""
    with transaction.atomic():
        for kept in (owner.log_entries, owner.calendar_reads, owner.sorted_titles):
            kept.all().delete()


def mark_of(key: str) -> str:
    """Return the fingerprint by which a title is known again."""
    return sha256(key.encode("utf-8", "replace")).hexdigest()


class Remembered(Mapping[str, Work]):
    """The person's answers by title key, looked up by fingerprint; there is nothing to list."""

    def __init__(self, owner: Person) -> None:
        rows = SortedTitle.objects.filter(owner=owner).values_list("mark", "work")
        self._works = {mark: cast("Work", work) for mark, work in rows[:MOST_TITLES]}

    def __getitem__(self, key: str) -> Work:
        return self._works[mark_of(key)]

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return len(self._works)


def _record(one: Unsorted) -> dict[str, str | int | float]:
    return {"key": one.key, "title": one.title, "times": one.times, "hours": round(one.hours, 3)}
