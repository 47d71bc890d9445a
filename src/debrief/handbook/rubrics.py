"""What a critique reads: moves and rubrics, one frozen dataclass per kind of entry.

Apart from the entries that only pages read, because making a dataclass costs about half a
millisecond and `debrief critique` pays for every one it imports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


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
