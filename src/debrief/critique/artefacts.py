"""A filled form: what does not fit together in it, and the same as text that can be read aloud.

check_form(form, filled)  the findings, each with the value it points at
render(form, filled)      the form as prose, with the place of every value in it
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from debrief.critique.artefact_checks import Spot, spots
from debrief.critique.artefact_words import says
from debrief.handbook.forms import Filled, Form, FormCheck, FormField, Row

SCHEMA = "debrief-form/1"
_ENDS = (".", "!", "?", ":", ";", "\u2026", '"', "\u201d")


@dataclass(frozen=True, slots=True)
class FormFinding:
    """What does not fit, and where: a field, and in rows the number of the row and its column."""

    check: str
    message: str
    why: str
    fix: str
    source: str
    field: str
    row: int | None
    column: str | None
    quote: str

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as it is stored and written as JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value of the form stands in the rendered text, half-open."""

    field: str
    row: int | None
    column: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """A filled form as text. Labels are part of the text, and only the values have places."""

    text: str
    places: tuple[Place, ...]


def check_form(form: Form, filled: Filled) -> tuple[FormFinding, ...]:
    """Return what does not fit together, in the order of the form; nothing for an empty form."""
    if not filled:
        return ()
    columns = [(one.id, cell.id) for one in form.field for cell in one.column]
    order = {one.id: place for place, one in enumerate(form.field)}
    found = [
        _finding(check, form, spot) for check in form.check for spot in spots(check, form, filled)
    ]

    def place(one: FormFinding) -> tuple[int, int, int]:
        within = columns.index((one.field, one.column)) if one.column else 0
        return order[one.field], one.row or 0, within

    return tuple(sorted(found, key=place))


def left_empty(form: Form, filled: Filled) -> tuple[FormField, ...]:
    """Return the fields in which nothing is said."""
    return tuple(one for one in form.field if not any(says(text) for text in _texts(one, filled)))


def _texts(one: FormField, filled: Filled) -> Iterator[str]:
    if not one.column:
        yield filled.text(one.id)
    for row in filled.rows.get(one.id, ()):
        yield from row.values()


def _finding(check: FormCheck, form: Form, spot: Spot) -> FormFinding:
    label = form.labelled(spot.field).label
    quote = " ".join(spot.quote.split())
    return FormFinding(
        check=check.id,
        message=check.message.replace("{missing}", spot.missing)
        .replace("{field}", label)
        .replace("{quote}", quote),
        why=check.why,
        fix=check.fix,
        source=check.source,
        field=spot.field,
        row=spot.row,
        column=spot.column,
        quote=quote,
    )


class _Sheet:
    """A text as it grows, and where the values stand in it."""

    def __init__(self) -> None:
        self.text = ""
        self.places: list[Place] = []

    def write(self, value: str, field: str, row: int | None, column: str | None) -> None:
        start = len(self.text)
        self.text += value
        self.places.append(Place(field, row, column, start, len(self.text)))

    def close(self, after: str) -> None:
        """End the sentence, inside of what follows the value."""
        self.text += after if self.text.endswith(_ENDS) else f".{after}"


def render(form: Form, filled: Filled) -> Rendered:
    """Return a filled form as prose in the order of the form; what is empty is left out."""
    sheet = _Sheet()
    for one in form.field:
        rows = filled.rows.get(one.id, ()) if one.column else ()
        text = filled.text(one.id).strip()
        if not any(says(cell) for row in rows for cell in row.values()) and not says(text):
            continue
        sheet.text += "\n\n" if sheet.text else ""
        before, after = one.spoken
        sheet.text += before
        if not one.column:
            sheet.write(text, one.id, None, None)
            sheet.close(after)
        for number, row in enumerate(rows):
            _write_row(sheet, one, number, row)
    return Rendered(sheet.text, tuple(sheet.places))


def _write_row(sheet: _Sheet, one: FormField, number: int, row: Row) -> None:
    for place, column in enumerate(one.column):
        value = row.get(column.id, "").strip()
        if not says(value):
            continue
        before, after = column.spoken if place or column.says else ("", "")
        sheet.text += "" if sheet.text.endswith((" ", "\n")) else " " if place else "\n"
        sheet.text += before
        sheet.write(value, one.id, number, column.id)
        sheet.close(after)
