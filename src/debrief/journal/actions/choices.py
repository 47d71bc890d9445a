"""The paired choices: begun, asked, answered, taken back.

Answers are kept and nothing else; what they say is worked out anew whenever it is read.
"""

from __future__ import annotations

import random  # noqa: TID251  # for the type; chance itself is an argument
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, cast
from uuid import UUID

from django.db import transaction

from debrief.fit.instrument import Question, ask, pairs_of
from debrief.fit.leaning import Answer
from debrief.fit.scale import Side, other
from debrief.handbook import Handbook
from debrief.journal.actions.people import Unacceptable
from debrief.journal.models import ChoiceAnswer, ChoiceRun, Person
from debrief.journal.ownership import NotFound, run_of, runs_of

MOST_RUNS = 20
LEFT_LYING = timedelta(minutes=10)
"""A pair that was shown longer ago than this counts as shown anew when its page is opened."""

LONGEST_SECONDS = 3_600.0
Place = Literal["first", "second", "skip"]


@dataclass(frozen=True, slots=True)
class Run:
    """A way through the choices: its row, and the answers as the instrument reads them."""

    row: ChoiceRun
    answers: tuple[Answer, ...]


def runs(owner: Person) -> tuple[Run, ...]:
    """Return every way through the choices, the newest first: that one is in force."""
    rows = runs_of(owner).prefetch_related("answers")
    return tuple(_read(row) for row in rows[:MOST_RUNS])


def run_in_force(owner: Person) -> Run | None:
    """Return the newest way through the choices, or None before the first was begun."""
    row = runs_of(owner).prefetch_related("answers").first()
    return _read(row) if row else None


def begin_run(owner: Person, now: datetime) -> ChoiceRun:
    """Begin anew and keep what was there; a run without answers is begun again itself.

    Raises Unacceptable where twenty runs are kept already.
    """
    with transaction.atomic():
        # The owner's row is the lock under which runs are begun.
        Person.objects.select_for_update().get(pk=owner.pk)
        newest = runs_of(owner).first()
        if newest is not None and not newest.answers.exists():
            return newest
        if runs_of(owner).count() >= MOST_RUNS:
            raise Unacceptable(
                f"{MOST_RUNS} runs are kept already, and all of them stay. Delete one you do not "
                "need, then begin again."
            )
        return ChoiceRun.objects.create(owner=owner, begun_at=now)


def show_pair(
    owner: Person, book: Handbook, chance: random.Random, now: datetime
) -> Question | None:
    """Return the pair to answer next, or None where asking has ended.

    The same pair is returned until it is answered, with its sides in the same places. The clock
    starts when a pair is first shown. Raises NotFound where no run was begun.
    """
    with transaction.atomic():
        run = _locked(owner)
        shown = _shown(run, book)
        if shown is None:
            shown = ask(_read(run).answers, book.choices, chance)
            run.shown_at = None
        run.shown_pair, run.shown_left = (shown.pair.id, shown.left) if shown else ("", "")
        if run.shown_at is None or now - run.shown_at > LEFT_LYING:
            run.shown_at = now
        run.save(update_fields=["shown_pair", "shown_left", "shown_at"])
    return shown


def answer_pair(owner: Person, book: Handbook, pair: str, place: Place, now: datetime) -> bool:
    """Keep the answer to the pair that is shown; return whether it was kept.

    It is not where another pair is shown meanwhile: a second click, or a page left open. Raises
    NotFound where no run was begun.
    """
    with transaction.atomic():
        run = _locked(owner)
        shown = _shown(run, book)
        if shown is None or shown.pair.id != pair or run.shown_at is None:
            return False
        last = run.answers.order_by("-order").first()
        taken: dict[Place, str] = {"first": shown.left, "second": other(shown.left), "skip": "skip"}
        seconds = (now - run.shown_at).total_seconds()
        ChoiceAnswer.objects.create(
            owner=owner,
            run=run,
            order=last.order + 1 if last else 1,
            pair=pair,
            choice=taken[place],
            left=shown.left,
            seconds=min(max(seconds, 0.0), LONGEST_SECONDS),
            answered_at=now,
        )
        _hide(run)
    return True


def take_back_answer(owner: Person, now: datetime) -> None:
    """Take the last answer back and show its pair again; does nothing where there is none."""
    with transaction.atomic():
        run = _locked(owner)
        last = run.answers.order_by("-order").first()
        if last is None:
            return
        run.shown_pair, run.shown_left, run.shown_at = last.pair, last.left, now
        run.save(update_fields=["shown_pair", "shown_left", "shown_at"])
        last.delete()


def delete_run(owner: Person, run_id: UUID) -> None:
    """Delete a run with its answers; where it was the newest, the one before is in force again."""
    run_of(owner, run_id).delete()


def _locked(owner: Person) -> ChoiceRun:
    row = runs_of(owner).select_for_update().first()
    if row is None:
        raise NotFound
    return row


def _shown(run: ChoiceRun, book: Handbook) -> Question | None:
    found = pairs_of(book.choices).get(run.shown_pair)
    return Question(*found, cast("Side", run.shown_left)) if found else None


def _hide(run: ChoiceRun) -> None:
    run.shown_pair, run.shown_left, run.shown_at = "", "", None
    run.save(update_fields=["shown_pair", "shown_left", "shown_at"])


def _read(row: ChoiceRun) -> Run:
    return Run(row, tuple(map(_answer, row.answers.all())))


def _answer(row: ChoiceAnswer) -> Answer:
    choice = cast("Literal['build', 'market', 'skip']", row.choice)
    return Answer(row.pair, choice, row.seconds, cast("Side", row.left))
