"""An exercise being worked on, and the margin beside its draft."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from debrief.critique import Debrief
from debrief.handbook import Exercise, Handbook
from debrief.journal.actions import LONGEST, MOST_SECONDS, FormDraft, answer_of
from debrief.journal.models import Sitting
from debrief.practice import Reader
from debrief.web.contexts.debriefs import Quote
from debrief.web.contexts.practise import Constraint, LiveMove, LiveNote, Margin, SittingPage
from debrief.web.contexts.pressure import Asking
from debrief.web.presenters.artefacts import present_notes, present_sheet
from debrief.web.presenters.debriefs import present_quote
from debrief.web.presenters.itinerary import place_in_loop
from debrief.web.presenters.practise import present_card, present_clarify
from debrief.web.presenters.pressure import present_across
from debrief.web.presenters.speech import present_recordings
from debrief.web.presenters.wording import duration


def present_sitting(
    sitting: Sitting,
    reader: Reader,
    now: datetime,
    problem: str = "",
    asking: Asking | None = None,
    form: FormDraft | None = None,
) -> SittingPage:
    """Return the page of a sitting; `problem` says why an answer could not be handed in.

    Under pressure `asking` stands in place of the prepared questions. `form` is the artefact as it
    was typed where it could not be kept.
    """
    exercise = reader.book.exercises[sitting.exercise]
    loop_says, loop_url = place_in_loop(sitting)
    return SittingPage(
        id=sitting.pk,
        mode=sitting.mode,
        card=present_card(exercise, reader.book),
        prompt=exercise.prompt.strip(),
        context=exercise.context,
        clarify=() if asking else present_clarify(exercise),
        asking=asking,
        across=present_across(sitting, reader.book),
        text=sitting.draft,
        guess=sitting.guess,
        form=present_sheet(sitting, reader.book, form),
        seconds_allowed=sitting.seconds_allowed,
        seconds_left=sitting.time_box.seconds_left(now),
        submit_url=reverse("sitting", args=[sitting.pk]),
        draft_url=reverse("sitting-draft", args=[sitting.pk]),
        record_url=reverse("recordings", args=[sitting.pk]),
        most_seconds=MOST_SECONDS,
        recordings=present_recordings(sitting),
        constraint=present_constraint(sitting, exercise, now),
        margin=present_margin(sitting, reader),
        length_limit=LONGEST,
        problem=problem,
        loop_says=loop_says,
        loop_url=loop_url,
    )


def present_constraint(sitting: Sitting, exercise: Exercise, now: datetime) -> Constraint:
    """Return the constraint if it is due, else in how many seconds it will be."""
    due_in = sitting.time_box.constraint_due_in(now)
    arrived = due_in == 0
    return Constraint(
        text=exercise.constraint.strip() if arrived else None,
        due_in_seconds=None if arrived else due_in,
        url=reverse("sitting-constraint", args=[sitting.pk]),
    )


def present_margin(sitting: Sitting, reader: Reader, problem: str = "") -> Margin:
    """Return the notes beside a draft; `problem` says why it could not be saved."""
    exercise = reader.book.exercises[sitting.exercise]
    quiet = sitting.mode == Sitting.Mode.PRESSURE
    answer = answer_of(sitting, sitting.draft, reader.book)
    debrief = reader.glance(exercise, answer.text, answer.asked)
    return Margin(
        quiet=quiet,
        words=debrief.measures.words if debrief else 0,
        speaking=duration(debrief.measures.speaking_seconds if debrief else 0),
        saved_at=sitting.draft_saved_at,
        problem=problem,
        moves=() if quiet else _moves(debrief, exercise, reader.book),
        notes=() if quiet or debrief is None else _notes(debrief, answer.begins),
        form=None if quiet else present_notes(sitting, reader.book),
    )


def _moves(debrief: Debrief | None, exercise: Exercise, book: Handbook) -> tuple[LiveMove, ...]:
    made = {entry.move: entry.quotes[0].text for entry in debrief.moves} if debrief else {}
    return tuple(
        LiveMove(move, book.moves[move].title, move in made, made.get(move, ""))
        for move in exercise.moves
    )


def _notes(debrief: Debrief, begins: int) -> tuple[LiveNote, ...]:
    """Return the notes on a draft; their places are counted from where the free text begins."""
    return tuple(
        LiveNote(
            id=f"live-{number}",
            severity=finding.severity,
            message=finding.message,
            fix=finding.fix,
            quote=_from(begins, present_quote(finding.span.as_dict())),
        )
        for number, finding in enumerate(debrief.findings, start=1)
    )


def _from(begins: int, quote: Quote) -> Quote:
    return Quote(quote.start - begins, quote.end - begins, quote.text)
