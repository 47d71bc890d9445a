"""What a person has done, read for lists and for the picker. Constant numbers of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Q

from debrief.journal.models import Attempt, AttemptQuerySet, Loop, Person, Sitting
from debrief.journal.ownership import attempt_of, loops_of
from debrief.journal.seals import open_attempts
from debrief.practice import Judgement, Practised, Record

PAGE = 20
A_FEW = 5
LATELY = 60
"""How many of the latest attempts are looked at to find a weakness."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of attempts, newest first, and whether there are newer or older ones."""

    attempts: tuple[Attempt, ...]
    newer: bool
    older: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page needs: each track's record, what was left, the latest attempts.

    `loops` are those whose panel has not met.
    """

    records: Mapping[str, Record]
    loops: tuple[Loop, ...]
    unfinished: tuple[Sitting, ...]
    latest: tuple[Attempt, ...]


def overview(owner: Person) -> Overview:
    """Return where a person stands in both tracks."""
    attempts = open_attempts(owner)
    latest = attempts.light().order_by("-written_at", "-id")[:A_FEW]
    return Overview(
        records={track: _record(attempts, track) for track in Person.Track.values},
        loops=tuple(loops_of(owner).filter(met_at=None)[:A_FEW]),
        unfinished=tuple(unfinished(owner)),
        latest=tuple(latest),
    )


def record(owner: Person, track: str) -> Record:
    """Return what a person did in a track: all of it by exercise, and the latest levels."""
    return _record(open_attempts(owner), track)


def _record(everything: AttemptQuerySet, track: str) -> Record:
    attempts = everything.filter(track=track)
    by_exercise = attempts.values("exercise").annotate(
        times=Count("exercise"), at=Max("written_at")
    )
    latest = attempts.order_by("-written_at", "-id")[:LATELY]
    levels = latest.values_list("round", "written_at", "levels")
    return Record(
        practised=tuple(
            Practised(row["exercise"], row["times"], row["at"])
            for row in by_exercise.order_by("exercise")
        ),
        judgements=tuple(Judgement(round_id, at, seen) for round_id, at, seen in levels),
    )


def unfinished(owner: Person) -> Sequence[Sitting]:
    """Return the latest sittings with a draft or a form not handed in, newest first."""
    begun = Sitting.objects.filter(owner=owner, finished_at=None)
    rows = begun.exclude(draft="", filled_form__isnull=True)
    return list(rows.order_by("-started_at")[:A_FEW])


def open_sitting(owner: Person, exercise: str) -> Sitting | None:
    """Return the latest sitting at an exercise that was not handed in."""
    rows = Sitting.objects.filter(owner=owner, exercise=exercise, finished_at=None)
    return rows.order_by("-started_at").first()


def tries(owner: Person, exercise: str) -> list[Attempt]:
    """Return the latest attempts at an exercise, newest first, twenty at most, without texts."""
    rows = open_attempts(owner).filter(exercise=exercise)
    return list(rows.light().order_by("-written_at")[:PAGE])


def leaf(
    owner: Person, track: str, *, before: UUID | None = None, after: UUID | None = None
) -> Leaf:
    """Return a page of attempts in a track: the newest, or those before or after an attempt.

    Pages are found by the place of an attempt in the index, so the last is as fast as the first.
    Raises NotFound when the attempt named is not this person's.
    """
    rows = open_attempts(owner).filter(track=track).light()
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
