"""A form as a browser sends it: names of inputs, and back to values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.text import slugify

from debrief.handbook import Handbook
from debrief.handbook.forms import MOST_ROWS, FormField, fill
from debrief.journal.actions import FormDraft
from debrief.journal.actions.people import plain


def name_of(field: str, row: int | None = None, column: str = "") -> str:
    """Return the name of an input: `f.tier`, or `f.before.0.owner` in a row."""
    return f"f.{field}" if row is None else f"f.{field}.{row}.{column}"


def typed_form(post: Mapping[str, Any], book: Handbook) -> FormDraft | None:
    """Return the form as it was sent, with rows added and taken out; None where none was sent."""
    form = book.forms.get(str(post.get("form", "")))
    if form is None:
        return None
    record: dict[str, Any] = {}
    for one in form.field:
        if not one.column:
            record[one.id] = plain(str(post.get(name_of(one.id), "")))
            continue
        rows = _rows(post, one)
        if post.get("add") == one.id and len(rows) < MOST_ROWS:
            rows.append({})
        record[one.id] = rows
    filled, wrong = fill(form, record)
    return FormDraft(
        form, filled, [f"“{form.labelled(str(at[0])).label}” {it}" for at, it in wrong]
    )


def place_after(post: Mapping[str, Any]) -> str:
    """Return the fragment of the field whose rows were changed, or nothing."""
    changed = str(post.get("add") or post.get("remove") or "").partition(".")[0]
    return f"#form-{slugify(changed)}" if changed else ""


def _rows(post: Mapping[str, Any], one: FormField) -> list[dict[str, str]]:
    """Return the rows of a field that were sent, without the one to take out."""
    rows = []
    for number in range(MOST_ROWS):
        names = {column.id: name_of(one.id, number, column.id) for column in one.column}
        if not any(name in post for name in names.values()):
            continue
        if post.get("remove") != f"{one.id}.{number}":
            rows.append({column: plain(str(post.get(name, ""))) for column, name in names.items()})
    return rows
