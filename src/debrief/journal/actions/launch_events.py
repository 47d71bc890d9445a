"""What happened around a launch: added, changed and removed event by event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Count, Max

from debrief.handbook.teardowns import Moment
from debrief.journal.actions.launches import short
from debrief.journal.actions.people import Unacceptable
from debrief.journal.models import LaunchEvent, Person, Teardown
from debrief.journal.ownership import NotFound, teardown_of
from debrief.practice.teardown_file import (
    LONGEST_LINK,
    LONGEST_WHAT,
    MOST_EVENTS,
    is_link,
    understand_date,
)


@dataclass(frozen=True, slots=True)
class TypedEvent:
    """An event as it was typed."""

    date: str = ""
    what: str = ""
    link: str = ""
    side: str = ""
    launch: bool = False


def add_event(owner: Person, teardown_id: UUID, typed: TypedEvent, now: datetime) -> None:
    """Add an event to a launch. Raises Unacceptable for one that cannot be kept."""
    moment, values = _event(typed)
    with transaction.atomic():
        row = teardown_of(owner, teardown_id, lock=True)
        count, last = row.events.aggregate(n=Count("pk"), last=Max("order")).values()
        if count >= MOST_EVENTS:
            raise Unacceptable(
                f"{MOST_EVENTS} events are kept already, so this one was not. Remove one that the "
                "story can do without."
            )
        _only_launch(row, launch=typed.launch)
        LaunchEvent.objects.create(
            owner=owner,
            teardown=row,
            order=(last or 0) + 1,
            day=moment.first,
            precision=moment.precision,
            **values,
        )
        _touch(row, now)


def change_event(
    owner: Person, teardown_id: UUID, order: int, typed: TypedEvent, now: datetime
) -> None:
    """Put another event in the place of one. Raises Unacceptable for one that cannot be kept."""
    moment, values = _event(typed)
    with transaction.atomic():
        row = teardown_of(owner, teardown_id, lock=True)
        if not row.events.filter(order=order).exists():
            raise NotFound
        _only_launch(row, launch=typed.launch)
        row.events.filter(order=order).update(
            day=moment.first, precision=moment.precision, **values
        )
        _touch(row, now)


def remove_event(owner: Person, teardown_id: UUID, order: int, now: datetime) -> None:
    """Remove an event; removing it twice is no mistake."""
    with transaction.atomic():
        row = teardown_of(owner, teardown_id, lock=True)
        row.events.filter(order=order).delete()
        _touch(row, now)


def _event(typed: TypedEvent) -> tuple[Moment, dict[str, str | bool]]:
    moment = understand_date(typed.date)
    if moment is None:
        raise Unacceptable(
            f"“{typed.date[:40]}” is no date that can be read. Write 2024-10-08, October 2024 or "
            "Q4 2024, as exactly as you know it."
        )
    what, link = short(typed.what, LONGEST_WHAT), typed.link.strip()
    if not what:
        raise Unacceptable("Say what happened, in one or two sentences.")
    if typed.side not in LaunchEvent.Side:
        raise Unacceptable("Say whose it was: the PM's, the PMM's, or shared.")
    if len(link) > LONGEST_LINK or (link and not is_link(link)):
        raise Unacceptable(
            "The source should be an address that begins with https:// or http://. The event was "
            "not kept yet."
        )
    return moment, {"what": what, "link": link, "side": typed.side, "launch": typed.launch}


def _only_launch(row: Teardown, *, launch: bool) -> None:
    if launch:
        row.events.filter(launch=True).update(launch=False)


def _touch(row: Teardown, now: datetime) -> None:
    row.changed_at = now
    row.save(update_fields=["changed_at"])
