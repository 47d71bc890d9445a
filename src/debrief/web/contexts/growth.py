"""What the first page of growth and the ladder show."""

from __future__ import annotations

from dataclasses import dataclass

from debrief.web.contexts.debriefs import Origin
from debrief.web.contexts.switching import TimelineView

# -- what is here ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GrowthPart:
    """One of the three parts: what it is for, how far it is, where it goes on."""

    title: str
    about: str
    state: str
    url: str
    do: str


@dataclass(frozen=True, slots=True)
class GrowthPage:
    """The first page of growth; `kept` is True where there is something to delete.

    `timeline` is that of the plan that was kept, or with `specimen` one that might be.
    """

    parts: tuple[GrowthPart, ...]
    timeline: TimelineView
    timeline_title: str
    specimen: bool
    kept: bool


@dataclass(frozen=True, slots=True)
class ForgetGrowthPage:
    """What would be deleted, line by line."""

    lines: tuple[str, ...]


# -- the ladder ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """What a promotion asks for; `decides` marks the one without which it does not stand."""

    title: str
    says: str
    decides: bool


@dataclass(frozen=True, slots=True)
class Rung:
    """One level of one role. `case_url` builds the case for it, empty at the lowest."""

    track: str
    short: str
    name: str
    scope: str
    horizon: str
    impact: str
    asked: tuple[Asked, ...]
    case_url: str


@dataclass(frozen=True, slots=True)
class LadderLevel:
    """A level with its rung in both roles."""

    level: str
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class LeadView:
    """A way on from the ladder."""

    title: str
    says: str


@dataclass(frozen=True, slots=True)
class RoleLadder:
    """What holds for all levels of a role; `companies` is False where no names were found."""

    track: str
    short: str
    name: str
    summary: str
    leads: tuple[LeadView, ...]
    companies: bool


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """What a company calls the levels: level and name, empty where none can be trusted."""

    company: str
    year: int
    names: tuple[tuple[str, str], ...]
    caution: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class LadderPage:
    """Both ladders in parallel, the track in force first."""

    roles: tuple[RoleLadder, ...]
    levels: tuple[LadderLevel, ...]
    names: tuple[str, ...]
    companies: tuple[CompanyRow, ...]
    origins: tuple[Origin, ...]
