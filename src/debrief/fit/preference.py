"""What the answered pairs say: a lean with its uncertainty, and whether to believe the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from debrief.fit.instrument import (
    STOPPING,
    Reason,
    Stopping,
    current,
    order_of,
    pairs_of,
    stopped,
)
from debrief.fit.leaning import Answer, Item, infer, items
from debrief.fit.letter_words import alike, in_words
from debrief.fit.scale import SURE, Estimate, Side, Standing, other
from debrief.handbook.choices import Axis, Pair

FASTEST_WORDS_A_SECOND = 10.0
"""Two to three times the pace of silent reading: below that the text was not read."""
FEW_FAST = 3
SAME_PLACE = 10
MOST_APART = 1
QUOTED = 3


@dataclass(frozen=True, slots=True)
class Flag:
    """A reason to trust some answers less. Flagged answers still count; nothing is dropped."""

    id: Literal["fast", "same-place", "mirrors"]
    says: str
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Flip:
    """The fewest answers that would have to be the other way for the verdict to become `to`."""

    answers: int
    to: Standing


@dataclass(frozen=True, slots=True)
class AxisLean:
    """The lean on one sub-axis; sub-axes are never enough for a verdict of their own."""

    axis: str
    title: str
    build: str
    market: str
    answers: int
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Chosen:
    """A pair as it was answered: the task that was taken and the one that was left."""

    pair: str
    side: Side
    took: str
    left: str


@dataclass(frozen=True, slots=True)
class Preference:
    """What the choices say so far.

    `standing` is a side, no clear difference, or not enough yet while asking should go on.
    `estimate` is on the scale of -1 (build) to 1 (market); `standard_error` is in standard
    deviations of the assumed population, the measure at which asking stops.
    """

    standing: Standing
    estimate: Estimate
    standard_error: float
    answers: int
    skipped: int
    stopped: Reason | None
    axes: tuple[AxisLean, ...]
    mirrors: int
    mirrors_alike: int
    flags: tuple[Flag, ...]
    without_fast: Estimate | None
    flip: Flip | None
    chosen: tuple[Chosen, ...]

    @property
    def side(self) -> Side | None:
        """The side that the choices name, if they name one."""
        return self.standing if self.standing in ("build", "market") else None

    def as_dict(self) -> dict[str, Any]:
        """Return the preference for JSON."""
        return {
            "verdict": self.standing,
            "estimate": self.estimate.as_dict(),
            "standard_error": round(self.standard_error, 3),
            "answers": self.answers,
            "skipped": self.skipped,
            "stopped": self.stopped,
            "axes": [
                {"axis": one.axis, "answers": one.answers, **one.estimate.as_dict()}
                for one in self.axes
            ],
            "mirrors": {"asked": self.mirrors, "alike": self.mirrors_alike},
            "flags": [
                {"id": flag.id, "says": flag.says, "pairs": list(flag.pairs)} for flag in self.flags
            ],
            "without_fast": self.without_fast.as_dict() if self.without_fast else None,
            "flip": {"answers": self.flip.answers, "to": self.flip.to} if self.flip else None,
            "chosen": [
                {"pair": one.pair, "side": one.side, "took": one.took, "left": one.left}
                for one in self.chosen
            ],
        }


def read_preference(
    answers: Sequence[Answer], axes: Mapping[str, Axis], stopping: Stopping = STOPPING
) -> Preference:
    """Return what the answers say. Answers to pairs that no longer exist are left out."""
    pairs = pairs_of(axes)
    known = items(axes.values())
    given = [answer for answer in current(answers) if answer.pair in pairs]
    leaning = infer(given, known)
    reason = stopped(given, axes, stopping)
    estimate = leaning.estimate()
    standing: Standing = estimate.standing if reason else "not-enough-yet"
    couples = _couples(given, pairs)
    flags = flags_of(given, axes)
    fast = {pair for flag in flags if flag.id == "fast" for pair in flag.pairs}
    slow = [answer for answer in given if answer.pair not in fast]
    counts = [known[a.pair].axis for a in given if a.choice != "skip"]
    return Preference(
        standing=standing,
        estimate=estimate,
        standard_error=leaning.standard_error,
        answers=len(counts),
        skipped=len(given) - len(counts),
        stopped=reason,
        axes=tuple(
            _axis_lean(axis, counts.count(axis.id), leaning.estimate(axis.id))
            for axis in order_of(axes)[1:]
        ),
        mirrors=len(couples),
        mirrors_alike=sum(one.choice == two.choice for one, two in couples),
        flags=flags,
        without_fast=infer(slow, known).estimate() if fast else None,
        flip=flip(given, known, standing),
        chosen=_chosen(given, pairs, known, estimate),
    )


def _axis_lean(axis: Axis, answers: int, estimate: Estimate) -> AxisLean:
    return AxisLean(axis.id, axis.title, axis.build, axis.market, answers, estimate)


def flip(answers: Sequence[Answer], known: Mapping[str, Item], standing: Standing) -> Flip | None:
    """Return the fewest answers that would have to change for another verdict.

    A named side is lost when its probability falls below .9; no clear difference is left when
    either side reaches it. Every change of one answer moves the probability the same way, so
    taking the change that moves it most, again and again, finds the fewest.
    """
    if standing == "not-enough-yet":
        return None
    if standing != "no-clear-difference":
        steps = _steps(answers, known, away_from=standing)
        return Flip(steps, "no-clear-difference") if steps else None
    found: list[tuple[int, Side]] = []
    for side in ("build", "market"):
        steps = _steps(answers, known, away_from=other(side), until=side)
        if steps:
            found.append((steps, side))
    return Flip(*min(found)) if found else None


def _steps(
    answers: Sequence[Answer],
    known: Mapping[str, Item],
    *,
    away_from: Side,
    until: Side | None = None,
) -> int | None:
    now = list(answers)
    for step in range(1, len(now) + 1):
        choices: dict[Item, int] = {}
        for place, answer in enumerate(now):
            if answer.choice == away_from:
                choices.setdefault(known[answer.pair], place)
        if not choices:
            return None
        tried = [_turned(now, place) for place in choices.values()]
        chances = [_chance_of(away_from, one, known) for one in tried]
        least = min(chances)
        now = tried[chances.index(least)]
        reached = 1 - least >= SURE if until else least < SURE
        if reached:
            return step
    return None


def _turned(answers: Sequence[Answer], place: int) -> list[Answer]:
    answer = answers[place]
    assert answer.choice != "skip"
    turned = Answer(answer.pair, other(answer.choice), answer.seconds, answer.left)
    return [*answers[:place], turned, *answers[place + 1 :]]


def _chance_of(side: Side, answers: Sequence[Answer], known: Mapping[str, Item]) -> float:
    market = infer(answers, known).market
    return market if side == "market" else 1 - market


# -- whether to believe the answers ----------------------------------------------------------------


def _couples(
    given: Sequence[Answer], pairs: Mapping[str, tuple[str, Pair]]
) -> list[tuple[Answer, Answer]]:
    by_pair = {answer.pair: answer for answer in given if answer.choice != "skip"}
    found = []
    for pair_id, answer in by_pair.items():
        mirror = by_pair.get(pairs[pair_id][1].mirror or "")
        if mirror is not None and pair_id < mirror.pair:
            found.append((answer, mirror))
    return found


def flags_of(answers: Sequence[Answer], axes: Mapping[str, Axis]) -> tuple[Flag, ...]:
    """Return the reasons there are to trust some answers less.

    Three or more answers faster than reading; ten in a row at the same place; and, where a side
    is named, two or more and more than half of the mirrored contrasts answered both ways. Near
    the middle half of them are, so there they are a count and no reason for doubt.
    """
    pairs = pairs_of(axes)
    given = [answer for answer in current(answers) if answer.pair in pairs]
    couples = _couples(given, pairs)
    found = []
    fast = tuple(answer.pair for answer in given if _too_fast(answer, pairs[answer.pair][1]))
    if len(fast) >= FEW_FAST:
        hasty, all_ = alike(len(fast), sum(answer.choice != "skip" for answer in given))
        says = (
            f"You gave {hasty} of {all_} answers faster than the two texts can be read. They "
            "still count."
        )
        found.append(Flag("fast", says, fast))
    run = _longest_run(given)
    if len(run) >= SAME_PLACE:
        says = (
            f"You took the same place on the screen {in_words(len(run))} times in a row, although "
            "the sides changed places by chance."
        )
        found.append(Flag("same-place", says, run))
    apart = [couple for couple in couples if couple[0].choice != couple[1].choice]
    named = infer(given, items(axes.values())).estimate().side
    if named and len(apart) > MOST_APART and 2 * len(apart) > len(couples):
        says = (
            f"You answered {in_words(len(apart))} of {in_words(len(couples))} contrasts one way "
            "and, in other words, the other way, which sits badly with a clear lean."
        )
        found.append(Flag("mirrors", says, tuple(a.pair for couple in apart for a in couple)))
    return tuple(found)


def _too_fast(answer: Answer, pair: Pair) -> bool:
    words = len(pair.build.task.split()) + len(pair.market.task.split())
    return answer.choice != "skip" and answer.seconds < words / FASTEST_WORDS_A_SECOND


def _longest_run(given: Sequence[Answer]) -> tuple[str, ...]:
    best: list[str] = []
    run: list[str] = []
    place: bool | None = None
    for answer in given:
        if answer.choice == "skip":
            continue
        here = answer.choice == answer.left
        run = [*run, answer.pair] if here == place else [answer.pair]
        place = here
        best = max(best, run, key=len)
    return tuple(best)


def _chosen(
    given: Sequence[Answer],
    pairs: Mapping[str, tuple[str, Pair]],
    known: Mapping[str, Item],
    estimate: Estimate,
) -> tuple[Chosen, ...]:
    """Return the answers that say most: those for the likelier side, the sharpest pairs first."""
    side: Side = "market" if estimate.market >= 0.5 else "build"
    kept = [answer for answer in given if answer.choice == side]
    kept.sort(key=lambda answer: (known[answer.pair].axis != "main", -known[answer.pair].slope))
    return tuple(
        Chosen(a.pair, side, pairs[a.pair][1].task(side), pairs[a.pair][1].task(other(side)))
        for a in kept[:QUOTED]
    )
