"""How the words of an answer were spent, part by part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from debrief.handbook import Rubric
from debrief.web.contexts.debriefs import Shape, Share
from debrief.web.presenters.wording import inside, listed

OTHER = "other"


def present_shape(document: Mapping[str, Any], rubric: Rubric) -> Shape:
    """Return the shape bar of a `debrief/1` document: each part of its rubric, then other words."""
    measures = document["measures"]
    spent: dict[str, int] = {}
    for part in measures["parts"]:
        spent[part["part"]] = spent.get(part["part"], 0) + part["words"]
    named = [(part.id, part.title) for part in rubric.part]
    total = sum(spent.values())
    shares = tuple(
        Share(
            part=part,
            title=title,
            ink=ink,
            words=spent.get(part, 0),
            percent=spent.get(part, 0) * 100 / total if total else 0.0,
        )
        for ink, (part, title) in enumerate(named, start=1)
    )
    rest = total - sum(share.words for share in shares)
    other = Share(OTHER, _("Other words"), 0, rest, rest * 100 / total if total else 0.0)
    made = {entry["move"] for entry in document["moves"]}
    # A sentence counts for one part only, so a part may be made without words of its own.
    untouched = [part.title for part in rubric.part if made.isdisjoint(part.moves)]
    return Shape(_headline(shares, untouched), (*shares, other), measures["words"])


def _headline(shares: tuple[Share, ...], untouched: list[str]) -> str:
    most = max(shares, key=lambda share: share.words, default=None)
    if most is None or not most.words:
        return _("None of the words made a move that this round listens for.")
    said = _("Most of what counted went to %(part)s: %(percent)d %% of your words.") % {
        "part": inside(most.title),
        "percent": round(most.percent),
    }
    empty = listed([inside(title) for title in untouched])
    if not empty:
        return said
    return said + " " + _("%(parts)s got none.") % {"parts": empty[:1].upper() + empty[1:]}
