"""Dates as résumés write them: "Jan 2021 - Present", "03/2019–11/2020", "2018 to 2020"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A year, or a month of a year (1 to 12); 0 where only the year is known."""

    year: int
    month: int = 0

    def __str__(self) -> str:
        """Return it as ISO 8601: "2021" or "2021-03"."""
        return f"{self.year:04}-{self.month:02}" if self.month else f"{self.year:04}"


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when. A single date has the same start and end; `ongoing` has no end."""

    start: Moment | None
    end: Moment | None
    ongoing: bool = False

    def __str__(self) -> str:
        """Return it as an export writes it: "2021-03 to present"."""
        if self.ongoing:
            return f"{self.start} to present" if self.start else "to present"
        if self.start is None:
            return f"until {self.end}"
        return str(self.start) if self.start == self.end else f"{self.start} to {self.end}"


def read_period(text: str) -> Period | None:
    """Return the period that a text consists of, or None."""
    raise NotImplementedError(text)
