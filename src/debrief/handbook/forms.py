"""Artefacts with a form of their own: what is filled in, in which order, and what is checked.

A form belongs to some rounds of one track. Its checks are declared as data and bound by `kind` to
code in critique/artefact_checks.py; worked forms show each check once where it speaks and once
where it is silent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from debrief.handbook.entries import Exercise, Track
from debrief.handbook.records import ContentError, Page, decode

CheckKind = Literal[
    "names-rival", "has-proof", "same-segment", "owner-and-date", "around-launch", "tier-named",
    "differs", "filled", "paired", "one-sentence", "has-figure", "direction-and-size",
    "sample-and-duration", "decision-rule", "takes-up",
]  # fmt: skip
LENGTHS = {"line": 300, "text": 2_000, "cell": 400}
"""The most characters of a value, by kind."""

MOST_ROWS = 8
_Key = tuple[str | int, ...]


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


def fill(form: Form, record: Any) -> tuple[Filled, list[tuple[_Key, str]]]:
    """Return what a record fills in, and what in it cannot be used, each with its place."""
    wrong: list[tuple[_Key, str]] = []
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


def _rows(one: FormField, value: Any, wrong: list[tuple[_Key, str]]) -> tuple[Row, ...]:
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


def _text(value: Any, longest: int, at: _Key, wrong: list[tuple[_Key, str]]) -> str:
    """Return a value as text; one that is too long is noted and kept, to be shown again."""
    if not isinstance(value, str):
        wrong.append((at, "should be a text"))
        return ""
    if len(value) > longest:
        wrong.append((at, f"has {len(value):,} characters; {longest:,} can be read"))
    return value.strip()


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
        found.append(replace(entry, filled=filled))
    return found


def checks_are_shown(form: Form, page: Page, worked: Iterable[WorkedForm]) -> None:
    """Note each check without a worked form that it flags and one that it passes."""
    own = [one for one in worked if one.form == form.id]
    for place, check in enumerate(form.check):
        if {check.id in one.finds for one in own} != {True, False}:
            page.wrong(
                ("check", place),
                f"{check.id!r} needs a worked form that it flags and one that it passes",
            )
