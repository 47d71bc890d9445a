"""What a loop keeps shut until its panel has met: the debriefs of its rounds."""

from __future__ import annotations

from debrief.journal.models import Attempt, AttemptQuerySet, Loop, LoopRound, Person
from debrief.journal.ownership import attempts_of


def sealing(attempt: Attempt) -> Loop | None:
    """Return the loop whose panel has to meet before a debrief is shown; None where it is open."""
    rows = LoopRound.objects.filter(sitting=attempt.sitting_id, loop__met_at=None)
    found = rows.select_related("loop").first()
    return found.loop if found else None


def is_locked_round(attempt: Attempt) -> bool:
    """Return whether an attempt is a round of a loop, with nothing left to be asked."""
    locked = attempt.sitting.debriefed_at is not None
    return locked and LoopRound.objects.filter(sitting=attempt.sitting_id).exists()


def open_attempts(owner: Person) -> AttemptQuerySet:
    """Return what a person handed in, without what a loop keeps shut.

    No list may tell what a debrief will say. What is shut is asked first: most people have no such
    loop, and then nothing is joined.
    """
    shut = LoopRound.objects.filter(owner=owner, loop__met_at=None, sitting__isnull=False)
    sittings = list(shut.values_list("sitting", flat=True))
    found = attempts_of(owner)
    return found.exclude(sitting__in=sittings) if sittings else found
