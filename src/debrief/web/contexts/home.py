"""What the first page shows: what to do next, in each track."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from debrief.web.contexts.attempts import AttemptRow
from debrief.web.contexts.practise import Suggestion


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A sitting that was left; its draft is kept."""

    title: str
    url: str
    words: int
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class RoundStanding:
    """How often a round was practised, and the weakest level seen lately (None: not judged)."""

    title: str
    url: str
    attempts: int
    weakest: str
    level: int | None


@dataclass(frozen=True, slots=True)
class TrackHome:
    """One track on the first page."""

    track: str
    name: str
    short: str
    question: str
    chosen: bool
    suggestion: Suggestion | None
    rounds: tuple[RoundStanding, ...]
    attempts: int


@dataclass(frozen=True, slots=True)
class Specimen:
    """The sample that teaches the empty page: words of a worked answer and what was seen there."""

    exercise_title: str
    url: str
    sentence: str
    quote: str
    move_title: str
    note: str


@dataclass(frozen=True, slots=True)
class OpenLoop:
    """A mock loop whose panel has not met."""

    title: str
    url: str
    begun_at: datetime


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page. `specimen` is there as long as nothing was attempted in the track."""

    tracks: tuple[TrackHome, ...]
    loops: tuple[OpenLoop, ...]
    unfinished: tuple[Unfinished, ...]
    recent: tuple[AttemptRow, ...]
    specimen: Specimen | None
    history_url: str
