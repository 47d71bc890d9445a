"""The decision between the two careers: paired choices, the long run, and the verdict.

Answers are kept and nothing else; what they say is worked out anew whenever it is read.
"""

from __future__ import annotations

import random  # noqa: TID251  # for the type; chance itself is an argument
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, cast
from uuid import UUID

from django.db import transaction

from debrief.fit.decision import decide, pick_tryouts
from debrief.fit.energy import Energy, read_energy
from debrief.fit.evidence import Evidence, Proof, read_evidence
from debrief.fit.form import Form
from debrief.fit.goals import GoalAnswer, Goals, read_goals
from debrief.fit.instrument import Question, ask, pairs_of
from debrief.fit.leaning import Answer
from debrief.fit.preference import Preference, read_preference
from debrief.fit.scale import Side, other
from debrief.fit.verdict import Verdict
from debrief.handbook import Handbook
from debrief.journal.actions.energy import log_of
from debrief.journal.actions.people import Unacceptable
from debrief.journal.models import ChoiceAnswer, ChoiceRun, GoalWish, Person
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


@dataclass(frozen=True, slots=True)
class Decision:
    """The four readings of a person and the verdict that is made of them."""

    run: Run | None
    preference: Preference
    evidence: Evidence
    energy: Energy
    goals: Goals
    verdict: Verdict


# -- paired choices --------------------------------------------------------------------------------


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


# -- the long run ----------------------------------------------------------------------------------


def goals_of(owner: Person) -> tuple[GoalAnswer, ...]:
    """Return the answers about the long run."""
    rows = GoalWish.objects.filter(owner=owner).order_by("goal")
    return tuple(
        GoalAnswer(row.goal, row.wish, cast("Literal[1, 2, 3]", row.weight)) for row in rows
    )


def keep_goals(owner: Person, book: Handbook, answers: Iterable[GoalAnswer], now: datetime) -> None:
    """Keep the answers about the long run in place of those before; what is left out is open.

    Raises NotFound for a goal, a wish or a weight that the handbook does not have.
    """
    given = list({answer.goal: answer for answer in answers}.values())
    for answer in given:
        goal = book.goals.get(answer.goal)
        known = goal is not None and answer.wish in {wish.id for wish in goal.wish}
        if not known or answer.weight not in (1, 2, 3):
            raise NotFound
    with transaction.atomic():
        GoalWish.objects.filter(owner=owner).delete()
        GoalWish.objects.bulk_create(
            GoalWish(owner=owner, goal=one.goal, wish=one.wish, weight=one.weight, answered_at=now)
            for one in given
        )


# -- the verdict -----------------------------------------------------------------------------------


def decision_of(owner: Person, book: Handbook, proofs: Sequence[Proof] = ()) -> Decision:
    """Return the verdict on everything a person gave so far; `proofs` are their own lines."""
    run = run_in_force(owner)
    preference = read_preference(run.answers if run else (), book.choices)
    evidence = read_evidence(proofs)
    energy = read_energy(log_of(owner), book.activities)
    goals = read_goals(goals_of(owner), book.goals)
    verdict = decide(preference, evidence, energy, goals, pick_tryouts(book.exercises))
    return Decision(run, preference, evidence, energy, goals, verdict)


def form_of(owner: Person, proofs: Sequence[Proof] = ()) -> Form:
    """Return everything a person gave, as the shell reads it (`debrief decide --answers`)."""
    run = run_in_force(owner)
    return Form(run.answers if run else (), goals_of(owner), log_of(owner), tuple(proofs))


def count_decision(owner: Person) -> Mapping[str, int]:
    """Return how much is kept for the decision: answers, goals, log entries, calendars, titles."""
    return {
        "answers": owner.choice_answers.count(),
        "goals": owner.goal_wishes.count(),
        "entries": owner.log_entries.count(),
        "calendars": owner.calendar_reads.count(),
        "titles": owner.sorted_titles.count(),
    }


def forget_decision(owner: Person) -> None:
    """Delete everything a person gave for the decision."""
    with transaction.atomic():
        for kept in (
            owner.choice_runs,
            owner.goal_wishes,
            owner.log_entries,
            owner.calendar_reads,
            owner.sorted_titles,
        ):
            kept.all().delete()
