"""Template tags that draw the picture of a plan."""

from __future__ import annotations

from typing import Any

from django import template

from debrief.web.contexts.switching import TimelineView
from debrief.web.pictures.timeline import AXIS, BAR, LETTERS, LINE, timeline

register = template.Library()


@register.inclusion_tag("pictures/_timeline.html")
def plan_timeline(view: TimelineView, *, bare: bool = False) -> dict[str, Any]:
    """Draw a plan with its months; `bare` leaves the table out."""
    picture = timeline(
        view.start,
        view.end,
        [stone.day for stone in view.stones],
        [person.day for person in view.people],
        (view.project_from, view.project_until),
        view.today,
    )
    return {
        "view": view,
        "bare": bare,
        "picture": picture,
        "stones": zip(view.stones, picture.milestones, strict=True),
        "people": zip(view.people, picture.people, strict=True),
        "rows": {"axis": AXIS, "line": LINE, "bar": BAR, "letters": LETTERS},
    }
