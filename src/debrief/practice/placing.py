"""A person's lines and an employer's duties, placed by the text model, as values for `fit`."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from typing import cast

from debrief.critique.learned import LearnedModel
from debrief.critique.lines import place
from debrief.fit.advert import Classify, DutyPlace
from debrief.fit.advert_duties import place_by_words, place_of
from debrief.fit.matrix import PlacedLine, Side, Strength, identify
from debrief.handbook import Handbook

_WORTH_A_THREAD = 24


def place_lines(
    texts: Sequence[str], learned: LearnedModel, where: Sequence[str] = ()
) -> tuple[PlacedLine, ...]:
    """Return lines of experience with the responsibility each shows; empty ones are left out.

    `where` names the place that each line stands under, such as title and employer.
    """
    kept = [
        (text, where[position] if position < len(where) else "")
        for position, text in enumerate(texts)
        if text.strip()
    ]
    ids = identify([text for text, _ in kept])
    _encode([text.strip() for text, _ in kept], learned)
    found = []
    for identity, (text, stands) in zip(ids, kept, strict=True):
        placed = place(text, learned)
        line = PlacedLine(
            id=identity,
            text=text.strip(),
            side=cast("Side", placed.side),
            responsibility=placed.responsibility,
            strength=cast("Strength", placed.strength),
            has_metric=placed.has_metric,
            outcome=placed.outcome,
            where=stands,
        )
        found.append(line)
    return tuple(found)


def _encode(lines: Sequence[str], learned: LearnedModel) -> None:
    """Have the model keep the vectors of lines, which is nine tenths of the work, on two cores.

    Each line is still encoded alone, so its vector does not depend on the others.
    """
    if len(lines) >= _WORTH_A_THREAD and (cpu_count() or 1) > 1:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(learned.vector, lines))


def classifier(learned: LearnedModel | None, book: Handbook) -> Classify:
    """Return what says whose work a duty is: the text model, or without one the duty's words."""
    if learned is None:
        return lambda text: place_by_words(text, book)
    # A model that knows only one kind of other work leaves project management to the words.
    by_words = "project-management" not in learned.responsibilities["neither"]

    def classify(text: str) -> DutyPlace:
        if not text.strip():
            return DutyPlace("other")
        placed = place(text, learned)
        return place_of(placed.side, placed.responsibility, text, book, by_words=by_words)

    return classify
