"""An answer with an artefact in it: the form read aloud, and then the free text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from debrief.critique.artefacts import FormFinding, Place, check_form, left_empty, render
from debrief.critique.debrief import Asked
from debrief.handbook import Exercise, Handbook
from debrief.handbook.forms import Filled, Form


def form_of(exercise: Exercise, book: Handbook) -> Form | None:
    """Return the form that the exercise's round asks for, None where it asks for none."""
    return next((form for form in book.forms.values() if form.serves(exercise)), None)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is read as one text. `begins` is where the free text begins, after the form.

    `asked` are the values that answer a question for a move.
    """

    text: str
    begins: int = 0
    places: tuple[Place, ...] = ()
    findings: tuple[FormFinding, ...] = ()
    left: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return what was read in the form, as it is stored beside its values."""
        return {
            "places": [[one.field, one.row, one.column, one.start, one.end] for one in self.places],
            "findings": [one.as_dict() for one in self.findings],
            "left": list(self.left),
        }


def compose(form: Form | None, filled: Filled, free: str) -> Answer:
    """Put a filled form and the free text together; without a form the text stays as it is."""
    if form is None or not filled:
        return Answer(free)
    rendered = render(form, filled)
    between = "\n\n" if rendered.text and free.strip() else ""
    begins = len(rendered.text) + len(between)
    return Answer(
        text=rendered.text + between + (free if free.strip() else ""),
        begins=begins,
        places=rendered.places,
        findings=check_form(form, filled),
        left=tuple(one.id for one in left_empty(form, filled)),
        asked=tuple(_asked(form, rendered.places)),
    )


def _asked(form: Form, places: Iterable[Place]) -> Iterator[Asked]:
    for place in places:
        field = form.labelled(place.field)
        column = next((one for one in field.column if one.id == place.column), None)
        for move in filter(None, (field.move, column.move if column else "")):
            yield Asked(move, place.start, place.end)
