"""What the debrief of one answer shows: text, marks, margin notes, scorecard, next fix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["move", "finding", "credit"]
LEVELS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the answer with their half-open character offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Ink on the answer: `note` is the element id of the note that it belongs to.

    Offsets are half-open and counted from the start of the whole answer. Marks may overlap. `ink`
    is the place of the move's part in its rubric, from 1; 0 for findings and for no part.
    """

    kind: MarkKind
    note: str
    label: str
    ink: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a statement comes from, in words fit for a footnote."""

    title: str
    where: str
    strength: str


@dataclass(frozen=True, slots=True)
class Note:
    """A margin note: one finding or credit; `id` is its element id ("note-3").

    `where` is the label of the field it is about, where the words stand in a filled form.
    """

    id: str
    kind: MarkKind
    rule: str
    family: str
    severity: str
    message: str
    why: str
    fix: str
    quote: Quote
    origin: Origin | None
    where: str = ""


@dataclass(frozen=True, slots=True)
class MoveMade:
    """A reasoning move with the words that made it; `id` is its element id ("move-goal")."""

    id: str
    move: str
    title: str
    ink: int
    why: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class MoveMissing:
    """A move that the round listens for and did not hear, with a question that invites it."""

    move: str
    title: str
    ink: int
    why: str
    ask: str
    example: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the answer between line breaks, with the marks and notes that touch it.

    `start` and `end` are offsets in the whole answer; marks are clipped to the paragraph, notes
    stand with the paragraph in which their quote begins.
    """

    start: int
    end: int
    text: str
    bullet: bool
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """One part of the shape bar: `percent` of the words, 0 to 100, adding up to 100."""

    part: str
    title: str
    ink: int
    words: int
    percent: float


@dataclass(frozen=True, slots=True)
class Shape:
    """How the words were spent, with the answer to that question as a sentence."""

    title: str
    shares: tuple[Share, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Judged:
    """One condition of a level: what it asks, whether it was met, and by which words."""

    level: int
    says: str
    met: bool
    lift: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """A scorecard card. `level` is None when there was not enough to judge; `reason` says why.

    `lift` is the one condition that would lift the level, None at the top.
    """

    id: str
    title: str
    asks: str
    level: int | None
    anchor: str
    reason: str
    lift: str | None
    quotes: tuple[Quote, ...]
    conditions: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """The one thing to mend first."""

    says: str
    why: str
    competency: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Measure:
    """Something counted, never scored: a label and a value ready to print."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class DebriefView:
    """Everything that a debrief shows; `judged` is False for too little text, with a reason."""

    track: str
    round_title: str
    text: str
    judged: bool
    reason: str
    fix: Fix | None
    paragraphs: tuple[Paragraph, ...]
    moves: tuple[MoveMade, ...]
    missing: tuple[MoveMissing, ...]
    findings: tuple[Note, ...]
    credits: tuple[Note, ...]
    shape: Shape
    scores: tuple[Score, ...]
    measures: tuple[Measure, ...]
    engine: str
