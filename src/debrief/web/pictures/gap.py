"""How far a goal has to move its metric: one bar, a stretch for what each lever adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the bar: `x` and `width` in percent of the whole; no width is not drawn."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class GapBar:
    """The stretches of the levers, and what stays open at the end."""

    drivers: tuple[Stretch, ...]
    open_: Stretch


def stretches(adds: Sequence[float | None], gap: float | None, open_: float | None) -> GapBar:
    """Return the bar. It is as long as the gap, or as what the levers add where that is more.

    A lever that says no number, or moves the metric the wrong way, has no stretch.
    """
    if not gap:
        return GapBar(tuple(Stretch(0, 0) for _ in adds), Stretch(0, 0))
    forward = [max(0.0, (add or 0.0) / gap) for add in adds]
    left = max(0.0, (open_ or 0.0) / gap)
    whole = max(1.0, sum(forward))
    found, at = [], 0.0
    for part in forward:
        found.append(Stretch(round(100 * at / whole, 3), round(100 * part / whole, 3)))
        at += part
    tiny = left < 0.005
    rest = Stretch(round(100 * at / whole, 3), 0 if tiny else round(100 * left / whole, 3))
    return GapBar(tuple(found), rest)
