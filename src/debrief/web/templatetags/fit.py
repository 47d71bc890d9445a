"""Template tags that draw the pictures of the matrix and of advertisements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.web.contexts.adverts import ShareView
from debrief.web.contexts.matrix import RowView
from debrief.web.pictures.heat import heat
from debrief.web.pictures.shares import stretches

register = template.Library()


@register.inclusion_tag("pictures/_heat.html")
def heat_cells(row: RowView) -> dict[str, Any]:
    """Draw the cells of one responsibility; the strongest evidence is said in words."""
    count = len(row.lines)
    lines = ngettext("%d line", "%d lines", count) % count
    says = f"{row.strength_title}, {lines}" if count else row.strength_title
    if row.first:
        says = _("%(says)s, asked for first") % {"says": says}
    return {"heat": heat(row.cells), "says": says}


@register.inclusion_tag("pictures/_swatch.html")
def heat_swatch(strength: str) -> dict[str, Any]:
    """Draw a cell of one strength for the key of the heat map."""
    return {"strength": strength}


@register.inclusion_tag("pictures/_weight.html")
def weight_dots(weight: int, says: str) -> dict[str, Any]:
    """Draw a weight from 0 to 5 as dots; `says` is the same in words."""
    return {"dots": [{"x": 4 + 9 * n, "on": n < weight} for n in range(5)], "says": says}


@register.inclusion_tag("pictures/_shares.html")
def shares_bar(
    shares: Sequence[ShareView], name: str, title: str, *, bare: bool = False
) -> dict[str, Any]:
    """Draw whose work the duties are; `bare` leaves the title and the table out.

    `name` keeps the ids of two pictures on one page apart.
    """
    return {
        "shares": shares,
        "stretches": stretches(shares),
        "name": name,
        "title": title,
        "bare": bare,
    }


@register.inclusion_tag("pictures/_round.html")
def round_bar(percent: float) -> dict[str, Any]:
    """Draw a share of the duties as a short bar; the number stands beside it."""
    return {"width": round(72 * percent / 100, 1)}
