"""The daily log in two taps: what the work was, and whether it gave energy or took it."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from debrief.fit.scale import Estimate, Side, Standing, difference, other, share
from debrief.handbook.choices import Activity, Work

WORKS: tuple[Work, ...] = ("build", "market", "shared", "other")
FEWEST_ON_A_SIDE = 5
FEWEST_DAYS = 5
MOST_TO_CHANGE = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """One tap for the kind of work, one for what it did; `impact` marks where the day's impact was.

    `activity` is the id of a kind of work in the handbook.
    """

    day: dt.date
    activity: str
    energy: Literal["gave", "took"]
    impact: bool = False


@dataclass(frozen=True, slots=True)
class WorkEnergy:
    """One class of work in the log: how often it gave energy and had the impact."""

    work: Work
    entries: int
    gave: int
    impact: int


@dataclass(frozen=True, slots=True)
class Energy:
    """What the log says.

    `estimate` is how much likelier work on the market side is to give energy than work on the
    build side; `impact` is where the marked impact was. `unknown` counts entries whose kind of
    work the handbook does not have.
    """

    standing: Standing
    estimate: Estimate
    impact: Estimate
    days: int
    works: tuple[WorkEnergy, ...]
    giving: tuple[str, ...]
    taking: tuple[str, ...]
    unknown: int = 0

    def of(self, work: Work) -> WorkEnergy:
        """Return one class of work."""
        return next(one for one in self.works if one.work == work)

    def as_dict(self) -> dict[str, Any]:
        """Return the energy for JSON."""
        return {
            "standing": self.standing,
            "estimate": self.estimate.as_dict(),
            "impact": self.impact.as_dict(),
            "days": self.days,
            "works": {
                one.work: {"entries": one.entries, "gave": one.gave, "impact": one.impact}
                for one in self.works
            },
            "giving": list(self.giving),
            "taking": list(self.taking),
            "unknown": self.unknown,
        }


def read_energy(entries: Iterable[Entry], activities: Mapping[str, Activity]) -> Energy:
    """Return what the log says. Below five entries on each side and five days: not enough yet.

    The interval takes entries as independent, which those of one day are not quite.
    """
    everything = list(entries)
    kept = [entry for entry in everything if entry.activity in activities]
    works = tuple(_summed(work, kept, activities) for work in WORKS)
    build, market = works[0], works[1]
    estimate = _estimate(build, market)
    days = len({entry.day for entry in kept})
    enough = min(build.entries, market.entries) >= FEWEST_ON_A_SIDE and days >= FEWEST_DAYS
    return Energy(
        standing=estimate.standing if enough else "not-enough-yet",
        estimate=estimate,
        impact=share(build.impact, market.impact),
        days=days,
        works=works,
        giving=_leading(kept, activities, "gave"),
        taking=_leading(kept, activities, "took"),
        unknown=len(everything) - len(kept),
    )


def entries_to_change(energy: Energy) -> int | None:
    """Return how many more entries in which the other side gives energy would unseat the named one.

    None where no side is named or thirty entries would not do.
    """
    side = energy.estimate.side
    if side is None or energy.standing != side:
        return None
    lifted = other(side)

    def levels(count: int) -> bool:
        build, market = (_with_more(energy.of(one), count, lifted) for one in ("build", "market"))
        return _estimate(build, market).side != side

    # More such entries only ever level it further, so the least number can be halved in on.
    counts = range(1, MOST_TO_CHANGE + 1)
    least = bisect.bisect_left(counts, x=True, key=levels)
    return counts[least] if least < len(counts) else None


def _with_more(one: WorkEnergy, count: int, lifted: Side) -> WorkEnergy:
    more = count if one.work == lifted else 0
    return WorkEnergy(one.work, one.entries + more, one.gave + more, one.impact)


def _summed(work: Work, kept: list[Entry], activities: Mapping[str, Activity]) -> WorkEnergy:
    own = [entry for entry in kept if activities[entry.activity].side == work]
    gave = sum(entry.energy == "gave" for entry in own)
    return WorkEnergy(work, len(own), gave, sum(entry.impact for entry in own))


def _estimate(build: WorkEnergy, market: WorkEnergy) -> Estimate:
    return difference((build.gave, build.entries), (market.gave, market.entries))


def _leading(
    kept: list[Entry], activities: Mapping[str, Activity], energy: Literal["gave", "took"]
) -> tuple[str, ...]:
    """Return the titles of up to two kinds of work that gave, or took, more often than not."""
    balance: dict[str, int] = {}
    for entry in kept:
        step = 1 if entry.energy == energy else -1
        balance[entry.activity] = balance.get(entry.activity, 0) + step
    ahead = sorted((-count, name) for name, count in balance.items() if count > 0)
    return tuple(activities[name].title for _, name in ahead[:2])
