"""Rules of repetition: which can be expanded, and which could keep a reader busy for ever."""

from __future__ import annotations

import datetime as dt

FIRST_YEAR = 1970
_FREQUENCIES = frozenset("DAILY WEEKLY MONTHLY YEARLY".split())
_PARTS = frozenset("FREQ INTERVAL COUNT UNTIL BYDAY BYMONTHDAY BYMONTH BYSETPOS WKST".split())
_LONGEST_MONTHS = {2: 29, 4: 30, 6: 30, 9: 30, 11: 30}


def parts_of(rule: str) -> dict[str, str]:
    """Return the parts of a rule in capitals, for example FREQ and INTERVAL."""
    return dict(part.upper().partition("=")[::2] for part in rule.split(";") if part)


def is_plain(rule: str, start: dt.date) -> bool:
    """Say whether a rule is of a kind that calendars write and that ends its search soon.

    A rule that can never match is searched for until the year 9999, and one that repeats by the
    second has no end; both would hang.
    """
    parts = parts_of(rule)
    frequency = parts.get("FREQ", "")
    if frequency not in _FREQUENCIES or not parts.keys() <= _PARTS:
        return False
    interval = parts.get("INTERVAL", "1")
    if not interval.isdecimal() or len(interval) > 3 or int(interval) < 1:
        return False
    often = frequency in ("DAILY", "WEEKLY")
    if often and ("BYSETPOS" in parts or start.year < FIRST_YEAR):
        return False
    if "BYMONTH" in parts and "BYMONTHDAY" in parts:
        return _exists(parts["BYMONTH"], parts["BYMONTHDAY"])
    return True


def is_quick(rule: str) -> bool:
    """Say whether expanding a plain rule cannot take noticeable time."""
    parts = parts_of(rule)
    daily = parts.get("FREQ") == "DAILY" and "BYDAY" in parts
    return not daily and not parts.keys() & {"BYMONTHDAY", "BYMONTH", "BYSETPOS"}


def last_day(rule: str) -> dt.date | None:
    """Return the day after which a rule gives nothing, where it names one."""
    return day_of(parts_of(rule).get("UNTIL", ""))


def day_of(value: str) -> dt.date | None:
    """Return the day of a date or date-time as calendars write it, or None."""
    try:
        return dt.date(int(value[:4]), int(value[4:6]), int(value[6:8]))
    except ValueError:
        return None


def _exists(months: str, days: str) -> bool:
    try:
        longest = max(_LONGEST_MONTHS.get(int(month), 31) for month in months.split(","))
        return min(abs(int(day)) for day in days.split(",")) <= longest
    except ValueError:
        return False
