"""What a person has done, read for lists and for the picker. Constant numbers of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Q

from debrief.journal.models import Attempt, AttemptQuerySet, Person, Sitting
from debrief.journal.ownership import attempt_of, attempts_of
from debrief.practice import Judgement, Practised

PAGE = 20
LATELY = 60
"""How many of the latest attempts are looked at to find a weakness."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of attempts, newest first, and whether there are newer or older ones."""

    attempts: tuple[Attempt, ...]
    newer: bool
    older: bool


def practised(owner: Person) -> list[Practised]:
    """Return how often and when last each exercise was attempted, in both tracks."""
    rows = attempts_of(owner).values("exercise").annotate(times=Count("pk"), at=Max("written_at"))
    return [Practised(row["exercise"], row["times"], row["at"]) for row in rows.order_by()]


def judgements(owner: Person, track: str) -> list[Judgement]:
    """Return the levels of the latest attempts in a track, newest first."""
    rows = attempts_of(owner).filter(track=track).order_by("-written_at", "-id")
    found = rows.values_list("round", "written_at", "levels")[:LATELY]
    return [Judgement(round_id, at, levels) for round_id, at, levels in found]


def unfinished(owner: Person) -> Sequence[Sitting]:
    """Return the sittings with a draft that was not handed in, newest first, five at most."""
    rows = Sitting.objects.filter(owner=owner, finished_at=None).exclude(draft="")
    return list(rows.order_by("-started_at")[:5])


def open_sitting(owner: Person, exercise: str) -> Sitting | None:
    """Return the latest sitting at an exercise that was not handed in."""
    rows = Sitting.objects.filter(owner=owner, exercise=exercise, finished_at=None)
    return rows.order_by("-started_at").first()


def latest(owner: Person) -> list[Attempt]:
    """Return the five latest attempts in both tracks, newest first, without texts."""
    return list(attempts_of(owner).light().order_by("-written_at", "-id")[:5])


def tries(owner: Person, exercise: str) -> list[Attempt]:
    """Return the latest attempts at an exercise, newest first, twenty at most, without texts."""
    return list(attempts_of(owner).filter(exercise=exercise).light().order_by("-written_at")[:PAGE])


def leaf(
    owner: Person, track: str, *, before: UUID | None = None, after: UUID | None = None
) -> Leaf:
    """Return a page of attempts in a track: the newest, or those before or after an attempt.

    Pages are found by the place of an attempt in the index, so the last is as fast as the first.
    Raises NotFound when the attempt named is not this person's.
    """
    rows = attempts_of(owner).filter(track=track).light()
    if after is not None:
        found = list(
            _newer(rows, attempt_of(owner, after)).order_by("written_at", "id")[: PAGE + 1]
        )
        return Leaf(tuple(reversed(found[:PAGE])), newer=len(found) > PAGE, older=True)
    if before is not None:
        rows = _older(rows, attempt_of(owner, before))
    found = list(rows.order_by("-written_at", "-id")[: PAGE + 1])
    return Leaf(tuple(found[:PAGE]), newer=before is not None, older=len(found) > PAGE)


def _older(rows: AttemptQuerySet, than: Attempt) -> AttemptQuerySet:
    same = Q(written_at=than.written_at, id__lt=than.id)
    return rows.filter(written_at__lte=than.written_at).filter(
        Q(written_at__lt=than.written_at) | same
    )


def _newer(rows: AttemptQuerySet, than: Attempt) -> AttemptQuerySet:
    same = Q(written_at=than.written_at, id__gt=than.id)
    return rows.filter(written_at__gte=than.written_at).filter(
        Q(written_at__gt=than.written_at) | same
    )
