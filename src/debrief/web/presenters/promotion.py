"""The case for the next level: criteria with the person's own lines, and the same on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from debrief.fit.matrix import PlacedLine
from debrief.fit.promotion import Case, CriterionMet, Evidence
from debrief.handbook import Handbook
from debrief.handbook.responsibilities import LEVELS
from debrief.journal.actions import LONGEST_NOTE, CaseRead, EvidenceLine
from debrief.web.contexts.promotion import (
    CasePage,
    CriterionView,
    EvidenceView,
    LineGroup,
    StepShelf,
    StepView,
)
from debrief.web.presenters.experience import address_of
from debrief.web.presenters.ladder import origins_of

LONGEST_OPTION = 96
NEAREST = 2


@dataclass(frozen=True, slots=True)
class CaseLook:
    """How the page is looked at: the criterion in focus, and what could not be done there."""

    at: str = ""
    problem: str = ""
    note: str = ""


def present_case(read: CaseRead, track: str, book: Handbook, look: CaseLook) -> CasePage:
    """Return the page of a case; `track` is the one in force, whose steps stand first."""
    case = read.case
    return CasePage(
        state="no-model" if not read.placed else "read" if read.lines else "no-lines",
        track=case.role,
        short=book.roles[case.role].short,
        from_level=case.from_level,
        to_level=case.to_level,
        level_name=case.title,
        scope=case.scope,
        impact=case.impact,
        headline=_headline(read),
        says=case.says,
        criteria=tuple(_criterion(one, read, look) for one in case.criteria),
        shelves=tuple(_shelf(role, case, book) for role in _tracks(track)),
        origins=origins_of(case.sources, book),
        longest=LONGEST_NOTE,
        problem=look.problem if not look.at else "",
    )


def states() -> dict[str, str]:
    """Return how each state of a criterion is called."""
    return {"met": _("met"), "partly": _("not in full"), "not": _("no line yet")}


def _headline(read: CaseRead) -> str:
    case = read.case
    said = {"level": case.to_level}
    if not read.lines:
        return _("What a panel asks for at %(level)s") % said
    if case.ready:
        return _("Your own lines make a case for %(level)s") % said
    if all(one.state == "met" for one in case.criteria if one.decides):
        return _("The case for %(level)s stands, with something still open") % said
    return _("The case for %(level)s does not stand yet") % said


def _criterion(one: CriterionMet, read: CaseRead, look: CaseLook) -> CriterionView:
    here = look.at == one.id
    met = one.state == "met"
    # What does not count is in the way once a criterion is met, and before that past the nearest.
    most = 0 if met else NEAREST
    evidence = [
        entry
        for place, entry in enumerate(one.evidence)
        if entry.full or entry.chosen or place < most
    ]
    shown = {line.id for line in (*(entry.line for entry in evidence), *one.offered, *one.aside)}
    return CriterionView(
        id=one.id,
        title=one.title,
        says=one.says,
        decides=one.decides,
        state=one.state,
        state_title=states()[one.state],
        evidence=tuple(_evidence(entry, read.lines) for entry in evidence),
        offered=tuple(_view(line, read.lines) for line in one.offered),
        aside=tuple(_view(line, read.lines) for line in one.aside),
        missing="; ".join(one.missing),
        others=tuple(_others(read.lines, shown)),
        note=look.note if here and look.problem else read.notes.get(one.id, ""),
        problem=look.problem if here else "",
        here=here,
    )


def _evidence(entry: Evidence, lines: Mapping[str, EvidenceLine]) -> EvidenceView:
    return _view(entry.line, lines, "; ".join(entry.lacks), chosen=entry.chosen)


def _view(
    line: PlacedLine, lines: Mapping[str, EvidenceLine], lacks: str = "", *, chosen: bool = False
) -> EvidenceView:
    known = lines[line.id]
    return EvidenceView(
        id=line.id,
        words=line.text,
        where=", ".join(filter(None, (line.where, known.dates))),
        number=known.line,
        url=f"{address_of(line.id, line.id)}#r-{line.id}",
        lacks=lacks,
        chosen=chosen,
    )


def _others(lines: Mapping[str, EvidenceLine], taken: set[str]) -> Iterator[LineGroup]:
    """Yield the lines that do not stand under a criterion, by employer, in the résumé's order."""
    free = [line for line in lines.values() if line.id not in taken]
    for employer, group in groupby(free, key=lambda line: line.employer or line.title):
        shown = tuple((one.id, Truncator(one.text).chars(LONGEST_OPTION)) for one in group)
        yield LineGroup(employer or _("Without an employer"), shown)


def _tracks(track: str) -> tuple[str, str]:
    return ("pmm", "pm") if track == "pmm" else ("pm", "pmm")


def _shelf(role: str, case: Case, book: Handbook) -> StepShelf:
    pairs = pairwise(LEVELS)
    return StepShelf(
        track=role,
        short=book.roles[role].short,
        steps=tuple(
            StepView(
                title=_("%(low)s to %(high)s") % {"low": low, "high": high},
                url=reverse("promotion-case", args=[role, low]),
                here=(role, low) == (case.role, case.from_level),
            )
            for low, high in pairs
        ),
    )
