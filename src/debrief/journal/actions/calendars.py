"""Hours per side from a calendar.

The sums are kept. Titles are handed back to be asked about, and written down only where the person
allowed it; an answer is remembered under the fingerprint of its title.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from hashlib import sha256
from typing import cast
from uuid import UUID

from django.db import transaction

from debrief.fit.energy import WORKS
from debrief.fit.week import MOST_WEEKS, Unsorted, read_week
from debrief.fit.week_cut import MOST_BYTES, UnreadableCalendar
from debrief.fit.week_titles import LONGEST_TITLE
from debrief.handbook import Handbook
from debrief.handbook.choices import Work
from debrief.journal.actions.people import Unacceptable
from debrief.journal.models import CalendarRead, Person, SortedTitle
from debrief.journal.ownership import NotFound, calendar_of

MOST_CALENDARS = 60
MOST_TITLES = 5_000
CALENDAR_BYTES = MOST_BYTES
WEEKS = (1, 2, 4, MOST_WEEKS)


def calendars_of(owner: Person) -> Sequence[CalendarRead]:
    """Return the calendars that were read or are being read, the latest weeks first."""
    rows = CalendarRead.objects.filter(owner=owner).exclude(state=CalendarRead.State.REFUSED)
    return list(rows.order_by("-start", "-id")[:MOST_CALENDARS])


def begin_calendar(
    owner: Person, start: date, weeks: int, now: datetime, *, keeps_titles: bool
) -> CalendarRead:
    """Note that the weeks from a Monday on are about to be read from a file.

    What is left of files that were refused goes.
    Raises Unacceptable for a number of weeks or a day beyond reason, or where too many are kept.
    """
    if weeks not in WEEKS or not 1990 <= start.year <= now.year + 1:
        raise Unacceptable(
            f"Between one and {MOST_WEEKS} weeks can be read at once, and not beyond next year. "
            "Nothing was kept; choose again."
        )
    CalendarRead.objects.filter(owner=owner, state=CalendarRead.State.REFUSED).delete()
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


def take_refusal(owner: Person, calendar_id: UUID) -> str:
    """Return why a file was refused, and let go of it; empty where it was not refused."""
    row = calendar_of(owner, calendar_id)
    if row.state != CalendarRead.State.REFUSED:
        return ""
    row.delete()
    return row.line


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
