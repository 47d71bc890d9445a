"""Both ladders in parallel, where each role leads, and what companies call the levels."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse

from debrief.handbook import Handbook
from debrief.handbook.ladders import CompanyLevels, Ladder
from debrief.handbook.responsibilities import LEVELS
from debrief.web.contexts.debriefs import Origin
from debrief.web.contexts.growth import (
    Asked,
    CompanyRow,
    LadderLevel,
    LadderPage,
    LeadView,
    RoleLadder,
    Rung,
)
from debrief.web.presenters.roles import origin


def present_ladder(track: str, book: Handbook) -> LadderPage:
    """Return the ladders, the track in force first."""
    ladders = sorted(book.ladders.values(), key=lambda ladder: ladder.id != track)
    named = {entry.role for entry in book.company_levels}
    return LadderPage(
        roles=tuple(
            RoleLadder(
                track=ladder.id,
                short=book.roles[ladder.id].short,
                name=ladder.name,
                summary=ladder.summary,
                leads=tuple(LeadView(lead.title, lead.says) for lead in ladder.leads),
                companies=ladder.id in named,
            )
            for ladder in ladders
        ),
        levels=tuple(
            LadderLevel(level, tuple(_rung(ladder, level, book) for ladder in ladders))
            for level in LEVELS
        ),
        names=LEVELS,
        companies=tuple(_company(entry, book) for entry in book.company_levels),
        origins=origins_of(_sources(ladders), book),
    )


def origins_of(sources: Iterable[str], book: Handbook) -> tuple[Origin, ...]:
    """Return where statements come from, each source once."""
    return tuple(origin(source, book) for source in dict.fromkeys(sources))


def _rung(ladder: Ladder, level: str, book: Handbook) -> Rung:
    step = ladder.at(level)
    below = LEVELS.index(step.level) - 1
    case = reverse("promotion-case", args=[ladder.id, LEVELS[below]]) if below >= 0 else ""
    return Rung(
        track=ladder.id,
        short=book.roles[ladder.id].short,
        name=step.name,
        scope=step.scope,
        horizon=step.horizon,
        impact=step.impact,
        asked=tuple(Asked(one.title, one.says, one.decides) for one in step.criterion),
        case_url=case,
    )


def _company(entry: CompanyLevels, book: Handbook) -> CompanyRow:
    return CompanyRow(
        company=entry.company,
        year=entry.year,
        names=tuple((level, entry.names.get(level, "")) for level in LEVELS),
        caution=entry.caution,
        origin=origin(entry.source, book),
    )


def _sources(ladders: Iterable[Ladder]) -> Iterable[str]:
    for ladder in ladders:
        yield ladder.source
        for step in ladder.step:
            yield step.source
            yield from (one.source for one in step.criterion)
        yield from (lead.source for lead in ladder.leads)
