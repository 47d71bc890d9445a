"""The matrix of a person's lines: both roles side by side, and what follows from it."""

from __future__ import annotations

from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.fit.argument import DECIDES, ROLES, argue
from debrief.fit.evidence import Evidence, proofs_of, read_evidence
from debrief.fit.gaps import find_gaps
from debrief.fit.matrix import STRENGTHS, Matrix, Row
from debrief.handbook import Handbook
from debrief.handbook.responsibilities import LEVELS
from debrief.journal.actions import Proved
from debrief.web.contexts.decide import IntervalsView
from debrief.web.contexts.matrix import (
    Cell,
    LevelChoice,
    LineView,
    MatrixPage,
    RowView,
    SideView,
)
from debrief.web.presenters.gaps import (
    MOST_GAPS,
    SHORT,
    present_argument,
    present_drifts,
    present_gaps,
)
from debrief.web.presenters.leaning import row_of
from debrief.web.presenters.lines import (
    Look,
    present_lines,
    present_lost,
    present_places,
    side_titles,
    strength_titles,
)
from debrief.web.presenters.wording import capital


def present_matrix(proved: Proved, role: str, level: str, book: Handbook, look: Look) -> MatrixPage:
    """Return the page for a role and a level."""
    matrix = proved.matrix
    evidence = read_evidence(proofs_of(matrix))
    gaps = present_gaps(find_gaps(matrix, role, level, book), book)
    return MatrixPage(
        state="placed",
        title=_title(evidence),
        says=_says(matrix),
        short=SHORT[role],
        level=level,
        levels=_levels(role, level, book),
        sides=tuple(
            _side(side, title, proved, (role, level), book, look)
            for side, title in side_titles().items()
        ),
        picture_title=_picture_title(matrix),
        key=_key(),
        lean=_lean(evidence),
        arguments=tuple(
            present_argument(argue(matrix, one, level, book), proved)
            for one in sorted(ROLES, key=lambda one: one != role)
        ),
        gaps=gaps[:MOST_GAPS],
        small_gaps=gaps[MOST_GAPS:],
        drifting=present_drifts(matrix, role, look),
        drifting_title=_drifting_title(len(matrix.drifting)),
        elsewhere=_elsewhere(proved, book, look),
        elsewhere_count=len(matrix.elsewhere),
        rejected=present_lines(matrix.rejected, proved, look),
        lost=tuple(present_lost(row, book) for row in proved.lost),
        places=present_places(proved, look, book),
        problem="" if look.drift else look.problem,
    )


def present_nothing(state: str, role: str, level: str, book: Handbook) -> MatrixPage:
    """Return the page without lines: before a résumé was read, or without the model."""
    return MatrixPage(
        state=state,
        title=_("What can you prove?"),
        short=SHORT[role],
        level=level,
        levels=_levels(role, level, book),
        key=_key(),
        specimen=_specimen(book) if state == "empty" else (),
    )


_SAMPLE = {
    "discovery": (1, 2, 1),
    "roadmap": (0, 1, 0),
    "experimentation": (0, 0, 2),
    "positioning": (1, 1, 0),
    "launch": (0, 1, 1),
    "sales-enablement": (0, 0, 0),
}
"""Lines per strength of a made-up person."""


def _specimen(book: Handbook) -> tuple[SideView, ...]:
    titles, strengths = side_titles(), strength_titles()
    quote = _("“Cut missed appointments from 18 % to 11 % in two quarters with reminders”")
    sides: dict[str, list[RowView]] = {}
    for name, counts in _SAMPLE.items():
        entry = book.responsibilities[name]
        cells = tuple(
            Cell(strength, strengths[strength], count)
            for strength, count in zip(STRENGTHS[1:], counts, strict=True)
        )
        row = RowView(
            id=name,
            name=entry.name,
            what=entry.what,
            strength_title="",
            weight=0,
            first=False,
            cells=cells,
            lines=(),
            owned=quote if name == "experimentation" else "",
            opened=False,
        )
        sides.setdefault(entry.side, []).append(row)
    return tuple(SideView(side, titles[side], "", tuple(rows)) for side, rows in sides.items())


def _title(evidence: Evidence) -> str:
    return {
        "build": _("Your lines speak more for product management"),
        "market": _("Your lines speak more for product marketing"),
        "no-clear-difference": _("Your lines speak clearly for neither role"),
        "not-enough-yet": _("What your lines can prove"),
    }[evidence.standing]


