"""Sitting down to an exercise, handing in an answer, replying to what is asked afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from debrief.handbook import Exercise
from debrief.journal.actions.forms import FormDraft, answer_of, fix_form, keep_form
from debrief.journal.actions.people import Unacceptable, plain
from debrief.journal.models import Attempt, Person, Reply, Sitting, Transcript
from debrief.journal.ownership import NotFound, attempt_of, attempts_of, sitting_of
from debrief.journal.seals import is_locked_round
from debrief.practice import Mode, Question, Reader, choose_questions, closes_gap
from debrief.practice.listener import interject
from debrief.practice.probes import FEWEST, in_order
from debrief.practice.sitting import READING

LONGEST = 30_000
"""The most characters of an answer: about half an hour of speech, and one quick critique."""

LONGEST_REPLY = 5_000
"""The most characters of a guess or of a reply to a follow-up question."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer as far as it is written, and what the candidate thinks is being tested.

    `form` is the artefact beside the text, None where none was sent; what was kept of it stays.
    Line ends are made plain and NUL characters dropped: browsers send CRLF, PostgreSQL refuses NUL,
    and quotes are offsets into what is stored.
    """

    text: str
    guess: str = ""
    form: FormDraft | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", plain(self.text))
        object.__setattr__(self, "guess", plain(self.guess))

    def check(self) -> None:
        """Raise Unacceptable when it is too long to be read."""
        if len(self.text) > LONGEST:
            raise Unacceptable(
                f"Your text has {len(self.text):,} characters, and {LONGEST:,} can be read. The "
                "draft saved before is kept. Shorten the text, then save again."
            )
        _check_length(self.guess, "Your guess")
        if self.form is not None:
            self.form.check()


def start_sitting(
    owner: Person,
    exercise: Exercise,
    mode: Mode,
    now: datetime,
    *,
    minutes: int | None = None,
    listener: str = "",
) -> Sitting:
    """Open an exercise and start its clock; under pressure the reading time comes first.

    The time box is the exercise's own unless `minutes` says another. `listener` is the id of who
    sits across in place of the exercise's interviewer.
    """
    pressed = mode == "pressure"
    return Sitting.objects.create(
        owner=owner,
        exercise=exercise.id,
        mode=mode,
        started_at=now,
        seconds_allowed=(minutes or exercise.minutes) * 60,
        reading_seconds=READING if pressed else 0,
        listener=listener if pressed else "",
    )


def save_draft(owner: Person, sitting_id: UUID, draft: Draft, now: datetime) -> Sitting:
    """Keep what was typed so far; once this returns, a crash does not lose it.

    Raises Unacceptable for a text that is too long or a sitting that is over; the draft saved
    before is then still there.
    """
    draft.check()
    with transaction.atomic():
        sitting = sitting_of(owner, sitting_id, lock=True)
        if sitting.finished_at is not None:
            raise Unacceptable(
                "This answer was handed in already and stays as it was. "
                "Start the exercise again to write another one."
            )
        sitting.draft, sitting.guess, sitting.draft_saved_at = draft.text, draft.guess, now
        sitting.save(update_fields=["draft", "guess", "draft_saved_at"])
        keep_form(sitting, draft.form, now)
    return sitting


def show_constraint(owner: Person, sitting_id: UUID, now: datetime) -> Sitting:
    """Note when the constraint was first shown, if it is due by now."""
    with transaction.atomic():
        sitting = sitting_of(owner, sitting_id, lock=True)
        if sitting.constraint_shown_at is None and sitting.time_box.constraint_due_in(now) == 0:
            sitting.constraint_shown_at = now
            sitting.save(update_fields=["constraint_shown_at"])
    return sitting


def record_attempt(
    owner: Person, sitting_id: UUID, draft: Draft, now: datetime, reader: Reader
) -> Attempt:
    """Hand in the answer: read it, keep both for good, and write down what to ask next.

    Handing in twice returns the first attempt. Raises Unacceptable for an empty or overlong
    answer; the draft is then still there.
    """
    draft.check()
    begun = sitting_of(owner, sitting_id)
    answer = answer_of(begun, draft.text, reader.book, draft.form)
    if not answer.text.strip():
        raise Unacceptable("There is nothing to read yet. Write a few sentences first.")
    exercise = _exercise(begun.exercise, reader)
    debrief = reader.read(exercise, answer.text, answer.asked).as_dict()
    with transaction.atomic():
        # The owner's row is the lock under which attempts are numbered.
        Person.objects.select_for_update().get(pk=owner.pk)
        sitting = sitting_of(owner, sitting_id, lock=True)
        if sitting.finished_at is not None:
            return attempts_of(owner).get(sitting=sitting)
        _finish(sitting, draft, now)
        keep_form(sitting, draft.form, now)
        fix_form(sitting, answer)
        attempt = _write(sitting, exercise, answer.text, debrief, now)
        _ask(attempt, exercise, reader)
    return attempt


def answer_questions(
    owner: Person,
    attempt_id: UUID,
    replies: Mapping[int, str],
    now: datetime,
    reader: Reader,
    *,
    more: bool = False,
) -> Attempt:
    """Keep replies to follow-up questions by their place, and open the debrief unless `more` come.

    A question that was replied to before keeps its first reply; an empty reply leaves its question
    open. Raises Unacceptable, and keeps nothing, when a reply is too long or when the attempt is a
    round of a loop that was locked: what its panel heard stays as it was.
    """
    attempt = attempt_of(owner, attempt_id)
    exercise = _exercise(attempt.exercise, reader)
    given = {order: plain(text) for order, text in replies.items() if text.strip()}
    if given and is_locked_round(attempt):
        raise Unacceptable(
            "This round is locked, so nothing was added to it. What you said before stays as the "
            "panel hears it."
        )
    for text in given.values():
        _check_length(text, "A reply")
    questions = [reply for reply in attempt.replies.all() if reply.order in given]
    closed = {q.order: closes_gap(given[q.order], q.move, exercise, reader) for q in questions}
    with transaction.atomic():
        for order, verdict in closed.items():
            Reply.objects.filter(attempt=attempt, order=order, answered_at=None).update(
                text=given[order], closed=verdict, answered_at=now
            )
        if not more:
            open_debrief(attempt, now)
    return attempt


def open_debrief(attempt: Attempt, now: datetime) -> None:
    """Note when the debrief of an attempt was first opened."""
    sitting = attempt.sitting
    if sitting.debriefed_at is None:
        sitting.debriefed_at = now
        sitting.save(update_fields=["debriefed_at"])


def _exercise(exercise_id: str, reader: Reader) -> Exercise:
    """Return an exercise. Raises NotFound when it has left the handbook since."""
    found = reader.book.exercises.get(exercise_id)
    if found is None:
        raise NotFound
    return found


def _finish(sitting: Sitting, draft: Draft, now: datetime) -> None:
    sitting.draft, sitting.guess = draft.text, draft.guess
    sitting.draft_saved_at = sitting.finished_at = now
    # Under pressure the interviewer's questions come before the debrief.
    sitting.debriefed_at = None if sitting.mode == Sitting.Mode.PRESSURE else now
    sitting.save()
    # A transcript whose speaker was never chosen still holds what other people said.
    Transcript.objects.filter(sitting=sitting, used_at=None).delete()


def _write(
    sitting: Sitting, exercise: Exercise, text: str, debrief: dict[str, Any], now: datetime
) -> Attempt:
    past = attempts_of(sitting.owner).filter(exercise=exercise.id)
    made = {entry["move"] for entry in debrief["moves"]}
    return Attempt.objects.create(
        owner=sitting.owner,
        sitting=sitting,
        exercise=exercise.id,
        track=exercise.track,
        round=exercise.round,
        mode=sitting.mode,
        title=exercise.title,
        prompt=exercise.prompt.strip(),
        number=(past.aggregate(last=Max("number"))["last"] or 0) + 1,
        text=text,
        debrief=debrief,
        words=debrief["measures"]["words"],
        made=len(made.intersection(exercise.moves)),
        expected=len(exercise.moves),
        levels={score["competency"]: score["level"] for score in debrief["scorecard"]},
        written_at=now,
        seconds_used=sitting.time_box.seconds_used(now),
    )


def _ask(attempt: Attempt, exercise: Exercise, reader: Reader) -> None:
    Reply.objects.bulk_create(
        Reply(
            owner=attempt.owner, attempt=attempt, order=order, move=asked.move, question=asked.text
        )
        for order, asked in enumerate(_questions(attempt, exercise, reader), start=1)
    )


def _questions(attempt: Attempt, exercise: Exercise, reader: Reader) -> Sequence[Question]:
    probes = choose_questions(attempt.debrief, exercise)
    if attempt.mode != Sitting.Mode.PRESSURE:
        return probes
    listener = reader.book.listeners.get(attempt.sitting.listener)
    if listener is None:
        return in_order(probes, exercise)
    thrown = interject(attempt.debrief, attempt.text, listener)
    found = [Question(one.move, one.text) for one in thrown]
    # An answer with too few words to quote is asked about what it left out.
    rest = [one for one in probes if one.move not in {asked.move for asked in found}]
    return found + rest[: FEWEST - len(found)] if len(found) < FEWEST else found


def _check_length(text: str, what: str) -> None:
    if len(text) > LONGEST_REPLY:
        raise Unacceptable(
            f"{what} has {len(text):,} characters, and {LONGEST_REPLY:,} can be read. Nothing of "
            "it was saved. Shorten it, then send it again."
        )
