"""The verdict on everything a person gave for the decision, and the long run, which it needs.

What is kept are answers; what they say is worked out anew whenever it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, cast

from django.db import transaction

from debrief.fit.decision import decide, pick_tryouts
from debrief.fit.energy import Energy, Entry, read_energy
from debrief.fit.evidence import Evidence, Proof, read_evidence
from debrief.fit.evidence import proofs_of as proofs_in
from debrief.fit.form import Form
from debrief.fit.goals import GoalAnswer, Goals, read_goals
from debrief.fit.preference import Preference, read_preference
from debrief.fit.verdict import Tried, Verdict
from debrief.handbook import Handbook
from debrief.journal.actions.calendars import forget_energy
from debrief.journal.actions.choices import Run, run_in_force
from debrief.journal.actions.energy import log_of, tryouts_of
from debrief.journal.actions.fit import CannotPlace, matrix_of
from debrief.journal.models import Attempt, GoalWish, Person
from debrief.journal.ownership import NotFound, attempts_of
from debrief.journal.past import tries


@dataclass(frozen=True, slots=True)
class Decision:
    """The four readings of a person and the verdict that is made of them.

    `attempts` are the latest at each try-out and `logged` what the work did, by exercise.
    """

    run: Run | None
    preference: Preference
    evidence: Evidence
    energy: Energy
    goals: Goals
    verdict: Verdict
    attempts: Mapping[str, Attempt]
    logged: Mapping[str, Entry]


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


def decision_of(owner: Person, book: Handbook) -> Decision:
    """Return the verdict on everything a person gave so far."""
    run = run_in_force(owner)
    preference = read_preference(run.answers if run else (), book.choices)
    evidence = read_evidence(proofs_of(owner, book))
    energy = read_energy(log_of(owner), book.activities)
    goals = read_goals(goals_of(owner), book.goals)
    done = set(attempts_of(owner).values_list("exercise", flat=True).distinct())
    tryouts = pick_tryouts(book.exercises, done)
    attempts = {row.exercise: row for one in tryouts for row in tries(owner, one.exercise)[:1]}
    logged = tryouts_of(owner)
    tried = [_tried(row, logged.get(row.exercise)) for row in attempts.values()]
    verdict = decide(preference, evidence, energy, goals, tryouts, tried)
    return Decision(run, preference, evidence, energy, goals, verdict, attempts, logged)


def proofs_of(owner: Person, book: Handbook) -> tuple[Proof, ...]:
    """Return a person's own lines that speak for a side, placed by the text model and the person.

    There are none before the first résumé, and none where the model is not installed.
    """
    try:
        found = matrix_of(owner, book)
    except CannotPlace:
        return ()
    return proofs_in(found.matrix) if found else ()


def form_of(owner: Person, book: Handbook) -> Form:
    """Return everything a person gave, as the shell reads it (`debrief decide --answers`)."""
    run = run_in_force(owner)
    answers = run.answers if run else ()
    return Form(answers, goals_of(owner), log_of(owner), proofs_of(owner, book))


def _tried(row: Attempt, entry: Entry | None) -> Tried:
    return Tried(row.exercise, row.made, row.expected, entry.energy if entry else None)


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
        owner.choice_runs.all().delete()
        owner.goal_wishes.all().delete()
        forget_energy(owner)
