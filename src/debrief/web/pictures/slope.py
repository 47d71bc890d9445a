"""Competency levels before and after: a hollow dot, a line, a filled dot."""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = (1, 2, 3, 4)
LEFT, RIGHT = 4.0, 96.0


@dataclass(frozen=True, slots=True)
class Slope:
    """One row: positions in percent of the width, None where there was nothing to judge."""

    grid: tuple[float, ...]
    before: float | None
    after: float | None
    rose: bool
    fell: bool


def slope(before: int | None, after: int | None) -> Slope:
    """Return where the two levels of one competency stand on a line from 1 to 4."""
    both = before is not None and after is not None
    return Slope(
        grid=tuple(_x(level) for level in LEVELS),
        before=_x(before) if before is not None else None,
        after=_x(after) if after is not None else None,
        rose=both and (after or 0) > (before or 0),
        fell=both and (after or 0) < (before or 0),
    )


def _x(level: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * (level - 1) / (len(LEVELS) - 1), 2)
