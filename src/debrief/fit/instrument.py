"""The paired choices: which to ask next, when to stop, and what the answers say.

State is the list of answers and nothing else. Everything here is derived from it, so a run can be
stopped and taken up again anywhere, and two runs with the same answers say the same.
"""

from __future__ import annotations

import random  # noqa: TID251  # for the type; chance itself is an argument
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from debrief.fit.leaning import Answer, Item, Leaning, infer, items
from debrief.fit.scale import Side, other
from debrief.handbook.choices import AXES, Axis, Pair

Reason = Literal["standard-error", "probability", "most", "no-pairs-left"]
MIRRORS_FROM, MIRRORS_EVERY, MIRROR_DISTANCE = 6, 4, 4
NEARLY_BEST = 0.97


@dataclass(frozen=True, slots=True)
class Stopping:
    """When to stop asking.

    Not before `least` answers with a side, because two or three lucky ones already reach a
    probability of .9; then as soon as the standard error or the probability is reached; at
    `most` pairs in any case, skipped ones included.
    """

    least: int = 12
    most: int = 30
    standard_error: float = 0.45
    probability: float = 0.9


STOPPING = Stopping()


@dataclass(frozen=True, slots=True)
class Question:
    """The next pair to show, and the side that stands first (left, or above)."""

    axis: str
    pair: Pair
    left: Side

    @property
    def right(self) -> Side:
        """The side that stands second."""
        return other(self.left)


def current(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return one answer per pair, the last given, in the order of first asking."""
    return tuple({answer.pair: answer for answer in answers}.values())


def pairs_of(axes: Mapping[str, Axis]) -> dict[str, tuple[str, Pair]]:
    """Return every pair by id, with the axis it belongs to."""
    return {pair.id: (axis.id, pair) for axis in axes.values() for pair in axis.pair}


def stopped(
    answers: Sequence[Answer], axes: Mapping[str, Axis], stopping: Stopping = STOPPING
) -> Reason | None:
    """Return why no further pair is asked, or None where one is."""
    known = items(axes.values())
    given = [answer for answer in current(answers) if answer.pair in known]
    return _reason(given, known, infer(given, known), stopping)


def _reason(
    given: Sequence[Answer], known: Mapping[str, Item], leaning: Leaning, stopping: Stopping
) -> Reason | None:
    if len(given) >= stopping.most:
        return "most"
    if len(given) >= len(known):
        return "no-pairs-left"
    if sum(answer.choice != "skip" for answer in given) < stopping.least:
        return None
    if max(leaning.market, 1 - leaning.market) >= stopping.probability:
        return "probability"
    return "standard-error" if leaning.standard_error <= stopping.standard_error else None


def ask(
    answers: Sequence[Answer],
    axes: Mapping[str, Axis],
    chance: random.Random,
    stopping: Stopping = STOPPING,
) -> Question | None:
    """Return the next pair with the order of its sides, or None where asking should stop.

    Among the axes that are due, the pair with the largest expected information about the main
    leaning is asked, by chance among those within 3 % of the best. From the sixth question on,
    every fourth repeats an earlier contrast in other words and in the opposite order.
    """
    pairs = pairs_of(axes)
    known = items(axes.values())
    given = [answer for answer in current(answers) if answer.pair in pairs]
    leaning = infer(given, known)
    if _reason(given, known, leaning, stopping):
        return None
    mirror = _mirror_due(given, pairs)
    if mirror is not None:
        first, pair_id = mirror
        axis, pair = pairs[pair_id]
        return Question(axis, pair, other(first.left))
    open_ids = _open(given, pairs, axes)
    worth = _worth(open_ids, known, leaning)
    best = max(worth.values())
    near = sorted(pair_id for pair_id in open_ids if worth[pair_id] >= NEARLY_BEST * best)
    axis, pair = pairs[chance.choice(near)]
    return Question(axis, pair, chance.choice(("build", "market")))


def _worth(
    open_ids: Sequence[str], known: Mapping[str, Item], leaning: Leaning
) -> dict[str, float]:
    alike = {known[pair_id] for pair_id in open_ids}
    information = {one: leaning.information(one) for one in alike}
    return {pair_id: information[known[pair_id]] for pair_id in open_ids}


def _mirror_due(
    given: Sequence[Answer], pairs: Mapping[str, tuple[str, Pair]]
) -> tuple[Answer, str] | None:
    number = len(given) + 1
    if number < MIRRORS_FROM or (number - MIRRORS_FROM) % MIRRORS_EVERY:
        return None
    asked = {answer.pair for answer in given}
    for answer in given[: max(0, len(given) - MIRROR_DISTANCE + 1)]:
        known = pairs.get(answer.pair)
        mirror = known[1].mirror if known else None
        if answer.choice != "skip" and mirror and mirror in pairs and mirror not in asked:
            return answer, mirror
    return None


def _open(
    given: Sequence[Answer], pairs: Mapping[str, tuple[str, Pair]], axes: Mapping[str, Axis]
) -> list[str]:
    """Return the pairs that may be asked now: of an axis that is due, and no mirror yet.

    The main axis is due for two questions in seven and each sub-axis for one; an axis may run one
    question ahead of its share. The first three pairs have mirrors, so that there is something
    to come back to.
    """
    asked = {answer.pair for answer in given}
    counts = Counter(pairs[answer.pair][0] for answer in given if answer.pair in pairs)
    shares = {axis: 2.0 if axis == "main" else 1.0 for axis in axes}
    whole, number = sum(shares.values()), len(given) + 1
    due = {axis for axis in axes if counts[axis] <= shares[axis] / whole * number}
    free = [
        pair_id
        for pair_id, (_, pair) in pairs.items()
        if pair_id not in asked and (pair.mirror is None or pair.mirror not in asked)
    ]
    free = free or [pair_id for pair_id in pairs if pair_id not in asked]
    found = [pair_id for pair_id in free if pairs[pair_id][0] in due] or free
    mirrored = [pair_id for pair_id in found if pairs[pair_id][1].mirror]
    return mirrored if len(given) < 3 and mirrored else found


def order_of(axes: Mapping[str, Axis]) -> list[Axis]:
    """Return the axes, the main one first."""
    return [axes[axis] for axis in AXES if axis in axes]
