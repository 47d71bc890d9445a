"""What the pages of job advertisements show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ShareView:
    """One side's share of the duties, in percent; the shares of an advertisement add up to 100."""

    side: str
    title: str
    percent: float


@dataclass(frozen=True, slots=True)
class AdvertRow:
    """An advertisement in the list. `says` is its answer, or how far it is."""

    id: str
    title: str
    url: str
    says: str
    level: str
    shares: tuple[ShareView, ...]
    begun_at: datetime
    done: bool


@dataclass(frozen=True, slots=True)
class AdvertIntake:
    """The form that takes an advertisement in; `problem` says why the last was not taken."""

    problem: str
    text: str
    most_megabytes: int
    most_characters: int


@dataclass(frozen=True, slots=True)
class AdvertsPage:
    """The advertisements of a person. `specimen` shows what one says while there is none."""

    rows: tuple[AdvertRow, ...]
    intake: AdvertIntake
    can_compare: bool
    problem: str
    specimen: tuple[ShareView, ...]


@dataclass(frozen=True, slots=True)
class CoveringLine:
    """A line of the person that covers something, and where it stands in their matrix."""

    text: str
    where: str
    url: str


@dataclass(frozen=True, slots=True)
class StatementView:
    """A sentence of the advertisement: a duty, or something asked for.

    `short` names the side and `name` the responsibility, both empty for what is no role's work.
    `state` is covered, partly, not, unknown, or empty where nothing was compared.
    """

    text: str
    side: str
    short: str
    name: str
    preferred: bool
    state: str
    state_says: str
    because: str
    lines: tuple[CoveringLine, ...]


@dataclass(frozen=True, slots=True)
class SkillGroup:
    """Skills of one kind that the advertisement names."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundView:
    """A round that the duties point to; `percent` of the duties that point to any."""

    title: str
    short: str
    track: str
    percent: float
    duties: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class AskView:
    """A question for the employer, and why this advertisement raises it."""

    ask: str
    why: str


@dataclass(frozen=True, slots=True)
class AdvertPage:
    """One advertisement, read. `covered_says` is empty where the person has no lines yet."""

    title: str
    company: str
    name: str
    begun_at: datetime
    headline: str
    shares: tuple[ShareView, ...]
    shares_title: str
    duties: tuple[StatementView, ...]
    asked: tuple[StatementView, ...]
    covered_says: str
    uncovered_says: str
    compared: bool
    level: str
    level_says: str
    years: tuple[str, ...]
    skills: tuple[SkillGroup, ...]
    rounds: tuple[RoundView, ...]
    asks: tuple[AskView, ...]
    text: str
    delete_url: str


@dataclass(frozen=True, slots=True)
class RefusedPage:
    """An advertisement that could not be read, or whose reading was interrupted."""

    title: str
    stopped: bool
    line: str
    intake: AdvertIntake
    delete_url: str


@dataclass(frozen=True, slots=True)
class CompareColumn:
    """One of several advertisements: whose work, what it asks for, how much of it is covered."""

    title: str
    url: str
    says: str
    shares: tuple[ShareView, ...]
    shares_title: str
    level: str
    years: str
    covered: str
    uncovered: str


@dataclass(frozen=True, slots=True)
class CompareRow:
    """Something that some of the advertisements ask for; one mark for each of them."""

    name: str
    side: str
    marks: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Several advertisements side by side."""

    columns: tuple[CompareColumn, ...]
    says: tuple[str, ...]
    work: tuple[CompareRow, ...]
    skills: tuple[CompareRow, ...]
