"""What an attempt, its follow-ups, the history and a comparison show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from debrief.web.contexts.artefacts import ArtefactView
from debrief.web.contexts.debriefs import DebriefView, Quote
from debrief.web.contexts.pressure import Across, AfterPressure
from debrief.web.contexts.speech import DeliveryView, RecordingView


@dataclass(frozen=True, slots=True)
class AttemptRow:
    """An attempt in a list; `exercise_url` is empty when the exercise left the handbook."""

    id: UUID
    url: str
    exercise_title: str
    exercise_url: str
    round_title: str
    number: int
    written_at: datetime
    words: int
    made: int
    expected: int
    mode: str


@dataclass(frozen=True, slots=True)
class History:
    """A page of attempts, newest first. The addresses are None where there is no such page."""

    track_name: str
    rows: tuple[AttemptRow, ...]
    newer_url: str | None
    older_url: str | None
    sample_url: str
    practise_url: str


@dataclass(frozen=True, slots=True)
class Followup:
    """A question asked after the answer. `closed` is None until it has been replied to."""

    order: int
    field: str
    question: str
    move_title: str
    reply: str
    closed: bool | None
    verdict: str


@dataclass(frozen=True, slots=True)
class OtherTry:
    """Another attempt at the same exercise, and the address that puts both side by side."""

    number: int
    written_at: datetime
    url: str
    compare_url: str
    here: bool


@dataclass(frozen=True, slots=True)
class AttemptPage:
    """The debrief of an attempt. `again_url` takes a POST that starts the exercise once more.

    `pressure` is what was asked before the answer, None where it was not written under pressure;
    `spoken` is how it was spoken, None without a transcript, and `recordings`
    are its sound.

    The addresses of an exercise that has left the handbook are empty, and so is what it tested.
    """

    id: UUID
    exercise_title: str
    exercise_url: str
    prompt: str
    context: str
    number: int
    mode: str
    written_at: datetime
    time_used: str
    time_allowed: str
    over_time: bool
    constraint: str
    guess: str
    tests: str
    debrief: DebriefView
    followups: tuple[Followup, ...]
    followups_url: str
    to_reply: bool
    tries: tuple[OtherTry, ...]
    again_url: str
    samples_url: str
    pressure: AfterPressure | None
    spoken: DeliveryView | None
    recordings: tuple[RecordingView, ...]
    artefact: ArtefactView | None = None


@dataclass(frozen=True, slots=True)
class FollowupsPage:
    """The interviewer's questions, before the debrief is opened (pressure mode).

    `shown` is the question that is asked next, at the place `at`, and `said` are those before it.
    Without a place all that are open are shown. Sending the `last` one opens the debrief, whether
    or not every question has a reply; in a loop it opens with the panel. `across` is who asks.
    `problem` says why a reply could not be kept, else it is empty.
    """

    exercise_title: str
    prompt: str
    text: str
    followups: tuple[Followup, ...]
    said: tuple[Followup, ...]
    shown: tuple[Followup, ...]
    at: int | None
    last: bool
    across: Across | None
    followups_url: str
    problem: str
    in_loop: bool


@dataclass(frozen=True, slots=True)
class MoveChange:
    """A move in both attempts: the words that made it before and after, empty where not made."""

    move: str
    title: str
    change: str
    before: tuple[Quote, ...]
    after: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A competency in both attempts; a level is None where there was not enough to judge."""

    title: str
    before: int | None
    after: int | None
    direction: str
    says: str


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A kind of finding and how often it was raised before and after."""

    rule: str
    message: str
    before: int
    after: int
    change: str


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """Something counted, before and after, ready to print."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two attempts that are compared."""

    number: int
    url: str
    written_at: datetime
    debrief: DebriefView


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Two attempts at one exercise side by side, the earlier one first.

    `headline` says in a sentence what improved and what was lost. `gained`, `lost` and `kept`
    are the moves by their change. The addresses are empty when the exercise left the handbook.
    """

    exercise_title: str
    exercise_url: str
    headline: str
    before: Side
    after: Side
    gained: tuple[MoveChange, ...]
    lost: tuple[MoveChange, ...]
    kept: tuple[MoveChange, ...]
    levels: tuple[LevelChange, ...]
    findings: tuple[FindingChange, ...]
    measures: tuple[MeasureChange, ...]
    again_url: str
