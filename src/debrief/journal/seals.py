"""What a loop keeps shut until its panel has met: the debriefs of its rounds."""

from __future__ import annotations

from debrief.journal.models import Attempt, AttemptQuerySet, Loop, LoopRound, Person


def sealing(attempt: Attempt) -> Loop | None:
    """Return the loop whose panel has to meet before a debrief is shown; None where it is open."""
    rows = LoopRound.objects.filter(sitting=attempt.sitting_id, loop__met_at=None)
    found = rows.select_related("loop").first()
    return found.loop if found else None


def unsealed(attempts: AttemptQuerySet, owner: Person) -> AttemptQuerySet:
    """Leave out attempts in loops that go on: a list must not tell what their debriefs will say.

    Asked first, because most people have no such loop, and then nothing is joined.
    """
    shut = LoopRound.objects.filter(owner=owner, loop__met_at=None, sitting__isnull=False)
    sittings = list(shut.values_list("sitting", flat=True))
    return attempts.exclude(sitting__in=sittings) if sittings else attempts
