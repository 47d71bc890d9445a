"""Dates as résumés write them: "Jan 2021 - Present", "03/2019–11/2020", "2018 to 2020"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from debrief.experience.words import months, phrases
from debrief.text.spans import fold


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

    @property
    def backwards(self) -> bool:
        """Whether it ends before it begins, so that one of the dates must be wrong."""
        if self.start is None or self.end is None:
            return False
        if self.start.month and self.end.month:
            return self.end < self.start
        return self.end.year < self.start.year


class Dated(NamedTuple):
    """A period found in a line: where, and whether it has both ends or a month."""

    start: int
    end: int
    period: Period
    plain_year: bool


_YEAR = "(?:19[5-9][0-9]|20[0-6][0-9])"


def _any(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _moment(n: int) -> str:
    month = _any(list(months()))
    season = _any(phrases("dates", "seasons"))
    return (
        rf"(?:(?:[0-3]?[0-9](?:st|nd|rd|th|\.)? )?(?P<name{n}>{month})(?![a-z\u00df-\u017f])\.?"
        rf"(?: ?(?:,|/|-)| del?| of)? ?(?:(?P<named{n}>{_YEAR})|'(?P<short{n}>[0-9]{{2}}))"
        rf"|(?P<isoyear{n}>{_YEAR})[-/.](?P<iso{n}>0[1-9]|1[0-2])"
        r"(?:[-/.](?:0[1-9]|[12][0-9]|3[01]))?(?![0-9])"
        rf"|(?P<first{n}>[0-3]?[0-9])(?P<mark{n}>[/.-])(?P<second{n}>[0-3]?[0-9])[/.-]"
        rf"(?P<dayyear{n}>{_YEAR})"
        rf"|(?P<month{n}>0?[1-9]|1[0-2]) ?[/.-] ?(?P<monthyear{n}>{_YEAR})"
        rf"|(?:{season})[ -]?(?P<season{n}>{_YEAR})"
        rf"|(?P<year{n}>{_YEAR}))"
    )


@cache
def _pattern() -> re.Pattern[str]:
    present = _any(phrases("dates", "present"))
    to = _any(phrases("dates", "to"))
    dash = rf"(?: ?-{{1,2}}>? ?| ?\u2192 ?| (?:{to}) )"
    short = "(?:0[1-9]|1[0-2])/[0-9]{2}"
    month = _any(list(months()))
    return re.compile(
        r"(?<![0-9a-z\u00df-\u017f.])(?:"
        rf"(?P<shorts>{short}){dash}(?:(?P<shorte>{short})|(?P<shortnow>{present}))(?![0-9/])"
        rf"|(?P<lone>{month})\.?{dash}(?=(?:{month})\b)(?P<lonely>){_moment(3)}"
        rf"|(?P<school>{_YEAR})/(?P<schooled>{_YEAR}|[0-9]{{2}})(?![0-9])"
        rf"|{_moment(1)}(?:{dash}(?:{_moment(2)}|(?P<now>{present})))?"
        rf"|(?P<since>{_any(phrases('dates', 'since'))}) {_moment(4)}"
        rf"|(?P<until>{_any(phrases('dates', 'until'))}) {_moment(5)}"
        r")(?![0-9a-z\u00df-\u017f])"
    )


@cache
def _duration() -> re.Pattern[str]:
    unit = _any(phrases("dates", "units"))
    one = rf"[0-9]{{1,2}}\+? ?(?:{unit})\b\.?"
    return re.compile(
        r"[ \t]*[(\[,\u00b7|-]?[ \t]*"
        rf"(?:less than a year|{one}(?:(?:,| and|,? und)? ?{one})?)[)\]]?"
    )


def find_period(line: str) -> Dated | None:
    """Return the last period in a line, or None; a range counts before a lone date."""
    best: Dated | None = None
    folded = fold(line)
    for found in _pattern().finditer(folded):
        dated = Dated(found.start(), found.end(), _period(found), _is_plain_year(found))
        if best is None or (_weight(dated) >= _weight(best)):
            best = dated
    return best


def read_period(text: str) -> Period | None:
    """Return the period that a text consists of, or None where it says anything besides."""
    words = " ".join(fold(text).split()).strip("()[]{}|,;.: ")
    found = _pattern().match(words)
    if not found:
        return None
    rest = words[found.end() :]
    return _period(found) if not rest or is_duration(rest) else None


def is_duration(text: str) -> bool:
    """Return whether a text is only a length of time, such as "(2 years 3 months)"."""
    return bool(_duration().fullmatch(fold(text).strip()))


def after_duration(line: str, start: int) -> int:
    """Return where a length of time that stands at `start` ends, or `start`."""
    found = _duration().match(fold(line), start)
    return found.end() if found else start


def _weight(dated: Dated) -> int:
    period = dated.period
    return 2 * (period.ongoing or period.start != period.end) + (not dated.plain_year)


def _is_plain_year(found: re.Match[str]) -> bool:
    groups = found.groupdict()
    return bool(groups["year1"]) and not any(
        groups[name] for name in ("now", "year2", "named2", "month2", "iso2", "season2", "second2")
    )


def _period(found: re.Match[str]) -> Period:
    groups = found.groupdict()
    if groups["since"]:
        return Period(_read(groups, 4), None, ongoing=True)
    if groups["until"]:
        return Period(None, _read(groups, 5))
    if groups["lone"]:
        last = _read(groups, 3)
        return Period(Moment(last.year, months()[groups["lone"]]), last)
    if groups["school"]:
        return _school_year(int(groups["school"]), int(groups["schooled"]))
    return _short(groups) if groups["shorts"] else _plain(groups)


def _plain(groups: dict[str, Any]) -> Period:
    start = _read(groups, 1)
    if groups["now"]:
        return Period(start, None, ongoing=True)
    second = any(groups[f"{name}2"] for name in _YEARS)
    return Period(start, _read(groups, 2) if second else start)


def _short(groups: dict[str, Any]) -> Period:
    """Return the period of "03/19 - 11/20"."""
    end = groups["shorte"]
    return Period(_of_short(groups["shorts"]), _of_short(end) if end else None, ongoing=not end)


def _school_year(year: int, end: int) -> Period:
    """Return the period of "2018/19", or the month of "2018/11"."""
    if end > 100:
        return Period(Moment(year), Moment(end))
    if end <= 12 and end != (year + 1) % 100:
        return Period(Moment(year, end), Moment(year, end))
    return Period(Moment(year), Moment(year // 100 * 100 + end + 100 * (end < year % 100)))


_YEARS = ("named", "short", "isoyear", "dayyear", "monthyear", "season", "year")


def _of_short(text: str) -> Moment:
    month, year = text.split("/")
    return Moment(_century(int(year)), int(month))


def _century(year: int) -> int:
    return (2000 if year < 60 else 1900) + year


def _read(groups: dict[str, Any], n: int) -> Moment:
    name, iso, month = groups[f"name{n}"], groups[f"iso{n}"], groups[f"month{n}"]
    if name:
        short = groups[f"short{n}"]
        year = _century(int(short)) if short else int(groups[f"named{n}"] or 0)
        return Moment(year, months()[name])
    if iso:
        return Moment(int(groups[f"isoyear{n}"] or 0), int(iso))
    if groups[f"dayyear{n}"]:
        return _of_day(groups, n)
    if month:
        return Moment(int(groups[f"monthyear{n}"] or 0), int(month))
    return Moment(int(groups[f"season{n}"] or groups[f"year{n}"] or 0))


def _of_day(groups: dict[str, Any], n: int) -> Moment:
    """Return the month of a full date; "03/04/2019" may be March or April, so only its year."""
    first, second = int(groups[f"first{n}"] or 0), int(groups[f"second{n}"] or 0)
    year = int(groups[f"dayyear{n}"] or 0)
    if 12 < first <= 31 or groups[f"mark{n}"] == ".":
        return Moment(year, second if 0 < second <= 12 else 0)
    if 12 < second <= 31:
        return Moment(year, first if 0 < first <= 12 else 0)
    return Moment(year, first if first == second else 0)
