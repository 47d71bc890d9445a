"""Dates as plans write them: whether there is one, and which of two comes first."""

from __future__ import annotations

import re
from typing import NamedTuple

from debrief.text import Text

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_ISO = re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d?)(?:-(?P<day>\d\d?))?\b")
_DAY_MONTH = re.compile(
    rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?\.? (?:of )?{_MONTH}(?:,? (?P<year>20\d\d))?\b"
)
_MONTH_DAY = re.compile(
    rf"\b{_MONTH}(?: (?P<day>\d\d?)(?:st|nd|rd|th)?\b)?(?:,? (?P<year>20\d\d))?"
)
_COUNTED = re.compile(r"\b(?P<unit>day|week|month|sprint) ?(?P<sign>[-+\u2212]?) ?(?P<n>\d{1,3})\b")
_AROUND = re.compile(
    r"\bt ?(?P<sign>[-+\u2212]) ?(?P<n>\d{1,3}) ?(?P<unit>d|w|m|day|week|month)?s?\b"
)
_BESIDE = re.compile(
    r"\b(?P<n>\d{1,3}|one|two|three|four|five|six|eight) (?P<unit>day|week|month)s? "
    r"(?P<side>before|after|later)\b"
)
_NAMED = re.compile(r"\b(?:launch day|day one|kick-off|go-live|eve)\b")
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8}
_DAYS = {"d": 1, "day": 1, "w": 7, "week": 7, "sprint": 14, "m": 30, "month": 30}
_YEAR = 365
_HALF = 182
_MONTH_DAYS = 31


class Moment(NamedTuple):
    """A point in time, in days.

    `scale` is "calendar" for a date, "count" for week 6 of a plan, and "launch" for a distance
    from launch day. `dated` tells whether a calendar day has a year, `whole` that it is a month.
    """

    scale: str
    at: int
    dated: bool = False
    whole: bool = False


def has_date(text: str) -> bool:
    """Return whether a value holds a day, a week, a month or a time frame."""
    if moment(text) or _NAMED.search(text.lower()):
        return True
    read = Text(text)
    timed = any(one.unit in ("day", "week", "month", "quarter", "year") for one in read.quantities)
    return bool(read.periods) or timed


def moment(text: str) -> Moment | None:
    """Return the point in time that a value names, None where it cannot be placed."""
    text = text.lower()
    if found := _ISO.search(text):
        return _calendar(int(found["month"]), found["day"], found["year"])
    for pattern, scale in ((_AROUND, "launch"), (_BESIDE, "launch"), (_COUNTED, "count")):
        if found := pattern.search(text):
            return _distance(found.groupdict(), scale)
    if found := _DAY_MONTH.search(text) or _MONTH_DAY.search(text):
        return _calendar(_MONTHS.index(found["month"][:3]) + 1, found["day"], found["year"])
    return None


def _calendar(month: int, day: str | None, year: str | None) -> Moment | None:
    if not (1 <= month <= 12 and 1 <= int(day or 1) <= 31):
        return None
    at = round((month - 1) * 30.4 + int(day or 15) + int(year or 0) * _YEAR)
    return Moment("calendar", at, dated=bool(year), whole=day is None)


def _distance(found: dict[str, str], scale: str) -> Moment:
    written = found["n"]
    number = _NUMBERS.get(written) or int(written)
    back = found.get("sign") in ("-", "\u2212") or found.get("side") == "before"
    return Moment(scale, (-1 if back else 1) * number * _DAYS[found.get("unit") or "d"])


def days_after(day: Moment | None, other: Moment | None) -> int | None:
    """Return how many days the other moment lies after launch day, None where nobody can tell."""
    if other is None:
        return None
    if other.scale == "launch":
        return other.at
    if day is None or day.scale != other.scale:
        return None
    between = other.at - day.at
    if other.scale == "calendar" and not (day.dated and other.dated):
        # Without a year the nearer one is meant: January is after November.
        between = (other.at - day.at + _HALF) % _YEAR - _HALF
    if (day.whole or other.whole) and abs(between) <= _MONTH_DAYS:
        # "March" may be its first day or its last: nothing is called late for that.
        return 0
    return between
