"""The template tag that draws pace and pauses."""

from __future__ import annotations

from typing import Any

from django import template

from debrief.web.contexts.speech import DeliveryView
from debrief.web.pictures.pace import pace

register = template.Library()


@register.inclusion_tag("pictures/_pace.html")
def pace_picture(view: DeliveryView) -> dict[str, Any]:
    """Draw how an answer was spoken, with the same numbers as a table."""
    return {"view": view, "said": view.delivery, "picture": pace(view.delivery)}


@register.filter
def moment(seconds: float) -> str:
    """Return seconds from the beginning as minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
