"""What the verdict shows: a letter, four intervals, quotes, and two tasks to try."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from debrief.web.contexts.decide import IntervalsView


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a voice rests on; `ink` is pm, pmm or shared."""

    words: str
    note: str
    ink: str


@dataclass(frozen=True, slots=True)
class VoiceView:
    """One voice with its quotes, those behind a fold apart, and where it can be fed."""

    title: str
    says: str
    quotes: tuple[Quote, ...]
    more: tuple[Quote, ...]
    url: str
    do: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the letter; `lead` are its first words, set apart.

    `voice` is the one that the paragraph is about, with the quotes that the text leaves out.
    """

    lead: str
    text: str
    voice: VoiceView | None


@dataclass(frozen=True, slots=True)
class TryOutView:
    """A small piece of a role's work, and what came of it. `energy` is gave, took or empty."""

    track: str
    short: str
    exercise: str
    title: str
    url: str
    minutes: int
    heard: str
    debrief_url: str
    energy: str


@dataclass(frozen=True, slots=True)
class VerdictPage:
    """The verdict. `empty` is True before anything was given; `silent` voices have no paragraph."""

    empty: bool
    title: str
    track: str
    written_at: datetime
    picture: IntervalsView
    letter: tuple[Paragraph, ...]
    silent: tuple[VoiceView, ...]
    tryouts: tuple[TryOutView, ...]
    problem: str
