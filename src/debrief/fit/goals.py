"""The long run: a short form whose answers lean to a side for a stated reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from debrief.fit.scale import Estimate, Standing, share
from debrief.handbook.choices import Goal, Wish

FEWEST = 3
_WEIGHTS = {1: 0.5, 2: 1.0, 3: 2.0}


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """A chosen answer; `weight` says whether it matters a little (1), matters (2), or most (3)."""

    goal: str
    wish: str
    weight: Literal[1, 2, 3] = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """An answered goal: what was asked, what was wished, how far it leans and why."""

    goal: Goal
    wish: Wish
    weight: Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Goals:
    """What the goals say together, and the reasons one by one.

    The leans are judgements with a source each, not measurements; the interval only says how few
    they are.
    """

    standing: Standing
    estimate: Estimate
    reasons: tuple[Reason, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the goals for JSON."""
        return {
            "standing": self.standing,
            "estimate": self.estimate.as_dict(),
            "reasons": [
                {
                    "goal": one.goal.id,
                    "wish": one.wish.id,
                    "weight": one.weight,
                    "lean": one.wish.lean,
                    "reason": one.wish.reason,
                    "source": one.wish.source,
                }
                for one in self.reasons
            ],
        }


def read_goals(answers: Iterable[GoalAnswer], goals: Mapping[str, Goal]) -> Goals:
    """Return what the answers say; those the handbook does not know are left out."""
    given = {answer.goal: answer for answer in answers}
    reasons = []
    for goal in goals.values():
        answer = given.get(goal.id)
        wish = next((one for one in goal.wish if answer and one.id == answer.wish), None)
        if answer and wish:
            reasons.append(Reason(goal, wish, answer.weight))
    estimate = _weighed(reasons)
    standing: Standing = estimate.standing if len(reasons) >= FEWEST else "not-enough-yet"
    return Goals(standing, estimate, tuple(reasons))


def goal_to_change(goals: Goals) -> Goal | None:
    """Return the goal whose opposite answer alone would unseat the named side, if there is one."""
    side = goals.estimate.side
    if side is None or goals.standing != side:
        return None
    for one in sorted(goals.reasons, key=lambda reason: reason.weight):
        turned = [(r.weight, -r.wish.lean if r is one else r.wish.lean) for r in goals.reasons]
        if _leaned(turned).side != side:
            return one.goal
    return None


def _weighed(reasons: Sequence[Reason]) -> Estimate:
    return _leaned([(one.weight, one.wish.lean) for one in reasons])


def _leaned(leans: Iterable[tuple[int, float]]) -> Estimate:
    build = market = 0.0
    for weight, lean in leans:
        build += _WEIGHTS[weight] * (1 - lean) / 2
        market += _WEIGHTS[weight] * (1 + lean) / 2
    return share(build, market)
