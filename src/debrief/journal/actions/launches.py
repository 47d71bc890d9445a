"""Launches a person takes apart: kept, changed, read, taken in from a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, cast
from uuid import UUID

from django.db import transaction
from django.db.models import Count

from debrief.handbook import Handbook
from debrief.handbook.entries import Owner, Track
from debrief.handbook.records import ContentError
from debrief.handbook.teardowns import LaunchEvent, Metrics, Moment, Precision, SideMetric, Would
from debrief.handbook.teardowns import Teardown as Told
from debrief.journal.actions.people import Unacceptable, plain
from debrief.journal.models import LaunchEvent as EventRow
from debrief.journal.models import LaunchReading, Person, Teardown
from debrief.journal.ownership import teardown_of, teardowns_of
from debrief.practice import Reader
from debrief.practice.talking_points import Reading, company_key
from debrief.practice.teardown import TRACKS
from debrief.practice.teardown_file import (
    LONGEST_NAME,
    LONGEST_WORDS,
    LONGEST_WOULD,
    in_order,
    read_teardown,
)

MOST_TEARDOWNS = 100
MOST_READINGS = 50
MOST_FILE_BYTES = 200_000

WORDS = ("audience", "message", "decision", "pm_metric", "pmm_metric")
"""The fields of a teardown that hold a few words each."""


class KeptLaunch(NamedTuple):
    """A launch in a list, with how many events and readings there are."""

    row: Teardown
    events: int
    readings: int


def begin_teardown(owner: Person, company: str, product: str, now: datetime) -> Teardown:
    """Keep a new launch to take apart. Raises Unacceptable without a company or a product."""
    with transaction.atomic():
        _room_for_one(owner)
        return Teardown.objects.create(
            owner=owner, created_at=now, changed_at=now, **_named(company, product)
        )


def copy_teardown(owner: Person, told: Told, links: Sequence[str], now: datetime) -> Teardown:
    """Keep a copy of a worked teardown without what others would have done, to practise on it.

    `links` are the addresses of its events' sources, empty where there is none.
    """
    events = [
        LaunchEvent(event.date, event.what, event.owner, None, link, event.launch)
        for event, link in zip(told.event, links, strict=True)
    ]
    return _keep(owner, told, events, (), now)


def take_teardown(owner: Person, data: bytes, now: datetime) -> Teardown:
    """Keep a teardown from a TOML or JSON file. Raises Unacceptable for one that does not hold."""
    if len(data) > MOST_FILE_BYTES:
        raise Unacceptable(
            f"The file is larger than {MOST_FILE_BYTES // 1000} kB. Nothing of it was kept."
        )
    try:
        told = read_teardown(plain(data.decode("utf-8-sig")), "")
    except UnicodeDecodeError:
        raise Unacceptable(
            "This is not a text in UTF-8. Nothing of it was kept. Choose a teardown that was taken "
            "along from here, as TOML or JSON."
        ) from None
    except ContentError as problem:
        first = problem.mistakes[0]
        raise Unacceptable(
            f"Line {first.line} of the file: {first.reason}. Nothing of it was kept. "
            "Mend it and give it again."
        ) from None
    return _keep(owner, told, in_order(told.event), told.would, now)


def change_teardown(
    owner: Person, teardown_id: UUID, typed: Mapping[str, str], book: Handbook, now: datetime
) -> Teardown:
    """Keep what was typed about a launch; fields that are not named stay as they are.

    Raises Unacceptable, and changes nothing, for a text that is too long or a missing name.
    """
    row = teardown_of(owner, teardown_id)
    values: dict[str, str] = {}
    for field in WORDS:
        if field in typed:
            values[field] = short(typed[field], LONGEST_WORDS)
    for role in TRACKS:
        if (field := f"would_{role}") in typed:
            values[field] = short(typed[field], LONGEST_WOULD)
        if (field := f"{role}_metric_id") in typed:
            values[field] = typed[field] if typed[field] in book.metrics else ""
    if "company" in typed or "product" in typed:
        values |= _named(typed.get("company", row.company), typed.get("product", row.product))
    for field, value in values.items():
        setattr(row, field, value)
    row.changed_at = now
    row.save(update_fields=[*values, "changed_at"])
    return row


def read_teardown_text(
    owner: Person, teardown_id: UUID, role: Track, text: str, reader: Reader, now: datetime
) -> LaunchReading:
    """Keep what one would have done in a role, read it, and keep the reading beside the others.

    Of more than fifty readings in a role the oldest goes. Raises Unacceptable where there is
    nothing to read, or too much.
    """
    text = short(text, LONGEST_WOULD)
    if not text:
        raise Unacceptable("There is nothing to read yet. Write a few sentences first.")
    row = teardown_of(owner, teardown_id)
    document = reader.read_would(text, role).as_dict()
    with transaction.atomic():
        row = teardown_of(owner, teardown_id, lock=True)
        setattr(row, f"would_{role}", text)
        row.changed_at = now
        row.save(update_fields=[f"would_{role}", "changed_at"])
        made = LaunchReading.objects.create(
            owner=owner, teardown=row, track=role, text=text, debrief=document, read_at=now
        )
        old = row.readings.filter(track=role).order_by("-read_at", "-pk")[MOST_READINGS:]
        LaunchReading.objects.filter(pk__in=[one.pk for one in old]).delete()
    return made


def delete_teardown(owner: Person, teardown_id: UUID) -> None:
    """Delete a launch with its events and all its readings."""
    teardown_of(owner, teardown_id).delete()


def kept_teardowns(owner: Person) -> list[KeptLaunch]:
    """Return the launches of a person, the one changed last first."""
    counted = teardowns_of(owner).annotate(
        event_count=Count("events", distinct=True), reading_count=Count("readings", distinct=True)
    )
    return [KeptLaunch(row, row.event_count, row.reading_count) for row in counted]


def readings_of(row: Teardown, role: str) -> list[LaunchReading]:
    """Return the readings of a launch in a role, the newest first."""
    return list(row.readings.filter(track=role).order_by("-read_at", "-pk"))


def latest_readings(row: Teardown) -> dict[Track, Reading]:
    """Return how what one would have done reads, by role, as it was read last."""
    found: dict[Track, Reading] = {}
    for role in TRACKS:
        if rows := readings_of(row, role)[:1]:
            found[role] = Reading(rows[0].text, rows[0].debrief)
    return found


def told_by(row: Teardown) -> Told:
    """Return a kept launch as the same value that worked teardowns are."""
    metrics = {
        role: SideMetric(getattr(row, f"{role}_metric_id"), getattr(row, f"{role}_metric"))
        for role in TRACKS
    }
    texts = {role: getattr(row, f"would_{role}") for role in TRACKS}
    return Told(
        company=row.company,
        product=row.product,
        real=row.real,
        audience=row.audience,
        message=row.message,
        decision=row.decision,
        metric=Metrics(**{role: one for role, one in metrics.items() if one.id or one.says}),
        event=tuple(_told_event(event) for event in row.events.all()),
        would=tuple(Would(role, texts[role]) for role in TRACKS if texts[role]),
    )


def _told_event(row: EventRow) -> LaunchEvent:
    day, precision = row.day, cast("Precision", row.precision)
    written = Moment(day, day, precision).written
    return LaunchEvent(written, row.what, cast("Owner", row.side), None, row.link, row.launch)


def _keep(
    owner: Person,
    told: Told,
    events: Sequence[LaunchEvent],
    would: Sequence[Would],
    now: datetime,
) -> Teardown:
    texts = {f"would_{one.role}": plain(one.answer) for one in would}
    for role in TRACKS:
        owned = told.metric.of(role)
        texts |= {f"{role}_metric_id": plain(owned.id), f"{role}_metric": plain(owned.says)}
    with transaction.atomic():
        _room_for_one(owner)
        row = Teardown.objects.create(
            owner=owner,
            real=told.real,
            audience=plain(told.audience),
            message=plain(told.message),
            decision=plain(told.decision),
            created_at=now,
            changed_at=now,
            **_named(told.company, told.product),
            **texts,
        )
        EventRow.objects.bulk_create(
            EventRow(
                owner=owner,
                teardown=row,
                order=order,
                day=event.when.first,
                precision=event.when.precision,
                what=plain(event.what),
                link=event.link,
                side=event.owner,
                launch=event.launch,
            )
            for order, event in enumerate(events, 1)
        )
    return row


def _named(company: str, product: str) -> dict[str, str]:
    company, product = (" ".join(plain(name).split()) for name in (company, product))
    if not company or not product:
        raise Unacceptable(
            "A launch needs a company and a product to be found again. Nothing was changed."
        )
    for name in (company, product):
        short(name, LONGEST_NAME)
    return {"company": company, "product": product, "company_key": company_key(company)}


def short(text: str, most: int) -> str:
    """Return a typed text without its edges. Raises Unacceptable for one that is too long."""
    text = plain(text).strip()
    if len(text) > most:
        raise Unacceptable(
            f"This has {len(text):,} characters, and {most:,} can be kept here. Nothing was "
            f"changed. Shorten the text that begins “{text[:30].strip()}” and save again."
        )
    return text


def _room_for_one(owner: Person) -> None:
    Person.objects.select_for_update().get(pk=owner.pk)
    if teardowns_of(owner).count() >= MOST_TEARDOWNS:
        raise Unacceptable(
            f"{MOST_TEARDOWNS} launches are kept already, so this one was not taken. Delete one "
            "that you no longer need."
        )
