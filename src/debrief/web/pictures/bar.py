"""How the words of an answer were spent: one bar, a stretch for every part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from debrief.web.contexts.debriefs import Share

# Too narrow to be seen or pointed at; what it stands for is still named below the bar.
NARROWEST = 0.8


@dataclass(frozen=True, slots=True)
class Stretch:
    """A rectangle of the bar: `x` and `width` in percent of the whole."""

    title: str
    words: int
    ink: int
    x: float
    width: float


def stretches(shares: Iterable[Share]) -> tuple[Stretch, ...]:
    """Return the rectangles from left to right, leaving out parts without words."""
    found: list[Stretch] = []
    at = 0.0
    for share in shares:
        if share.percent >= NARROWEST:
            title, words, ink = share.title, share.words, share.ink
            found.append(Stretch(title, words, ink, round(at, 2), round(share.percent, 2)))
        at += share.percent
    return tuple(found)
