"""How often the paired choices are right: simulated people whose true leaning is known.

True leanings are drawn as the model assumes: `t` standard normal, deviations on the sub-axes
normal with standard deviation .5. Three ways of answering:

honest     as the model assumes
noisy      half as steadily: every slope is halved
careless   honest in six answers of ten and by the toss of a coin, in a second, in the others

This shows what the procedure does where its assumptions hold and where two of them fail. It says
nothing about whether people are like that.
"""

from __future__ import annotations

import math
import random  # noqa: TID251  # for the type; chance itself is an argument
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from debrief.fit.instrument import STOPPING, Question, Stopping, ask
from debrief.fit.leaning import DEVIATION, Answer, Item, infer, items
from debrief.fit.preference import flags_of
from debrief.fit.scale import Side
from debrief.handbook.choices import Axis

Manner = Literal["honest", "noisy", "careless"]
MANNERS: tuple[Manner, ...] = ("honest", "noisy", "careless")
CARELESS_SHARE = 0.4
FIXED_MAIN, FIXED_SUB = 10, 4


@dataclass(frozen=True, slots=True)
class Person:
    """A simulated person: the true leaning, the deviations from it, and the way of answering."""

    leaning: float
    deviations: Mapping[str, float]
    manner: Manner

    @property
    def side(self) -> Side:
        """The side that a verdict should name."""
        return "market" if self.leaning > 0 else "build"

    def answer(self, pair: str, item: Item, left: Side, chance: random.Random) -> Answer:
        """Return this person's answer to a pair."""
        if self.manner == "careless" and chance.random() < CARELESS_SHARE:
            tossed: Side = "market" if chance.random() < 0.5 else "build"
            return Answer(pair, tossed, 1.0, left)
        slope = item.slope / 2 if self.manner == "noisy" else item.slope
        apart = self.leaning + self.deviations.get(item.axis, 0.0) - item.middle
        market = chance.random() < 1 / (1 + math.exp(-slope * apart))
        return Answer(pair, "market" if market else "build", 12.0, left)


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many, with the 95 % interval of Wilson."""

    count: int
    of: int

    @property
    def value(self) -> float:
        """The share itself; 0 of nothing."""
        return self.count / self.of if self.of else 0.0

    def interval(self) -> tuple[float, float]:
        """Return the ends of the interval."""
        if not self.of:
            return 0.0, 1.0
        z = 1.96
        middle = (self.value + z * z / (2 * self.of)) / (1 + z * z / self.of)
        spread = self.value * (1 - self.value) / self.of + z * z / (4 * self.of**2)
        half = z / (1 + z * z / self.of) * math.sqrt(spread)
        return max(0.0, middle - half), min(1.0, middle + half)


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one form with one manner of answering.

    `pairs` are those each person needed. `right` and `wrong` count verdicts that name the true or
    the other side, of all people; the rest got no clear difference. `repeated` counts people who
    took the form twice, were given a side both times, and got the same one.
    """

    manner: Manner
    form: Literal["adaptive", "fixed"]
    pairs: tuple[int, ...]
    right: Share
    wrong: Share
    repeated: Share
    flagged: Share

    @property
    def mean_pairs(self) -> float:
        """Pairs needed, on average."""
        return sum(self.pairs) / len(self.pairs)

    def pairs_interval(self) -> tuple[float, float]:
        """Return the ends of the 95 % interval of the mean number of pairs."""
        mean = self.mean_pairs
        variance = sum((n - mean) ** 2 for n in self.pairs) / max(1, len(self.pairs) - 1)
        half = 1.96 * math.sqrt(variance / len(self.pairs))
        return mean - half, mean + half


def simulate(
    axes: Mapping[str, Axis],
    chance: random.Random,
    people: int,
    manner: Manner,
    stopping: Stopping = STOPPING,
) -> tuple[Result, Result]:
    """Return the results of the adaptive form and of the fixed one of 30 pairs.

    Both are answered by the same people and read by the same posterior, so that only the choice
    of pairs and the stopping differ.
    """
    known = items(axes.values())
    drawn = [_person(axes, chance, manner) for _ in range(people)]
    form = _fixed(axes)
    adaptive = [[_adaptive(one, axes, known, chance, stopping) for _ in range(2)] for one in drawn]
    fixed = [
        [[one.answer(pair, known[pair], _left(chance), chance) for pair in form] for _ in range(2)]
        for one in drawn
    ]
    return (
        _result(manner, "adaptive", drawn, adaptive, axes),
        _result(manner, "fixed", drawn, fixed, axes),
    )


def _person(axes: Mapping[str, Axis], chance: random.Random, manner: Manner) -> Person:
    deviations = {axis: chance.gauss(0, DEVIATION) for axis in axes if axis != "main"}
    return Person(chance.gauss(0, 1), deviations, manner)


def _left(chance: random.Random) -> Side:
    return "build" if chance.random() < 0.5 else "market"


def _fixed(axes: Mapping[str, Axis]) -> list[str]:
    """Return ten pairs of the main axis and four of each other, the first sharp ones of each."""
    found = []
    for axis in axes.values():
        pairs = sorted(axis.pair, key=lambda pair: pair.contrast != "sharp")
        found += [pair.id for pair in pairs[: FIXED_MAIN if axis.id == "main" else FIXED_SUB]]
    return found


def _adaptive(
    person: Person,
    axes: Mapping[str, Axis],
    known: Mapping[str, Item],
    chance: random.Random,
    stopping: Stopping,
) -> list[Answer]:
    answers: list[Answer] = []
    question: Question | None = ask(answers, axes, chance, stopping)
    while question:
        pair = question.pair.id
        answers.append(person.answer(pair, known[pair], question.left, chance))
        question = ask(answers, axes, chance, stopping)
    return answers


def _result(
    manner: Manner,
    form: Literal["adaptive", "fixed"],
    people: Sequence[Person],
    taken: Sequence[Sequence[Sequence[Answer]]],
    axes: Mapping[str, Axis],
) -> Result:
    known = items(axes.values())
    named = [[infer(once, known).estimate().side for once in both] for both in taken]
    twice = [both for both in named if all(both)]
    count = len(people)
    pairs = list(zip(people, named, strict=True))
    return Result(
        manner=manner,
        form=form,
        pairs=tuple(len(both[0]) for both in taken),
        right=Share(sum(both[0] == one.side for one, both in pairs), count),
        wrong=Share(sum(both[0] not in (None, one.side) for one, both in pairs), count),
        repeated=Share(sum(both[0] == both[1] for both in twice), len(twice)),
        flagged=Share(sum(bool(flags_of(b[0], axes)) for b in taken), count),
    )
