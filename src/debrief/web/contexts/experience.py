"""What the pages of a person's experience show: facts, each with the line it came from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source line; `marked` where the fact was read."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the file with its number; `hit` where the fact stands."""

    number: int
    pieces: tuple[Piece, ...]
    hit: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a selection, and how it is called."""

    value: str
    title: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The margin beside an opened row: the source line in its context, and the forms.

    `row` names the row it stands in. `value` is what a fact says now and `was` what the file says,
    empty where that is the same. An entry has no `value`, but `fields` it can be given and
    `sections` it can be moved to.
    """

    row: str
    target: str
    title: str
    value: str
    was: str
    lines: tuple[SourceLine, ...]
    part: str
    added: bool
    fields: tuple[Choice, ...]
    sections: tuple[Choice, ...]
    close_url: str


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact; `line` is the number of its source line, 0 for what the person added.

    `url` opens it in the row named `row`; `here` gives it the focus after it was changed.
    """

    id: str
    label: str
    value: str
    line: int
    corrected: bool
    url: str
    row: str
    here: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """A role, a degree or a project. `url` opens what can be added to it or where it can go."""

    id: str
    title: FactView | None
    details: tuple[FactView, ...]
    lines: tuple[FactView, ...]
    url: str
    row: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of entries or, where `entries` is empty, of single facts in one row."""

    id: str
    title: str
    entries: tuple[EntryView, ...]
    facts: tuple[FactView, ...]
    row: str
    labelled: bool
    add: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A line that could be read in more than one way. `url` is empty where no fact came of it."""

    key: str
    question: str
    quote: str
    line: int
    url: str
    row: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What was put right, in words, and the address that takes it back."""

    says: str
    made_at: datetime
    take_back_url: str


@dataclass(frozen=True, slots=True)
class ImportView:
    """A file and what became of it. Addresses are empty where there is nothing to do or fetch."""

    title: str
    kind: str
    size: str
    begun_at: datetime
    says: str
    in_force: bool
    url: str
    original_url: str
    delete_url: str


@dataclass(frozen=True, slots=True)
class Intake:
    """The form that takes a file or typed text; `problem` says why the last was not taken."""

    problem: str
    text: str
    most_megabytes: int
    most_characters: int


@dataclass(frozen=True, slots=True)
class ExperiencePage:
    """What the newest file says, as the person corrected it; before the first, an empty form.

    `headline` counts what was read. `unread` are files on their way, or left behind on it. `kept`
    counts the corrections that wait for a file while there is none.
    """

    empty: bool
    headline: str
    source: ImportView | None
    warnings: tuple[str, ...]
    unread: tuple[ImportView, ...]
    questions: tuple[QuestionView, ...]
    lost: tuple[CorrectionView, ...]
    sections: tuple[SectionView, ...]
    more_sections: tuple[Choice, ...]
    corrections: tuple[CorrectionView, ...]
    imports: tuple[ImportView, ...]
    panel: Panel | None
    intake: Intake
    longest: int
    kept: int
    problem: str


@dataclass(frozen=True, slots=True)
class ImportPage:
    """A file on its way, left behind, or refused.

    `state` is "reading", "stopped" or "refused". `seconds` have passed of `most_seconds` at most.
    """

    title: str
    state: str
    line: str
    seconds: int
    most_seconds: int
    again_url: str
    delete_url: str
    intake: Intake


@dataclass(frozen=True, slots=True)
class ForgetPage:
    """What would be deleted, in numbers."""

    imports: int
    corrections: int
