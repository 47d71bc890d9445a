"""One scale for everything that speaks for a side: -1 is all build, 1 is all market.

Preference, evidence, energy and goals are each stated on it with an interval of 80 %, so that a
side is named exactly where the interval leaves out zero, which is where the probability of that
side is at least .9.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

Side = Literal["build", "market"]
Standing = Literal["build", "market", "no-clear-difference", "not-enough-yet"]
INTERVAL = 0.8
SURE = 0.9
_CELLS = 100


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value from -1 (build) to 1 (market), the ends of its 80 % interval, and P(market)."""

    value: float
    low: float
    high: float
    market: float

    @property
    def side(self) -> Side | None:
        """The side whose probability is at least .9, if there is one."""
        if self.market >= SURE:
            return "market"
        return "build" if self.market <= 1 - SURE else None

    @property
    def standing(self) -> Standing:
        """The side, or that there is no clear difference."""
        return self.side or "no-clear-difference"

    def mirrored(self) -> Estimate:
        """Return the same estimate with the sides exchanged."""
        return Estimate(-self.value, -self.high, -self.low, 1 - self.market)

    def as_dict(self) -> dict[str, Any]:
        """Return the estimate for JSON, to three places."""
        return {
            "value": round(self.value, 3) + 0.0,  # + 0.0 turns -0.0 into 0.0
            "low": round(self.low, 3),
            "high": round(self.high, 3),
            "market": round(self.market, 3),
        }


def other(side: Side) -> Side:
    """Return the opposite side."""
    return "market" if side == "build" else "build"


def share(build: float, market: float) -> Estimate:
    """Return what weights for the two sides say, as market's share less build's share.

    A Beta posterior from a uniform prior, on a grid; a weight of 1 counts as one observation.
    """
    return _summed([2 * p - 1 for p in _cells()], _beta(round(build, 6), round(market, 6)))


def difference(build: tuple[float, float], market: tuple[float, float]) -> Estimate:
    """Return how much likelier a good outcome is on the market side than on the build side.

    Each side gives (good, all). Two independent Beta posteriors from uniform priors, on a grid.
    """
    first = _beta(round(build[1] - build[0], 6), round(build[0], 6))
    second = _beta(round(market[1] - market[0], 6), round(market[0], 6))
    weights = [0.0] * (2 * _CELLS - 1)
    for i, one in enumerate(first):
        if one < 1e-12:
            continue
        for j, two in enumerate(second, _CELLS - 1 - i):
            weights[j] += one * two
    return _summed([(k - _CELLS + 1) / _CELLS for k in range(2 * _CELLS - 1)], weights)


def quantile(points: Sequence[float], weights: Sequence[float], share_below: float) -> float:
    """Return the point below which a share of the weights lies; linear between the points.

    `points` are evenly spaced and `weights` sum to 1; each weight is spread over its own cell.
    """
    step = points[1] - points[0]
    below = 0.0
    for point, weight in zip(points, weights, strict=True):
        if weight > 0 and below + weight >= share_below:
            return point + step * ((share_below - below) / weight - 0.5)
        below += weight
    return points[-1]


def _cells() -> list[float]:
    return [(i + 0.5) / _CELLS for i in range(_CELLS)]


@lru_cache(maxsize=512)
def _beta(losses: float, wins: float) -> tuple[float, ...]:
    logs = [wins * math.log(p) + losses * math.log1p(-p) for p in _cells()]
    most = max(logs)
    raw = [math.exp(value - most) for value in logs]
    total = sum(raw)
    return tuple(value / total for value in raw)


def _summed(points: list[float], weights: Sequence[float]) -> Estimate:
    tail = (1 - INTERVAL) / 2
    value = sum(p * w for p, w in zip(points, weights, strict=True))
    market = sum(w for p, w in zip(points, weights, strict=True) if p > 1e-9)
    market += sum(w for p, w in zip(points, weights, strict=True) if abs(p) <= 1e-9) / 2
    low, high = quantile(points, weights, tail), quantile(points, weights, 1 - tail)
    return Estimate(value, max(low, -1.0), min(high, 1.0), market)
