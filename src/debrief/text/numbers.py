"""Numerals: how digits and number words are written, and what they are worth."""

# A grammar reads best as a list of early answers, and its small numbers are places in it.

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from debrief.text.spans import Word

ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "dozen": 12.0, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
FRACTIONS = {
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4,
    "quarters": 1 / 4, "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "eighth": 1 / 8,
    "eighths": 1 / 8, "tenth": 1 / 10, "tenths": 1 / 10,
}  # fmt: skip
SUFFIXES = {
    "k": 1e3, "m": 1e6, "mm": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "t": 1e12,
    **SCALES,
}  # fmt: skip
CURRENCIES = {
    "$": "USD", "usd": "USD", "dollar": "USD", "buck": "USD", "\u20ac": "EUR", "eur": "EUR",
    "euro": "EUR", "\u00a3": "GBP", "gbp": "GBP", "pound": "GBP", "\u20b9": "INR", "inr": "INR",
    "rupee": "INR", "\u00a5": "JPY", "jpy": "JPY", "yen": "JPY", "chf": "CHF", "cad": "CAD",
    "aud": "AUD", "sgd": "SGD", "cny": "CNY", "sek": "SEK",
}  # fmt: skip
TIMES = {
    "second": "second", "sec": "second", "millisecond": "second", "ms": "second",
    "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour", "day": "day",
    "week": "week", "wk": "week", "month": "month", "quarter": "quarter", "year": "year",
    "yr": "year",
}  # fmt: skip
_DIVISORS = {"bps": 100.0, "ms": 1000.0, "millisecond": 1000.0}


class Numeral(NamedTuple):
    """A number with its unit: offsets into the text, worth, and how it was written."""

    start: int
    end: int
    value: float
    unit: str
    scale: float = 1.0
    """The factor a suffix brought in ("k" is 1000), else 1; already part of `value`."""
    joined: bool = False
    """Whether the unit hangs on by a hyphen, as in "30-day"."""


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(
        r"[0-9]{1,3}(?:,[0-9]{2,3}){0,4},[0-9]{3}(?![0-9])(?:\.[0-9]{1,6})?"
        r"|[0-9]{1,3}(?:\.[0-9]{3}){2,4}(?![0-9.])(?:,[0-9]{1,2})?"
        r"|[0-9]{1,3}\.[0-9]{3},[0-9]{1,2}(?![0-9])"
        r"|[1-9][0-9]{0,2}(?: [0-9]{3}){1,4}(?![0-9a-z:/-])(?:\.[0-9]{1,6})?"
        r"|[0-9]{1,12},[0-9]{1,2}(?![0-9,])"
        r"|[0-9]{1,15}(?:\.[0-9]{1,9})?(?!\.?[0-9])"
    )


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(
        r"(?: ?(bn|mn|tn)\b|(k|mm?|b|t)\b|[ -](hundred|thousand|million|billion|trillion|dozen"
        r"|lakh|crore)s?\b)?"
        r"(?:( ?%[ -]?(?:points?|pts?)\b|[ -]percentage[ -]points?\b| ?(?:ppts?|pp|p\.p\.)(?!\w))"
        r"|( ?%|[ -]?per ?cent\b)"
        r"|[ -]?(bps|basis[ -]points?)\b"
        r"|( ?x(?!\w)|\u00d7|[ -]times\b|[ -]?fold\b)"
        r"|(?: ([\u20ac\u00a3$\u20b9\u00a5])(?! ?[0-9])|([\u20ac\u00a3\u20b9\u00a5])"
        r"|[ -]?(usd|eur|gbp|inr|jpy|chf|cad|aud|sgd|cny|sek|dollar|buck|euro|pound|rupee|yen)s?\b)"
        r"|([ -]?)(?:business |working |calendar |full )?"
        r"(milliseconds?|ms|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|wks?|months?"
        r"|quarters?|years?|yrs?)(?!\w))?"
    )


def worth(written: str) -> float:
    """Return what a numeral in digits is worth, reading its separators.

    "1,200" is 1200, "1.200.000" 1200000, "2,5" 2.5 and "1.200" 1.2: a single dot is a
    thousands separator only where it cannot be anything else.
    """
    plain = written.replace(" ", "")
    if "," in plain:
        whole, _, rest = plain.rpartition(",")
        grouped = len(rest.partition(".")[0]) == 3
        plain = plain.replace(",", "") if grouped else f"{whole.replace('.', '')}.{rest}"
    elif plain.count(".") > 1:
        plain = plain.replace(".", "")
    return float(plain)


def in_digits(folded: str, start: int, limit: int) -> Numeral | None:
    """Read a numeral in digits at `start`, with suffix and unit; None if it is no quantity.

    Versions, clock times, dates with strokes, telephone numbers, ordinals and names such as
    "3D" answer None. A currency sign before the digits is the caller's to add.
    """
    found = _digits().match(folded, start, limit)
    if found is None:
        return None
    return _with_tail(folded, start, found.end(), limit, worth(found.group()))