def _owned(matrix: Matrix, side: str) -> tuple[int, int]:
    """Return how many responsibilities of a side are owned or better, and how many there are."""
    rows = [row for row in matrix.rows if row.side == side]
    return sum(row.strength in ("owned", "measured") for row in rows), len(rows)


def _says(matrix: Matrix) -> str:
    (pm, of_pm), (pmm, of_pmm) = _owned(matrix, "pm"), _owned(matrix, "pmm")
    shared, of_shared = _owned(matrix, "shared")
    measured = sum(row.strength == "measured" for row in matrix.rows)
    said = _(
        "You own %(pm)d of the %(of_pm)d things a PM answers for, %(pmm)d of the %(of_pmm)d of a "
        "PMM and %(shared)d of the %(of_shared)d they share."
    ) % {
        "pm": pm,
        "of_pm": of_pm,
        "pmm": pmm,
        "of_pmm": of_pmm,
        "shared": shared,
        "of_shared": of_shared,
    }
    if not measured:
        return said + " " + _("None of it has a measured outcome yet.")
    counted = ngettext(
        "%d of them has a measured outcome.", "%d of them have a measured outcome.", measured
    )
    return f"{said} {counted % measured}"


def _picture_title(matrix: Matrix) -> str:
    open_rows = sum(row.strength == "none" for row in matrix.rows)
    return _("%(shown)d of %(all)d responsibilities have a line of yours; %(open)d have none") % {
        "shown": len(matrix.rows) - open_rows,
        "all": len(matrix.rows),
        "open": open_rows,
    }


def _key() -> tuple[tuple[str, str], ...]:
    titles = strength_titles()
    return (("empty", titles["none"]), *((name, titles[name]) for name in STRENGTHS[1:]))


def _drifting_title(count: int) -> str:
    return (
        ngettext(
            "%d line reads as somebody else's work",
            "%d lines read as somebody else's work",
            count,
        )
        % count
    )


def _lean(evidence: Evidence) -> IntervalsView:
    count = len(evidence.proofs)
    enough = evidence.standing != "not-enough-yet"
    lines = ngettext("%d line", "%d lines", count) % count
    row = row_of(_("Your lines"), evidence.estimate, count, enough=enough, rests_on=lines)
    return IntervalsView(
        name="lean",
        title=_("Where the weight of your lines lies"),
        says=_(
            "A line that mentions counts half, one that owns 1, one with a measured outcome 2. "
            "Four times in five the truth lies on the line; a side is named where all of it does."
        ),
        left=_("product management"),
        right=_("product marketing"),
        rows=(row,),
    )


def _levels(role: str, level: str, book: Handbook) -> tuple[LevelChoice, ...]:
    ladder = book.ladders[role]
    return tuple(LevelChoice(one, ladder.at(one).name, one == level) for one in LEVELS)


def _side(
    side: str, title: str, proved: Proved, aim: tuple[str, str], book: Handbook, look: Look
) -> SideView:
    rows = tuple(
        _row(row, proved, aim, book, look) for row in proved.matrix.rows if row.side == side
    )
    owned, every = _owned(proved.matrix, side)
    says = _("%(owned)d of %(all)d owned") % {"owned": owned, "all": every}
    return SideView(side, title, says, rows)


def _row(row: Row, proved: Proved, aim: tuple[str, str], book: Handbook, look: Look) -> RowView:
    entry = book.responsibilities[row.responsibility]
    weight = entry.weight(*aim)
    lines = present_lines(row.lines, proved, look)
    titles = strength_titles()
    return RowView(
        id=row.responsibility,
        name=row.name,
        what=entry.what,
        strength_title=titles[row.strength],
        weight=weight,
        first=weight >= DECIDES,
        cells=tuple(Cell(name, titles[name], len(row.having(name))) for name in STRENGTHS[1:]),
        lines=lines,
        owned=entry.owned[aim[1]],
        opened=row.responsibility == look.row or any(one.opened or one.here for one in lines),
    )


def _elsewhere(
    proved: Proved, book: Handbook, look: Look
) -> tuple[tuple[str, tuple[LineView, ...]], ...]:
    order = list(book.drifts)
    lines = sorted(proved.matrix.elsewhere, key=lambda line: order.index(line.responsibility))
    return tuple(
        (capital(book.drifts[name].name), present_lines(group, proved, look))
        for name, group in groupby(lines, key=lambda line: line.responsibility)
    )
