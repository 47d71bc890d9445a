"""Periods: dates, quarters and time frames such as "by June" or "within six weeks"."""

# A grammar reads best as a list of early answers, and its small numbers are places in it.

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from debrief.text.spans import Word, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

    from debrief.text.numbers import Numeral

MONTHS = word_set(
    "january february march april may june july august september october november december "
    "jan feb apr jun jul aug sep sept oct nov dec"
)
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
UNITS = word_set("day week month quarter year")
CODES = frozenset(
    [f"q{n}" for n in range(1, 5)]
    + [f"h{n}" for n in (1, 2)]
    + [f"fy{n}" for n in [*range(15, 60), *range(2015, 2060)]]
    + [f"{n}h" for n in (1, 2)]
)
NAMED = word_set(
    "year-end quarter-end month-end eoy eoq mid-year end-of-year end-of-quarter end-of-month "
    "christmas easter thanksgiving tomorrow"
)
TRIGGERS = MONTHS | DAYS | UNITS | CODES | NAMED | {"weekend", "fortnight", "sprint"}
TIME_UNITS = frozenset(("day", "week", "month", "quarter", "year", "hour", "minute", "second"))

_PREPOSITIONS = word_set(
    "in by within over during after for until till since before through throughout on around "
    "inside across every between from"
)
_MODIFIERS = word_set(
    "the a an this next last past first second third fourth final coming following previous "
    "of end start beginning middle mid early late about around roughly only under less than "
    "each another just nearly almost current full entire whole at most approximately close "
    "halfway one same their our my its his her your upcoming opening closing"
)
_DEIXIS = word_set(
    "this next last past first coming following previous end start beginning middle mid early "
    "late final current second third fourth upcoming same whole entire full halfway"
)
_MEASURES = word_set(
    "take takes took taking taken last lasts lasted spend spends spent wait waits waited need "
    "needs save saves saved is was are were averages averaged"
)
_FRAMES = word_set(
    "window pilot period test trial experiment deadline sprint run plan timeline timeframe "
    "horizon roadmap rollout beta programme program project launch cycle study campaign phase "
    "engagement contract"
)
_COHORTS = word_set(
    "retention churn active rolling average cohort repeat moving conversion activation return "
    "survival retained trailing"
)
_AMBIGUOUS = frozenset(("may", "march", "second", "sat", "sun"))
_ORDER = word_set("next last past first coming following previous")
_FARTHEST = 6


@cache
def _after_date() -> re.Pattern[str]:
    return re.compile(
        r"(?: [0-9]{1,2}(?:st|nd|rd|th)?(?![\w%.,-]{0,12}[0-9%])(?! ?(?:%|percent)))?"
        r"(?:,? (?:of )?(?:(?:19|20)[0-9]{2}|fy ?[0-9]{2,4}|'[0-9]{2})(?![\w%]|[.,][0-9]))?"
        r"(?: ?(?:to|-|until|through|and) (?:january|february|march|april|may|june|july|august"
        r"|september|october|november|december|q[1-4]|h[12])(?!\w)"
        r"(?: (?:19|20)[0-9]{2}(?![\w%]))?)?"
    )


@cache
def _after_duration() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:'s?)? time| (?:later|ago|earlier|out|from (?:now|today|launch)"
        r"|(?:after|before|of|post|into) (?:the |our |a )?(?:launch|release|rollout|go-live)))\b"
    )


@cache
def _calendar() -> re.Pattern[str]:
    return re.compile(
        r"(?:19|20)[0-9]{2}-[01]?[0-9](?:-[0-3]?[0-9])?(?![\w-])"
        r"|[0-3]?[0-9][/.][0-3]?[0-9][/.](?:(?:19|20)[0-9]{2}|[0-9]{2})(?!\w)"
        r"|[0-3]?[0-9](?:st|nd|rd|th)?(?: of)? (?:january|february|march|april|may|june|july|august"
        r"|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
        r"(?!\w)(?:,? (?:19|20)[0-9]{2}(?!\w))?"
        r"|(?:19|20)[0-9]{2}(?:[-/][0-9]{2})?(?![\w%]|[.,:/-][0-9])(?! ?(?:%|percent|per cent|x\b))"
    )


