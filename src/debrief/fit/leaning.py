"""Where a person leans, as a posterior that is computed exactly on a grid.

The model has two levels. A person has one leaning `t` between build (below 0) and market (above),
and on each sub-axis a deviation `d` from it. Someone facing a pair of slope `a` and middle `b`
takes the market side with probability 1 / (1 + exp(-a (t + d - b))), with d = 0 for pairs of the
main axis: the two-parameter logistic model of paired choices.

Assumed, and not validated on people: `t` is standard normal in the population, deviations are
independent and normal with standard deviation .5, a sharp pair has slope 1 and a clear one .8
(low on purpose: where people answer more steadily than that, some questions too many are asked and
the certainty is understated), one step more of appeal moves the middle by a quarter, and answers
are independent given `t` and `d` (mirrored pairs are so only nearly).

Given `t` the sub-axes are independent, so the deviations are summed out one axis at a time and
nothing has to be sampled.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import add, mul
from typing import Literal, NamedTuple

from debrief.fit.scale import INTERVAL, Estimate, Side, quantile
from debrief.handbook.choices import AXES, Axis, Pair

SLOPES = {"sharp": 1.0, "clear": 0.8}
MIDDLE_PER_APPEAL = -0.25
DEVIATION = 0.5
TYPICAL_SLOPE = 0.9
"""Leanings are stated as the expected share of market answers less that of build answers over
pairs of this slope, which puts them on the scale of -1 to 1."""

# All grids share one step, so that t + d falls on the grid of sums. Deviations need only every
# fourth point: what is summed is as smooth as the normal density, where sums converge at once.
_STEP = 0.1
_T = 50
_D = 20
_STRIDE = 4
_U = _T + _D
_POINTS = tuple(_STEP * i for i in range(-_T, _T + 1))
_SUMS = tuple(_STEP * i for i in range(-_U, _U + 1))
_WIDTH = 2 * _D + 1
_LEAST = 1e-300


@dataclass(frozen=True, slots=True)
class Answer:
    """One answered pair, which is all that needs to be kept.

    `seconds` is the time from showing the pair to the answer; `left` the side shown first. A
    skipped pair moves nothing.
    """

    pair: str
    choice: Literal["build", "market", "skip"]
    seconds: float
    left: Side


class Item(NamedTuple):
    """What the model knows of a pair: its axis, its slope, and where its two sides balance."""

    axis: str
    slope: float
    middle: float


@dataclass(frozen=True, slots=True)
class Leaning:
    """A posterior: weights over the grid of `t`, and per sub-axis the likelihood of t + d."""

    weights: tuple[float, ...]
    likelihoods: Mapping[str, tuple[float, ...]]
    margins: Mapping[str, tuple[float, ...]]

    @property
    def mean(self) -> float:
        """The mean of `t`, in standard deviations of the assumed population."""
        return math.fsum(map(mul, _POINTS, self.weights))

    @property
    def standard_error(self) -> float:
        """The posterior standard deviation of `t`."""
        return _spread(_POINTS, self.weights)

    @property
    def market(self) -> float:
        """The probability that `t` is on the market side."""
        return _above_zero(self.weights, _T)

    def estimate(self, axis: str = "main") -> Estimate:
        """Return the leaning on an axis on the scale of -1 to 1."""
        if axis == "main":
            return _on_scale(_POINTS, self.weights, _T)
        return _on_scale(_SUMS, self._sums(axis), _U)

    def information(self, item: Item) -> float:
        """Return the expected gain about `t` from one answer, in nats.

        That is the expected Kullback-Leibler divergence of the posterior after the answer from
        the posterior now.
        """
        chances = self._chances(item)
        expected = sum(map(mul, self.weights, chances))
        within = sum(w * _entropy(p) for w, p in zip(self.weights, chances, strict=True) if w)
        return max(0.0, _entropy(expected) - within)

    def _chances(self, item: Item) -> list[float]:
        """Return the probability of a market answer for each `t`."""
        likely = _likely(item.slope, item.middle)
        if item.axis == "main":
            return list(likely[_D:-_D])
        known = self.likelihoods.get(item.axis)
        if known is None:
            return _summed_out(likely)
        joint = _summed_out(tuple(map(mul, known, likely)))
        margin = self.margins[item.axis]
        return [part / whole for part, whole in zip(joint, margin, strict=True)]

    def _sums(self, axis: str) -> list[float]:
        known = self.likelihoods.get(axis, (1.0,) * len(_SUMS))
        margin = self.margins.get(axis, (1.0,) * len(_POINTS))
        found = [0.0] * len(_SUMS)
        for start, (weight, whole) in enumerate(zip(self.weights, margin, strict=True)):
            if weight < 1e-15:
                continue
            for step, prior in enumerate(_deviations()):
                place = start + _STRIDE * step
                found[place] += weight / whole * prior * known[place]
        total = sum(found)
        return [value / total for value in found]


def items(axes: Iterable[Axis]) -> dict[str, Item]:
    """Return what the model knows of every pair, by the pair's id."""
    return {pair.id: item(axis.id, pair) for axis in axes for pair in axis.pair}


