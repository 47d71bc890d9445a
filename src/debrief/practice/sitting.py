"""The time box of one exercise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

Mode = Literal["open", "pressure"]

CONSTRAINT_AFTER = 0.4
"""The share of the time box after which pressure mode changes the facts.

Late enough that a direction has been chosen, early enough that it can still be changed.
"""


@dataclass(frozen=True, slots=True)
class TimeBox:
    """When a sitting began, how many seconds it may take, and under which mode."""

    started_at: datetime
    seconds_allowed: int
    mode: Mode

    def seconds_used(self, now: datetime) -> int:
        """Return the whole seconds since the start, never negative."""
        return max(0, int((now - self.started_at).total_seconds()))

    def seconds_left(self, now: datetime) -> int:
        """Return the whole seconds left; below zero once the time box is over."""
        return self.seconds_allowed - self.seconds_used(now)

    @property
    def constraint_at(self) -> datetime | None:
        """Return when the constraint arrives, or None in open mode."""
        if self.mode != "pressure":
            return None
        return self.started_at + timedelta(seconds=self.seconds_allowed * CONSTRAINT_AFTER)

    def constraint_due_in(self, now: datetime) -> int | None:
        """Return the seconds until the constraint arrives, 0 when due, None in open mode."""
        at = self.constraint_at
        if at is None:
            return None
        return max(0, -int((now - at).total_seconds() // 1))
