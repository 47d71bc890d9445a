"""Form files: forms and worked forms read from their folder, with every mistake in its place.

Worked forms show each check once where it speaks and once where it is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from debrief.handbook.entries import Exercise
from debrief.handbook.forms import MOST_ROWS, Filled, Form, FormField, WorkedForm, fill
from debrief.handbook.records import ContentError, Page, decode


def read_forms(
    pages: Iterable[Page],
    rounds: Collection[tuple[str, str]],
    moves: Collection[str],
    exercises: Mapping[str, Exercise],
    sourced: Callable[[Form, Page, tuple[()]], None],
) -> tuple[dict[str, Form], tuple[WorkedForm, ...]]:
    """Return the forms of a folder by id, and the worked ones. Raises ContentError."""
    pages = list(pages)
    found: dict[str, tuple[Page, Form]] = {}
    for page in pages:
        form = None if _is_worked(page) else decode(Form, page.tables, page)
        if form is not None:
            sourced(form, page, ())
            form_holds(form, page, rounds, moves)
            found[form.id] = page, form
    forms = {name: form for name, (_, form) in found.items()}
    worked = read_worked(filter(_is_worked, pages), forms, exercises)
    for page, form in found.values():
        checks_are_shown(form, page, worked)
    if mistakes := [mistake for page in pages for mistake in page.mistakes]:
        raise ContentError(mistakes)
    return forms, tuple(worked)


def _is_worked(page: Page) -> bool:
    return page.name.startswith("forms/worked/")


def form_holds(
    form: Form, page: Page, rounds: Collection[tuple[str, str]], moves: Collection[str]
) -> None:
    """Note on the page what does not hold in a form."""
    if page.name != f"forms/{form.id}.toml":
        page.wrong(("id",), f"the file should be called {form.id}.toml")
    for name in form.rounds:
        if (form.track, name) not in rounds:
            page.wrong(("rounds",), f"the {form.track} loop has no round {name!r}")
    for place, one in enumerate(form.field):
        _field_holds(one, page, place, moves)
    known = set(_names(form))
    for place, check in enumerate(form.check):
        for name in check.fields:
            if name not in known:
                page.wrong(("check", place, "fields"), f"no field {name!r} in this form")


def _field_holds(one: FormField, page: Page, place: int, moves: Collection[str]) -> None:
    if (one.kind == "rows") != bool(one.column):
        page.wrong(("field", place), "rows need columns, and nothing else has any")
    if not 1 <= one.rows <= MOST_ROWS:
        page.wrong(("field", place, "rows"), f"should be 1 to {MOST_ROWS}")
    for move in filter(None, (one.move, *(column.move for column in one.column))):
        if move not in moves:
            page.wrong(("field", place), f"no move {move!r} in moves.toml")


def _names(form: Form) -> Iterator[str]:
    for one in form.field:
        yield one.id
        for column in one.column:
            yield f"{one.id}.{column.id}"


def read_worked(
    pages: Iterable[Page], forms: Mapping[str, Form], exercises: Mapping[str, Exercise]
) -> list[WorkedForm]:
    """Return the worked forms; what is wrong is noted on their pages."""
    found = []
    for page in pages:
        rest = {key: value for key, value in page.tables.items() if key != "values"}
        entry = decode(WorkedForm, rest, page)
        if entry is None:
            continue
        form, exercise = forms.get(entry.form), exercises.get(entry.exercise)
        if form is None or exercise is None or not form.serves(exercise):
            page.wrong(("exercise",), f"no exercise {entry.exercise!r} for a {entry.form!r}")
            continue
        filled, wrong = fill(form, page.tables.get("values", {}))
        for at, reason in wrong:
            page.wrong(("values", *at), reason)
        if (entry.tier == "strong") == bool(entry.finds):
            page.wrong(("finds",), "a weak form names what it finds, a strong one nothing")
        _quotes_stand(entry.commentary, filled, page)
        found.append(replace(entry, filled=filled))
    return found


def _quotes_stand(commentary: str, filled: Filled, page: Page) -> None:
    cells = (cell for rows in filled.rows.values() for row in rows for cell in row.values())
    written = " ".join(" ".join([*filled.texts.values(), *cells]).split())
    for quote in commentary.split('"')[1::2]:
        if " ".join(quote.split()) not in written:
            page.wrong(("commentary",), f"quotes {quote!r}, which is not in the form")


def checks_are_shown(form: Form, page: Page, worked: Iterable[WorkedForm]) -> None:
    """Note each check without a worked form that it flags and one that it passes."""
    own = [one for one in worked if one.form == form.id]
    for place, check in enumerate(form.check):
        if {check.id in one.finds for one in own} != {True, False}:
            page.wrong(
                ("check", place),
                f"{check.id!r} needs a worked form that it flags and one that it passes",
            )
