"""Reading one advertisement: its text in, its facts with their places out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Literal

from debrief.fit.advert import (
    FEWEST_DUTIES,
    Advert,
    AdvertRole,
    Asked,
    Classify,
    Duty,
    DutySide,
    TitleRole,
    role_of_shares,
    share_of_sides,
)
from debrief.fit.advert_asked import asks_for_degree, find_skills, find_years, read_level
from debrief.fit.advert_duties import kind_of
from debrief.fit.advert_parts import Item, find_parts, plain_text
from debrief.fit.advert_questions import ask_employer, find_likely, find_unclear
from debrief.fit.advert_titles import find_company, find_title, role_of_title
from debrief.handbook import Handbook

MOST_PARTS = 1_000
"""Headings and items past this number are not read: a pasted website is no advertisement."""

MOST_DUTIES = 200
"""Duties, and likewise requirements, past this number are not read."""

SIDE_NAMES: dict[DutySide, str] = {
    "pm": "product management",
    "pmm": "product marketing",
    "shared": "launch work that both roles share",
    "project-management": "project management",
    "other": "other work",
}


def read_advert(source: str, classify: Classify, book: Handbook) -> Advert:
    """Read one advertisement: plain text, Markdown or pasted HTML.

    `classify` says whose work one sentence is. Raises ValueError where the text is empty or longer
    than 200,000 characters.
    """
    text = plain_text(source)
    words = book.advert_words
    parts = islice(find_parts(text, words), MOST_PARTS)
    items = [part for part in parts if isinstance(part, Item)]
    title = find_title(text)
    kinds = ["none" if _is_title(item, title) else kind_of(item, words) for item in items]
    told = _once(item for item, kind in zip(items, kinds, strict=True) if kind == "duty")
    wanted = _once(item for item, kind in zip(items, kinds, strict=True) if kind == "asked")
    duties = tuple(_duty(item, classify) for item in told)
    asked = tuple(_asked(text, item, classify) for item in wanted)
    years = tuple(one for item in wanted for one in find_years(text, item))
    sides = [duty.side for duty in duties]
    shares, role = share_of_sides(sides), role_of_shares(sides)
    title_role = role_of_title(title) if title else "unclear"
    level = read_level(title, years)
    unclear = find_unclear(text, title_role, role, duties, shares, level, years)
    return Advert(
        text=text,
        title=title,
        title_role=title_role,
        company=find_company(text, title),
        role=role,
        headline=say_headline(title, title_role, role, sides),
        shares=shares,
        duties=duties,
        asked=asked,
        perks=tuple(i.text for i, kind in zip(items, kinds, strict=True) if kind == "perk"),
        level=level,
        years=years,
        skills=find_skills(text, [*told, *wanted], words),
        education=tuple(one for one in asked if one.kind == "education"),
        likely=find_likely(duties, role, book),
        questions=ask_employer(unclear, book),
    )


def _is_title(item: Item, title: str | None) -> bool:
    """Return whether an item only names the post: "Lead Product Manager" begins with a verb."""
    named = title is not None and item.text.casefold().startswith(title.casefold())
    return named and item.section is None


def _once(items: Iterable[Item]) -> list[Item]:
    """Return items without those that say the same again, as pasted pages do."""
    found: dict[str, Item] = {}
    for item in items:
        found.setdefault(item.text.casefold(), item)
    return list(found.values())[:MOST_DUTIES]


def _duty(item: Item, classify: Classify) -> Duty:
    place = classify(item.text)
    return Duty(item.text, item.span, place.side, place.responsibility)


def _asked(text: str, item: Item, classify: Classify) -> Asked:
    place = classify(item.text)
    preferred = item.section == "preferred" or any(
        phrase in item.text.casefold()
        for phrase in ("a plus", "nice to have", "preferred", "ideally", "bonus", "desirable")
    )
    if asks_for_degree(item):
        return Asked(item.text, item.span, "education", preferred, "other", None)
    kind: Literal["years", "experience"] = "years" if find_years(text, item) else "experience"
    return Asked(item.text, item.span, kind, preferred, place.side, place.responsibility)


def say_headline(
    title: str | None, title_role: TitleRole, role: AdvertRole, sides: list[DutySide]
) -> str:
    """Return whose work an advertisement describes in one sentence, beside what it is called."""
    called = f"Called {title}" if title else "It names no title"
    if not sides:
        return f"{called}; no duties were found, so whose work this is cannot be said."
    ordered = sorted(share_of_sides(sides), key=lambda side: -sides.count(side))
    if len(sides) < FEWEST_DUTIES:
        listed = ", ".join(f"{sides.count(side)} {SIDE_NAMES[side]}" for side in ordered)
        duties = "1 duty was" if len(sides) == 1 else f"{len(sides)} duties were"
        return f"{called}; only {duties} found, too few for a share: {listed}."
    if role == "mixed":
        listed = ", ".join(f"{_percent(sides, side)} {SIDE_NAMES[side]}" for side in ordered)
        return f"{called}; its {len(sides)} duties are mixed: {listed}."
    joined = ", and" if title_role == role else ";"
    said = f"{_percent(sides, role)} of its {len(sides)} duties are {SIDE_NAMES[role]}"
    return f"{called}{joined} {said}."


def _percent(sides: list[DutySide], side: DutySide) -> str:
    return f"{100 * sides.count(side) / len(sides):.0f} %"
