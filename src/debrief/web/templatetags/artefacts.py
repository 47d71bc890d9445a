"""Template tags that draw an artefact."""

from __future__ import annotations

from django import template

from debrief.web.contexts.artefacts import ArtefactView, Slot
from debrief.web.pictures.metric_tree import Tree, metric_tree

register = template.Library()


@register.simple_tag
def tree_of(view: ArtefactView) -> Tree:
    """Return the picture of a metric tree."""
    slot = view.slot
    return metric_tree(
        (slot["root"].text or slot["root"].label, slot["level"].text),
        _numbers(slot["drivers"], "owner", "date"),
        _numbers(slot["guards"], "limit", "owner"),
    )


def _numbers(slot: Slot, *said: str) -> list[tuple[str, str]]:
    return [
        (
            row.cell["metric"].text,
            ", ".join(row.cell[name].text for name in said if row.cell[name].text),
        )
        for row in slot.rows
    ]
