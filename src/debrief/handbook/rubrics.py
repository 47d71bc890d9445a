"""What a critique reads: moves and rubrics, one frozen dataclass per kind of entry.

Apart from the entries that only pages read, because making a dataclass costs about half a
millisecond and `debrief critique` pays for every one it imports.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from debrief.handbook.records import Page


@dataclass(frozen=True, slots=True)
class Move:
    """A reasoning move: something a speaker does with words, whatever the words are."""

    id: str
    title: str
    means: str
    not_: str
    why: str
    ask: str
    example: str
    counter: str
    pmm: str | None = None

    def meaning(self, track: str) -> str:
        """Return what counts as the move in a track."""
        return self.pmm if track == "pmm" and self.pmm else self.means


@dataclass(frozen=True, slots=True)
class Condition:
    """One observable condition of an anchored level.

    Met when every move of `made` is made, at least `count` moves of `some` are made, each move of
    `made` stands in at least `times` different sentences, and no finding of the rules in `clear`
    was raised. `lift` tells the candidate what to add when it is not met.
    """

    id: str
    level: Literal[2, 3, 4]
    says: str
    lift: str
    made: tuple[str, ...] = ()
    some: tuple[str, ...] = ()
    count: int = 1
    times: int = 1
    clear: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Competency:
    """A competency with its four anchors and the conditions that tell them apart."""

    id: str
    title: str
    asks: str
    levels: tuple[str, ...]
    condition: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class PartOfAnswer:
    """A part that words may be spent on, and the moves that belong to it."""

    id: str
    title: str
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rubric:
    """Which moves a round listens for, and the competencies it scores."""

    id: str
    track: Literal["pm", "pmm", "both"]
    rounds: tuple[str, ...]
    kinds: tuple[str, ...]
    moves: tuple[str, ...]
    source: str
    competency: tuple[Competency, ...]
    part: tuple[PartOfAnswer, ...]
    credits: tuple[str, ...] = ()
    default: bool = False
    enough_words: int = 25


def rubric_holds(rubric: Rubric, page: Page, moves: Collection[str]) -> None:
    """Note on the page what does not hold in a rubric."""
    known_moves(rubric.moves, moves, page, ("moves",))
    for i, competency in enumerate(rubric.competency):
        here = ("competency", i)
        if len(competency.levels) != 4:
            page.wrong((*here, "levels"), "needs an anchor for each of the levels 1 to 4")
        if {condition.level for condition in competency.condition} != {2, 3, 4}:
            page.wrong(here, "needs at least one condition for each of the levels 2, 3 and 4")
        for j, condition in enumerate(competency.condition):
            there = (*here, "condition", j)
            known = (*rubric.moves, *rubric.credits)
            known_moves((*condition.made, *condition.some), known, page, there)
            if not (condition.made or condition.some or condition.clear):
                page.wrong(there, "names no move and no rule, so nothing could meet it")


def known_moves(
    moves: Iterable[str], known: Iterable[str], page: Page, at: tuple[str | int, ...]
) -> None:
    """Note on the page each move that is not known."""
    for move in moves:
        if move not in known:
            page.wrong(at, f"no move {move!r} here; known: {', '.join(known)}")
