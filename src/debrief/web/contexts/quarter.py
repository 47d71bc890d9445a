"""What the pages of quarterly goals show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from debrief.web.contexts.debriefs import Origin


@dataclass(frozen=True, slots=True)
class ObjectionView:
    """What a reader objects to, why, and what to do."""

    id: str
    severity: str
    says: str
    why: str
    fix: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class MetricChoice:
    """A metric that may be chosen."""

    id: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A part of the form: its text, and the objections to it."""

    name: str
    text: str
    objections: tuple[ObjectionView, ...]


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of the form, numbered from 1 for people and named for the form."""

    number: int
    fields: dict[str, str]
    objections: tuple[ObjectionView, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A lever in the tree; `adds` is empty where it says no number, `x` and `width` in percent."""

    lever: str
    moves: str
    adds: str
    share: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class GoalTree:
    """A goal as a tree: the metric, the levers under it, the days on which it is looked at.

    `open_` is what no lever explains, with the place of its stretch; empty where nothing is open.
    """

    metric: str
    start: str
    end: str
    gap: str
    by: date | None
    branches: tuple[Branch, ...]
    open_: str
    open_x: float
    open_width: float
    looks: tuple[tuple[date | None, str, str], ...]
    guard: str


@dataclass(frozen=True, slots=True)
class GoalForm:
    """The form of a goal, filled with what was typed."""

    action: str
    metrics: tuple[MetricChoice, ...]
    metric: Field
    counted: Field
    baseline: Field
    measured: Field
    target: Field
    by: Field
    guard: Field
    driver: Field
    drivers: tuple[FormRow, ...]
    look: Field
    looks: tuple[FormRow, ...]
    gamed: str
    longest: int


@dataclass(frozen=True, slots=True)
class GoalPage:
    """A goal with its picture and, where it can be changed, its form.

    `form` and `delete_url` are None for an example, `tree` while there is nothing to draw.
    """

    title: str
    says: str
    track_name: str
    company: str
    written: date | None
    commentary: str
    tree: GoalTree | None
    objections: tuple[ObjectionView, ...]
    form: GoalForm | None
    delete_url: str | None
    problem: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal in the list."""

    url: str
    title: str
    says: str
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class GoalList:
    """The goals of the track in force, and the goals that serve as examples."""

    track_name: str
    question: str
    rows: tuple[GoalRow, ...]
    example: GoalRow
    other: GoalRow
