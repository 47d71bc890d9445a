"""What pages about a person's lines think through before they can be shown."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings

from debrief.critique.learned import model
from debrief.journal import actions
from debrief.journal.models import Advert, Person
from debrief.practice.placing import place_lines
from debrief.web.beside import Progress, Tell, soon
from debrief.web.library import book

_AT_A_TIME = 24


def lines_soon(owner: Person) -> Progress | None:
    """Begin to place a person's lines; None once that is done, or where there are none."""
    lines = actions.lines_in_force(owner)
    if not lines:
        return None
    return soon(("lines", owner.pk, hash(lines)), lambda tell: _place(lines, tell))


def check_soon(owner: Person) -> Progress | None:
    """Begin to read a person's résumé as a panel does; None once that is done."""
    key = ("check", owner.pk, owner.track, hash(actions.resume_in_force(owner)))
    # The model remembers every sentence it has read, so that the second reading is quick.
    return soon(key, lambda _tell: actions.check_resume(owner, book(), settings.RULES_OFF))


def advert_soon(row: Advert, data: bytes = b"") -> Progress | None:
    """Begin to read an advertisement, given as `data` or as its text; None once it is read."""
    if row.state == Advert.State.REFUSED:
        return None
    if not settings.READ_BESIDE:
        actions.read_kept(row.pk, book(), data)
        return None
    key = ("advert", row.pk, row.state == Advert.State.DONE)
    return soon(key, lambda _tell: _read(row.pk, row.text, data))


def _place(lines: tuple[actions.EvidenceLine, ...], tell: Tell) -> None:
    learned = model()
    if learned is None:
        return
    for first in range(0, len(lines), _AT_A_TIME):
        tell(first, len(lines))
        place_lines([line.text for line in lines[first : first + _AT_A_TIME]], learned)
    actions.placed_lines(lines)


def _read(advert_id: UUID, text: str, data: bytes) -> None:
    actions.read_kept(advert_id, book(), data)
    if text:
        actions.advert_read(text, book())
