"""A metric tree: the root above, drivers below it, and beside them the guard.

All lengths are in the units of the picture's own box; text is cut into lines here, because SVG does
not break lines by itself.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

WIDE = 720
_GAP = 16
_ROOT = 430
_PAD = 12
_LINE = 17
_LETTER = 7.3
_MOST_LINES = 4
_BETWEEN = 46


@dataclass(frozen=True, slots=True)
class Said:
    """One line of text in a box; `faint` for what is said of the number."""

    x: float
    y: float
    text: str
    faint: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A number of the tree: "root", "driver" or "guard"."""

    kind: str
    x: float
    y: float
    wide: float
    high: float
    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """The line from the root to a number below it."""

    path: str
    guard: bool


@dataclass(frozen=True, slots=True)
class Tree:
    """The whole picture."""

    wide: int
    high: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]


def metric_tree(
    root: tuple[str, str], drivers: Sequence[tuple[str, str]], guards: Sequence[tuple[str, str]]
) -> Tree:
    """Return the picture; each number comes with what is said of it, its level or its owner."""
    top = _box("root", (WIDE - _ROOT) / 2, 1, _ROOT, root)
    below = [("driver", one) for one in drivers] + [("guard", one) for one in guards]
    rows = [below[at : at + 4] for at in range(0, len(below), 4)]
    boxes, lines, y = [top], list[Line](), top.y + top.high + _BETWEEN
    for row in rows:
        wide = (WIDE - 2 - _GAP * (len(row) - 1)) / len(row)
        placed = [
            _box(kind, 1 + place * (wide + _GAP), y, wide, said)
            for place, (kind, said) in enumerate(row)
        ]
        boxes += placed
        lines += [_line(top, box) for box in placed]
        y += max(box.high for box in placed) + _GAP
    high = max(box.y + box.high for box in boxes) + 1
    return Tree(WIDE, round(high, 1), tuple(boxes), tuple(lines))


def _box(kind: str, x: float, y: float, wide: float, said: tuple[str, str]) -> Box:
    letters = max(int((wide - 2 * _PAD) / _LETTER), 8)
    written = [(line, False) for line in _cut(said[0], letters)]
    written += [(line, True) for line in _cut(said[1], letters)]
    lines = tuple(
        Said(round(x + _PAD, 1), round(y + _PAD + _LINE * (place + 0.75), 1), text, faint)
        for place, (text, faint) in enumerate(written)
    )
    high = 2 * _PAD + _LINE * max(len(lines), 1)
    return Box(kind, round(x, 1), round(y, 1), round(wide, 1), high, lines)


def _cut(text: str, letters: int) -> list[str]:
    return textwrap.wrap(text, letters, max_lines=_MOST_LINES, placeholder=" …")


def _line(root: Box, box: Box) -> Line:
    """Return the way from the root down; the guard's leaves at the side where it can."""
    x1, y1 = root.x + root.wide / 2, root.y + root.high
    x2, y2 = box.x + box.wide / 2, box.y
    middle = y1 + _BETWEEN / 2
    if box.kind == "guard" and x2 > root.x + root.wide:
        path = f"M{root.x + root.wide:.1f} {root.y + root.high / 2:.1f}H{x2:.1f}V{y2:.1f}"
    else:
        path = f"M{x1:.1f} {y1:.1f}V{middle:.1f}H{x2:.1f}V{y2:.1f}"
    return Line(path, box.kind == "guard")
