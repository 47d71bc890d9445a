"""A person's lines in the matrix: how they are quoted, and where else they may go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from debrief.fit.matrix import STRENGTHS, PlacedLine
from debrief.handbook import Handbook
from debrief.journal.actions import Proved
from debrief.journal.models import Placement
from debrief.web.contexts.experience import Choice
from debrief.web.contexts.matrix import LineView, LostWord, Places
from debrief.web.presenters.experience import address_of
from debrief.web.presenters.wording import capital


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is looked at: the line whose form is open, the one with the focus, a problem.

    `drift` is a line whose rewriting could not be kept, and `typed` what was typed for it.
    """

    opened: str = ""
    at: str = ""
    row: str = ""
    problem: str = ""
    drift: str = ""
    typed: str = ""


def present_line(line: PlacedLine, proved: Proved, look: Look) -> LineView:
    """Return a line as it is quoted, with the person's word on it."""
    source = proved.sources[line.id]
    said = "moved" if line.id in proved.moved else "confirmed"
    return LineView(
        id=line.id,
        text=line.text,
        where=line.where,
        strength=line.strength,
        strength_title=strength_titles()[line.strength],
        said=said if line.id in proved.matrix.corrected else "",
        source=source.line,
        source_url=f"{address_of(line.id, line.id)}#r-{line.id}",
        url=f"{reverse('matrix')}?{urlencode({'line': line.id})}#l-{line.id}",
        opened=line.id == look.opened,
        here=line.id == look.at,
    )


def present_lines(lines: Iterable[PlacedLine], proved: Proved, look: Look) -> tuple[LineView, ...]:
    """Return lines as they are quoted."""
    return tuple(present_line(line, proved, look) for line in lines)


def present_places(proved: Proved, look: Look, book: Handbook) -> Places | None:
    """Return where the opened line may go; None where none is opened, or it is not there."""
    line = next((line for line in proved.lines if line.id == look.opened), None)
    if line is None:
        return None
    groups = [
        (
            title,
            tuple(Choice(e.id, e.name) for e in book.responsibilities.values() if e.side == side),
        )
        for side, title in side_titles().items()
    ]
    other = tuple(Choice(drift.id, capital(drift.name)) for drift in book.drifts.values())
    return Places(
        groups=(*groups, (_("Other work"), other)),
        strengths=tuple(Choice(name, strength_titles()[name]) for name in STRENGTHS[1:]),
        at=line.responsibility,
        strength=line.strength,
    )


def present_lost(row: Placement, book: Handbook) -> LostWord:
    """Return what a person said about a line that is gone."""
    if row.verdict == Placement.Verdict.MOVE:
        entry = book.responsibilities.get(row.responsibility) or book.drifts.get(row.responsibility)
        name = entry.name if entry else row.responsibility
        says = _("You moved it to %(place)s.") % {"place": name}
    elif row.verdict == Placement.Verdict.REJECT:
        says = _("You set it aside.")
    else:
        says = _("You confirmed where it stood.")
    return LostWord(row.pk, row.words, says)


def strength_titles() -> dict[str, str]:
    """Return how each strength of evidence is called."""
    return {
        "none": _("nothing yet"),
        "mentioned": _("mentioned"),
        "owned": _("owned"),
        "measured": _("owned, with a measured outcome"),
    }


def side_titles() -> dict[str, str]:
    """Return how each side of the matrix is called."""
    return {
        "pm": _("Product management"),
        "pmm": _("Product marketing"),
        "shared": _("The launch zone, shared"),
    }
