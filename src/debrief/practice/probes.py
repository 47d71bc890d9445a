"""Follow-up questions after an answer, aimed at what it left open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from debrief.handbook import Exercise
from debrief.practice.reader import Reader

FEWEST, MOST = 2, 3


@dataclass(frozen=True, slots=True)
class Question:
    """What an interviewer asks next, and the move that the question is after."""

    move: str
    text: str


def choose_questions(debrief: Mapping[str, Any], exercise: Exercise) -> tuple[Question, ...]:
    """Return two or three questions for a `debrief/1` document of an answer to the exercise.

    Missing moves come first, in the order in which the debrief asks for them. An answer that left
    fewer than two open is pressed where it spent the fewest words.
    """
    missing = set(debrief["missing"])
    urgent = [probe["move"] for probe in debrief["probes"]]
    wanted = [move for move in exercise.moves if move in missing]
    wanted.sort(key=lambda move: urgent.index(move) if move in urgent else len(urgent))
    wanted = wanted[:MOST]
    if len(wanted) < FEWEST:
        thinnest = sorted(debrief["moves"], key=_words_spent)
        others = [made["move"] for made in thinnest if made["move"] in exercise.probes]
        wanted += others[: FEWEST - len(wanted)]
    return tuple(Question(move, exercise.probes[move]) for move in wanted)


def in_order(questions: Iterable[Question], exercise: Exercise) -> tuple[Question, ...]:
    """Return questions in the order of the exercise's moves, as an interviewer comes to them."""
    places = {move: place for place, move in enumerate(exercise.moves)}
    return tuple(sorted(questions, key=lambda asked: places.get(asked.move, len(places))))


def closes_gap(reply: str, move: str, exercise: Exercise, reader: Reader) -> bool:
    """Return whether a reply, read alone as part of the same round, makes the move.

    An empty reply closes nothing.
    """
    debrief = reader.glance(exercise, reply)
    return debrief is not None and any(made.move == move for made in debrief.moves)


def _words_spent(made: Mapping[str, Any]) -> int:
    return sum(len(quote["text"].split()) for quote in made["quotes"])
