"""The questions about the long run."""

from __future__ import annotations

from collections.abc import Sequence

from debrief.fit.goals import GoalAnswer
from debrief.handbook import Handbook
from debrief.handbook.choices import Goal
from debrief.web.contexts.decide import GoalQuestion, GoalsPage, WishChoice


def present_goals(answers: Sequence[GoalAnswer], book: Handbook) -> GoalsPage:
    """Return the questions about the long run with what was answered before."""
    given = {answer.goal: answer for answer in answers}
    return GoalsPage(tuple(_question(goal, given.get(goal.id)) for goal in book.goals.values()))


def _question(goal: Goal, given: GoalAnswer | None) -> GoalQuestion:
    wishes = tuple(
        WishChoice(wish.id, wish.says, bool(given and given.wish == wish.id)) for wish in goal.wish
    )
    return GoalQuestion(
        id=goal.id,
        ask=goal.ask,
        wishes=wishes,
        weight=given.weight if given else 2,
        answered=any(wish.chosen for wish in wishes),
    )
