"""Template tags that draw the timeline of a launch."""

from __future__ import annotations

from typing import Any

from django import template

from debrief.web.contexts.launches import LanesView, LaunchPage, TypedEventView
from debrief.web.pictures.lanes import AXIS, draw_lanes

register = template.Library()


@register.inclusion_tag("pictures/_lanes.html")
def launch_lanes(view: LanesView, *, bare: bool = False) -> dict[str, Any]:
    """Draw a launch on three lanes; `bare` leaves the table out."""
    picture = draw_lanes(view.events)
    marked = zip(view.events, picture.marks, strict=True) if picture else ()
    launch = next((event for event in view.events if event.launch), None)
    names = {"pm": "PM", "pmm": "PMM"}
    lanes = [(lane, names.get(lane.owner)) for lane in picture.lanes] if picture else ()
    return {
        "view": view,
        "bare": bare,
        "picture": picture,
        "marked": list(marked),
        "lanes": lanes,
        "launch": launch,
        "axis": AXIS,
    }


@register.filter
def event_fields(page: LaunchPage, order: int) -> TypedEventView | None:
    """Return the form fields of the event in a place, None where it is not being changed."""
    return page.changing.get(order)
