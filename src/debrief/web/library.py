"""The handbook as the pages read it."""

from __future__ import annotations

from django.conf import settings

from debrief.handbook import Exercise, Handbook, handbook
from debrief.journal.ownership import NotFound
from debrief.practice import Reader


def book() -> Handbook:
    """Return the handbook, parsed once and remembered in the data folder."""
    return handbook(settings.CONTENT_CACHE)


def reader() -> Reader:
    """Return how answers are read here: with the rules that were not switched off."""
    return Reader(book(), settings.RULES_OFF)


def exercise_or_404(exercise_id: str) -> Exercise:
    """Return an exercise. Raises NotFound where the handbook has none of that id."""
    found = book().exercises.get(exercise_id)
    if found is None:
        raise NotFound
    return found
