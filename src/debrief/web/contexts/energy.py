"""What the pages of the daily log and of calendars show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Ink = Literal["pm", "pmm", "shared", "other", "unknown"]


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """A kind of work of the day: `energy` is gave, took or empty."""

    id: str
    title: str
    energy: str
    impact: bool


@dataclass(frozen=True, slots=True)
class ActivityGroup:
    """The kinds of work of one side."""

    ink: Ink
    title: str
    rows: tuple[ActivityRow, ...]


@dataclass(frozen=True, slots=True)
class DayWork:
    """An entry as the picture of the last weeks needs it."""

    day: date
    ink: Ink
    gave: bool
    impact: bool


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week of the table twin: entries that gave and took, side by side."""

    monday: date
    cells: tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class LogPicture:
    """The last weeks: entries to draw between two days, and the same by week and side."""

    title: str
    first: date
    last: date
    work: tuple[DayWork, ...]
    sides: tuple[tuple[str, Ink], ...]
    weeks: tuple[WeekRow, ...]


@dataclass(frozen=True, slots=True)
class HoursRow:
    """Hours of one class of work."""

    ink: Ink
    title: str
    hours: float
    percent: float


@dataclass(frozen=True, slots=True)
class CalendarView:
    """The hours of some weeks of a calendar. `says` is the answer in words."""

    id: str
    state: str
    title: str
    says: str
    rows: tuple[HoursRow, ...]
    left_out: str
    about: str
    url: str
    delete_url: str


@dataclass(frozen=True, slots=True)
class TitleQuestion:
    """A title that does not tell its class, by the key that its answer is filed under."""

    key: str
    title: str
    says: str


@dataclass(frozen=True, slots=True)
class CalendarPage:
    """One calendar: being read, refused, or read, with the titles to sort.

    `state` is reading, stopped, refused or done.
    """

    state: str
    line: str
    view: CalendarView
    asked: tuple[TitleQuestion, ...]
    works: tuple[tuple[str, str], ...]
    keeps_titles: bool
    forgotten: str


@dataclass(frozen=True, slots=True)
class EnergyPage:
    """The log of a day, the last weeks, and the calendars."""

    day: date
    day_says: str
    earlier_url: str
    later_url: str
    groups: tuple[ActivityGroup, ...]
    headline: str
    standing: str
    picture: LogPicture | None
    specimen: LogPicture | None
    calendars: tuple[CalendarView, ...]
    last_monday: date
    weeks: tuple[int, ...]
    most_megabytes: int
    remembered: int
    remembered_titles: tuple[str, ...]
    anything: bool
    problem: str
    calendar_problem: str
