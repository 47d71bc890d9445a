"""What the pages read: roles, metrics, rounds and exercises, one frozen dataclass each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from debrief.handbook.rubrics import known_moves

if TYPE_CHECKING:
    from debrief.handbook.records import Page

Track = Literal["pm", "pmm"]
Owner = Literal["pm", "pmm", "shared"]
Tier = Literal["weak", "fair", "strong"]
Strength = Literal["E", "M", "P", "F", "ours"]
TIERS = ("weak", "fair", "strong")
STRENGTHS: dict[Strength, str] = {
    "E": "established: several studies agree",
    "M": "one or a few decent studies",
    "P": "what practitioners or a company say",
    "F": "commonly claimed, no evidence found",
    "ours": "our own judgement",
}
"""How far a source carries, in plain words."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from, and how far it carries.

    Strength: E established (meta-analyses, replicated), M one or few decent studies, P
    practitioners or a company's own statement, F commonly claimed, ours our own synthesis.
    """

    id: str
    title: str
    where: str
    strength: Strength
    year: int | None = None
    note: str | None = None

    @property
    def dated(self) -> str:
        """The title, with the year where it does not have it already."""
        known = self.year is None or str(self.year) in self.title
        return self.title if known else f"{self.title}, {self.year}"


@dataclass(frozen=True, slots=True)
class Statement:
    """A titled statement with its source."""

    title: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Partner:
    """Someone the role works with, and what passes between them."""

    who: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Mistaken:
    """Something a role is mistaken for, and how an interviewer tells the difference."""

    id: str
    as_: str
    says: str
    difference: str
    ask: str
    source: str


@dataclass(frozen=True, slots=True)
class Hour:
    """One entry of a believable day."""

    time: str
    what: str
    with_: str
    source: str


@dataclass(frozen=True, slots=True)
class Weekday:
    """One day of a believable week."""

    day: str
    what: str
    source: str


@dataclass(frozen=True, slots=True)
class Differs:
    """How the role changes with a company's stage or motion, and what to ask the employer."""

    when: str
    says: str
    ask: str
    source: str


@dataclass(frozen=True, slots=True)
class Role:
    """One of the two careers: PM or PMM."""

    id: Track
    name: str
    short: str
    question: str
    summary: str
    source: str
    owns: tuple[Statement, ...]
    accountable: tuple[Statement, ...]
    partners: tuple[Partner, ...]
    interview: tuple[Statement, ...]
    mistaken: tuple[Mistaken, ...]
    day: tuple[Hour, ...]
    week: tuple[Weekday, ...]
    differs: tuple[Differs, ...]


@dataclass(frozen=True, slots=True)
class LaunchStep:
    """A step of a launch and what each side owns in it; an empty side owns nothing there."""

    id: str
    title: str
    when: str
    owner: Owner
    source: str
    pm: str | None = None
    pmm: str | None = None
    shared: str | None = None


@dataclass(frozen=True, slots=True)
class Contrast:
    """One aspect in which the roles differ or meet."""

    aspect: str
    pm: str
    pmm: str
    source: str
    shared: str | None = None


@dataclass(frozen=True, slots=True)
class Launch:
    """The zone that both roles share."""

    step: tuple[LaunchStep, ...]
    contrast: tuple[Contrast, ...]
    id: str = "launch"
    name: str = "The launch zone"
    summary: str = ""
    source: str = "ours"


@dataclass(frozen=True, slots=True)
class Metric:
    """A success metric: what it answers, how it is computed, how it is gamed."""

    id: str
    role: Owner
    name: str
    answers: str
    definition: str
    formula: str
    from_: str
    gamed: str
    guard: str
    example: str
    source: str


@dataclass(frozen=True, slots=True)
class Round:
    """An interview round: what happens, in how many minutes, and what is written down."""

    id: str
    track: Track
    title: str
    minutes: int
    loop: int
    what: str
    tested: tuple[str, ...]
    listens: str
    trap: str
    source: str


@dataclass(frozen=True, slots=True)
class Clarification:
    """A question a candidate may ask, and the interviewer's answer."""

    ask: str
    answer: str


@dataclass(frozen=True, slots=True)
class Worked:
    """A worked answer with what a panel would say about it."""

    tier: Tier
    answer: str
    commentary: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """Something to practise on; `tests` is hidden from the candidate until asked for."""

    id: str
    track: Track
    round: str
    title: str
    level: Literal["L3", "L4", "L5", "L6"]
    industry: str
    motion: Literal["consumer", "self-serve", "enterprise", "hardware", "platform", "marketplace"]
    minutes: int
    prompt: str
    context: str
    tests: str
    moves: tuple[str, ...]
    constraint: str
    probes: dict[str, str]
    clarify: tuple[Clarification, ...]
    worked: tuple[Worked, ...]
    sources: tuple[str, ...] = field(default=())

    def answer(self, tier: Tier) -> Worked:
        """Return the worked answer of a tier."""
        return next(worked for worked in self.worked if worked.tier == tier)


def exercise_holds(exercise: Exercise, page: Page, allowed: Collection[str]) -> None:
    """Note on the page what does not hold in an exercise; `allowed` are its round's moves."""
    if page.name.rpartition("/")[2] != f"{exercise.id}.toml":
        page.wrong(("id",), f"the file should be called {exercise.id}.toml")
    known_moves(exercise.moves, allowed, page, ("moves",))
    for move in set(exercise.moves) - set(exercise.probes):
        page.wrong(("probes",), f"no probe for the expected move {move!r}")
    for move in set(exercise.probes) - set(exercise.moves):
        page.wrong(("probes", move), f"probes the move {move!r}, which is not expected")
    _worked_answers_hold(exercise, page)


def _worked_answers_hold(exercise: Exercise, page: Page) -> None:
    if sorted(worked.tier for worked in exercise.worked) != sorted(TIERS):
        page.wrong(("worked",), "needs one weak, one fair and one strong worked answer")
    for i, worked in enumerate(exercise.worked):
        for quote in worked.commentary.split('"')[1::2]:
            if _flat(quote) not in _flat(worked.answer):
                reason = f"quotes {quote!r}, which is not in the answer"
                page.wrong(("worked", i, "commentary"), reason)


def _flat(text: str) -> str:
    return " ".join(text.split())
