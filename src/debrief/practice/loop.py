"""A mock loop: which exercise sits in each round, and how far the loop is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from debrief.handbook import Exercise, Handbook
from debrief.handbook.loops import PlannedRound
from debrief.practice.picker import Record

LEVELS = ("L3", "L4", "L5", "L6")

Standing = Literal["new", "going", "paused", "rating", "panel"]
"""Nothing begun; a round open; between two rounds; all locked; the panel has met."""


class NoExercise(LookupError):
    """A loop asks for more exercises of a round than there are."""

    def __init__(self, title: str, count: int) -> None:
        super().__init__(title, count)
        self.title = title
        self.count = count


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a loop is. `next_place` is the round to sit now, counted from 1; 0 after the last."""

    standing: Standing
    locked: int
    next_place: int


def choose_exercises(
    book: Handbook,
    track: str,
    plan: Sequence[PlannedRound],
    record: Record,
    *,
    level: str,
    seed: int,
) -> tuple[Exercise, ...]:
    """Return one exercise of the track for each round of a plan, none twice.

    No industry comes twice where that can be helped; what was never tried comes before what was,
    and then what is nearest to the level. The seed decides among equals, so that equal seeds give
    equal loops. Raises NoExercise for a round with too few exercises.
    """
    tried: Counter[str] = Counter()
    for entry in record.practised:
        tried[entry.exercise] += entry.times
    chosen: list[Exercise] = []
    for planned in plan:
        place = (track, planned.round)
        shelf = [one for one in book.exercises.values() if (one.track, one.round) == place]
        left = [exercise for exercise in shelf if exercise not in chosen]
        if not left:
            raise NoExercise(book.rounds[track, planned.round].title, len(shelf))
        left.sort(key=lambda one: _rank(one, tried, level, seed))
        industries = {exercise.industry for exercise in chosen}
        chosen.append(next((one for one in left if one.industry not in industries), left[0]))
    return tuple(chosen)


def read_progress(begun: Sequence[bool], locked: Sequence[bool], *, met: bool) -> Progress:
    """Return how far a loop is, from what was begun and locked in the order of its rounds.

    `met` says whether the panel has met.
    """
    done = sum(locked)
    following = next((place for place, shut in enumerate(locked, start=1) if not shut), 0)
    if met:
        return Progress("panel", done, 0)
    if not following:
        return Progress("rating", done, 0)
    if begun[following - 1]:
        return Progress("going", done, following)
    return Progress("paused" if done else "new", done, following)


def _rank(
    exercise: Exercise, tried: Mapping[str, int], level: str, seed: int
) -> tuple[int, int, bytes]:
    chance = sha256(f"{seed} {exercise.id}".encode()).digest()
    return tried.get(exercise.id, 0), _distance(exercise.level, level), chance


def _distance(level: str, wanted: str) -> int:
    return abs(LEVELS.index(level) - LEVELS.index(wanted)) if wanted in LEVELS else 0
