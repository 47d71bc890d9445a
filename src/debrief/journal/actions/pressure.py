"""What happens in a sitting under pressure before and beside the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from debrief.critique.learned import model
from debrief.journal.actions.people import Unacceptable, plain
from debrief.journal.models import Asked, Person, Sitting
from debrief.journal.ownership import NotFound, sitting_of
from debrief.practice import Reader
from debrief.practice.clarify import LONGEST_QUESTION, MOST_QUESTIONS, answer_question


def end_reading(owner: Person, sitting_id: UUID, now: datetime) -> Sitting:
    """Start the clock of the answer, unless it runs already."""
    with transaction.atomic():
        sitting = sitting_of(owner, sitting_id, lock=True)
        if sitting.time_box.reading_left(now):
            sitting.read_at = now
            sitting.save(update_fields=["read_at"])
    return sitting


def ask_interviewer(
    owner: Person, sitting_id: UUID, question: str, now: datetime, reader: Reader
) -> Asked:
    """Answer a question before the answer, and keep both.

    Raises Unacceptable for no question, one that is too long, one too many, and after handing in;
    NotFound where questions are not asked this way.
    """
    question = " ".join(plain(question).split())
    sitting = sitting_of(owner, sitting_id)
    exercise = reader.book.exercises.get(sitting.exercise)
    if exercise is None or sitting.mode != Sitting.Mode.PRESSURE:
        raise NotFound
    _check(sitting, question)
    heard = answer_question(question, exercise, reader.book, model(), sitting.asked.count())
    with transaction.atomic():
        sitting = sitting_of(owner, sitting_id, lock=True)
        _check(sitting, question)
        return Asked.objects.create(
            owner=owner,
            sitting=sitting,
            order=sitting.asked.count() + 1,
            question=question,
            kind=heard.kind,
            says=heard.says,
            source=heard.source,
            asked_at=now,
        )


def asked_in(sitting: Sitting) -> Sequence[Asked]:
    """Return what was asked in a sitting, in order."""
    return list(sitting.asked.all())


def _check(sitting: Sitting, question: str) -> None:
    if sitting.finished_at is not None:
        raise Unacceptable("This answer was handed in already; nobody is left to answer questions.")
    if not question:
        raise Unacceptable("There was no question to answer. Your draft is kept.")
    if len(question) > LONGEST_QUESTION:
        raise Unacceptable(
            f"The question has {len(question):,} characters, and an interviewer listens to "
            f"{LONGEST_QUESTION}. Nothing is lost; ask it in one sentence."
        )
    if sitting.asked.count() >= MOST_QUESTIONS:
        raise Unacceptable(
            f"{MOST_QUESTIONS} questions were asked, and the interviewer would like to hear your "
            "answer. Say what you assume."
        )
