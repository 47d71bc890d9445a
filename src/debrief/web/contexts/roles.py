"""What the pages about the two roles, their metrics and the rules show."""

from __future__ import annotations

from dataclasses import dataclass

from debrief.handbook import Metric, Role
from debrief.web.contexts.debriefs import Origin


@dataclass(frozen=True, slots=True)
class ContrastRow:
    """One aspect in which the roles differ or meet."""

    aspect: str
    pm: str
    pmm: str
    shared: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class MistakenCard:
    """Something a role is mistaken for, and the question that tells the difference."""

    id: str
    as_: str
    says: str
    difference: str
    ask: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class WeekdayRow:
    """A day of the week in both roles."""

    day: str
    pm: str
    pmm: str


@dataclass(frozen=True, slots=True)
class RoleColumn:
    """One role with its mistaken identities; the rest is read from the entry itself."""

    role: Role
    mistaken: tuple[MistakenCard, ...]


@dataclass(frozen=True, slots=True)
class LaunchStep:
    """A step of the launch timeline: `owner` is "pm", "pmm" or "shared"."""

    id: str
    title: str
    when: str
    owner: str
    owner_title: str
    pm: str
    pmm: str
    shared: str


@dataclass(frozen=True, slots=True)
class RolesPage:
    """Both roles side by side: the first column is the track in force."""

    columns: tuple[RoleColumn, RoleColumn]
    contrast: tuple[ContrastRow, ...]
    week: tuple[WeekdayRow, ...]
    launch_name: str
    launch_summary: str
    launch: tuple[LaunchStep, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class MetricCard:
    """A success metric with where its definition comes from."""

    metric: Metric
    origin: Origin


@dataclass(frozen=True, slots=True)
class MetricShelf:
    """The metrics of one role: "pm", "pmm" or "shared"."""

    owner: str
    title: str
    question: str
    cards: tuple[MetricCard, ...]


@dataclass(frozen=True, slots=True)
class MetricsPage:
    """The metric catalogue."""

    shelves: tuple[MetricShelf, ...]


@dataclass(frozen=True, slots=True)
class RuleCard:
    """What a finding means, with text that it flags and text that it passes."""

    id: str
    title: str
    url: str
    severity: str
    why: str
    fix: str
    flags: tuple[str, ...]
    passes: tuple[str, ...]
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class RuleFamily:
    """Rules that look for the same kind of mistake."""

    id: str
    title: str
    rules: tuple[RuleCard, ...]


@dataclass(frozen=True, slots=True)
class RulesPage:
    """All rules by family."""

    families: tuple[RuleFamily, ...]
    total: int
