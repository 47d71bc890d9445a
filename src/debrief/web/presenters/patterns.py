"""One real specimen of each pattern, made from the handbook and never saved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from debrief.handbook import Exercise, Handbook
from debrief.journal.models import Attempt, Reply, Sitting
from debrief.practice import Pick, Reader, choose_questions
from debrief.web.contexts.attempts import AttemptRow, Followup
from debrief.web.contexts.patterns import PatternsPage
from debrief.web.contexts.practise import Constraint
from debrief.web.presenters.attempts import present_followup, present_row
from debrief.web.presenters.comparison import present_comparison
from debrief.web.presenters.debriefs import present_debrief
from debrief.web.presenters.launches import lanes_of
from debrief.web.presenters.practise import present_card, present_suggestion
from debrief.web.presenters.roles import present_launch, present_metrics
from debrief.web.presenters.sittings import present_margin

WRITTEN = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def present_patterns(book: Handbook) -> PatternsPage:
    """Return one of everything, from the first exercise of the handbook."""
    exercise = next(iter(book.exercises.values()))
    weak, strong = (_unsaved(exercise, tier, n, book) for n, tier in enumerate(("weak", "strong")))
    return PatternsPage(
        debrief=present_debrief(strong.debrief, strong.text, book),
        card=present_card(exercise, book, attempts=2),
        suggestion=present_suggestion(Pick(exercise, "You have not tried this round yet."), book),
        rows=_rows((strong, weak), book),
        margin=present_margin(weak.sitting, Reader(book)),
        quiet_margin=present_margin(_under_pressure(weak.sitting), Reader(book)),
        constraint=Constraint(exercise.constraint.strip(), None, ""),
        followups=_followups(weak, exercise, book),
        levels=present_comparison(weak, strong, book).levels,
        launch=present_launch(book),
        metric=present_metrics(exercise.track, book).shelves[0].cards[0],
        lanes=lanes_of(next(iter(book.teardowns.values())), book),
    )


def _unsaved(exercise: Exercise, tier: str, place: int, book: Handbook) -> Attempt:
    text = next(worked for worked in exercise.worked if worked.tier == tier).answer.strip()
    at = WRITTEN + timedelta(days=place)
    debrief = Reader(book).read(exercise, text).as_dict()
    sitting = Sitting(
        id=UUID(int=place),
        exercise=exercise.id,
        mode="open",
        started_at=at,
        seconds_allowed=exercise.minutes * 60,
        draft=text,
        draft_saved_at=at,
    )
    return Attempt(
        id=UUID(int=place),
        sitting=sitting,
        exercise=exercise.id,
        track=exercise.track,
        round=exercise.round,
        mode="open",
        title=exercise.title,
        prompt=exercise.prompt.strip(),
        number=place + 1,
        text=text,
        debrief=debrief,
        words=debrief["measures"]["words"],
        made=len(debrief["moves"]),
        expected=len(exercise.moves),
        written_at=at,
    )


def _under_pressure(sitting: Sitting) -> Sitting:
    return Sitting(
        id=sitting.id,
        exercise=sitting.exercise,
        mode="pressure",
        started_at=sitting.started_at,
        seconds_allowed=sitting.seconds_allowed,
        draft=sitting.draft,
        draft_saved_at=sitting.draft_saved_at,
    )


def _rows(attempts: tuple[Attempt, ...], book: Handbook) -> tuple[AttemptRow, ...]:
    return tuple(present_row(attempt, book) for attempt in attempts)


def _followups(attempt: Attempt, exercise: Exercise, book: Handbook) -> tuple[Followup, ...]:
    replied = ((None, ""), (False, "We would look at the data."), (True, "One group: new buyers."))
    return tuple(
        present_followup(
            Reply(order=n, move=asked.move, question=asked.text, text=text, closed=closed), book
        )
        for n, (asked, (closed, text)) in enumerate(
            zip(choose_questions(attempt.debrief, exercise), replied, strict=False), start=1
        )
    )
