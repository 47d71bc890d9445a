"""The cast of every test: the owner of things, a helper who also practises here, an outsider.

The owner is the automatic person of local mode. The helper has a session but owns nothing of the
owner's; the outsider has no session at all.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.test import Client

from debrief.handbook import handbook
from debrief.journal import actions
from debrief.journal.actions import Draft
from debrief.journal.models import Attempt, Person, Sitting
from debrief.practice import Reader

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Somebody:
    """A person and their browser."""

    person: Person | None
    client: Client


@dataclass(frozen=True)
class Cast:
    """Everybody."""

    owner: Somebody
    helper: Somebody
    outsider: Somebody


def gather() -> Cast:
    """Return the cast, the owner and the helper with open sessions."""
    helper = Person.objects.create(handle="helper")
    return Cast(
        owner=_entered(Person.objects.local()),
        helper=_entered(helper),
        outsider=Somebody(None, Client()),
    )


def start(person, exercise, mode="open", at=NOON) -> Sitting:
    """Return a sitting of the person that began at a time."""
    return actions.start_sitting(person, exercise, mode, at)


def hand_in(person, exercise, text, mode="open", at=NOON, minutes=10) -> Attempt:
    """Return an attempt of the person that was written in some minutes."""
    sitting = start(person, exercise, mode, at)
    later = at + timedelta(minutes=minutes)
    return actions.record_attempt(
        person, sitting.pk, Draft(text), now=later, reader=Reader(handbook())
    )


def many_attempts(person, exercise, count, debrief) -> None:
    """Write attempts straight into the table, a minute apart, the newest last."""
    sittings = Sitting.objects.bulk_create(
        Sitting(
            owner=person,
            exercise=exercise.id,
            started_at=NOON + timedelta(minutes=n),
            finished_at=NOON + timedelta(minutes=n),
            debriefed_at=NOON,
            seconds_allowed=60,
        )
        for n in range(count)
    )
    Attempt.objects.bulk_create(
        Attempt(
            owner=person,
            sitting=sitting,
            exercise=exercise.id,
            track=exercise.track,
            round=exercise.round,
            mode="open",
            title=exercise.title,
            prompt=exercise.prompt,
            number=n + 1,
            text="Text.",
            debrief=debrief,
            words=1,
            made=1,
            expected=12,
            levels={},
            written_at=sitting.started_at,
            seconds_used=30,
        )
        for n, sitting in enumerate(sittings)
    )


def _entered(person: Person) -> Somebody:
    client = Client()
    client.force_login(person)
    return Somebody(person, client)
