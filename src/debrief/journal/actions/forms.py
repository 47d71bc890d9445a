"""An artefact beside the free text: kept with the draft, fixed when the answer is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from debrief.handbook import Handbook
from debrief.handbook.forms import Filled, Form, fill
from debrief.journal.actions.people import Unacceptable
from debrief.journal.models import FilledForm, Sitting
from debrief.practice.artefact import Answer, compose, form_of


@dataclass(frozen=True, slots=True)
class FormDraft:
    """A form as far as it is filled in. `wrong` says what in it is too long to be kept."""

    form: Form
    filled: Filled
    wrong: Sequence[str] = ()

    def check(self) -> None:
        """Raise Unacceptable when something in it is too long."""
        if self.wrong:
            raise Unacceptable(
                f"{self.form.title}: {self.wrong[0]}. What was saved before is kept. "
                "Shorten it, then save again."
            )


def keep_form(sitting: Sitting, draft: FormDraft | None, now: datetime) -> None:
    """Keep a form beside the draft of its sitting; one that was never begun leaves no row."""
    if draft is None:
        return
    begun = draft.filled or any(draft.filled.rows.values())
    if not begun and not FilledForm.objects.filter(sitting=sitting).exists():
        return
    values = draft.filled.as_dict()
    kept = {"owner": sitting.owner, "form": draft.form.id, "values": values, "changed_at": now}
    FilledForm.objects.update_or_create(sitting=sitting, defaults=kept)


def filled_form(sitting: Sitting) -> FilledForm | None:
    """Return what was filled in during a sitting, None where no form was begun."""
    return FilledForm.objects.filter(sitting=sitting).first()


def filled_in(sitting: Sitting, form: Form | None) -> Filled:
    """Return the values of a form as they were kept; what the form no longer has is left out."""
    kept = filled_form(sitting) if form else None
    if form is None or kept is None or kept.form != form.id:
        return Filled()
    return fill(form, kept.values)[0]


def answer_of(
    sitting: Sitting, free: str, book: Handbook, draft: FormDraft | None = None
) -> Answer:
    """Return the form of a sitting and a free text as one; `draft` goes before what is kept."""
    if draft is not None:
        return compose(draft.form, draft.filled, free)
    exercise = book.exercises.get(sitting.exercise)
    form = form_of(exercise, book) if exercise else None
    return compose(form, filled_in(sitting, form), free)


def fix_form(sitting: Sitting, answer: Answer) -> None:
    """Keep what was read in the form when the answer was handed in."""
    FilledForm.objects.filter(sitting=sitting).update(reading=answer.as_dict())