def calendar_end(folded: str, start: int, limit: int) -> int | None:
    """Return where a date or a year written in digits at `start` ends, or None."""
    if folded[start : start + 1] not in "0123":
        return None
    found = _calendar().match(folded, start, limit)
    return found.end() if found else None


def lead(
    folded: str, words: Sequence[Word], index: int, first: int
) -> tuple[int, str, frozenset[str]]:
    """Walk left from `words[index]` over "by the end of the".

    Returns the first word index of the expression, its preposition ("" if none), and the
    modifiers passed. Stops at punctuation.
    """
    left = index
    seen: list[str] = []
    while left > first and index - left < _FARTHEST:
        gap = words[left][0] - words[left - 1][1]
        form = words[left - 1][2]
        if gap != 1 or folded[words[left][0] - 1] != " ":
            break
        if form in _PREPOSITIONS and form != "around":
            return left - 1, form, frozenset(seen)
        if form not in _MODIFIERS:
            break
        seen.append(form)
        left -= 1
    while left < index and words[left][2] in ("of", "than", "at", "less", "most", "about"):
        left += 1
    return left, "", frozenset(words[k][2] for k in range(left, index))


def named_period(
    folded: str, words: Sequence[Word], index: int, first: int, limit: int
) -> tuple[int, int] | None:
    """Return the bounds of a period around a month, quarter or unit word, or None.

    "in a quarter", "next month", "by the end of the year", "Q3 2025" and "by June" are
    periods; "per month", "a week" and "every day" are rates.
    """
    _, end, form = words[index]
    left, preposition, seen = lead(folded, words, index, first)
    if preposition == "every" or (not preposition and "each" in seen):
        return None
    if form in UNITS or form in ("weekend", "fortnight", "sprint"):
        named = bool(seen & _DEIXIS)
        if not named and not (preposition and seen & {"a", "the", "an", "one", "each"}):
            return _numbered(folded, words, index, left, preposition)
        found = _after_duration().match(folded, end, limit)
        return words[left][0], found.end() if found else end
    found = _after_date().match(folded, end, limit)
    reach = found.end() if found else end
    if form in _AMBIGUOUS and not preposition and not seen & _DEIXIS and reach == end:
        return None
    return words[left][0], reach


def _numbered(
    folded: str, words: Sequence[Word], index: int, left: int, preposition: str
) -> tuple[int, int] | None:
    """Return the bounds of "by week 4": a unit that is counted, with its preposition."""
    following = index + 1
    if not preposition or following >= len(words) or not words[following][2].isdigit():
        return None
    if folded[words[index][1] : words[following][0]] != " ":
        return None
    if following + 1 < len(words) and words[following + 1][2] in _COHORTS:
        return None
    return words[left][0], words[following][1]


def duration_period(
    folded: str, words: Sequence[Word], index: int, first: int, numeral: Numeral, limit: int
) -> tuple[int, int] | None:
    """Return the bounds of a time frame counted in days, weeks or the like.

    "within six weeks", "the last 30 days" and "two weeks later" are frames. A measured duration
    ("took 3 days") answers None. Part of a metric's name ("30-day retention") is neither, and
    answers empty bounds (n, n) at its end.
    """
    following = _word_after(words, index, numeral.end)
    if following in _COHORTS and (numeral.joined or following in ("rolling", "moving")):
        return numeral.end, numeral.end
    left, preposition, seen = lead(folded, words, index, first)
    begin = min(words[left][0], numeral.start)
    if numeral.joined:
        framed = following in _FRAMES
        return (begin, numeral.end + 1 + len(following)) if framed else None
    if preposition in ("by", "from", "between"):
        return None
    if preposition in ("over", "around", ""):
        verb = words[left - 1][2] if left > first else ""
        brief = preposition == "over" and numeral.unit in ("second", "minute")
        if verb in _MEASURES or brief:
            return None
    found = _after_duration().match(folded, numeral.end, limit)
    if found or preposition or not _ORDER.isdisjoint(seen):
        return begin, found.end() if found else numeral.end
    return None


def _word_after(words: Sequence[Word], index: int, end: int) -> str:
    for position in range(index + 1, min(index + 9, len(words))):
        if words[position][0] >= end:
            return words[position][2] if words[position][0] - end == 1 else ""
    return ""
