"""A job advertisement as values: whose work it describes, what it asks for, where it says so.

advert_parts        text or pasted HTML into headings and items with their sections
advert_titles       the role and the level a title names; the title and company of a text
advert_asked        years, skills and education, each with its place
advert_reading      `read_advert`: all of it together
advert_questions    what is unclear, and what to ask the employer
advert_coverage     `cover`: what a person's own lines show of it
advert_comparison   `compare_adverts`
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from debrief.text import Span

DutySide = Literal["pm", "pmm", "shared", "project-management", "other"]
AdvertRole = Literal["pm", "pmm", "project-management", "other", "mixed"]
TitleRole = Literal["pm", "pmm", "project-management", "other", "unclear"]
DUTY_SIDES: tuple[DutySide, ...] = ("pm", "pmm", "shared", "project-management", "other")
FEWEST_DUTIES = 5
"""Below this number of duties a share would say more than is known, so none is put in words."""


@dataclass(frozen=True, slots=True)
class DutyPlace:
    """Whose work a duty is, and which responsibility (None where it is neither role's)."""

    side: DutySide
    responsibility: str | None = None


Classify = Callable[[str], DutyPlace]


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty as written, with its place in `Advert.text`."""

    text: str
    span: Span
    side: DutySide
    responsibility: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing the employer asks for, as written; `preferred` where it is not a must."""

    text: str
    span: Span
    kind: Literal["experience", "years", "education"]
    preferred: bool
    side: DutySide
    responsibility: str | None


@dataclass(frozen=True, slots=True)
class Years:
    """Years of experience asked for; `most` is None for "5+"."""

    least: int
    most: int | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Skill:
    """A named tool or technique with every place it stands at."""

    name: str
    kind: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class AdvertLevel:
    """The level that title and years point to, and because of what.

    Companies name levels differently, so it is a reading and not a fact.
    """

    level: str
    because: str


@dataclass(frozen=True, slots=True)
class LikelyRound:
    """An interview round that the duties point to, with the duties that do.

    `share` is of the duties that point to any round of the track.
    """

    track: str
    round: str
    title: str
    share: float
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmployerAsk:
    """A question to ask the employer, and why this advertisement raises it."""

    id: str
    ask: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Advert:
    """One advertisement, read. All spans point into `text`, which is plain text even for HTML.

    `shares` of the sides sum to 1, and are empty where no duty was found. `role` follows the
    duties and never the title; see `role_of_shares`.
    """

    text: str
    title: str | None
    title_role: TitleRole
    company: str | None
    role: AdvertRole
    headline: str
    shares: dict[DutySide, float]
    duties: tuple[Duty, ...]
    asked: tuple[Asked, ...]
    perks: tuple[str, ...]
    level: AdvertLevel | None
    years: tuple[Years, ...]
    skills: tuple[Skill, ...]
    education: tuple[Asked, ...]
    likely: tuple[LikelyRound, ...]
    questions: tuple[EmployerAsk, ...]


def share_of_sides(duties: list[DutySide]) -> dict[DutySide, float]:
    """Return the share of each side that occurs; the shares sum to 1, or are empty for no duty."""
    return {side: duties.count(side) / len(duties) for side in DUTY_SIDES if side in duties}


def role_of_shares(duties: list[DutySide]) -> AdvertRole:
    """Return the role that duties describe.

    Where fewer than a quarter of the duties belong to PM, PMM or project management alone, it is
    "other". Otherwise it is the one with at least 60 % of those; where none has that many, "mixed".
    Duties of the launch zone belong to two roles and speak for neither.
    """
    single: dict[AdvertRole, int] = {
        "pm": duties.count("pm"),
        "pmm": duties.count("pmm"),
        "project-management": duties.count("project-management"),
    }
    told = sum(single.values())
    if not told or 4 * told < len(duties):
        return "other"
    role, most = max(single.items(), key=lambda entry: entry[1])
    return role if 5 * most >= 3 * told else "mixed"
