"""Calendars are read beside the requests; titles that nobody allowed to keep live in memory only.

They are let go once they are sorted, after an hour, and when the program ends.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from uuid import UUID

from django.conf import settings
from django.core.cache import cache
from django.db import connection

from debrief.fit.week import Unsorted
from debrief.journal import actions
from debrief.journal.models import CalendarRead
from debrief.web.library import book

AT_ONCE = 0.8
"""Seconds that a request waits for its calendar: what takes longer shows its progress."""

KEPT_SECONDS = 3_600

_seats = threading.BoundedSemaphore(2)


def read_soon(calendar_id: UUID, data: bytes) -> None:
    """Begin to read a calendar, and return when it is read or AT_ONCE has passed."""
    if not settings.READ_BESIDE:
        _read(calendar_id, data)
        return
    reader = threading.Thread(
        target=_read_apart, args=(calendar_id, data), name="calendar", daemon=True
    )
    reader.start()
    reader.join(AT_ONCE)


def titles_of(row: CalendarRead) -> tuple[Unsorted, ...]:
    """Return the titles of a calendar that are still to be sorted."""
    if row.keeps_titles:
        return actions.asked_of(row)
    held: tuple[Unsorted, ...] = cache.get(_name(row.pk), ())
    return held


def sorted_out(row: CalendarRead, one: Unsorted) -> None:
    """Let go of a title that was sorted."""
    rest = tuple(other for other in titles_of(row) if other.key != one.key)
    cache.set(_name(row.pk), rest, KEPT_SECONDS)


def let_go(row: CalendarRead) -> None:
    """Let go of all titles of a calendar."""
    cache.delete(_name(row.pk))


def last_monday(today: dt.date) -> dt.date:
    """Return the first day of the last whole week."""
    return today - dt.timedelta(days=today.weekday() + 7)


def _read_apart(calendar_id: UUID, data: bytes) -> None:
    try:
        with _seats:
            _read(calendar_id, data)
    finally:
        connection.close()


def _read(calendar_id: UUID, data: bytes) -> None:
    asked = actions.read_calendar(calendar_id, data, book(), zone=None, seconds=time.monotonic)
    cache.set(_name(calendar_id), asked, KEPT_SECONDS)


def _name(calendar_id: UUID) -> str:
    return f"titles-{calendar_id}"
