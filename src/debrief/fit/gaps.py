"""What is missing for a role and level, in order, and what to do about each gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from debrief.fit.matrix import STRENGTHS, Matrix, PlacedLine, Row, Side, Strength
from debrief.handbook import Handbook
from debrief.handbook.responsibilities import LEVELS, Responsibility


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
    book.ladders[role].at(level)
    gaps = []
    for row in matrix.rows:
        entry = book.responsibilities[row.responsibility]
        missing = len(STRENGTHS) - 1 - STRENGTHS.index(row.strength)
        if missing and entry.weight(role, level):
            gaps.append(_gap(row, entry, role, level, missing, book))
    gaps.sort(key=lambda gap: (-gap.size, -gap.weight, gap.weeks))
    return tuple(gaps)


def _gap(
    row: Row, entry: Responsibility, role: str, level: str, missing: int, book: Handbook
) -> Gap:
    weight = entry.weight(role, level)
    next_level = following(level)
    round_id = entry.rounds[role]
    exercises = tuple(
        exercise.id
        for exercise in book.exercises.values()
        if (exercise.track, exercise.round) == (role, round_id)
    )
    ways = _ways(row, entry, book.rounds[role, round_id].title)
    return Gap(
        responsibility=entry.id,
        name=entry.name,
        side=entry.side,
        weight=weight,
        have=row.strength,
        size=weight * missing,
        lines=row.lines,
        ways=ways,
        weeks=ways[0].weeks,
        track=role,
        round=round_id,
        exercises=exercises,
        level=level,
        owned=entry.owned[level],
        next_level=next_level,
        next_owned=entry.owned[next_level] if next_level else None,
    )


def _ways(row: Row, entry: Responsibility, round_title: str) -> tuple[Way, ...]:
    """Return the ways to close a gap; asking for a fact comes first where a line stands already."""
    project = Way("project", entry.close.step, entry.close.weeks)
    exercise = Way("exercise", f"Answer one exercise of the round {round_title}.", 1)
    if row.strength == "none":
        return project, exercise
    return Way("fact", entry.ask, 1), project, exercise


def following(level: str) -> str | None:
    """Return the level above, or None above the highest."""
    place = LEVELS.index(level)
    return LEVELS[place + 1] if place + 1 < len(LEVELS) else None
