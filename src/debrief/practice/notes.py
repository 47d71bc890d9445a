"""What each interviewer of a loop wrote down: one round, as it was heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from debrief.handbook import Exercise, Handbook


@dataclass(frozen=True, slots=True)
class Answered:
    """A follow-up question: the move it is after, the reply, whether the reply made that move."""

    move: str
    question: str
    text: str
    closed: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """A round as its interviewer heard it.

    `debrief` is a `debrief/1` document; `expected` are the moves listened for and `probes` the
    question after each; `weighs` gives the lowest level that asks for a move, `belongs` the
    competencies that do. `order` is the place of the round in the loop of its track, by which
    panels sit. `ratings` are the candidate's own levels by competency.
    """

    seat: str
    round: str
    order: int
    exercise: str
    title: str
    debrief: Mapping[str, Any]
    expected: tuple[str, ...]
    probes: Mapping[str, str]
    weighs: Mapping[str, int]
    belongs: Mapping[str, frozenset[str]]
    locked_at: datetime | None = None
    replies: tuple[Answered, ...] = ()
    ratings: Mapping[str, int] = field(default_factory=dict)

    @property
    def judged(self) -> bool:
        """Whether there was enough to judge."""
        return bool(self.debrief["judged"])

    @property
    def quotes(self) -> Mapping[str, str]:
        """The first words that made each move."""
        return {made["move"]: made["quotes"][0]["text"] for made in self.debrief["moves"]}

    @property
    def closed(self) -> Mapping[str, str]:
        """Replies that made a move which the answer had not made."""
        return {reply.move: reply.text for reply in self.replies if reply.closed}

    @property
    def open(self) -> tuple[str, ...]:
        """Expected moves that neither the answer nor a reply made, those of low levels first."""
        made = self.quotes.keys() | self.closed.keys()
        left = [move for move in self.expected if move not in made]
        return tuple(sorted(left, key=lambda move: self.weighs.get(move, 5)))

    @property
    def lowest(self) -> int:
        """The lowest level of the scorecard; 5 where nothing could be judged."""
        levels = [score["level"] for score in self.debrief["scorecard"]]
        return min((level for level in levels if level is not None), default=5)


def hear(
    book: Handbook,
    track: str,
    round_id: str,
    exercise: Exercise | None,
    debrief: Mapping[str, Any],
) -> Heard:
    """Return a round as its interviewer heard it; without an exercise, by the round's rubric.

    Raises KeyError where the track has no such round.
    """
    entry = book.rounds[track, round_id]
    rubric = book.rubric(track, round_id)
    weighs: dict[str, int] = {}
    belongs: dict[str, frozenset[str]] = {}
    for competency in rubric.competency:
        for condition in competency.condition:
            for move in (*condition.made, *condition.some):
                weighs[move] = min(condition.level, weighs.get(move, 5))
                belongs[move] = belongs.get(move, frozenset()) | {competency.id}
    expected = exercise.moves if exercise else rubric.moves
    return Heard(
        seat=entry.title,
        round=round_id,
        order=entry.loop,
        exercise=exercise.id if exercise else "",
        title=exercise.title if exercise else "",
        debrief=debrief,
        expected=expected,
        probes=exercise.probes if exercise else {move: book.moves[move].ask for move in expected},
        weighs=weighs,
        belongs=belongs,
    )


def at_the_table(rounds: Sequence[Heard]) -> list[Heard]:
    """Return rounds in the order in which panels sit, two of a kind with a number each."""
    found = sorted(rounds, key=_place)
    for seat in {one.seat for one in found}:
        same = [place for place, one in enumerate(found) if one.seat == seat]
        if len(same) > 1:
            for number, place in enumerate(same, start=1):
                found[place] = replace(found[place], seat=f"{seat} {number}")
    return found


def _place(heard: Heard) -> tuple[int, str, str]:
    # Where no exercise is named, the words decide, so that the order of sitting never does.
    return heard.order, heard.exercise, repr(heard.debrief["moves"])
