"""One verdict from four voices that are never averaged: preference, evidence, energy, goals.

The preference leads, because the others say what was and what pays, and it says what is wanted.
Another voice that clearly says the opposite makes the verdict divided; it is never outvoted.
Titles, employers and prestige are no input.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from debrief.fit.scale import Estimate, Side, Standing

Voice = Literal["preference", "evidence", "energy", "goals"]
Outcome = Literal["build", "market", "divided", "no-clear-difference", "not-enough-yet"]
ROLES: dict[Side, str] = {"build": "pm", "market": "pmm"}


@dataclass(frozen=True, slots=True)
class Part:
    """One voice: where it stands, how sure it is, on how much it rests, and in whose words.

    `count` is the number of answers, lines, log entries or goals.
    """

    voice: Voice
    standing: Standing
    estimate: Estimate
    count: int
    quotes: tuple[str, ...]

    @property
    def side(self) -> Side | None:
        """The side that the voice names, if it names one."""
        return self.estimate.side if self.standing == self.estimate.side else None

    def as_dict(self) -> dict[str, Any]:
        """Return the voice for JSON."""
        return {
            "voice": self.voice,
            "standing": self.standing,
            **self.estimate.as_dict(),
            "count": self.count,
            "quotes": list(self.quotes),
        }


@dataclass(frozen=True, slots=True)
class Change:
    """What would unseat a voice's side: so many answers, lines or entries, or one goal by name."""

    voice: Voice
    count: int
    to: Standing
    goal: str | None = None


@dataclass(frozen=True, slots=True)
class TryOut:
    """A small piece of one role's work, to be tried before deciding."""

    side: Side
    exercise: str
    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a try-out: moves heard of those expected, and what the work did, if said."""

    exercise: str
    made: int
    expected: int
    energy: Literal["gave", "took"] | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to "PM or PMM?" with everything it rests on.

    `parts` holds the four voices in order; `against` the pairs of voices that name opposite sides.
    """

    outcome: Outcome
    parts: tuple[Part, ...]
    against: tuple[tuple[Voice, Voice], ...]
    changes: tuple[Change, ...]
    tryouts: tuple[TryOut, ...]
    letter: tuple[str, ...]

    @property
    def side(self) -> Side | None:
        """The side of the verdict, if it has one."""
        return self.outcome if self.outcome in ("build", "market") else None

    def part(self, voice: Voice) -> Part:
        """Return one voice."""
        return next(part for part in self.parts if part.voice == voice)

    def as_dict(self) -> dict[str, Any]:
        """Return the verdict for JSON."""
        return {
            "verdict": self.outcome,
            "role": ROLES[self.side] if self.side else None,
            "parts": [part.as_dict() for part in self.parts],
            "against": [list(pair) for pair in self.against],
            "changes": [
                {"voice": one.voice, "count": one.count, "to": one.to, "goal": one.goal}
                for one in self.changes
            ],
            "tryouts": [
                {"role": ROLES[one.side], "exercise": one.exercise, "minutes": one.minutes}
                for one in self.tryouts
            ],
            "letter": list(self.letter),
        }


def weigh(standings: Mapping[Voice, Standing]) -> Outcome:
    """Return the outcome of four standings.

    Preference must have been asked. Where it names a side, that side stands unless another voice
    names the opposite. Where it shows no clear difference, two other voices that agree may
    decide, and one alone may not.
    """
    preference = standings["preference"]
    rest = [standing for voice, standing in standings.items() if voice != "preference"]
    named = {standing for standing in rest if standing in ("build", "market")}
    if preference == "not-enough-yet":
        return "not-enough-yet"
    if preference != "no-clear-difference":
        return "divided" if named - {preference} else preference
    if len(named) > 1:
        return "divided"
    for side in named:
        if rest.count(side) > 1:
            return side
    return "no-clear-difference"
