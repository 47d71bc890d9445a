"""The order in which a page is read, measured from where its pieces stand.

A page drawn row by row gives the left and the right column in turn. Whether that happened is
measured: a gutter is a strip that hardly any piece crosses, with enough text on both sides; the
columns interleave where the order of drawing changes sides again and again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_STEP = 3.0
_LEAST_ROWS = 5
_LEAST_SHARE = 0.12
_MOST_CROSSING = 0.12
_MOST_DATED = 0.4
_LEAST_TURNS = 5
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text without a wide gap; lengths in points, `top` grows upwards from the foot."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    hyphenated: bool = False

    @property
    def middle(self) -> float:
        """The height of its middle line."""
        return (self.top + self.bottom) / 2


def in_reading_order(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces in the order a person reads them; the order of drawing where that is it."""
    gutter = find_gutter(pieces)
    if gutter is not None:
        return _by_columns(pieces, gutter) if _interleaved(pieces, gutter) else list(pieces)
    upwards = sum(b.bottom > a.top for a, b in pairwise(pieces))
    if upwards > max(_LEAST_TURNS, len(pieces) // 5):
        return _downwards(pieces)
    return list(pieces)


def find_gutter(pieces: Sequence[Piece]) -> float | None:
    """Return where a strip parts the page into two columns, in points from the left, or None."""
    if len(pieces) < 2 * _LEAST_ROWS:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    width = right - left
    best: tuple[float, float, float] | None = None
    run = 0.0
    for step in range(int(width * 0.64 / _STEP) + 1):
        x = left + width * 0.18 + step * _STEP
        crossing = sum(p.top - p.bottom for p in pieces if p.left < x < p.right)
        run = run + 1 if best is not None and crossing == best[0] else 1.0
        if best is None or (crossing, -run) < (best[0], best[1]):
            best = (crossing, -run, x - (run - 1) * _STEP / 2)
    if best is None:
        return None
    return best[2] if _parts_columns(pieces, best[2]) else None


def _parts_columns(pieces: Sequence[Piece], x: float) -> bool:
    sides = [p for p in pieces if p.right <= x], [p for p in pieces if p.left >= x]
    if not all(sides):
        return False
    top = min(max(p.top for p in side) for side in sides)
    bottom = max(min(p.bottom for p in side) for side in sides)
    inside = [[p for p in side if bottom <= p.middle <= top] for side in sides]
    rows = [len({round(p.middle / 2) for p in side}) for side in inside]
    crossing = sum(p.left < x < p.right and bottom <= p.middle <= top for p in pieces)
    if min(rows) < _LEAST_ROWS or crossing > _MOST_CROSSING * sum(rows):
        return False
    letters = [sum(len(p.text) for p in side) for side in inside]
    narrow = inside[letters.index(min(letters))]
    # Dates set at the right of each role look like a column of their own, and are none.
    dated = sum(bool(_YEAR.search(p.text)) for p in narrow) / len(narrow)
    return min(letters) >= _LEAST_SHARE * sum(letters) and dated < _MOST_DATED


def _interleaved(pieces: Sequence[Piece], x: float) -> bool:
    sides = [p.left >= x for p in pieces if not p.left < x < p.right]
    turns = sum(a != b for a, b in pairwise(sides))
    return turns > max(_LEAST_TURNS, min(sum(sides), len(sides) - sum(sides)) // 4)


def _downwards(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces row by row from the top; pieces of one row from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: -p.middle):
        if rows and rows[-1][0].middle - piece.middle < piece.size * 0.4:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [piece for row in rows for piece in sorted(row, key=lambda p: p.left)]


def _by_columns(pieces: Sequence[Piece], x: float) -> list[Piece]:
    """Return the left column before the right one, between the lines that cross both."""
    ordered: list[Piece] = []
    left: list[Piece] = []
    right: list[Piece] = []
    for piece in _downwards(pieces):
        if piece.left < x < piece.right:
            ordered += [*left, *right, piece]
            left, right = [], []
        else:
            (right if piece.left >= x else left).append(piece)
    return [*ordered, *left, *right]
