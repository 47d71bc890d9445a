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


READING = 120
"""The seconds of reading and asking before the clock of an answer under pressure runs."""


@dataclass(frozen=True, slots=True)
class TimeBox:
    """When a sitting began, how many seconds its answer may take, and under which mode.

    The clock of the answer runs from `read_at`, when the candidate had read, or else from the end
    of `reading_seconds`.
    """

    started_at: datetime
    seconds_allowed: int
    mode: Mode
    reading_seconds: int = 0
    read_at: datetime | None = None

    @property
    def begins_at(self) -> datetime:
        """Return when the clock of the answer begins, or began."""
        latest = self.started_at + timedelta(seconds=self.reading_seconds)
        return latest if self.read_at is None else min(self.read_at, latest)

    def reading_left(self, now: datetime) -> int:
        """Return the whole seconds of reading left, 0 once the answer's clock runs."""
        return max(0, -int((now - self.begins_at).total_seconds() // 1))

    def seconds_used(self, now: datetime) -> int:
        """Return the whole seconds since the answer's clock began, never negative."""
        return max(0, int((now - self.begins_at).total_seconds()))

    def seconds_left(self, now: datetime) -> int:
        """Return the whole seconds left; below zero once the time box is over."""
        return self.seconds_allowed - self.seconds_used(now)

    @property
    def constraint_at(self) -> datetime | None:
        """Return when the constraint arrives, or None in open mode."""
        if self.mode != "pressure":
            return None
        return self.begins_at + timedelta(seconds=self.seconds_allowed * CONSTRAINT_AFTER)

    def constraint_due_in(self, now: datetime) -> int | None:
        """Return the seconds until the constraint arrives, 0 when due, None in open mode."""
        at = self.constraint_at
        if at is None:
            return None
        return max(0, -int((now - at).total_seconds() // 1))
