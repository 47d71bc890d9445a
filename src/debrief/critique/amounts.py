"""The amounts of a goal: a start, an end and what levers add, on one scale."""

from __future__ import annotations

import re
from dataclasses import dataclass

from debrief.handbook.quarter import QuarterGoal
from debrief.text import Text

_FALLING = re.compile(r"^\s*(?:[-\N{MINUS SIGN}]|minus\b|down\b|less\b)", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:points?|pp)\b", re.IGNORECASE)

RATES = ("%", "pp", "share")
"""Units of a share: what is added to one of them is said in points."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit: "", "%", "pp" (points), a currency or a unit of time.

    `relative` marks one that says how far something moves: "+15 %", "by 3 points".
    """

    value: float
    unit: str
    relative: bool


def read_amount(text: str) -> Amount | None:
    """Return the first number of a text with its unit, None where there is none."""
    found = next(iter(Text(text).quantities), None)
    if found is None or found.value is None:
        return None
    value = -abs(found.value) if _FALLING.match(text) else found.value
    points = found.unit in ("", "%", "pp") and bool(_POINTS.search(text))
    signed = text.lstrip().startswith("+") or value < 0
    relative = points or signed or (found.is_change and found.start_value is None)
    return Amount(value, "pp" if points else found.unit, relative)


class Scale:
    """The amounts of a goal on one scale."""

    def __init__(self, goal: QuarterGoal) -> None:
        self.baseline = read_amount(goal.baseline)
        self.target = read_amount(goal.target)
        self.unit = self.baseline.unit if self.baseline else ""
        self.start = self.baseline.value if self.baseline else None
        self.end = self._end()
        self.adds = tuple(self._add(driver.adds) for driver in goal.driver)
        self.total = round(sum(add for add in self.adds if add is not None), 6)
        self.open_ = self._open()

    def _end(self) -> float | None:
        base, aim = self.baseline, self.target
        if base is None or aim is None:
            return None
        if not aim.relative:
            return aim.value if aim.unit in (base.unit, "") else None
        if aim.unit == "pp":
            return base.value + aim.value if base.unit in RATES else None
        if aim.unit == "%":
            return None if base.unit in RATES else round(base.value * (1 + aim.value / 100), 6)
        return base.value + aim.value if aim.unit in (base.unit, "") else None

    def _add(self, text: str) -> float | None:
        add = read_amount(text)
        if add is None or self.start is None:
            return None
        if self.unit in RATES:
            return add.value if add.unit in ("", "pp") or add.unit in RATES else None
        if add.unit == "%":
            return self.start * add.value / 100
        return add.value if add.unit in (self.unit, "") else None

    def _open(self) -> float | None:
        if self.start is None or self.end is None or not any(a is not None for a in self.adds):
            return None
        return round(self.end - self.start - self.total, 6)


def figure(value: float | None) -> str:
    """Return a number as it is written in a sentence: 6,300, 2.5, 0.4; "?" for none."""
    if value is None:
        return "?"
    rounded = round(value, 2)
    if rounded == int(rounded):
        return f"{int(rounded):,}"
    return f"{rounded:,.2f}".rstrip("0")
