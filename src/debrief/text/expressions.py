"""Numeric expressions as written: "from 41 % to 33 %", "1 in 4", "10-15 k", "doubled"."""

# ruff: noqa: PLR0911
# A grammar reads best as a list of early answers, and its small numbers are places in it.

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from debrief.text import periods
from debrief.text.figures import (
    MULTIPLES,
    Raw,
    Scene,
    counts_year,
    fraction,
    multiple,
    next_form,
    number_at,
    numbers_item,
    telephone_end,
)
from debrief.text.numbers import (
    CURRENCIES,
    FRACTIONS,
    ONES,
    SCALES,
    TENS,
    Numeral,
    in_digits,
    in_words,
)
from debrief.text.spans import Word, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

NUMBER_WORDS = ONES.keys() | TENS.keys() | SCALES.keys()
TRIGGERS = NUMBER_WORDS | FRACTIONS.keys() | MULTIPLES.keys() | periods.TRIGGERS
_MONEY = frozenset(CURRENCIES.values())
_COUNTED_ONE = frozenset(("%", "pp", "x", "share")) | periods.TIME_UNITS | _MONEY
_COUNTING_ONE = (
    word_set("percent per percentage point basis in out and to or times dollar euro")
    | SCALES.keys() | FRACTIONS.keys() | periods.TIME_UNITS
)  # fmt: skip

_BETWEEN_LEAD_AND_NUMBER = word_set(
    "about around roughly just under over a an baseline of nearly almost approximately at least "
    "below above the current today's only"
)
_LEAD_GAPS = frozenset((" ~", " <", " >", " +", "  ", "\n", "\r\n"))
_FARTHEST_LEAD = 6
_LARGEST_RATIO = 1000
_SHORTEST_CALL = 6
_YEAR = 4


@cache
def _to() -> re.Pattern[str]:
    return re.compile(
        r"(?:[^.!?;:0-9\n]|(?<=[qh])[1-4]){0,40}?[ ,)]to"
        r" (?:(?:about|around|roughly|under|over|below|above|just|at least|nearly|almost|a) ){0,2}"
        r"(?=[$\u20ac\u00a3\u20b9\u00a5~<>]?[0-9a-z])"
    )


@cache
def _then() -> re.Pattern[str]:
    return re.compile(
        r"(?: ?(-|->|\u2192|=>|-->) ?| (to|and|or) |(,? (?:up |down )?from) )"
        r"(?:(?:about|around|roughly|over|under|every) )?(?=[$\u20ac\u00a3\u20b9\u00a5~]?[0-9a-z])"
    )


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile(r" (?:in|out of) (?:every )?(?=[0-9a-z])")


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:per|an?|each|every) | ?/ ?)(?:user|seat|head|person|customer|account|day"
        r"|week|month|quarter|year|hour|minute|second|order|transaction|mo|yr)\b"
        r"(?:(?: (?:per|a|each) |/)(?:day|week|month|quarter|year)\b)?"
    )


@cache
def _all_triggers() -> frozenset[str]:
    joined = [*periods.TIME_UNITS, *FRACTIONS, "percent", "fold", "hour", "minute", *SCALES]
    tails = [*(ONES.keys() - {"zero"}), *joined]
    heads = [*ONES, *TENS]
    return frozenset([*TRIGGERS, *(f"{head}-{tail}" for head in heads for tail in tails)])


def triggers(words: Sequence[Word]) -> list[int]:
    """Return the indices of the words at which a quantity or a period may begin."""
    known = _all_triggers()
    # Only digits sort below ":" among the characters a word can begin with.
    forms = [word[2] for word in words]
    return [index for index, form in enumerate(forms) if form < ":" or form in known]


def read(scene: Scene, index: int, clear: int) -> Raw | tuple[int, int] | None:
    """Read what begins at the word `index`.

    Returns a quantity as written, the bounds of a period, or None. Empty bounds (n, n) mean:
    nothing here, and nothing before n. `clear` is the offset up to which the text is taken.
    """
    form = scene.words[index][2]
    if form < ":":
        name = _no_number(scene, index)
        if name is not None:
            return name if name[1] else None
    elif form not in NUMBER_WORDS and form in TRIGGERS:
        return _by_name(scene, index, form)
    elif form == "one" and next_form(scene, index) not in _COUNTING_ONE:
        return None
    numeral = number_at(scene, index)
    if numeral is None:
        return None
    if numeral.unit in periods.TIME_UNITS:
        bounds = periods.duration_period(
            scene.folded, scene.words, index, scene.first, numeral, scene.end
        )
        if bounds is not None:
            return bounds
    raw = _expression(scene, index, numeral, clear)
    if form == "one" and isinstance(raw, Raw) and raw.shape == "number":
        # "this one" and "one option" count nothing; "one percent" and "one in five" do.
        return raw if raw.unit in _COUNTED_ONE or raw.value > 1 else None
    return raw


