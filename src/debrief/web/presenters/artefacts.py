"""An artefact as a form beside a draft, as notes in the margin, and as a picture afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from debrief.critique.artefact_dates import days_after, moment
from debrief.critique.artefacts import check_form, left_empty
from debrief.handbook import Handbook
from debrief.handbook.forms import LENGTHS, MOST_ROWS, Filled, Form, FormField, WorkedForm, fill
from debrief.journal.actions import FormDraft, filled_form, filled_in
from debrief.journal.models import Attempt, Sitting
from debrief.practice.artefact import form_of
from debrief.web.artefacts import name_of
from debrief.web.contexts.artefacts import (
    ArtefactPage,
    ArtefactView,
    CheckView,
    FormNote,
    FormNotes,
    FormSheet,
    PlanStep,
    SheetCell,
    SheetField,
    SheetRow,
    Slot,
    SlotCell,
    SlotRow,
    WorkedArtefact,
)
from debrief.web.contexts.debriefs import Origin
from debrief.web.presenters.debriefs import present_origin

Found = Mapping[str, Any]


def present_sheet(
    sitting: Sitting, book: Handbook, typed: FormDraft | None = None
) -> FormSheet | None:
    """Return the form beside a draft, None in a round without one; `typed` was not kept."""
    form = form_of(book.exercises[sitting.exercise], book)
    if form is None:
        return None
    filled = typed.filled if typed else filled_in(sitting, form)
    return FormSheet(
        id=form.id,
        title=form.title,
        about_url=reverse("artefact", args=[form.id]),
        open=bool(filled) or bool(filled.rows),
        fields=tuple(_sheet_field(one, filled) for one in form.field),
    )


def present_notes(sitting: Sitting, book: Handbook) -> FormNotes | None:
    """Return what the margin says of the form, None before it is begun."""
    form = form_of(book.exercises[sitting.exercise], book)
    if form is None or filled_form(sitting) is None:
        return None
    filled = filled_in(sitting, form)
    found = [one.as_dict() for one in check_form(form, filled)]
    return FormNotes(form.title, not filled, _notes(found, form, book))


def present_artefact(attempt: Attempt, book: Handbook) -> ArtefactView | None:
    """Return what was filled in for an attempt, None where nothing was or the form is gone."""
    handed_in = _handed_in(attempt, book)
    if handed_in is None:
        return None
    form, values, reading = handed_in
    filled = fill(form, values)[0]
    known = {one.id for one in form.field}
    found = [one for one in reading["findings"] if one["field"] in known]
    return _view(form, filled, found, reading["left"], book) if filled else None


def places_in(attempt: Attempt, book: Handbook) -> list[tuple[int, int, str]]:
    """Return where the values of a form stand in an attempt: start, end, label of the field."""
    handed_in = _handed_in(attempt, book)
    if handed_in is None:
        return []
    form, _values, reading = handed_in
    labels = {one.id: one.label for one in form.field}
    return [
        (start, end, labels.get(field, ""))
        for field, _row, _column, start, end in reading["places"]
    ]


def _handed_in(attempt: Attempt, book: Handbook) -> tuple[Form, Found, Found] | None:
    """Return the form of an attempt, its values and what was read in them; None without one."""
    kept = filled_form(attempt.sitting)
    form = book.forms.get(kept.form) if kept else None
    if kept is None or form is None or not kept.reading:
        return None
    return form, kept.values, kept.reading


def present_form_page(form: Form, book: Handbook) -> ArtefactPage:
    """Return a form with its reasons, its checks and its worked examples."""
    worked = [one for one in book.worked_forms if one.form == form.id]
    worked.sort(key=lambda one: one.tier == "weak")
    offered = [exercise for exercise in book.exercises.values() if form.serves(exercise)]
    return ArtefactPage(
        title=form.title,
        rounds=tuple(book.rounds[form.track, name].title for name in form.rounds),
        what=form.what,
        order=form.order,
        origin=_origin(form.source, book),
        fields=tuple((one.label, one.hint) for one in form.field),
        checks=tuple(
            CheckView(check.title, check.why, _origin(check.source, book)) for check in form.check
        ),
        worked=tuple(_worked(one, form, book) for one in worked),
        exercises=tuple((one.title, reverse("exercise", args=[one.id])) for one in offered),
    )


def _origin(source: str, book: Handbook) -> Origin | None:
    """Return whose idea it is, None where it is ours."""
    return None if source == "ours" else present_origin(source, book)


def _worked(one: WorkedForm, form: Form, book: Handbook) -> WorkedArtefact:
    found = [finding.as_dict() for finding in check_form(form, one.filled)]
    left = [field.id for field in left_empty(form, one.filled)]
    exercise = book.exercises[one.exercise]
    title = _("A strong one") if one.tier == "strong" else _("A weak one")
    return WorkedArtefact(
        exercise_title=exercise.title,
        exercise_url=reverse("exercise", args=[exercise.id]),
        commentary=one.commentary.strip(),
        view=replace(_view(form, one.filled, found, left, book, f"{one.tier}-"), title=title),
    )


def _sheet_field(one: FormField, filled: Filled) -> SheetField:
    rows = filled.rows.get(one.id, ())
    count = max(len(rows), 1) if one.id in filled.rows else one.rows
    shown = [rows[number] if number < len(rows) else {} for number in range(count)]
    return SheetField(
        id=f"form-{one.id}",
        field=one.id,
        name=name_of(one.id),
        label=one.label,
        hint=one.hint,
        kind=one.kind,
        value=filled.text(one.id),
        limit=LENGTHS.get(one.kind, LENGTHS["cell"]),
        rows=tuple(
            SheetRow(
                number=number + 1,
                cells=_sheet_cells(one, number, row),
                remove=f"{one.id}.{number}" if count > 1 else "",
            )
            for number, row in enumerate(shown if one.column else ())
        ),
        can_add=bool(one.column) and count < MOST_ROWS,
    )


def _sheet_cells(one: FormField, number: int, row: Mapping[str, str]) -> tuple[SheetCell, ...]:
    return tuple(
        SheetCell(
            id=f"form-{one.id}-{number}-{column.id}",
            name=name_of(one.id, number, column.id),
            label=column.label,
            hint=column.hint,
            value=row.get(column.id, ""),
            limit=LENGTHS["cell"],
            short=column.short,
        )
        for column in one.column
    )


def _notes(
    found: Sequence[Found], form: Form, book: Handbook, prefix: str = ""
) -> tuple[FormNote, ...]:
    return tuple(
        FormNote(
            number=number,
            id=f"{prefix}form-note-{number}",
            where=_where(one, form),
            message=one["message"],
            why=one["why"],
            fix=one["fix"],
            origin=_origin(one["source"], book),
        )
        for number, one in enumerate(found, start=1)
    )


def _where(one: Found, form: Form) -> str:
    field = form.labelled(one["field"])
    label = field.label
    if one["row"] is not None and field.rows > 1:
        return _("%(field)s, row %(row)s") % {"field": label, "row": one["row"] + 1}
    return label


def _view(
    form: Form,
    filled: Filled,
    found: Sequence[Found],
    left: Iterable[str],
    book: Handbook,
    prefix: str = "",
) -> ArtefactView:
    notes = _notes(found, form, book, prefix)
    pointing = list(zip(found, notes, strict=True))
    slots = tuple(_slot(one, filled, pointing, empty=one.id in left) for one in form.field)
    return ArtefactView(
        id=f"{prefix}artefact",
        title=form.title,
        picture=form.picture,
        about_url=reverse("artefact", args=[form.id]),
        slot={slot.field: slot for slot in slots},
        slots=slots,
        notes=notes,
        left=tuple(slot.label for slot in slots if slot.empty),
        steps=_steps({slot.field: slot for slot in slots}) if form.picture == "plan" else (),
    )


def _steps(slot: Mapping[str, Slot]) -> tuple[PlanStep, ...]:
    """Return the timeline of a plan: what comes before launch day, the day, what comes after."""
    day = moment(slot["day"].text)

    def when(step: PlanStep) -> float:
        assert step.row is not None
        after = days_after(day, moment(step.row.cell["date"].text))
        return inf if after is None else after

    parts = {
        kind: [PlanStep(kind, row.cells[0], row) for row in slot[kind].rows]
        for kind in ("before", "after", "metrics")
    }
    return (
        *sorted(parts["before"], key=when),
        PlanStep("day", date=slot["day"].text),
        *sorted(parts["after"] + parts["metrics"], key=when),
    )


def _slot(
    one: FormField, filled: Filled, pointing: Sequence[tuple[Found, FormNote]], *, empty: bool
) -> Slot:
    own = [(at, note) for at, note in pointing if at["field"] == one.id]
    rows = []
    for number, row in enumerate(filled.rows.get(one.id, ()) if one.column else ()):
        if not any(cell.strip() for cell in row.values()):
            continue
        cells = tuple(
            SlotCell(
                column.id,
                column.label,
                row.get(column.id, ""),
                tuple(n for at, n in own if (at["row"], at["column"]) == (number, column.id)),
            )
            for column in one.column
        )
        rows.append(SlotRow(cells, {cell.column: cell for cell in cells}))
    whole = tuple(note for at, note in own if at["row"] is None or not rows)
    return Slot(one.id, one.label, filled.text(one.id), tuple(rows), whole, empty)
