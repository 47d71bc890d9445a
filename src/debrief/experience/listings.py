"""Lists inside a line: "SQL, Python (pandas), user interviews" is three skills."""

from __future__ import annotations

import re
from collections.abc import Sequence

from debrief.experience.lines import Line
from debrief.text import Span

_PART = re.compile(r"[,;|\t•·∙⋅]|\s{3,}")
_LABEL = re.compile(r"[^\W\d_][\w&/ +-]{0,40}:\s+(?=\S)")
_EDGE = " \t,;|•·∙⋅."
_MOST_WORDS = 8


def items_of(text: str, *, labelled: bool = False) -> list[tuple[int, int]]:
    """Return where the items of a list stand in a text.

    What stands in brackets is not parted. With `labelled`, the name of a group in front
    ("Analytics: SQL, Looker") is no item. A text whose parts are long is one item: a sentence.
    """
    start = 0
    while labelled and (label := _LABEL.match(text, start)):
        start = label.end()
    ranges, first, depth = [], start, 0
    cuts = [found.span() for found in _PART.finditer(text, start)]
    for cut in [*cuts, (len(text), len(text))]:
        depth_here = depth + _opened(text[first : cut[0]])
        if depth_here > 0 and cut[0] < len(text):
            continue
        depth = 0
        ranges.append((first, cut[0]))
        first = cut[1]
    kept = [found for low, high in ranges if (found := _trimmed(text, low, high))]
    words = sum(len(text[low:high].split()) for low, high in kept)
    if len(kept) > 1 and words > _MOST_WORDS * len(kept):
        whole = _trimmed(text, start, len(text))
        return [whole] if whole else []
    return kept


def _opened(text: str) -> int:
    return text.count("(") + text.count("[") - text.count(")") - text.count("]")


def _trimmed(text: str, first: int, last: int) -> tuple[int, int] | None:
    while first < last and text[first] in _EDGE:
        first += 1
    while last > first and text[last - 1] in _EDGE:
        last -= 1
    return (first, last) if first < last else None


def item_spans(block: Sequence[Line], *, labelled: bool) -> list[list[Span]]:
    """Return the places of the items in a list that may go over several lines."""
    text = " ".join(line.text for line in block)
    found = []
    for low, high in items_of(text, labelled=labelled):
        spans, offset = [], 0
        for line in block:
            first, last = max(low - offset, 0), min(high - offset, len(line.text))
            if first < last:
                spans.append(line.place(first, last))
            offset += len(line.text) + 1
        found.append(spans)
    return found
