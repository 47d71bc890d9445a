"""What the pages about a person's lines show: the matrix, the gaps, what speaks for a role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from debrief.web.contexts.debriefs import DebriefView, Paragraph
from debrief.web.contexts.decide import IntervalsView
from debrief.web.contexts.experience import Choice


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the heat map: how many lines of a row have one strength."""

    strength: str
    title: str
    lines: int


@dataclass(frozen=True, slots=True)
class LineView:
    """A quoted line with the person's word on it.

    `said` is empty, "confirmed" or "moved"; `source` the number of its line in the file, 0 for what
    the person added; `url` opens the form that moves it, and `here` gives it the focus.
    """

    id: str
    text: str
    where: str
    strength: str
    strength_title: str
    said: str
    source: int
    source_url: str
    url: str
    opened: bool
    here: bool


@dataclass(frozen=True, slots=True)
class RowView:
    """A responsibility. `first` where a panel at the level asks for it first; `weight` from 0."""

    id: str
    name: str
    what: str
    strength_title: str
    weight: int
    first: bool
    cells: tuple[Cell, ...]
    lines: tuple[LineView, ...]
    owned: str
    opened: bool


@dataclass(frozen=True, slots=True)
class SideView:
    """The responsibilities of one side, with what is proved of them in a few words."""

    side: str
    title: str
    says: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where a line may be moved to, side by side, and how strongly it may show that."""

    groups: tuple[tuple[str, tuple[Choice, ...]], ...]
    strengths: tuple[Choice, ...]
    at: str
    strength: str


@dataclass(frozen=True, slots=True)
class PointAgainst:
    """Something that a panel asks for first and no line owns."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """What the lines say for one role and against it; `more` counts the lines not quoted."""

    role: str
    title: str
    says: str
    lines: tuple[LineView, ...]
    more: int
    against: tuple[PointAgainst, ...]
    mistaken: str


@dataclass(frozen=True, slots=True)
class WayView:
    """A way to close a gap; `url` and `link` lead to an exercise, where it is one."""

    says: str
    time: str
    link: str
    url: str


@dataclass(frozen=True, slots=True)
class GapView:
    """What is not proved yet; `line` is the strongest line there is, or empty."""

    name: str
    side: str
    short: str
    state: str
    weight: int
    weight_says: str
    owned: str
    line: str
    ways: tuple[WayView, ...]


@dataclass(frozen=True, slots=True)
class DriftView:
    """A line that reads as somebody else's work. `pieces` are its words, those that say so marked.

    `value` is what the person typed where it could not be kept.
    """

    id: str
    pieces: tuple[tuple[str, bool], ...]
    where: str
    value: str
    problem: str


@dataclass(frozen=True, slots=True)
class DriftGroup:
    """Lines that read as the same work, and the question that asks for what they leave out."""

    title: str
    reads: str
    ask: str
    lines: tuple[DriftView, ...]


@dataclass(frozen=True, slots=True)
class LostWord:
    """What a person said about a line that the file in force does not have."""

    id: int
    words: str
    says: str


@dataclass(frozen=True, slots=True)
class LevelChoice:
    """A level that can be prepared for."""

    level: str
    title: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The matrix of a person's lines. `state` is "empty", "no-model" or "placed".

    `specimen` shows a made-up piece of one while there is none.
    """

    state: str
    title: str
    short: str
    level: str
    levels: tuple[LevelChoice, ...]
    key: tuple[tuple[str, str], ...]
    says: str = ""
    sides: tuple[SideView, ...] = ()
    picture_title: str = ""
    lean: IntervalsView | None = None
    arguments: tuple[ArgumentView, ...] = ()
    gaps: tuple[GapView, ...] = ()
    small_gaps: tuple[GapView, ...] = ()
    drifting: tuple[DriftGroup, ...] = ()
    drifting_title: str = ""
    elsewhere: tuple[tuple[str, tuple[LineView, ...]], ...] = ()
    elsewhere_count: int = 0
    rejected: tuple[LineView, ...] = ()
    lost: tuple[LostWord, ...] = ()
    places: Places | None = None
    specimen: tuple[SideView, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """Lines of the résumé that stand together, with what a reader notes beside them."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class AdvertLink:
    """An advertisement that can be set against the résumé."""

    title: str
    url: str
    begun_at: datetime


@dataclass(frozen=True, slots=True)
class CheckPage:
    """The résumé as a panel for a role reads it; `view` is None where there is nothing to read."""

    short: str
    title: str
    view: DebriefView | None
    groups: tuple[CheckGroup, ...]
    adverts: tuple[AdvertLink, ...]
