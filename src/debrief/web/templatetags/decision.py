"""Template tags that draw the pictures of the decision."""

from __future__ import annotations

from typing import Any

from django import template

from debrief.web.contexts.decide import IntervalsView
from debrief.web.contexts.energy import CalendarView, LogPicture
from debrief.web.pictures.days import days
from debrief.web.pictures.hours import stretches
from debrief.web.pictures.intervals import intervals

register = template.Library()


@register.inclusion_tag("pictures/_intervals.html")
def interval_picture(view: IntervalsView, *, bare: bool = False) -> dict[str, Any]:
    """Draw intervals between the build side and the market side; `bare` leaves the table out."""
    return {"view": view, "picture": intervals(view.rows), "bare": bare}


@register.inclusion_tag("pictures/_days.html")
def log_days(view: LogPicture, *, bare: bool = False) -> dict[str, Any]:
    """Draw the last weeks of the log; `bare` leaves the table out."""
    return {"view": view, "picture": days(view.work, view.first, view.last), "bare": bare}


@register.inclusion_tag("pictures/_hours.html")
def hours_bar(view: CalendarView, *, untitled: bool = False) -> dict[str, Any]:
    """Draw the hours of a calendar per class; `untitled` where a heading says it already."""
    return {"view": view, "stretches": stretches(view.rows), "untitled": untitled}
