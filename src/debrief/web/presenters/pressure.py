"""The minutes before an answer under pressure, the questions asked, who sits across."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse

from debrief.handbook import Exercise, Handbook
from debrief.handbook.listeners import Listener
from debrief.journal.models import Asked, Sitting
from debrief.practice.clarify import LONGEST_QUESTION, MOST_QUESTIONS, unasked
from debrief.practice.listener import listeners_for
from debrief.web.contexts.practise import Clarification
from debrief.web.contexts.pressure import Across, AfterPressure, Asking, Exchange, ReadingPage
from debrief.web.presenters.practise import present_card


def present_reading(
    sitting: Sitting, asked: Sequence[Asked], book: Handbook, now: datetime, problem: str = "",
    typed: str = "",
) -> ReadingPage:  # fmt: skip
    """Return the page on which the exercise is read; `problem` is about the question `typed`."""
    exercise = book.exercises[sitting.exercise]
    return ReadingPage(
        id=sitting.pk,
        card=present_card(exercise, book),
        prompt=exercise.prompt.strip(),
        context=exercise.context,
        seconds_left=sitting.time_box.reading_left(now),
        minutes=sitting.seconds_allowed // 60,
        read_url=reverse("sitting-read", args=[sitting.pk]),
        asking=present_asking(sitting, asked, problem, typed),
        across=present_across(sitting, book),
    )


def present_asking(
    sitting: Sitting,
    asked: Sequence[Asked],
    problem: str = "",
    typed: str = "",
    *,
    fresh: bool = False,
) -> Asking:
    """Return what was asked and how many questions are taken still."""
    return Asking(
        url=reverse("sitting-ask", args=[sitting.pk]),
        exchanges=_exchanges(asked),
        left=max(0, MOST_QUESTIONS - len(asked)),
        length_limit=LONGEST_QUESTION,
        problem=problem,
        typed=typed,
        fresh=fresh,
    )


def present_across(sitting: Sitting, book: Handbook) -> Across | None:
    """Return who sits across; None for the interviewer of the exercise."""
    found = book.listeners.get(sitting.listener)
    return _across(found) if found else None


def present_listeners(exercise: Exercise, book: Handbook) -> tuple[Across, ...]:
    """Return who may sit across in an exercise."""
    return tuple(_across(one) for one in listeners_for(book, exercise.track, exercise.round))


def present_after(sitting: Sitting, asked: Sequence[Asked], book: Handbook) -> AfterPressure | None:
    """Return what the debrief shows of a sitting under pressure, None for any other."""
    if not sitting.reading_seconds:
        return None
    exercise = book.exercises.get(sitting.exercise)
    left = unasked(exercise, [one.source for one in asked]) if exercise else ()
    return AfterPressure(
        across=present_across(sitting, book),
        exchanges=_exchanges(asked),
        unasked=tuple(
            Clarification(exercise.clarify[i].ask, exercise.clarify[i].answer)
            for i in left
            if exercise
        ),
    )


def _exchanges(asked: Sequence[Asked]) -> tuple[Exchange, ...]:
    return tuple(Exchange(one.question, one.says, one.kind != Asked.Kind.UNKNOWN) for one in asked)


def _across(listener: Listener) -> Across:
    return Across(listener.id, listener.title, listener.name, listener.who, listener.refuses)