def item(axis: str, pair: Pair) -> Item:
    """Return what the model knows of one pair."""
    apart = pair.market.appeal - pair.build.appeal
    return Item(axis, SLOPES[pair.contrast], MIDDLE_PER_APPEAL * apart)


def infer(answers: Iterable[Answer], known: Mapping[str, Item]) -> Leaning:
    """Return the posterior after some answers; their order does not matter.

    Answers to pairs that are not known (any more) are left out.
    """
    logs: dict[str, list[float]] = {}
    for answer in answers:
        if answer.choice == "skip" or answer.pair not in known:
            continue
        axis, slope, middle = known[answer.pair]
        table = _log_likely(slope, middle, answer.choice)
        logs[axis] = list(map(add, logs[axis], table)) if axis in logs else list(table)
    total = _log_prior()
    if "main" in logs:
        total = list(map(add, total, logs["main"][_D:-_D]))
    likelihoods, margins = {}, {}
    for axis in AXES[1:]:
        if axis in logs:
            likelihoods[axis] = _exponentials(logs[axis])
            margins[axis] = tuple(max(m, _LEAST) for m in _summed_out(likelihoods[axis]))
            total = list(map(add, total, map(math.log, margins[axis])))
    raw = _exponentials(total)
    whole = sum(raw)
    return Leaning(tuple(value / whole for value in raw), likelihoods, margins)


# -- the grid -------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _deviations() -> tuple[float, ...]:
    places = range(-_D, _D + 1, _STRIDE)
    raw = [math.exp(-((_STEP * place / DEVIATION) ** 2) / 2) for place in places]
    return tuple(value / sum(raw) for value in raw)


def _log_prior() -> list[float]:
    return [-t * t / 2 for t in _POINTS]


@lru_cache(maxsize=256)
def _log_likely(slope: float, middle: float, choice: Side) -> tuple[float, ...]:
    sign = 1 if choice == "market" else -1
    return tuple(_log_logistic(sign * slope * (u - middle)) for u in _SUMS)


@lru_cache(maxsize=256)
def _likely(slope: float, middle: float) -> tuple[float, ...]:
    return tuple(math.exp(value) for value in _log_likely(slope, middle, "market"))


def _log_logistic(x: float) -> float:
    return -math.log1p(math.exp(-x)) if x > 0 else x - math.log1p(math.exp(x))


def _summed_out(over_sums: tuple[float, ...]) -> list[float]:
    """Average a function of t + d over the deviations, for each `t`."""
    prior = _deviations()
    return [
        sum(map(mul, prior, over_sums[start : start + _WIDTH : _STRIDE]))
        for start in range(len(_POINTS))
    ]


def _exponentials(logs: list[float]) -> tuple[float, ...]:
    most = max(logs)
    return tuple(math.exp(value - most) for value in logs)


def _entropy(p: float) -> float:
    if p <= 0 or p >= 1:
        return 0.0
    return -p * math.log(p) - (1 - p) * math.log1p(-p)


def _spread(points: tuple[float, ...], weights: Iterable[float]) -> float:
    weights = tuple(weights)
    mean = sum(map(mul, points, weights))
    return math.sqrt(sum(w * (p - mean) ** 2 for p, w in zip(points, weights, strict=True)))


def _above_zero(weights: Iterable[float], zero: int) -> float:
    """Integrate above zero: the trapezoid rule, corrected for the slope at the cut."""
    weights = tuple(weights)
    slope = (weights[zero + 1] - weights[zero - 1]) / 24
    return min(1.0, max(0.0, sum(weights[zero + 1 :]) + weights[zero] / 2 + slope))


def _on_scale(points: tuple[float, ...], weights: Iterable[float], zero: int) -> Estimate:
    weights = tuple(weights)
    tail = (1 - INTERVAL) / 2
    value = sum(w * _scaled(p) for p, w in zip(points, weights, strict=True))
    low, high = (quantile(points, weights, at) for at in (tail, 1 - tail))
    return Estimate(value, _scaled(low), _scaled(high), _above_zero(weights, zero))


def _scaled(leaning: float) -> float:
    return math.tanh(TYPICAL_SLOPE * leaning / 2)
