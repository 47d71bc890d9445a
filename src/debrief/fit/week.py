"""A working week from a calendar, in hours per side. Only sums leave it, and titles to ask."""

from __future__ import annotations

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from debrief.fit.week_file import Occurrence, read_occurrences
from debrief.fit.week_titles import Titles, title_key
from debrief.handbook.choices import Activity, Work

MOST_WEEKS = 12
MOST_QUESTIONS = 40
Hours = Literal["build", "market", "shared", "other", "unknown"]
CLASSES: tuple[Hours, ...] = ("build", "market", "shared", "other", "unknown")


@dataclass(frozen=True, slots=True)
class Week:
    """One week or several: hours per class of work, and how much was left out and why.

    `end` is the day after the last. `unknown` hours are those whose title does not tell. The
    reasons in `left_out` count entries: all-day, cancelled, declined, free, no-length, broken,
    unusual-rule, beyond-limit.
    """

    start: dt.date
    end: dt.date
    zone: str
    entries: int
    hours: Mapping[Hours, float]
    left_out: Mapping[str, int]

    @property
    def balance(self) -> float | None:
        """Market hours less build hours over both, from -1 to 1; None where there are neither."""
        both = self.hours["build"] + self.hours["market"]
        return (self.hours["market"] - self.hours["build"]) / both if both else None

    def as_dict(self) -> dict[str, Any]:
        """Return the week for JSON, hours to two places."""
        return {
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "zone": self.zone,
            "entries": self.entries,
            "hours": {work: round(hours, 2) for work, hours in self.hours.items()},
            "balance": None if self.balance is None else round(self.balance, 3),
            "left_out": dict(self.left_out),
        }


@dataclass(frozen=True, slots=True)
class Unsorted:
    """A title that does not tell its class: ask the person, and keep the answer under `key`."""

    key: str
    title: str
    times: int
    hours: float


def read_week(
    data: bytes,
    start: dt.date,
    activities: Mapping[str, Activity],
    *,
    seconds: Callable[[], float],
    weeks: int = 1,
    zone: dt.tzinfo | None = None,
    rules: Mapping[str, Work] | None = None,
    me: Iterable[str] = (),
) -> tuple[Week, tuple[Unsorted, ...]]:
    """Return the hours of a calendar per class of work, and the titles it cannot sort.

    `start` is the first day; `rules` are the person's earlier answers by title key; the other
    arguments are those of `read_occurrences`. At a moment with several entries the shortest one
    counts, and entries of equal length share it. Keep the week; forget the titles once asked.

    Raises UnreadableCalendar, and ValueError for fewer than one or more than twelve weeks.
    """
    if not 1 <= weeks <= MOST_WEEKS:
        raise ValueError(f"Between 1 and {MOST_WEEKS} weeks can be read at once.")
    end = start + dt.timedelta(weeks=weeks)
    read = read_occurrences(data, start, end, zone=zone, me=me, seconds=seconds)
    titles = Titles(activities, rules or {})
    hours: dict[Hours, float] = dict.fromkeys(CLASSES, 0.0)
    unsorted: dict[str, list[float]] = defaultdict(list)
    written: dict[str, str] = {}
    for one, taken in zip(read.found, _hours(read.found), strict=True):
        work: Hours = "other" if one.private else titles.work(one.title) or "unknown"
        hours[work] += taken
        if work == "unknown":
            key = title_key(one.title)
            unsorted[key].append(taken)
            written.setdefault(key, one.title.strip())
    week = Week(start, end, str(read.zone), len(read.found), hours, read.left_out)
    asked = [Unsorted(key, written[key], len(had), sum(had)) for key, had in unsorted.items()]
    asked.sort(key=lambda one: (-one.hours, one.key))
    return week, tuple(asked[:MOST_QUESTIONS])


def _hours(found: Sequence[Occurrence]) -> list[float]:
    """Return the hours that count for each entry, so that no moment counts twice."""
    moments = sorted({moment for one in found for moment in (one.start, one.end)})
    begins: dict[dt.datetime, list[int]] = defaultdict(list)
    for place, one in enumerate(found):
        begins[one.start].append(place)
    taken = [0.0] * len(found)
    running: set[int] = set()
    for moment, after in itertools.pairwise(moments):
        running = {place for place in running if found[place].end > moment}
        running.update(begins[moment])
        if running:
            least = min(found[place].end - found[place].start for place in running)
            short = [p for p in running if found[p].end - found[p].start == least]
            for place in short:
                taken[place] += (after - moment) / len(short) / dt.timedelta(hours=1)
    return taken
