"""An attempt with its debrief, the history, two attempts side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from debrief.handbook import Handbook
from debrief.journal.models import Attempt, Reply
from debrief.journal.past import Leaf
from debrief.web.contexts.attempts import (
    AttemptPage,
    AttemptRow,
    Followup,
    FollowupsPage,
    History,
    OtherTry,
)
from debrief.web.contexts.pressure import AfterPressure
from debrief.web.contexts.speech import DeliveryView
from debrief.web.presenters.artefacts import places_in, present_artefact
from debrief.web.presenters.debriefs import present_debrief
from debrief.web.presenters.pressure import present_across
from debrief.web.presenters.speech import present_recordings
from debrief.web.presenters.wording import duration


def present_row(attempt: Attempt, book: Handbook) -> AttemptRow:
    """Return an attempt as it stands in a list."""
    entry = book.rounds.get((attempt.track, attempt.round))
    return AttemptRow(
        id=attempt.pk,
        url=reverse("attempt", args=[attempt.pk]),
        exercise_title=attempt.title,
        exercise_url=address_of("exercise", attempt, book),
        round_title=entry.title if entry else attempt.round,
        number=attempt.number,
        written_at=attempt.written_at,
        words=attempt.words,
        made=attempt.made,
        expected=attempt.expected,
        mode=attempt.mode,
    )


def address_of(page: str, attempt: Attempt, book: Handbook, *rest: str) -> str:
    """Return the address of a page of the attempt's exercise, empty when there is none any more."""
    if attempt.exercise not in book.exercises:
        return ""
    return reverse(page, args=[attempt.exercise, *rest])


def present_history(leaf: Leaf, track: str, book: Handbook) -> History:
    """Return a page of attempts in a track."""
    rows = tuple(present_row(attempt, book) for attempt in leaf.attempts)
    here = reverse("attempts")
    sample = next(e for e in book.exercises.values() if e.track == track)
    return History(
        track_name=book.roles[track].name,
        rows=rows,
        newer_url=f"{here}?after={rows[0].id}" if rows and leaf.newer else None,
        older_url=f"{here}?before={rows[-1].id}" if rows and leaf.older else None,
        sample_url=reverse("sample", args=[sample.id, "fair"]),
        practise_url=reverse("exercises"),
    )


def present_attempt(
    attempt: Attempt,
    replies: Sequence[Reply],
    tries: Sequence[Attempt],
    book: Handbook,
    pressure: AfterPressure | None = None,
    spoken: DeliveryView | None = None,
) -> AttemptPage:
    """Return the debrief of an attempt; `tries` are all attempts at its exercise."""
    exercise = book.exercises.get(attempt.exercise)
    sitting = attempt.sitting
    followups = tuple(present_followup(reply, book) for reply in replies)
    return AttemptPage(
        id=attempt.pk,
        exercise_title=attempt.title,
        exercise_url=address_of("exercise", attempt, book),
        prompt=attempt.prompt,
        context=exercise.context.strip() if exercise else "",
        number=attempt.number,
        mode=attempt.mode,
        written_at=attempt.written_at,
        time_used=duration(attempt.seconds_used),
        time_allowed=duration(sitting.seconds_allowed),
        over_time=attempt.seconds_used > sitting.seconds_allowed,
        constraint=exercise.constraint.strip() if exercise and sitting.constraint_shown_at else "",
        guess=sitting.guess,
        tests=exercise.tests.strip() if exercise else "",
        debrief=present_debrief(attempt.debrief, attempt.text, book, places_in(attempt, book)),
        followups=followups,
        followups_url=reverse("followups", args=[attempt.pk]),
        to_reply=any(followup.closed is None for followup in followups),
        tries=tuple(_other_try(other, attempt) for other in tries),
        again_url=address_of("start-sitting", attempt, book),
        samples_url=address_of("sample", attempt, book, "strong"),
        pressure=pressure,
        spoken=spoken,
        recordings=present_recordings(sitting),
        artefact=present_artefact(attempt, book),
    )


def present_followups(
    attempt: Attempt,
    replies: Sequence[Reply],
    book: Handbook,
    problem: str = "",
    *,
    at: int | None = None,
    in_loop: bool = False,
) -> FollowupsPage:
    """Return the question at a place, or all; `problem` says why a reply could not be kept."""
    followups = tuple(present_followup(reply, book) for reply in replies)
    return FollowupsPage(
        exercise_title=attempt.title,
        prompt=attempt.prompt,
        text=attempt.text,
        followups=followups,
        said=tuple(one for one in followups if at is not None and one.order < at),
        shown=tuple(one for one in followups if at in (None, one.order)),
        at=at,
        last=at is None or all(one.order <= at for one in followups),
        across=present_across(attempt.sitting, book),
        followups_url=reverse("followups", args=[attempt.pk]),
        problem=problem,
        in_loop=in_loop,
    )


def field_of(order: int) -> str:
    """Return the name of the form field for the reply at a place."""
    return f"reply-{order}"


def replies_in(form: Mapping[str, Any], replies: Sequence[Reply]) -> dict[int, str]:
    """Return what a sent form replies, by place."""
    return {reply.order: str(form.get(field_of(reply.order), "")) for reply in replies}


def present_followup(reply: Reply, book: Handbook) -> Followup:
    """Return a follow-up question with what was replied and whether that closed the gap."""
    title = book.moves[reply.move].title if reply.move in book.moves else reply.move
    verdicts = {
        True: _("That closes it: your reply makes the move “%(move)s”."),
        False: _("Still open: the reply does not make the move “%(move)s” yet."),
        None: "",
    }
    return Followup(
        order=reply.order,
        field=field_of(reply.order),
        question=reply.question,
        move_title=title,
        reply=reply.text,
        closed=reply.closed,
        verdict=verdicts[reply.closed] % {"move": title},
    )


def _other_try(other: Attempt, shown: Attempt) -> OtherTry:
    earlier, later = sorted((other, shown), key=lambda attempt: attempt.number)
    return OtherTry(
        number=other.number,
        written_at=other.written_at,
        url=reverse("attempt", args=[other.pk]),
        compare_url=reverse("compare", args=[earlier.pk, later.pk]),
        here=other.pk == shown.pk,
    )
