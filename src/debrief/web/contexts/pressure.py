"""What a sitting under pressure shows before and beside the answer, and what is left of it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from debrief.web.contexts.practise import Clarification, ExerciseCard


@dataclass(frozen=True, slots=True)
class Across:
    """Somebody who sits across: who they are, and what they will not accept."""

    id: str
    title: str
    name: str
    who: str
    refuses: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of the candidate and what was said; not `known` where nobody had the answer."""

    question: str
    says: str
    known: bool


@dataclass(frozen=True, slots=True)
class Asking:
    """Asking the interviewer. `left` is how many questions are taken still.

    `problem` says why a question was not answered, and `typed` is that question; else both are
    empty. `fresh` is whether a question was answered just now.
    """

    url: str
    exchanges: tuple[Exchange, ...]
    left: int
    length_limit: int
    problem: str = ""
    typed: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """The minutes before the answer: the question, the context, and what may be asked."""

    id: UUID
    card: ExerciseCard
    prompt: str
    context: str
    seconds_left: int
    minutes: int
    read_url: str
    asking: Asking
    across: Across | None


@dataclass(frozen=True, slots=True)
class AfterPressure:
    """What the debrief keeps of a sitting under pressure beside the answer."""

    across: Across | None
    exchanges: tuple[Exchange, ...]
    unasked: tuple[Clarification, ...]
