"""Self-rating against scorecard, loop by loop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from debrief.handbook import Handbook
from debrief.journal.models import Loop, LoopRound
from debrief.web.contexts.loops import LoopHistory, RatedLoop
from debrief.web.presenters.itinerary import title_of

MOST_SHOWN = 20


def present_history(
    kept: Sequence[tuple[Loop, Sequence[LoopRound]]], book: Handbook
) -> LoopHistory | None:
    """Return the loops whose panel has met, newest first; None before the first."""
    met = [(loop, rounds) for loop, rounds in kept if loop.met_at][:MOST_SHOWN]
    if not met:
        return None
    loops = tuple(_rated(loop, rounds, book) for loop, rounds in met)
    return LoopHistory(title=_title(loops[0]), says=_says(loops), loops=loops)


def _rated(loop: Loop, rounds: Sequence[LoopRound], book: Handbook) -> RatedLoop:
    gaps: Counter[int] = Counter()
    unjudged = 0
    for one in rounds:
        levels = one.sitting.attempt.levels if one.sitting else {}
        for rating in one.ratings.all():
            level = levels.get(rating.competency)
            if level is None:
                unjudged += 1
            else:
                gaps[rating.level - level] += 1
    return RatedLoop(
        title=title_of(loop, book),
        url=reverse("loop-panel", args=[loop.pk]),
        met_at=loop.met_at or loop.begun_at,
        gaps=dict(gaps),
        unjudged=unjudged,
    )


def _title(newest: RatedLoop) -> str:
    return _("In your latest loop you and the scorecards agreed on %(same)d of %(all)d levels") % {
        "same": newest.same,
        "all": sum(newest.gaps.values()),
    }


def _says(loops: Sequence[RatedLoop]) -> str:
    newest = loops[0]
    if not newest.above and not newest.below:
        says = _("There was nothing to differ on.")
    elif newest.above > newest.below:
        says = _("Where you differed, you stood higher more often than lower.")
    elif newest.above < newest.below:
        says = _("Where you differed, you stood lower more often than higher.")
    else:
        says = _("Where you differed, you stood higher as often as lower.")
    if len(loops) == 1:
        return says + " " + _("From the second loop on you see here whether that changes.")
    return says
