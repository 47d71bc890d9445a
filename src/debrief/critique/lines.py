"""Whose work a single line describes: a résumé bullet, or a duty of a job advertisement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Any

from debrief.critique.debrief import Document, Quote
from debrief.critique.learned import LearnedModel
from debrief.critique.reading import Reading
from debrief.text import Span, Text

SIDES = ("pm", "pmm", "shared", "neither")
STRENGTHS = ("mentioned", "owned", "measured")
_FLAGS = ("has_metric", "outcome")

CLEAR = 0.75
"""The share of the likelihood from which a side is called clear, for lines that are no résumé's.

Chosen on twenty levers of goals: those that either role could hold stay below .5.
"""


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a line belongs.

    `side` is pm, pmm, shared or neither; `responsibility` an id within that side; `strength` says
    whether the work was mentioned, owned, or owned with a measured outcome.
    """

    side: str
    responsibility: str
    strength: str
    has_metric: bool
    outcome: bool
    quotes: tuple[Quote, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the placement for JSON."""
        return {
            "side": self.side,
            "responsibility": self.responsibility,
            "strength": self.strength,
            "has_metric": self.has_metric,
            "outcome": self.outcome,
            "quotes": [quote.as_dict() for quote in self.quotes],
        }


def place(line: str, learned: LearnedModel) -> Placement:
    """Return where a line belongs. Raises ValueError for an empty line."""
    words = line.strip()
    if not words:
        raise ValueError("The line is empty.")
    text = Text(line)
    reading = Reading(Document(line, kind="resume"), text, {})
    logits = learned.read_line(words, reading.document_features)
    known = dict(zip(learned.line_labels, logits.tolist(), strict=True))
    side = likeliest_side(known, learned.responsibilities)
    belonging = learned.responsibilities[side]
    start = line.index(words)
    return Placement(
        side=side,
        responsibility=max(belonging, key=known.__getitem__),
        strength=max(STRENGTHS, key=known.__getitem__),
        has_metric=known["has_metric"] > 0,
        outcome=known["outcome"] > 0,
        quotes=(Quote.of(text, Span(start, start + len(words))),),
    )


def likeliest_side(
    logits: Mapping[str, float], responsibilities: Mapping[str, Sequence[str]]
) -> str:
    """Return the side whose responsibilities are together the likeliest.

    On lines of other writers this is right more often than a guess at the side itself: what a line
    does is easier to tell than whose job that is.
    """
    return max(SIDES, key=lambda side: sum(exp(logits[name]) for name in responsibilities[side]))


def clear_side(line: str, learned: LearnedModel) -> str:
    """Return the side of a line where it is clear, else an empty text."""
    words = line.strip()
    if not words:
        return ""
    shares = zip(learned.responsibilities, learned.sides(words).tolist(), strict=True)
    return next((side for side, share in shares if share >= CLEAR), "")
