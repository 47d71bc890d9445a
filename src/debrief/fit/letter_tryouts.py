"""How a letter ends: with a piece of each career's work to try, or what came of trying it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from debrief.fit.letter_words import CAREERS, alike, listed
from debrief.fit.verdict import Tried, TryOut

_DID = {"gave": ", and the work gave you energy", "took": ", and the work took energy", None: ""}


def say_tryouts(tryouts: Sequence[TryOut], tried: Iterable[Tried]) -> str:
    """Return the last paragraph, or nothing where there is nothing to try."""
    done = {one.exercise: one for one in tried}
    came = [_came_of(one, done[one.exercise]) for one in tryouts if one.exercise in done]
    rest = [_named(one) for one in tryouts if one.exercise not in done]
    if came and rest:
        return (
            f"You have tried a piece of the work itself. {' '.join(came)} Try the other one on "
            f"another day: {listed(rest)}."
        )
    if came:
        return (
            f"You have tried a piece of each. {' '.join(came)} How well they went says something "
            "about two days and weighs nothing here; which of the two you went on thinking about "
            "says more."
        )
    if rest:
        return (
            f"Before you settle it, try a piece of the work itself: {listed(rest)}. Do them on "
            "different days, read both debriefs, and note which one you went on thinking about."
        )
    return ""


def _named(one: TryOut) -> str:
    return f"“{one.title}” for {CAREERS[one.side]} ({one.minutes} minutes)"


def _came_of(tryout: TryOut, one: Tried) -> str:
    made, expected = alike(one.made, one.expected)
    return (
        f"In “{tryout.title}”, for {CAREERS[tryout.side]}, {made} of {expected} moves were "
        f"heard{_DID[one.energy]}."
    )
