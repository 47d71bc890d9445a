"""A job advertisement as facts: whose work it describes, what it asks for, and where it says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from debrief.fit.matrix import PlacedLine
from debrief.handbook import Handbook
from debrief.text import Span

DutySide = Literal["pm", "pmm", "shared", "project-management", "other"]
AdvertRole = Literal["pm", "pmm", "project-management", "other", "mixed"]
TitleRole = Literal["pm", "pmm", "project-management", "other", "unclear"]
DUTY_SIDES: tuple[DutySide, ...] = ("pm", "pmm", "shared", "project-management", "other")


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
    kind: Literal["experience", "skill", "years", "education"]
    preferred: bool
    side: DutySide = "other"
    responsibility: str | None = None


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
    """The level an advertisement asks for, as far as its title and years say; and because of what.

    Companies name levels differently, so it is a reading and not a fact.
    """

    level: str
    because: str


@dataclass(frozen=True, slots=True)
class LikelyRound:
    """An interview round that the duties point to; `share` is of the duties that point anywhere."""

    track: str
    round: str
    title: str
    share: float
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advert:
    """One advertisement, read. All spans point into `text`, which is plain text even for HTML."""

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
    questions: tuple["EmployerAsk", ...]


@dataclass(frozen=True, slots=True)
class EmployerAsk:
    """A question to ask the employer, and why this advertisement raises it."""

    id: str
    ask: str
    why: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a person's lines cover one thing asked for, with the lines that do, best first.

    `unknown` where lines cannot show it, as for a degree.
    """

    asked: Asked
    state: Literal["covered", "partly", "not", "unknown"]
    lines: tuple[PlacedLine, ...]
    because: str


def read_advert(text: str, classify: Classify, book: Handbook) -> Advert:
    """Read one advertisement: plain text, Markdown or pasted HTML. Raises ValueError when empty."""
    raise NotImplementedError


def cover(advert: Advert, lines: Sequence[PlacedLine]) -> tuple[Coverage, ...]:
    """Return how far the lines cover each requirement of the advertisement, in its order."""
    raise NotImplementedError


def role_of_title(title: str) -> TitleRole:
    """Return the role a title names; "unclear" where it may be several, as for "PM"."""
    raise NotImplementedError


def role_of_shares(duties: Sequence[DutySide]) -> AdvertRole:
    """Return the role that a list of duties describes."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class AdvertComparison:
    """Several advertisements beside each other.

    `responsibilities` and `skills` map a name to the positions of the advertisements that ask for
    it, most common first.
    """

    adverts: tuple[Advert, ...]
    responsibilities: dict[str, tuple[int, ...]]
    skills: dict[str, tuple[int, ...]]
    says: tuple[str, ...]


def compare_adverts(adverts: Sequence[Advert]) -> AdvertComparison:
    """Set advertisements side by side: whose work, what all of them ask for, what only one does."""
    raise NotImplementedError
