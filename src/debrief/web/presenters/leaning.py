"""How an estimate between the two sides is said and drawn."""

from __future__ import annotations

from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.fit.scale import Estimate, Side, share
from debrief.fit.verdict import ROLES
from debrief.web.contexts.decide import IntervalRow, IntervalsView


def row_of(
    title: str, estimate: Estimate, count: int, *, enough: bool = True, rests_on: str = ""
) -> IntervalRow:
    """Return a row of the picture of intervals; `count` is what it rests on."""
    drawn = enough and count > 0
    side = estimate.side if drawn else None
    ink: Literal["pm", "pmm", "open"] = "open"
    if side:
        ink = "pm" if ROLES[side] == "pm" else "pmm"
    return IntervalRow(
        title=title,
        says=standing_in_words(side, drawn=drawn),
        rests_on=rests_on or ngettext("%d answer", "%d answers", count) % count,
        likely=_("%d %%") % round(estimate.market * 100),
        ink=ink,
        drawn=drawn,
        low=estimate.low,
        value=estimate.value,
        high=estimate.high,
    )


def standing_in_words(side: Side | None, *, drawn: bool = True) -> str:
    """Return where something stands, in the fewest words."""
    if not drawn:
        return _("not enough yet")
    if side is None:
        return _("neither clearly")
    return _("build side") if side == "build" else _("market side")


def sample(name: str) -> IntervalsView:
    """Return a picture as it may look, for a page that has none of its own yet."""
    made_up = (
        (_("What you would rather do"), share(4, 11)),
        (_("What you can prove"), share(9, 4)),
        (_("What gives you energy"), share(6, 8)),
    )
    rows = [row_of(title, estimate, 12) for title, estimate in made_up]
    rows.append(row_of(_("Where you want to be"), share(0, 0), 0))
    return IntervalsView(
        name=name,
        title=_("Your choices lean to the market side, and your own lines to the build side."),
        says="",
        left=_("build side"),
        right=_("market side"),
        rows=tuple(rows),
    )
