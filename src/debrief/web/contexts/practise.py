"""What the exercise list, an exercise, a sitting and a worked answer show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from debrief.web.contexts.artefacts import ArtefactLink, FormNotes, FormSheet
from debrief.web.contexts.debriefs import DebriefView, Quote

if TYPE_CHECKING:
    from debrief.web.contexts.pressure import Across, Asking
    from debrief.web.contexts.speech import RecordingView


@dataclass(frozen=True, slots=True)
class ExerciseCard:
    """An exercise in a list; `attempts` counts this person's own."""

    id: str
    url: str
    title: str
    round_id: str
    round_title: str
    level: str
    industry: str
    motion: str
    minutes: int
    opening: str
    attempts: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The exercise to take next, and why, in a sentence."""

    card: ExerciseCard
    reason: str
    start_url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a filter, the address that applies it, and how many exercises it leaves."""

    value: str
    title: str
    url: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class RoundShelf:
    """The exercises of one round."""

    id: str
    title: str
    what: str
    minutes: int
    cards: tuple[ExerciseCard, ...]


@dataclass(frozen=True, slots=True)
class Planned:
    """A sitting that comes next, and why, in a sentence."""

    card: ExerciseCard
    reason: str


@dataclass(frozen=True, slots=True)
class ExerciseList:
    """The bank of one track, filtered. `shelves` is empty when no exercise fits.

    `suggestion` is what to take next within the chosen round, or in the track without one;
    `planned` the next sittings of the track, where nothing narrows the list.
    """

    track: str
    track_name: str
    rounds: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    shelves: tuple[RoundShelf, ...]
    total: int
    clear_url: str
    suggestion: Suggestion | None
    planned: tuple[Planned, ...]


@dataclass(frozen=True, slots=True)
class Clarification:
    """A question to ask, and what the interviewer answers."""

    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class SampleLink:
    """A worked answer one click away."""

    tier: str
    title: str
    url: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class PastTry:
    """An attempt of this person at this exercise."""

    id: UUID
    url: str
    number: int
    written_at: datetime
    words: int
    made: int
    expected: int


@dataclass(frozen=True, slots=True)
class ExercisePage:
    """One exercise before it is started. `open_url` continues an unfinished sitting.

    `listeners` are who may sit across under pressure.
    """

    card: ExerciseCard
    prompt: str
    context: str
    round_what: str
    round_tested: tuple[str, ...]
    round_listens: str
    round_trap: str
    tests: str
    moves: tuple[str, ...]
    clarify: tuple[Clarification, ...]
    samples: tuple[SampleLink, ...]
    tries: tuple[PastTry, ...]
    start_url: str
    open_url: str | None
    listeners: tuple[Across, ...]
    artefact: ArtefactLink | None = None


@dataclass(frozen=True, slots=True)
class LiveNote:
    """A finding while the answer is being written, with the words it is about."""

    id: str
    severity: str
    message: str
    fix: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class LiveMove:
    """A move that the round listens for, and whether it has been heard yet."""

    move: str
    title: str
    made: bool
    quote: str


@dataclass(frozen=True, slots=True)
class Margin:
    """The margin beside a draft: replaced whole after each pause in typing.

    `quiet` is True in pressure mode, where nothing is said before the answer is handed in.
    `problem` is a sentence when the draft could not be kept, else empty.
    """

    quiet: bool
    words: int
    speaking: str
    saved_at: datetime | None
    problem: str
    moves: tuple[LiveMove, ...]
    notes: tuple[LiveNote, ...]
    form: FormNotes | None = None


@dataclass(frozen=True, slots=True)
class Constraint:
    """The new constraint of pressure mode.

    `text` is None until it is due; `due_in_seconds` is None once it is shown, and in open mode.
    """

    text: str | None
    due_in_seconds: int | None
    url: str


@dataclass(frozen=True, slots=True)
class SittingPage:
    """An exercise being worked on. `seconds_left` goes below zero when the time box is over.

    `asking` is None in open mode, where `clarify` lists what could be asked. `loop_says` is the
    place in the mock loop that it belongs to, empty outside one.
    """

    id: UUID
    mode: str
    card: ExerciseCard
    prompt: str
    context: str
    clarify: tuple[Clarification, ...]
    asking: Asking | None
    across: Across | None
    text: str
    guess: str
    seconds_allowed: int
    seconds_left: int
    submit_url: str
    draft_url: str
    constraint: Constraint
    margin: Margin
    length_limit: int
    record_url: str
    most_seconds: int
    recordings: tuple[RecordingView, ...]
    problem: str
    form: FormSheet | None = None
    loop_says: str = ""
    loop_url: str = ""


@dataclass(frozen=True, slots=True)
class SamplePage:
    """A worked answer with its debrief and what a panel would say about it."""

    card: ExerciseCard
    prompt: str
    context: str
    tier: str
    tier_title: str
    commentary: str
    tiers: tuple[SampleLink, ...]
    debrief: DebriefView
