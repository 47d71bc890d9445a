"""The template tag that draws how well each label is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from debrief.web.contexts.agreement import LabelRow
from debrief.web.pictures import dots

register = template.Library()


@register.inclusion_tag("pictures/_dots.html")
def label_dots(rows: Sequence[LabelRow], name: str, title: str, says: str) -> dict[str, Any]:
    """Draw one row per label, with the same numbers as a table.

    `name` keeps the ids of two pictures on one page apart; `title` names the picture and `says`
    is its answer in a sentence.
    """
    return {
        "picture": dots.dots(rows),
        "rows": rows,
        "name": name,
        "title": title,
        "says": says,
        "ceilings": any(row.ceiling is not None for row in rows),
        "few": any(row.few for row in rows),
    }
