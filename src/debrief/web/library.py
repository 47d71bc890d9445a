"""The handbook as the pages read it."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from debrief.critique import lexicon
from debrief.handbook import Exercise, Handbook, handbook
from debrief.handbook.search import Library
from debrief.journal.ownership import NotFound
from debrief.practice import Reader
from debrief.practice.reference import reference
from debrief.web.bookfile import as_epub, as_pdf


def book() -> Handbook:
    """Return the handbook, parsed once and remembered in the data folder."""
    return handbook(settings.CONTENT_CACHE)


def reader() -> Reader:
    """Return how answers are read here: with the rules that were not switched off."""
    return Reader(book(), settings.RULES_OFF)


@cache
def library() -> Library:
    """Return everything that can be looked up, made once for all searches."""
    return reference(book(), lexicon(book().cache).rules.values())


@cache
def handbook_file(form: str) -> bytes:
    """Return the whole handbook as "epub" or "pdf", made once. Raises CannotTypeset."""
    return as_pdf(book()) if form == "pdf" else as_epub(book())


def exercise_or_404(exercise_id: str) -> Exercise:
    """Return an exercise. Raises NotFound where the handbook has none of that id."""
    found = book().exercises.get(exercise_id)
    if found is None:
        raise NotFound
    return found
