"""Where the notes of a panel differ: the same thing read differently, side by side.

Levels are set beside each other and never averaged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from debrief.handbook import Handbook
from debrief.practice.notes import Heard

FAR_APART = 2
"""From how many levels on two rounds are said to disagree: one level is how raters differ."""

MOST_SHOWN = 5
FEWEST_MOVES = 2
"""Single moves that are shown however many levels are far apart; a bad hour misses them all."""

Reading = Literal["heard", "asked", "unheard"]
Kind = Literal["level", "move"]

TALK: dict[Kind, str] = {
    "level": "Both notes stand, and nobody takes the middle. What the room has to find out is "
    "which of the two is the habit and which the exception.",
    "move": "So it can be done. Whether it is done unasked is what they talk about.",
}
"""What the room makes of each kind of disagreement."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one seat says in a disagreement: a level, or whether a move was heard.

    `quote` holds the candidate's words, empty where there are none; `says` what was not heard.
    """

    seat: str
    level: int | None
    reading: Reading
    quote: str
    says: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """The same thing read differently in two or more rounds, side by side."""

    kind: Kind
    title: str
    says: str
    sides: tuple[Side, ...]


def disagree(book: Handbook, heard: Sequence[Heard]) -> tuple[Disagreement, ...]:
    """Return where rounds read the same thing differently: levels first, then single moves."""
    judged = [one for one in heard if one.judged]
    by_level = list(_by_level(judged))
    settled = {competency for _, competency, _ in by_level}
    by_level.sort(key=lambda found: -found[0])
    by_move = sorted(_by_move(book, judged, settled), key=lambda found: found[0])
    levels = [one for _, _, one in by_level][: MOST_SHOWN - FEWEST_MOVES]
    moves = [one for _, one in by_move][: max(FEWEST_MOVES, MOST_SHOWN - 2 * len(levels))]
    return (*levels, *moves)


def _by_level(judged: Sequence[Heard]) -> Iterator[tuple[int, str, Disagreement]]:
    """Yield competencies whose levels are far apart: by how much, which, and the sides."""
    for (competency, title), scores in shared_scores(judged).items():
        levels = [score["level"] for _, score in scores]
        gap = max(levels) - min(levels)
        if gap < FAR_APART:
            continue
        high = next(one.seat for one, score in scores if score["level"] == max(levels))
        low = next(one.seat for one, score in scores if score["level"] == min(levels))
        says = f"{high} wrote {max(levels)}, {low} wrote {min(levels)}."
        sides = tuple(_side_of(one, score, max(levels)) for one, score in scores)
        yield gap, competency, Disagreement("level", title, says, sides)


def shared_scores(judged: Sequence[Heard]) -> dict[tuple[str, str], list[tuple[Heard, Any]]]:
    """Return competencies that several rounds score, with the scores."""
    found: dict[tuple[str, str], list[tuple[Heard, Any]]] = {}
    for one in judged:
        for score in one.debrief["scorecard"]:
            if score["level"] is not None:
                found.setdefault((score["competency"], score["title"]), []).append((one, score))
    return {key: scores for key, scores in found.items() if len(scores) > 1}


def _side_of(one: Heard, score: Mapping[str, Any], highest: int) -> Side:
    quote, _ = best_words(score)
    says = first_unmet(score)["says"] if score["level"] < highest else ""
    return Side(one.seat, score["level"], "heard" if quote else "unheard", quote, says)


def best_words(score: Mapping[str, Any], but_not: Sequence[str] = ()) -> tuple[str, str]:
    """Return the words that met the highest condition reached, and what it asks; empty without."""
    reached = [one for one in score["conditions"] if one["met"] and one["level"] <= score["level"]]
    for condition in sorted(reached, key=lambda one: -one["level"]):
        for quote in condition["quotes"]:
            if quote["text"] not in but_not:
                return quote["text"], condition["says"]
    return "", ""


def first_unmet(score: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the lowest condition that was not met, the last one where all were."""
    unmet = [one for one in score["conditions"] if not one["met"]]
    found: Mapping[str, Any] = min(
        unmet, key=lambda one: one["level"], default=score["conditions"][-1]
    )
    return found


def _by_move(
    book: Handbook, judged: Sequence[Heard], settled: set[str]
) -> Iterator[tuple[int, Disagreement]]:
    """Yield moves that one round heard unasked and another did not, unless a level says it."""
    for title, moves in _families(book).items():
        sides: list[Side] = []
        for one in judged:
            listened = [move for move in one.expected if move in moves]
            if listened and not any(one.belongs.get(m, frozenset()) & settled for m in listened):
                sides.append(_hearing(book, one, listened))
        readings = {side.reading for side in sides}
        if "heard" in readings and len(readings) > 1:
            weighs = min(one.weighs.get(move, 5) for one in judged for move in moves)
            yield weighs, Disagreement("move", title, _says_of_move(sides), tuple(sides))


def _families(book: Handbook) -> dict[str, frozenset[str]]:
    """Return moves that listen for the same thing by its name; most moves stand alone."""
    found = {family.title: frozenset(family.moves) for family in book.move_families}
    together = frozenset().union(*found.values())
    alone = {move.title: frozenset({move.id}) for move in book.moves.values()}
    return found | {title: moves for title, moves in alone.items() if not moves & together}


def _hearing(book: Handbook, one: Heard, listened: Sequence[str]) -> Side:
    for move in listened:
        if move in one.quotes:
            return Side(one.seat, None, "heard", one.quotes[move], "")
    for move in listened:
        if move in one.closed:
            return Side(one.seat, None, "asked", one.closed[move], "")
    return Side(one.seat, None, "unheard", "", book.moves[listened[0]].means)


def _says_of_move(sides: Sequence[Side]) -> str:
    heard = listed([side.seat for side in sides if side.reading == "heard"])
    asked = listed([side.seat for side in sides if side.reading == "asked"])
    unheard = listed([side.seat for side in sides if side.reading == "unheard"])
    if not unheard:
        return f"{heard} heard it unasked; {asked} had to ask."
    says = f"{heard} heard it, {unheard} waited for it"
    return f"{says}, and {asked} got it by asking." if asked else f"{says}."


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them."""
    *rest, last = names or [""]
    return f"{', '.join(rest)} and {last}" if rest else last
