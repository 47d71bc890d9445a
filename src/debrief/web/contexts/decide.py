"""What the pages of the paired choices and of the long run show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

State = Literal["new", "going", "done"]


@dataclass(frozen=True, slots=True)
class IntervalRow:
    """One interval of a picture: from `low` over `value` to `high`, from -1 to 1.

    `ink` is pm, pmm, or open where no side is named; `drawn` is False where there is not enough
    for an interval. `says` stands beside the row; `rests_on` and `likely` only in the table.
    """

    title: str
    says: str
    rests_on: str
    likely: str
    ink: Literal["pm", "pmm", "open"]
    drawn: bool
    low: float
    value: float
    high: float


@dataclass(frozen=True, slots=True)
class IntervalsView:
    """A picture of intervals; `title` is its answer in words, `says` how to read it."""

    name: str
    title: str
    says: str
    left: str
    right: str
    rows: tuple[IntervalRow, ...]


@dataclass(frozen=True, slots=True)
class VoiceStep:
    """One of the four voices on the first page: what it asks, how far it is, where to go on."""

    title: str
    about: str
    state: str
    url: str
    do: str
    enough: bool


@dataclass(frozen=True, slots=True)
class ChosenView:
    """A task that was taken, and the one that was left for it."""

    took: str
    left: str
    ink: str


@dataclass(frozen=True, slots=True)
class ChoicesResult:
    """What a run of choices says. `doubts` are kindly said reasons to trust it less."""

    headline: str
    says: str
    picture: IntervalsView
    stopped: str
    mirrors: str
    flip: str
    doubts: tuple[str, ...]
    chosen: tuple[ChosenView, ...]


@dataclass(frozen=True, slots=True)
class RunView:
    """A run that is kept beside the one in force."""

    begun_at: datetime
    says: str
    answers: int
    in_force: bool
    delete_url: str


@dataclass(frozen=True, slots=True)
class DecidePage:
    """The first page of the decision. `state` says how far the choices are."""

    state: State
    progress: str
    voices: tuple[VoiceStep, ...]
    result: ChoicesResult | None
    runs: tuple[RunView, ...]
    specimen: IntervalsView | None
    spoken: bool
    problem: str


@dataclass(frozen=True, slots=True)
class PairPage:
    """A pair to answer; the two tasks in the order of their places."""

    pair: str
    first: str
    second: str
    progress: str
    answered: int
    most: int
    can_undo: bool


@dataclass(frozen=True, slots=True)
class WishChoice:
    """An answer that may be given to a question about the long run."""

    id: str
    says: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class GoalQuestion:
    """A question about the long run, with what was answered before."""

    id: str
    ask: str
    wishes: tuple[WishChoice, ...]
    weight: int
    answered: bool


@dataclass(frozen=True, slots=True)
class GoalsPage:
    """The short form about the long run."""

    questions: tuple[GoalQuestion, ...]


@dataclass(frozen=True, slots=True)
class ForgetDecisionPage:
    """What would be deleted, line by line."""

    kept: tuple[str, ...]
