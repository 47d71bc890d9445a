"""What an advertisement asks for: years, skills, education, each with its place; and the level."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from debrief.fit.advert import AdvertLevel, Skill, Years
from debrief.fit.advert_parts import Item
from debrief.fit.advert_titles import level_of_title
from debrief.fit.wording import find_phrases
from debrief.handbook.adverts import AdvertWords
from debrief.text import Span
from debrief.text.spans import fold

_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten".split(), 1)
} | {"twelve": 12, "fifteen": 15}
_COUNT = rf"\d{{1,2}}|{'|'.join(_NUMBERS)}"
_YEARS = re.compile(
    rf"(?<![\w.$])(?P<least>{_COUNT})\s{{0,2}}(?:\+|plus|or more|\((?:\d{{1,2}})\))?\s{{0,2}}"
    rf"(?:(?:-|to|and)\s{{0,2}}(?P<most>{_COUNT})\s{{0,2}}\+?\s{{0,2}})?"
    r"(?:\+\s{0,2})?(?:or more\s)?(?:years?|yrs?)\b"
)
_DEGREE = re.compile(
    r"\b(?:bachelor\w*|master(?:'?s)? degree|master's|masters|mba|ph\.?d|degree|diploma|abitur|"
    r"b\.?[as]\.?/|(?:bs|ba|bsc|msc|ms|ma) in\b|university education|undergraduate|"
    r"graduate education)"
)
_NOT_WORK = re.compile(r"\b(?:founded|ago|vest\w*|over the (?:last|past)|in business|history)\b")
_SPAN_OF_LEVELS = 4


def find_years(text: str, item: Item) -> tuple[Years, ...]:
    """Return the years of experience that one item asks for, from 1 to 40."""
    written = text[item.span.start : item.span.end]
    words = re.sub(r"\s", " ", fold(written))
    if _NOT_WORK.search(words):
        return ()
    found = []
    for match in _YEARS.finditer(words):
        least, most = _number(match["least"]), _number(match["most"])
        if least is None or least > 40 or (most is not None and not least < most <= 40):
            continue
        place = Span(item.span.start + match.start(), item.span.start + match.end())
        found.append(Years(least, most, " ".join(written[slice(*match.span())].split()), place))
    return tuple(found)


def _number(word: str | None) -> int | None:
    if word is None:
        return None
    return int(word) if word.isdigit() else _NUMBERS[word]


def asks_for_degree(item: Item) -> bool:
    """Return whether an item names a degree."""
    return _DEGREE.search(fold(item.text)) is not None


def find_skills(text: str, items: Iterable[Item], words: AdvertWords) -> tuple[Skill, ...]:
    """Return the named tools and techniques in some items, with every place, most named first."""
    places: dict[tuple[str, str], list[Span]] = {}
    for item in items:
        written = text[item.span.start : item.span.end]
        for group in words.skills:
            for span in find_phrases(written, group.names):
                name = " ".join(fold(written[span.start : span.end]).split())
                place = Span(item.span.start + span.start, item.span.start + span.end)
                places.setdefault((name, group.kind), []).append(place)
    found = [Skill(name, kind, tuple(spans)) for (name, kind), spans in places.items()]
    return tuple(sorted(found, key=lambda skill: (-len(skill.spans), skill.spans[0])))


def read_level(title: str | None, years: Sequence[Years]) -> AdvertLevel | None:
    """Return the level that the title and the years point to; None where neither says anything."""
    named = level_of_title(title) if title else None
    least = max((one.least for one in years), default=None)
    counted = None if least is None else _level_of_years(least)
    quote = next((one.text for one in years if one.least == least), "")
    if named and counted and counted != named[0]:
        because = f'The title says "{named[1]}"; "{quote}" alone would point to {counted}.'
        return AdvertLevel(named[0], because)
    if named:
        return AdvertLevel(named[0], f'The title says "{named[1]}".')
    if counted:
        return AdvertLevel(counted, f'It asks for "{quote}".')
    return None


def _level_of_years(least: int) -> str:
    bounds = ((2, "L3"), (5, "L4"), (8, "L5"), (12, "L6"))
    return next((level for bound, level in bounds if least < bound), "L7")


def spans_levels(years: Iterable[Years]) -> bool:
    """Return whether a range of years is as wide as two levels."""
    return any(one.most is not None and one.most - one.least >= _SPAN_OF_LEVELS for one in years)
