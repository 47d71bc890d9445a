"""The case for the next level: what a person chose and noted, and what is kept of growth at all.

Kept are choices and notes; what they amount to is worked out anew whenever it is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction

from debrief.fit.gaps import following
from debrief.fit.promotion import Case, EvidenceChoice, build_case
from debrief.handbook import Handbook
from debrief.handbook.responsibilities import LEVELS
from debrief.journal.actions.experience import EvidenceLine, lines_in_force
from debrief.journal.actions.fit import CannotPlace, matrix_of
from debrief.journal.actions.people import Unacceptable, plain
from debrief.journal.models import Aim, CaseLine, CaseNote, Person, PlannedSwitch, PromotionCase
from debrief.journal.ownership import NotFound

LONGEST_NOTE = 400
"""The most characters of a note on a criterion: four of them share one page with the evidence."""

Use = Literal["first", "aside", "as-read"]


@dataclass(frozen=True, slots=True)
class CaseRead:
    """A case with the notes by criterion, and by id the lines that may serve: none was rejected.

    `placed` is False where the model that places lines is not installed; then there are no lines.
    """

    case: Case
    lines: Mapping[str, EvidenceLine]
    notes: Mapping[str, str]
    placed: bool


def case_of(owner: Person, book: Handbook, role: str, from_level: str) -> CaseRead:
    """Return the case for the level above one. Raises NotFound where there is none."""
    to_level = _above(book, role, from_level)
    try:
        proved, placed = matrix_of(owner, book), True
    except CannotPlace:
        proved, placed = None, False
    row = PromotionCase.objects.filter(owner=owner, role=role, from_level=from_level).first()
    choices = [EvidenceChoice(c.criterion, c.line, c.use) for c in row.lines.all()] if row else []
    lines = proved.lines if proved else ()
    counted = {line.id for line in lines}
    sources = proved.sources.items() if proved else ()
    return CaseRead(
        case=build_case(lines, (), role, from_level, to_level, book, choices),
        lines={name: line for name, line in sources if name in counted},
        notes={note.criterion: note.text for note in row.notes.all()} if row else {},
        placed=placed,
    )


def step_in_force(owner: Person) -> tuple[str, str]:
    """Return the step a person works on, as a role and the level it starts from.

    It is the one of their track that was changed last, else the one to the level they aim at; who
    said neither is taken to L5, which is where most cases are made.
    """
    rows = PromotionCase.objects.filter(owner=owner, role=owner.track)
    last = rows.order_by("-changed_at", "-pk").first()
    if last:
        return last.role, last.from_level
    aim = Aim.objects.filter(owner=owner).first()
    aimed = max(LEVELS.index(aim.level) - 1, 0) if aim else LEVELS.index("L4")
    return owner.track, LEVELS[aimed]


def choose_line(
    owner: Person,
    book: Handbook,
    step: tuple[str, str],
    criterion: str,
    line: str,
    use: Use,
    now: datetime,
) -> None:
    """Put a line first for a criterion, set it aside, or leave it as it was read.

    `step` is a role and the level it starts from. Raises NotFound for a step, a criterion or a
    line that is not there.
    """
    _check(book, step, criterion)
    if use != "as-read" and line not in {one.id for one in lines_in_force(owner)}:
        raise NotFound
    with transaction.atomic():
        case = _touched(owner, step, now)
        if use == "as-read":
            case.lines.filter(criterion=criterion, line=line).delete()
        else:
            CaseLine.objects.update_or_create(
                owner=owner,
                case=case,
                criterion=criterion,
                line=line,
                defaults={"use": use == "first"},
            )


def keep_note(
    owner: Person, book: Handbook, step: tuple[str, str], criterion: str, text: str, now: datetime
) -> None:
    """Keep a note on a criterion in place of the one before; an empty one is let go.

    Raises Unacceptable for one that is too long, NotFound for a criterion that is not there.
    """
    _check(book, step, criterion)
    text = plain(text).strip()
    if len(text) > LONGEST_NOTE:
        raise Unacceptable(
            f"Your note has {len(text):,} characters, and one page holds {LONGEST_NOTE} for each "
            "criterion. The note before was kept. Shorten it and save again."
        )
    with transaction.atomic():
        case = _touched(owner, step, now)
        if text:
            CaseNote.objects.update_or_create(
                owner=owner, case=case, criterion=criterion, defaults={"text": text}
            )
        else:
            case.notes.filter(criterion=criterion).delete()


# -- all of it -------------------------------------------------------------------------------------


def count_growth(owner: Person) -> dict[str, int]:
    """Return how much is kept: choices of lines, notes, plans."""
    return {
        "lines": CaseLine.objects.filter(owner=owner).count(),
        "notes": CaseNote.objects.filter(owner=owner).count(),
        "plans": PlannedSwitch.objects.filter(owner=owner).count(),
    }


def forget_growth(owner: Person) -> None:
    """Delete every case and every plan."""
    with transaction.atomic():
        PromotionCase.objects.filter(owner=owner).delete()
        PlannedSwitch.objects.filter(owner=owner).delete()


def _above(book: Handbook, role: str, from_level: str) -> str:
    try:
        to_level = following(from_level)
    except ValueError:
        raise NotFound from None
    if to_level is None or role not in book.ladders:
        raise NotFound
    return to_level


def _check(book: Handbook, step: tuple[str, str], criterion: str) -> None:
    to_level = _above(book, *step)
    if criterion not in {one.id for one in book.ladders[step[0]].at(to_level).criterion}:
        raise NotFound


def _touched(owner: Person, step: tuple[str, str], now: datetime) -> PromotionCase:
    case, _made = PromotionCase.objects.update_or_create(
        owner=owner, role=step[0], from_level=step[1], defaults={"changed_at": now}
    )
    return case
