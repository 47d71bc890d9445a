"""What the case for the next level shows: criteria with the person's own lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from debrief.web.contexts.debriefs import Origin


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A line of the person's own. `url` opens it among their experience; `number` is its line.

    `lacks` says what it would still have to state, empty where it counts in full.
    """

    id: str
    words: str
    where: str
    number: int
    url: str
    lacks: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class LineGroup:
    """Lines under one employer, to choose one from."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CriterionView:
    """One criterion; `state` is met, partly or not. `here` gives it the focus after a change.

    `offered` are lines that were read as other work and would count if the person says so.
    """

    id: str
    title: str
    says: str
    decides: bool
    state: str
    state_title: str
    evidence: tuple[EvidenceView, ...]
    offered: tuple[EvidenceView, ...]
    aside: tuple[EvidenceView, ...]
    missing: str
    others: tuple[LineGroup, ...]
    note: str
    problem: str
    here: bool


@dataclass(frozen=True, slots=True)
class StepView:
    """One step of a ladder, to go to."""

    title: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class StepShelf:
    """The steps of one role."""

    track: str
    short: str
    steps: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """A case for one step.

    `state` is "no-lines" before the first résumé, "no-model" where nothing can place its lines, and
    else "read"; `headline` says whether the case stands, and `says` on what.
    """

    state: Literal["no-lines", "no-model", "read"]
    track: str
    short: str
    from_level: str
    to_level: str
    level_name: str
    scope: str
    impact: str
    headline: str
    says: str
    criteria: tuple[CriterionView, ...]
    shelves: tuple[StepShelf, ...]
    origins: tuple[Origin, ...]
    longest: int
    problem: str
