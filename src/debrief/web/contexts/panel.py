"""What the panel's debrief shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SpokenLine:
    """Words that are read out, with what they were written down for; `quote` may be empty."""

    quote: str
    because: str


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A competency on a locked scorecard, beside the candidate's own level."""

    title: str
    level: int | None
    anchor: str
    rated: int | None
    says: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A follow-up question that was put in the round, and how its reply was taken."""

    question: str
    says: str


@dataclass(frozen=True, slots=True)
class SeatView:
    """An interviewer at the table; `url` leads to the whole debrief of the round.

    `added` are replies that made a move which the answer had not made.
    """

    id: str
    seat: str
    exercise: str
    locked_at: datetime | None
    told: str
    judged: bool
    favour: tuple[SpokenLine, ...]
    against: tuple[SpokenLine, ...]
    missing: str
    added: tuple[SpokenLine, ...]
    asked: tuple[Asked, ...]
    notes: tuple[NoteRow, ...]
    url: str


@dataclass(frozen=True, slots=True)
class SideView:
    """What one seat says in a disagreement; `heard` says how it was heard where no level does."""

    seat: str
    level: int | None
    heard: str
    quote: str
    says: str


@dataclass(frozen=True, slots=True)
class DisagreementView:
    """The same thing, read differently."""

    id: str
    title: str
    says: str
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """Disagreements of one kind, and what the room makes of them."""

    by_level: bool
    disagreements: tuple[DisagreementView, ...]
    says: str


@dataclass(frozen=True, slots=True)
class AskView:
    """A question the panel would ask next."""

    seat: str
    move: str
    question: str
    again: bool


@dataclass(frozen=True, slots=True)
class PanelPage:
    """The debrief meeting of a loop. `nowhere` is said where nobody disagrees."""

    title: str
    loop_url: str
    met_at: datetime
    seats: tuple[SeatView, ...]
    talks: tuple[Talk, ...]
    nowhere: str
    hinge_seat: str
    hinge_title: str
    hinge_why: str
    hinge_would: str
    asks: tuple[AskView, ...]
    compared: str