def _by_name(scene: Scene, index: int, form: str) -> Raw | tuple[int, int] | None:
    """Read "doubled", "a third of" or "the next quarter": a number or a period by its name."""
    if form in MULTIPLES:
        return multiple(scene, index)
    if form in FRACTIONS and form not in periods.UNITS:
        return fraction(scene, index)
    quarter = fraction(scene, index) if form == "quarter" else None
    return quarter or periods.named_period(scene.folded, scene.words, index, scene.first, scene.end)


def _no_number(scene: Scene, index: int) -> tuple[int, int] | None:
    """Return the bounds of a date, of nothing (n, n) or of a list number (0, 0) in digits."""
    folded, end = scene.folded, scene.end
    start, stop, form = scene.words[index]
    if start - scene.start <= 1 and numbers_item(folded, start, stop):
        return 0, 0
    after = folded[stop + 1 : stop + 2]
    closed = folded[stop : stop + 1] == ")"
    if closed or after.isdigit() or after == "(" or len(form) > _SHORTEST_CALL:
        until = telephone_end(folded, start, end)
        if until is not None:
            return until, until
    if len(form) < _YEAR and not after.isalnum():
        return None
    found = periods.calendar_end(folded, start, end)
    if found is None or counts_year(scene, index, start, found):
        return None
    left, preposition, _ = periods.lead(folded, scene.words, index, scene.first)
    return (scene.words[left][0] if preposition else start), found


def _expression(scene: Scene, index: int, one: Numeral, clear: int) -> Raw | tuple[int, int]:
    """Read on from a first number to a second one, if they belong together."""
    folded, words = scene.folded, scene.words
    start = one.start
    if words[index][2] in SCALES and index > scene.first and words[index - 1][2] == "a":
        start = words[index - 1][0]
    one = _as_ratio(scene, one)
    lead, begin = _leading(scene, index, start)
    start = max(begin, clear)
    start += scene.folded[start] == " "
    if lead == "from":
        found = _to().match(folded, one.end, scene.end)
        two = _second(scene, found.end()) if found else None
        if two:
            return _joined(scene, (start, index, "change"), one, two)
        return _closed(scene, start, index, one, before=one.value)
    found = _then().match(folded, one.end, scene.end)
    two = _second(scene, found.end()) if found else None
    pair = _pair(scene, (start, index, lead), one, two, found) if found and two else None
    if pair:
        return pair
    if folded[one.end : one.end + 1] == "-" and folded[one.end + 1 : one.end + 2].isdigit():
        return one.end, one.end
    return _closed(scene, start, index, one, goal=one.value if lead == "to" else None)


def _as_ratio(scene: Scene, one: Numeral) -> Numeral:
    """Read on from "one" to "one in five" if a whole follows; else return the number itself."""
    if one.unit or scene.folded[one.end : one.end + 2] not in (" i", " o"):
        return one
    link = _of_all().match(scene.folded, one.end, scene.end)
    whole = _second(scene, link.end(), ratio=False) if link else None
    if whole is None or whole.unit or not one.value < whole.value <= _LARGEST_RATIO:
        return one
    return Numeral(one.start, whole.end, one.value / whole.value, "share")


def _pair(
    scene: Scene, place: tuple[int, int, str], one: Numeral, two: Numeral, link: re.Match[str]
) -> Raw | tuple[int, int] | None:
    """Read two numbers with an arrow, a dash, "to", "and", "from" or "out of" between them."""
    start, index, lead = place
    arrow, joint, back = link.groups()
    if back:
        return _joined(scene, (start, index, "change"), two, one) if lead == "to" else None
    if arrow and arrow != "-":
        return _joined(scene, (start, index, "change"), one, two)
    if not (arrow or joint == "to" or (joint == "and" and lead == "between")):
        return None
    if arrow and _odd_pair(scene.folded, one, two):
        return two.end, two.end
    shared = two.scale if one.scale < two.scale else 1.0
    rising = one.value < two.value * shared
    if joint == "to" and not rising and one.unit and one.unit == two.unit:
        # "5 days to 2 days" falls, so it is no range.
        return _joined(scene, (start, index, "change"), one, two)
    return _joined(scene, (start, index, "range"), one, two) if rising else None


