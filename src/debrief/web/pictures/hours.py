"""Hours per class of work as one bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from debrief.web.contexts.energy import HoursRow


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the bar, in percent of its width."""

    row: HoursRow
    x: float
    width: float


def stretches(rows: Sequence[HoursRow]) -> tuple[Stretch, ...]:
    """Return the parts of the bar in order; classes without hours have none."""
    whole = sum(row.hours for row in rows)
    found, x = [], 0.0
    for row in rows:
        if row.hours > 0:
            width = 100 * row.hours / whole
            found.append(Stretch(row, round(x, 2), round(width, 2)))
            x += width
    return tuple(found)
