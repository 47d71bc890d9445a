"""Template tags that draw the pictures of mock loops."""

from __future__ import annotations

from typing import Any

from django import template

from debrief.web.contexts.loops import LoopHistory
from debrief.web.pictures.gaps import gaps

register = template.Library()


@register.inclusion_tag("pictures/_gaps.html")
def rating_gaps(view: LoopHistory) -> dict[str, Any]:
    """Draw how far a person's own levels stood from the scorecards', loop by loop."""
    return {"view": view, "picture": gaps(view.loops)}
