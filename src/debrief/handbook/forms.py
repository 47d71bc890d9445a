"""Artefacts with a form of their own: what is filled in, in which order, and what is checked.

A form belongs to some rounds of one track. Its checks are declared as data and bound by `kind` to
code in critique/artefact_checks.py. form_files.py reads and checks the files.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from debrief.handbook.entries import Exercise, Track

CheckKind = Literal[
    "names-rival", "has-proof", "same-segment", "owner-and-date", "around-launch", "tier-named",
    "differs", "filled", "paired", "one-sentence", "has-figure", "direction-and-size",
    "sample-and-duration", "decision-rule", "takes-up",
]  # fmt: skip
LENGTHS = {"line": 300, "text": 2_000, "cell": 400}
"""The most characters of a value, by kind."""

MOST_ROWS = 8
Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One cell of a row; `short` cells, an owner or a date, take little width.

    `says` is how the value is read aloud, "Owner: {}" where it is left out. `move` is the move
    that the cell asks for.
    """

    id: str
    label: str
    hint: str = ""
    short: bool = False
    says: str = ""
    move: str = ""

    @property
    def spoken(self) -> tuple[str, str]:
        """Return the words before the value and after it, when the form is read aloud."""
        return _around(self.says or f"{self.label}: {{}}")


@dataclass(frozen=True, slots=True)
class FormField:
    """One place of a form. Rows have columns; `rows` are shown at first, MOST_ROWS at most.

    `says` is how the value is read aloud, or the words before the rows; the label where it is left
    out. `move` is the move that the field asks for. Neither makes a move by itself: tests fill
    every field with the same idle words.
    """

    id: str
    label: str
    hint: str
    kind: Literal["line", "text", "rows"]
    column: tuple[Column, ...] = ()
    rows: int = 2
    says: str = ""
    move: str = ""

    @property
    def spoken(self) -> tuple[str, str]:
        """Return the words before the value and after it, when the form is read aloud."""
        return _around(self.says or f"{self.label}: {{}}")


def _around(template: str) -> tuple[str, str]:
    before, _, after = template.partition("{}")
    return before, after


@dataclass(frozen=True, slots=True)
class FormCheck:
    """What must fit together; `title` says it as it should be.

    `fields` are field ids, or `field.column` for cells of rows.
    `message` may use {quote}, {missing} and {field}: the words it is about, what is not there, and
    the label of the field.
    """

    id: str
    title: str
    kind: CheckKind
    fields: tuple[str, ...]
    message: str
    why: str
    fix: str
    source: str


@dataclass(frozen=True, slots=True)
class Form:
    """An artefact: its fields in the order in which they are worked out, and its checks."""

    id: str
    title: str
    track: Track
    rounds: tuple[str, ...]
    picture: Literal["canvas", "house", "card", "plan", "tree", "experiment"]
    what: str
    order: str
    source: str
    field: tuple[FormField, ...]
    check: tuple[FormCheck, ...]

    def labelled(self, name: str) -> FormField:
        """Return a field by its id. Raises KeyError."""
        for one in self.field:
            if one.id == name:
                return one
        raise KeyError(name)

    def serves(self, exercise: Exercise) -> bool:
        """Return whether an exercise may be answered with this form."""
        return exercise.track == self.track and exercise.round in self.rounds


Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody wrote into a form: texts by field id, and rows of cells by field id."""

    texts: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether anything is written anywhere."""
        return any(text.strip() for text in self.texts.values()) or any(
            cell.strip() for rows in self.rows.values() for row in rows for cell in row.values()
        )

    def text(self, name: str) -> str:
        """Return the text of a field, empty where there is none."""
        return self.texts.get(name, "")

    def as_dict(self) -> dict[str, Any]:
        """Return the values by field id, as they are stored and written to files."""
        return {
            **self.texts,
            **{name: [dict(row) for row in self.rows[name]] for name in self.rows},
        }


@dataclass(frozen=True, slots=True)
class WorkedForm:
    """A form filled in for an exercise; `finds` are the ids of the checks that speak."""

    form: str
    exercise: str
    tier: Literal["weak", "strong"]
    commentary: str
    finds: tuple[str, ...] = ()
    filled: Filled = Filled()


def fill(form: Form, record: Any) -> tuple[Filled, list[tuple[Key, str]]]:
    """Return what a record fills in, and what in it cannot be used, each with its place."""
    wrong: list[tuple[Key, str]] = []
    texts: dict[str, str] = {}
    rows: dict[str, tuple[Row, ...]] = {}
    if not isinstance(record, Mapping):
        return Filled(), [((), "should be a table of fields")]
    known = {one.id: one for one in form.field}
    for name, value in record.items():
        one = known.get(name)
        if one is None:
            wrong.append(((name,), f"no field {name!r}; known: {', '.join(known)}"))
        elif one.kind == "rows":
            rows[name] = _rows(one, value, wrong)
        elif usable := _text(value, LENGTHS[one.kind], (name,), wrong):
            texts[name] = usable
    return Filled(texts, rows), wrong


def _rows(one: FormField, value: Any, wrong: list[tuple[Key, str]]) -> tuple[Row, ...]:
    if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
        wrong.append(((one.id,), f"should be rows: [[{one.id}]] with {_columns(one)}"))
        return ()
    if len(value) > MOST_ROWS:
        wrong.append(((one.id,), f"has {len(value)} rows; {MOST_ROWS} can be read"))
    kept = []
    for number, row in enumerate(value[:MOST_ROWS]):
        cells = {}
        for name, cell in row.items():
            at = (one.id, number, name)
            if name not in {column.id for column in one.column}:
                wrong.append((at, f"no column {name!r}; known: {_columns(one)}"))
            elif usable := _text(cell, LENGTHS["cell"], at, wrong):
                cells[name] = usable
        kept.append(cells)
    return tuple(kept)


def _columns(one: FormField) -> str:
    return ", ".join(column.id for column in one.column)


def _text(value: Any, longest: int, at: Key, wrong: list[tuple[Key, str]]) -> str:
    """Return a value as text; one that is too long is noted and kept, to be shown again."""
    if not isinstance(value, str):
        wrong.append((at, "should be a text"))
        return ""
    if len(value) > longest:
        wrong.append((at, f"has {len(value):,} characters; {longest:,} can be read"))
    return value.strip()
