"""What is missing for a role and level, in order, and what to do about each gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from debrief.fit.matrix import Matrix, PlacedLine, Side, Strength
from debrief.handbook import Handbook


@dataclass(frozen=True, slots=True)
class Way:
    """One way to close a gap and the weeks it takes.

    `fact` asks for what an existing line leaves out, `project` is work to do, `exercise` practice
    for the round that asks about it.
    """

    kind: Literal["fact", "project", "exercise"]
    says: str
    weeks: int


@dataclass(frozen=True, slots=True)
class Gap:
    """One responsibility that is not yet proved for a role and level.

    `size` is weight (0 to 5) times missing strength (1 owned but not measured, 2 mentioned, 3
    nothing), so 15 at most. `owned` is what owning it looks like at the level asked for and
    `next_owned` one level up (None above L7). `exercises` are ids of the round that asks about it.
    """

    responsibility: str
    name: str
    side: Side
    weight: int
    have: Strength
    size: int
    lines: tuple[PlacedLine, ...]
    ways: tuple[Way, ...]
    weeks: int
    track: str
    round: str
    exercises: tuple[str, ...]
    level: str
    owned: str
    next_level: str | None
    next_owned: str | None


def find_gaps(matrix: Matrix, role: str, level: str, book: Handbook) -> tuple[Gap, ...]:
    """Return the gaps for a role and level, largest first.

    Raises KeyError for a role or a level that the handbook does not know.
    """
    raise NotImplementedError
