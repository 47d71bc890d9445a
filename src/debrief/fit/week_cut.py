"""A calendar file cut into its entries, before anything in it is parsed.

Only the properties that matter here are kept: no descriptions, no places, no people.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from debrief.fit.week_series import FIRST_YEAR, day_of, is_plain, last_day
from debrief.fit.week_titles import LONGEST_TITLE

MOST_BYTES = 20_000_000
MOST_ENTRIES = 100_000
_LONGEST_ENTRY = 50_000
_MOST_ZONES = 50
_LONGEST_ZONE = 200
_KEPT = frozenset(
    "UID DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID SEQUENCE SUMMARY STATUS TRANSP "
    "CLASS X-MICROSOFT-CDO-BUSYSTATUS X-MICROSOFT-CDO-ALLDAYEVENT".split()
)
_COMPONENTS = ("VCALENDAR", "VEVENT", "VTIMEZONE", "VTODO", "VJOURNAL", "VFREEBUSY")


class UnreadableCalendar(ValueError):
    """A file that is no calendar, or too large to be read; the message says what to do."""


@dataclass(slots=True)
class RawEntry:
    """The kept lines of one VEVENT, and what is needed to choose among entries."""

    lines: list[str]
    size: int = 0
    uid: str = ""
    start: dt.date | None = None
    moved_from: dt.date | None = None
    series: bool = False
    rule: str = ""
    declined_by: str = ""

    def touches(self, first: dt.date, last: dt.date) -> bool:
        """Say whether the entry, or an occurrence of its series, may fall between two days."""
        if self.start is None:
            return False
        if first <= self.start <= last:
            return True
        if self.moved_from and first <= self.moved_from <= last:
            return True
        ends = last_day(self.rule)
        return self.series and self.start <= last and not (ends and ends < first)


class RawCalendar:
    """The pieces of a file: its entries, its time zones, and how it names itself.

    `name` and `zone` are what X-WR-CALNAME and X-WR-TIMEZONE say. `too_many` tells that the file
    has more than 100,000 entries, of which only those are kept.

    Raises UnreadableCalendar for what is no calendar or larger than 20 MB.
    """

    def __init__(self, data: bytes) -> None:
        self.entries: list[RawEntry] = []
        self.name = ""
        self.zone = ""
        self.too_many = False
        self._zones: list[list[str]] = []
        self._where = self._part = ""
        for line in _lines(data):
            self._take(line)
            if len(self.entries) > MOST_ENTRIES:
                self.entries.pop()
                self.too_many = True
                break

    def described_zones(self) -> Iterable[tuple[str, list[str]]]:
        """Yield the zones that the file describes, as far as they are plain, by their names."""
        for zone in self._zones[:_MOST_ZONES]:
            names = [_value(line) for line in zone if _name(line) == "TZID"]
            rules = [_value(line) for line in zone if _name(line) == "RRULE"]
            plain = all(is_plain(rule, dt.date(FIRST_YEAR, 1, 1)) for rule in rules)
            if names and plain and len(zone) <= _LONGEST_ZONE:
                yield names[0], zone

    def _take(self, line: str) -> None:
        name = _name(line)
        if name == "BEGIN":
            self._enter(_value(line).upper())
        if self._where == "VTIMEZONE":
            self._zones[-1].append(line)
        elif self._where == "VEVENT" and not self._part:
            _keep(self.entries[-1], name, line)
        elif name == "X-WR-CALNAME":
            self.name = _value(line)
        elif name == "X-WR-TIMEZONE":
            self.zone = _value(line)
        if name == "END":
            self._where = "" if _value(line).upper() == self._where else self._where
            self._part = ""

    def _enter(self, component: str) -> None:
        """Enter a component; one that was never closed ends where the next begins."""
        if component not in _COMPONENTS:
            self._part = component
            return
        self._where, self._part = component, ""
        if component == "VEVENT":
            self.entries.append(RawEntry([]))
        elif component == "VTIMEZONE":
            self._zones.append([])


def _lines(data: bytes) -> list[str]:
    if len(data) > MOST_BYTES:
        raise UnreadableCalendar(
            f"The file is larger than {MOST_BYTES // 1_000_000} MB. Export a shorter period, for "
            "example the last three months."
        )
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = data.decode("utf-16" if marked else "utf-8-sig", errors="replace")
    if "BEGIN:VCALENDAR" not in text[:10_000].upper():
        raise UnreadableCalendar(
            "The file is no calendar: it does not begin with BEGIN:VCALENDAR. Export your "
            "calendar as .ics and try again."
        )
    # A line that begins with a space continues the one before (RFC 5545, 3.1).
    return re.sub(r"\r?\n[ \t]", "", text).replace("\0", "").replace("\r", "\n").split("\n")


def _name(line: str) -> str:
    return line[:60].partition(":")[0].partition(";")[0].strip().upper()


def _value(line: str) -> str:
    return line.rpartition(":")[2].strip()


def _keep(entry: RawEntry, name: str, line: str) -> None:
    if name == "ATTENDEE" and "PARTSTAT=DECLINED" in line.upper():
        entry.declined_by += " " + _value(line).casefold()[:LONGEST_TITLE]
    if name not in _KEPT:
        return
    line = line[: LONGEST_TITLE + 60] if name == "SUMMARY" else line
    entry.size += len(line)
    if entry.size > _LONGEST_ENTRY:
        entry.start = None
        return
    entry.lines.append(line)
    value = _value(line)
    if name == "UID":
        entry.uid = value
    elif name == "DTSTART":
        entry.start = day_of(value)
    elif name == "RECURRENCE-ID":
        entry.moved_from = day_of(value)
        entry.series = entry.series or "RANGE=" in line.upper()
    elif name in ("RRULE", "RDATE"):
        entry.series = True
        entry.rule = value if name == "RRULE" else entry.rule
