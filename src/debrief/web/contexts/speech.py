"""What is shown of an answer that was spoken: its transcript, its pace and its pauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from debrief.experience.delivery import Delivery
from debrief.web.contexts.practise import ExerciseCard


@dataclass(frozen=True, slots=True)
class VoiceView:
    """A speaker of a transcript: `value` is sent back, `name` is shown."""

    value: str
    name: str
    words: int
    begins: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """How an answer was spoken. `says` are sentences, each of which the stamps can carry.

    `replaced` is the draft that the transcript took the place of.
    """

    id: str
    title: str
    says: tuple[str, ...]
    delivery: Delivery
    replaced: str
    delete_url: str


@dataclass(frozen=True, slots=True)
class RecordingView:
    """A recording; `length` is in words, empty where it broke off before its end."""

    id: UUID
    url: str
    delete_url: str
    back_url: str
    begun_at: datetime
    length: str


@dataclass(frozen=True, slots=True)
class TranscriptPage:
    """Bringing a transcript to a sitting.

    `voices` are who may have been the candidate, before one was chosen; `drafted` is how many words
    the draft has.
    """

    card: ExerciseCard
    url: str
    sitting_url: str
    use_url: str
    delete_url: str
    name: str
    voices: tuple[VoiceView, ...]
    drafted: int
    delivery: DeliveryView | None
    most_megabytes: int
    problem: str
