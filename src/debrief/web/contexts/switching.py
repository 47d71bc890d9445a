"""What a plan to change sides shows: a project, milestones with days, people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class StoneView:
    """A milestone, numbered as in the picture; `reached` is the day it was ticked."""

    id: str
    number: int
    day: date
    title: str
    what: str
    proof: str
    reached: date | None
    late: bool


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody to involve, lettered as in the picture; `name` is who that is here."""

    id: str
    letter: str
    day: date
    who: str
    why: str
    ask: str
    name: str


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project; `weeks` is from 4 to 8, `fits` False where the hours do not cover it."""

    id: str
    title: str
    what: str
    leaves: str
    counts: str
    company: str
    size: str
    why: str
    fits: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class TimelineView:
    """The plan as a picture; `title` is its answer in words."""

    title: str
    track: str
    start: date
    end: date
    project: str
    project_from: date
    project_until: date
    stones: tuple[StoneView, ...]
    people: tuple[PersonView, ...]
    today: date


@dataclass(frozen=True, slots=True)
class SwitchForm:
    """What can be changed in a plan, as it stands or as it was given."""

    start: str
    hours: str


@dataclass(frozen=True, slots=True)
class SwitchPage:
    """A plan for one direction. `kept` is False for a proposal.

    `shown` and `lacking` name responsibilities of the other side, both empty before a résumé.
    """

    direction: str
    role_from: str
    role_to: str
    title: str
    competence: str
    why: str
    carries: str
    caution: str
    read: bool
    shown: str
    lacking: str
    kept: bool
    says: str
    projects: tuple[ProjectView, ...]
    timeline: TimelineView
    form: SwitchForm
    other_url: str
    other_title: str
    longest_name: int
    problem: str


@dataclass(frozen=True, slots=True)
class DirectionView:
    """One way to change sides."""

    track: str
    title: str
    competence: str
    why: str
    url: str


@dataclass(frozen=True, slots=True)
class DirectionsPage:
    """Both ways, before one was chosen."""

    directions: tuple[DirectionView, ...]
    specimen: TimelineView