def _with_tail(folded: str, start: int, end: int, limit: int, value: float) -> Numeral | None:
    found = _tail().match(folded, end, limit)
    if found is None:  # every part of the pattern is optional
        return None
    scale, unit, joined, divisor = 1.0, "", False, 1.0
    after = found.end()
    if after > end:
        near, tight, spelled, point, percent, bps, times, *money, joint, time = found.groups()
        suffix = near or tight or spelled
        if suffix:
            scale = SUFFIXES[suffix]
        joined = folded[end] == "-"
        if percent:
            unit = "%"
        elif point or bps:
            unit, divisor = "pp", 100.0 if bps else 1.0
        elif times:
            unit = "x"
        elif time:
            name = time if time == "ms" else time.removesuffix("s")
            unit, divisor = TIMES[name], _DIVISORS.get(name, 1.0)
            joined = joint == "-"
        elif any(money):
            unit = CURRENCIES[next(filter(None, money))]
    if after < limit and _runs_on(folded, after, limit, bare=after == end):
        return None
    return Numeral(start, after, value * scale / divisor, unit, scale, joined)


def _runs_on(folded: str, end: int, limit: int, *, bare: bool) -> bool:
    """Return whether what follows shows that the digits belong to a longer name or code."""
    following = folded[end]
    if following.isalnum() or following == "_":
        return True
    if not bare or end + 1 >= limit:
        return False
    further = folded[end + 1]
    if following in ":/.,":
        return further.isdigit()
    return following == "-" and further.isalpha()


def in_words(
    folded: str, words: Sequence[Word], index: int, stop: int, limit: int
) -> Numeral | None:
    """Read a number written in words, beginning at `words[index]`; None if there is none.

    `stop` bounds the words and `limit` the characters that may be used. Shares ("two thirds")
    come back with the unit "share"; "three quarters" is a share only before "of".
    """
    total, current, position = 0.0, 0.0, index
    last = index
    spoke = False
    while position < stop and (not spoke or words[position][0] == words[position - 1][1] + 1):
        form = words[position][2]
        step = _step(form, current, spoke=spoke)
        if step is None:
            if form == "and" and spoke and position + 1 < stop:
                if words[position + 1][2] in ("a", "one") and position + 2 < stop:
                    part = {"half": 0.5, "quarter": 0.25}.get(words[position + 2][2])
                    if part is not None:
                        current += part
                        last = position + 2
                        position += 3
                        continue
                joinable = (total or current >= 100) and _step(words[position + 1][2])
                if joinable and current % 100 == 0:
                    position += 1
                    continue
            break
        current, gained = step
        if gained:
            total += current * gained
            current = 0.0
        spoke = True
        last = position
        position += 1
    if not spoke:
        return _joined_word(folded, words[index], limit)
    value = total + current
    share = _share(folded, words, last + 1, stop, value, words[index][0])
    return share or _with_tail(folded, words[index][0], words[last][1], limit, value)


def _step(form: str, current: float = 0.0, *, spoke: bool = False) -> tuple[float, float] | None:
    """Return the running value and the scale reached after one more number word."""
    if form in ONES:
        free = not spoke or current % 100 == 0 or (current % 10 == 0 and current % 100 > 10)
        return (current + ONES[form], 0.0) if free else None
    if form in TENS:
        return (current + TENS[form], 0.0) if not spoke or current % 100 == 0 else None
    if form in SCALES:
        if form == "hundred":
            return ((current or 1.0) * 100, 0.0) if current < 100 else None
        return (current or 1.0, SCALES[form])
    tens, _, ones = form.partition("-")
    if tens in TENS and 0 < ONES.get(ones, 0) < 10 and current % 100 == 0:
        return current + TENS[tens] + ONES[ones], 0.0
    return None


def _share(
    folded: str, words: Sequence[Word], after: int, stop: int, value: float, start: int
) -> Numeral | None:
    if after >= stop or not 0 < value < 10 or words[after][0] != words[after - 1][1] + 1:
        return None
    form, end = words[after][2], words[after][1]
    part = FRACTIONS.get(form)
    if part is None or (form.startswith("quarter") and not folded.startswith(" of", end)):
        return None
    if (value == 1) == form.endswith("s"):
        return None
    return Numeral(start, end, value * part, "share")


def _joined_word(folded: str, word: Word, limit: int) -> Numeral | None:
    """Read "two-thirds", "three-day" and "twenty-percent": the number is part of the word."""
    head, _, last = word[2].rpartition("-")
    step = _step(head) if head else None
    if step is None or step[1]:
        return None
    if last in FRACTIONS and 0 < step[0] < 10 and (last[-1] == "s") == (step[0] > 1):
        return Numeral(word[0], word[1], step[0] * FRACTIONS[last], "share")
    return _with_tail(folded, word[0], word[0] + len(head), limit, step[0])
