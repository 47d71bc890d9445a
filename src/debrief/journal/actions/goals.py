"""Quarterly goals: written, changed, read, let go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from debrief.critique.quarter import GoalReading, judge_goal
from debrief.handbook import Handbook
from debrief.handbook.quarter import QuarterGoal as Goal
from debrief.handbook.quarter import goal_of
from debrief.journal.actions.people import Unacceptable, plain
from debrief.journal.models import Person, QuarterGoal
from debrief.journal.ownership import quarter_goal_of, quarter_goals_of

LONGEST_PART = 500
MOST_GOALS = 100


@dataclass(frozen=True, slots=True)
class GoalRead:
    """A goal with what its reader says of it; `row` is None for one that is not kept."""

    goal: Goal
    reading: GoalReading
    row: QuarterGoal | None = None


def keep_goal(
    owner: Person, parts: Mapping[str, Any], now: datetime, goal_id: UUID | None = None
) -> QuarterGoal:
    """Keep a goal, however unfinished it is, in the track in force, or change one that is kept.

    Raises Unacceptable for one that is empty or too long, or beyond the number that can be kept;
    NotFound for a goal of somebody else.
    """
    row = quarter_goal_of(owner, goal_id) if goal_id else None
    tidy = _tidied(parts)
    if not tidy:
        raise Unacceptable(
            "There is nothing to read yet, so nothing was changed. Choose a metric and begin with "
            "the number it stands at today."
        )
    if row is None:
        if quarter_goals_of(owner).count() >= MOST_GOALS:
            raise Unacceptable(
                f"{MOST_GOALS} goals are kept, and this one was not added. Delete one that you no "
                "longer need."
            )
        row = QuarterGoal(owner=owner, track=owner.track, made_at=now)
    row.parts, row.changed_at = tidy, now
    row.save()
    return row


def read_kept_goal(owner: Person, goal_id: UUID, book: Handbook, today: date) -> GoalRead:
    """Return a goal and its reading. Raises NotFound for anything that is not this person's."""
    row = quarter_goal_of(owner, goal_id)
    goal = goal_of(row.parts, row.track)
    return GoalRead(goal, judge_goal(goal, book, today), row)


def goals_kept(owner: Person, book: Handbook, today: date) -> list[GoalRead]:
    """Return the goals of the track in force with their readings, the newest change first."""
    rows = quarter_goals_of(owner).filter(track=owner.track)
    goals = [(row, goal_of(row.parts, row.track)) for row in rows]
    return [GoalRead(goal, judge_goal(goal, book, today), row) for row, goal in goals]


def drop_goal(owner: Person, goal_id: UUID) -> None:
    """Delete a goal. Raises NotFound for anything that is not this person's."""
    quarter_goal_of(owner, goal_id).delete()


def _tidied(parts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the parts that say something. Raises Unacceptable where one is too long."""
    found: dict[str, Any] = {}
    for name, value in parts.items():
        if isinstance(value, list):
            rows = [_tidied(row) for row in value]
            if any(rows):
                found[name] = [row for row in rows if row]
        elif text := plain(str(value)).strip():
            if len(text) > LONGEST_PART:
                raise Unacceptable(
                    f"“{text[:40]}…” has {len(text):,} characters, and {LONGEST_PART} are read in "
                    "one field. Nothing was changed. Shorten it, then read the goal again."
                )
            found[name] = text
    return found
