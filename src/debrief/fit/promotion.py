"""A promotion case: what the next level asks for, what shows it, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from debrief.fit.matrix import PlacedLine
from debrief.handbook import Handbook


@dataclass(frozen=True, slots=True)
class CaseStory:
    """A story as evidence: its lines placed like any other, and how far its claim is backed."""

    id: str
    title: str
    lines: tuple[PlacedLine, ...]
    claim: Literal["sourced", "unverified", "withdrawn"] = "unverified"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quoted line for a criterion; `lacks` says what it would still have to state."""

    line: PlacedLine
    story: str | None
    full: bool
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CriterionMet:
    """One criterion with its evidence, best first."""

    id: str
    title: str
    says: str
    decides: bool
    state: Literal["met", "partly", "not"]
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A promotion case on one page: values that a page, an export or the shell writes out."""

    role: str
    from_level: str
    to_level: str
    title: str
    scope: str
    impact: str
    ready: bool
    says: str
    criteria: tuple[CriterionMet, ...]
    sources: tuple[str, ...]


def build_case(
    lines: Sequence[PlacedLine],
    stories: Sequence[CaseStory],
    role: str,
    from_level: str,
    to_level: str,
    book: Handbook,
) -> Case:
    """Return the case for a promotion by one level.

    Raises ValueError where `to_level` is not the level above `from_level`, KeyError for a role or
    level that the handbook does not know.
    """
    raise NotImplementedError
