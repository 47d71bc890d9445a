"""What the pages about launches show: the shelf, a teardown, its timeline, talking points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from debrief.handbook.entries import Owner, Track
from debrief.practice.talking_points import SaidPoint
from debrief.web.contexts.debriefs import DebriefView


@dataclass(frozen=True, slots=True)
class EventView:
    """Something that happened, from its first possible day to its last.

    `date` is as it is typed and `says` as it is read; `link` is an address or empty, `source` what
    stands for it; `order` finds a person's own event again.
    """

    number: int
    first: date
    last: date
    date: str
    says: str
    owner: Owner
    owner_title: str
    what: str
    source: str
    link: str
    launch: bool
    order: int = 0


@dataclass(frozen=True, slots=True)
class LanesView:
    """A timeline with the answer it gives in words."""

    title: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True)
class MetricView:
    """The metric of a side: its name and address in the handbook where it has one, and words."""

    role: Track
    short: str
    name: str
    url: str
    says: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """What is said of a launch, whoever took it apart."""

    company: str
    product: str
    audience: str
    message: str
    decision: str
    metrics: tuple[MetricView, ...]
    lanes: LanesView


@dataclass(frozen=True, slots=True)
class OwnCard:
    """A launch of the person in the list."""

    product: str
    url: str
    says: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class CompanyShelf:
    """The launches of one company, and where its talking points are."""

    company: str
    url: str
    cards: tuple[OwnCard, ...]


@dataclass(frozen=True, slots=True)
class WorkedCard:
    """A worked teardown in the list."""

    title: str
    url: str
    company: str
    product: str
    about: str
    opening: str


@dataclass(frozen=True, slots=True)
class LaunchesPage:
    """The shelf: the person's own launches by company, and the worked ones."""

    own: tuple[CompanyShelf, ...]
    worked: tuple[WorkedCard, ...]
    specimen: LanesView | None


@dataclass(frozen=True, slots=True)
class BeginPage:
    """The form for a new launch, or a file; what was typed is kept with the problem."""

    problem: str = ""
    file_problem: str = ""
    company: str = ""
    product: str = ""
    longest: int = 120


@dataclass(frozen=True, slots=True)
class WorkedLink:
    """A worked answer: its side, how it is called, its address."""

    role: Track
    short: str
    title: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class WorkedPage:
    """A worked teardown."""

    title: str
    about: str
    summary: str
    context: str
    story: StoryView
    answers: tuple[WorkedLink, ...]
    copy_url: str
    points_url: str


@dataclass(frozen=True, slots=True)
class WorkedAnswerPage:
    """What somebody would have done, with its debrief."""

    title: str
    url: str
    short: str
    tier_title: str
    story: StoryView
    commentary: str
    answers: tuple[WorkedLink, ...]
    debrief: DebriefView
    copy_url: str


@dataclass(frozen=True, slots=True)
class TypedEventView:
    """The fields of an event as they stand in the form; `place` is "new" or where it is kept."""

    place: str
    date: str = ""
    what: str = ""
    link: str = ""
    side: str = ""
    launch: bool = False
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading in the history: moves made of those listened for, and the levels."""

    url: str
    read_at: datetime
    words: int
    made: int
    expected: int
    levels: tuple[tuple[str, int | None], ...]
    current: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a list."""

    value: str
    title: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class SideForm:
    """The fields for the metric of a side."""

    role: Track
    short: str
    says: str
    known: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class LaunchPage:
    """A person's own teardown, to be read and changed.

    `values` are the fields as typed or kept; `other_says` tells of the text in the other role.
    """

    id: str
    company: str
    product: str
    company_url: str
    lanes: LanesView
    left: tuple[str, ...]
    new: TypedEventView
    changing: Mapping[int, TypedEventView]
    sides: tuple[Choice, ...]
    can_add: bool
    values: Mapping[str, str]
    metrics: tuple[SideForm, ...]
    short: str
    would_field: str
    would: str
    other_says: str
    readings: tuple[ReadingRow, ...]
    problem: str = ""
    would_problem: str = ""
    limits: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """What one would have done, read once: the debrief, and the readings around it."""

    product: str
    company: str
    url: str
    short: str
    read_at: datetime
    decision: str
    debrief: DebriefView
    readings: tuple[ReadingRow, ...]


@dataclass(frozen=True, slots=True)
class DeletePage:
    """Asks whether a launch shall be deleted, and says what goes."""

    product: str
    company: str
    url: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AskView:
    """A question for the interviewer and why it is open."""

    question: str
    about: str


@dataclass(frozen=True, slots=True)
class PointsView:
    """What one launch gives to talk about. `whose` says who would have done what is quoted."""

    url: str
    worked: bool
    story: StoryView
    whose: str
    said: tuple[SaidPoint, ...]
    unread: str
    asks: tuple[AskView, ...]


@dataclass(frozen=True, slots=True)
class CompanyPage:
    """What to say and to ask about a company, in the track in force."""

    company: str
    key: str
    role: Track
    short: str
    launches: tuple[PointsView, ...]
    problem: str = ""
