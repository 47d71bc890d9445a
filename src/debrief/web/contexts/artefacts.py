"""What an artefact shows: as a form to fill in, and as a picture once it is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from debrief.web.contexts.debriefs import Origin


@dataclass(frozen=True, slots=True)
class ArtefactLink:
    """The artefact that a round asks for, and where it is explained."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One input of a row; `short` ones take little width."""

    id: str
    name: str
    label: str
    hint: str
    value: str
    limit: int
    short: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of inputs. `remove` is the value of the button that takes it out, empty for none."""

    number: int
    cells: tuple[SheetCell, ...]
    remove: str


@dataclass(frozen=True, slots=True)
class SheetField:
    """One place of the form; `id` is its element id. Rows have no `name` of their own."""

    id: str
    field: str
    name: str
    label: str
    hint: str
    kind: str
    value: str
    limit: int
    rows: tuple[SheetRow, ...]
    can_add: bool


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A form beside a draft. `open` is True once something of it was kept."""

    id: str
    title: str
    about_url: str
    open: bool
    fields: tuple[SheetField, ...]


@dataclass(frozen=True, slots=True)
class FormNote:
    """What does not fit together: where it stands in words, what to do, why; numbered from 1."""

    number: int
    id: str
    where: str
    message: str
    why: str
    fix: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class FormNotes:
    """What the margin says of the form; `empty` when nothing is filled in yet."""

    title: str
    empty: bool
    notes: tuple[FormNote, ...]


@dataclass(frozen=True, slots=True)
class SlotCell:
    """A value in the picture, with the numbers of the notes that point at it."""

    column: str
    label: str
    text: str
    notes: tuple[FormNote, ...]


@dataclass(frozen=True, slots=True)
class SlotRow:
    """One row of a field: its cells in order, and by column id."""

    cells: tuple[SlotCell, ...]
    cell: Mapping[str, SlotCell]


@dataclass(frozen=True, slots=True)
class Slot:
    """One field in the picture. `empty` is True where nothing is said in it."""

    field: str
    label: str
    text: str
    rows: tuple[SlotRow, ...]
    notes: tuple[FormNote, ...]
    empty: bool


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A line of a launch plan's timeline: "before", "day", "after" or "metrics"."""

    kind: str
    what: SlotCell | None = None
    row: SlotRow | None = None
    date: str = ""


@dataclass(frozen=True, slots=True)
class ArtefactView:
    """A filled form as a picture. `slot` holds its fields by id, `slots` in their order.

    `steps` is the timeline of a launch plan, by date.
    """

    id: str
    title: str
    picture: str
    about_url: str
    slot: Mapping[str, Slot]
    slots: tuple[Slot, ...]
    notes: tuple[FormNote, ...]
    left: tuple[str, ...]
    steps: tuple[PlanStep, ...] = ()


@dataclass(frozen=True, slots=True)
class WorkedArtefact:
    """A form filled in for an exercise, with what a panel would say about it."""

    exercise_title: str
    exercise_url: str
    commentary: str
    view: ArtefactView


@dataclass(frozen=True, slots=True)
class CheckView:
    """A check in words, as it should be, with its reason."""

    title: str
    why: str
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class ArtefactPage:
    """A form with its reasons, its checks, its worked examples and the exercises that offer it."""

    title: str
    rounds: tuple[str, ...]
    what: str
    order: str
    origin: Origin | None
    fields: tuple[tuple[str, str], ...]
    checks: tuple[CheckView, ...]
    worked: tuple[WorkedArtefact, ...]
    exercises: tuple[tuple[str, str], ...]
