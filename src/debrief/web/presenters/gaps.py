"""What speaks for a role and against it, the gaps in order, and lines that read as other work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.fit.argument import Argument
from debrief.fit.gaps import Gap, Way
from debrief.fit.matrix import DriftingLine, Matrix
from debrief.handbook import Handbook
from debrief.journal.actions import Proved
from debrief.web.contexts.matrix import (
    ArgumentView,
    DriftGroup,
    DriftView,
    GapView,
    PointAgainst,
    WayView,
)
from debrief.web.presenters.lines import Look, present_lines

MOST_QUOTED = 4
MOST_GAPS = 5
SHORT = {"pm": "PM", "pmm": "PMM"}


def present_argument(argument: Argument, proved: Proved) -> ArgumentView:
    """Return what the lines say for one role, and what a panel would hold against it."""
    quoted = argument.lines[:MOST_QUOTED]
    return ArgumentView(
        role=argument.role,
        title=_for_role(argument.role),
        says=argument.says,
        lines=present_lines(quoted, proved, Look()),
        more=len(argument.lines) - len(quoted),
        against=tuple(_points(argument)),
        mistaken=_mistaken(argument),
    )


def _for_role(role: str) -> str:
    names = {"pm": _("As a product manager"), "pmm": _("As a product marketing manager")}
    return names[role]


def _points(argument: Argument) -> Iterator[PointAgainst]:
    for row in argument.unproved:
        says = _("only mentioned") if row.strength == "mentioned" else _("no line shows it")
        yield PointAgainst(row.name, says)


def _mistaken(argument: Argument) -> str:
    if not argument.mistaken:
        return ""
    return ngettext(
        "%(count)d line reads as %(name)s.",
        "%(count)d lines read as %(name)s.",
        len(argument.mistaken),
    ) % {"count": len(argument.mistaken), "name": argument.mistaken[0].name}


def present_gaps(gaps: Iterable[Gap], book: Handbook) -> tuple[GapView, ...]:
    """Return the gaps in their order, each with the ways to close it."""
    seen: Counter[str] = Counter()
    found = []
    for gap in gaps:
        found.append(_gap(gap, book, seen[gap.round]))
        seen[gap.round] += 1
    return tuple(found)


def _gap(gap: Gap, book: Handbook, place: int) -> GapView:
    states = {
        "none": _("no line yet"),
        "mentioned": _("only mentioned"),
        "owned": _("owned, without a measured outcome"),
    }
    return GapView(
        name=gap.name,
        side=gap.side,
        short=SHORT.get(gap.side, _("Shared")),
        state=states[gap.have],
        weight=gap.weight,
        weight_says=_("weight %(weight)d of 5") % {"weight": gap.weight},
        owned=gap.owned,
        line=gap.lines[0].text if gap.lines else "",
        ways=tuple(_way(way, gap, book, place) for way in gap.ways),
    )


def _way(way: Way, gap: Gap, book: Handbook, place: int) -> WayView:
    """Return a way; of the exercises of a round, the gaps that point to it get one each."""
    weeks = ngettext("%d week", "%d weeks", way.weeks) % way.weeks
    if way.kind == "fact":
        return WayView(way.says, _("today"), "", "")
    if way.kind == "project":
        return WayView(way.says, weeks, "", "")
    if not gap.exercises:
        address = f"{reverse('exercises')}?{urlencode({'round': gap.round})}"
        return WayView(_("Practise the round that asks about it:"), weeks, gap.round, address)
    exercise = book.exercises[gap.exercises[place % len(gap.exercises)]]
    return WayView(
        says=_("Practise the round that asks about it:"),
        time=_("%d minutes") % exercise.minutes,
        link=exercise.title,
        url=reverse("exercise", args=[exercise.id]),
    )


def present_drifts(matrix: Matrix, role: str, look: Look) -> tuple[DriftGroup, ...]:
    """Return the lines that read as project management or copywriting, with what to ask of them."""
    ordered = sorted(matrix.drifting, key=lambda drift: drift.reads_as, reverse=True)
    groups = []
    for _reads_as, found in groupby(ordered, key=lambda drift: drift.reads_as):
        drifts = list(found)
        lines = tuple(_drift(drift, look) for drift in drifts)
        title = ngettext(
            "%(count)d line reads as %(name)s", "%(count)d lines read as %(name)s", len(lines)
        ) % {"count": len(lines), "name": drifts[0].name}
        groups.append(DriftGroup(title, drifts[0].reads, drifts[0].asks[role], lines))
    return tuple(groups)


def _drift(drift: DriftingLine, look: Look) -> DriftView:
    line = drift.line
    here = look.drift == line.id
    return DriftView(
        id=line.id,
        pieces=tuple(_pieces(line.text, drift.because)),
        where=line.where,
        value=look.typed if here else line.text,
        problem=look.problem if here else "",
    )


def _pieces(text: str, marked: Iterable[str]) -> Iterator[tuple[str, bool]]:
    at = 0
    for words in marked:
        start = text.find(words, at)
        if start < 0:
            continue
        if start > at:
            yield text[at:start], False
        at = start + len(words)
        yield text[start:at], True
    if at < len(text):
        yield text[at:], False