def _odd_pair(folded: str, one: Numeral, two: Numeral) -> bool:
    """Return whether "555-0100" or "12-3" is a code and no range."""
    if folded[two.end : two.end + 1] == "-" and folded[two.end + 1 : two.end + 2].isdigit():
        return True
    tight = folded[one.end] == "-" and folded[one.end + 1].isdigit()
    zero = tight and folded[one.end + 1] == "0" and two.value >= 1
    return zero or (tight and one.value >= two.value and one.scale >= two.scale)


def _leading(scene: Scene, index: int, start: int) -> tuple[str, int]:
    """Return "from", "to", "between" or "" to the left of a number, and where it begins."""
    left = index - 1
    edge = start
    while left >= scene.first and index - left < _FARTHEST_LEAD:
        begin, end, form = scene.words[left]
        if begin >= start:
            left -= 1
            continue
        gap = scene.folded[end:edge]
        if gap != " " and gap not in _LEAD_GAPS:
            break
        if form in ("from", "to", "between"):
            return (form, begin) if form != "to" or _aimed(scene, left) else ("", start)
        if form not in _BETWEEN_LEAD_AND_NUMBER:
            break
        edge = begin
        left -= 1
    return "", start


def _aimed(scene: Scene, index: int) -> bool:
    """Return whether "to" leads to a level: not "up to", "close to" or "talk to"."""
    previous = scene.words[index - 1][2] if index > scene.first else ""
    return previous not in ("up", "close", "compared", "relative", "equal", "due", "next")


def _second(scene: Scene, offset: int, *, ratio: bool = True) -> Numeral | None:
    """Read the second number of an expression at `offset`, past a currency sign."""
    while offset < scene.end and scene.folded[offset] in "$\u20ac\u00a3\u20b9\u00a5~<>":
        offset += 1
    index = _index_at(scene.words, offset)
    if index >= scene.stop:
        return None
    begin, end, form = scene.words[index]
    if begin != offset:
        # The second half of "10-15" is inside the word the first half began.
        if begin < offset < end and scene.folded[offset].isdigit():
            return in_digits(scene.folded, offset, scene.end)
        return None
    if form in ("a", "one") and index + 1 < scene.stop:
        share = fraction(scene, index + 1) if scene.words[index + 1][2] in FRACTIONS else None
        if share:
            return Numeral(share.start, share.end, share.value, share.unit)
    if form == "half":
        return Numeral(begin, end, 0.5, "share")
    found = None
    if form < ":":
        found = number_at(scene, index)
    elif form.partition("-")[0] in NUMBER_WORDS:
        found = in_words(scene.folded, scene.words, index, scene.stop, scene.end)
    return _as_ratio(scene, found) if found and ratio else found


def _index_at(words: Sequence[Word], offset: int) -> int:
    return max(bisect_left(words, (offset + 1,)) - 1, 0)


def _joined(scene: Scene, place: tuple[int, int, str], one: Numeral, two: Numeral) -> Raw:
    """Join two numbers; a unit or a suffix said once holds for both."""
    start, index, shape = place
    low, high = one.value, two.value
    if one.scale == 1 and two.scale > 1 and low < high / two.scale * 10:
        low *= two.scale
    end = _with_rate(scene, max(one.end, two.end))
    unit = two.unit or one.unit
    return Raw(start, end, index, high, unit, shape, low, high, max(one.start, start))


def _closed(
    scene: Scene,
    start: int,
    index: int,
    one: Numeral,
    *,
    before: float | None = None,
    goal: float | None = None,
) -> Raw:
    end, core = _with_rate(scene, one.end), max(one.start, start)
    return Raw(start, end, index, one.value, one.unit, "number", before, goal, core)


def _with_rate(scene: Scene, end: int) -> int:
    """Return the end of an expression with "per month" or "a user" counted in."""
    if scene.folded[end : end + 1] not in (" ", "/"):
        return end
    found = _rate().match(scene.folded, end, scene.end)
    return found.end() if found else end
