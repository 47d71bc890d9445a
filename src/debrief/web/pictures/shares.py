"""Whose work the duties of an advertisement are: one bar, a stretch for each side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from debrief.web.contexts.adverts import ShareView


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the bar: `x` and `width` in percent of the whole."""

    share: ShareView
    x: float
    width: float


def stretches(shares: Iterable[ShareView]) -> tuple[Stretch, ...]:
    """Return the parts of the bar from left to right."""
    found: list[Stretch] = []
    at = 0.0
    for share in shares:
        found.append(Stretch(share, round(at, 2), round(share.percent, 2)))
        at += share.percent
    return tuple(found)
