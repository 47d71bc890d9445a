"""What a person's lines say for one role, and what a panel for it would hold against them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from debrief.fit.matrix import STRENGTHS, DriftingLine, Matrix, PlacedLine, Row
from debrief.handbook import Handbook

Role = Literal["pm", "pmm"]
ROLES: tuple[Role, ...] = ("pm", "pmm")
MISTAKEN_FOR: dict[Role, str] = {"pm": "project-management", "pmm": "copywriting"}
"""Whom a panel for each role takes a candidate for by mistake."""

DECIDES = 4
"""A responsibility of this weight or more is one that a panel asks for first."""


@dataclass(frozen=True, slots=True)
class Argument:
    """For: the lines that show the role's own work, strongest first.

    Against: `unproved`, what a panel at the level asks for first and no line owns, heaviest first,
    and `mistaken`, lines that read as the work the role is mistaken for. `decide` counts what the
    panel asks for first. Launch work is shared and argues for neither role.
    """

    role: Role
    level: str
    lines: tuple[PlacedLine, ...]
    unproved: tuple[Row, ...]
    mistaken: tuple[DriftingLine, ...]
    decide: int
    says: str


def argue(matrix: Matrix, role: Role, level: str, book: Handbook) -> Argument:
    """Return what the lines of a matrix say for a role at a level, and against it."""
    own = [row for row in matrix.rows if row.side == role]
    lines = [line for row in own for line in row.lines]
    lines.sort(key=lambda line: -STRENGTHS.index(line.strength))
    weights = {
        row.responsibility: book.responsibilities[row.responsibility].weight(role, level)
        for row in own
    }
    first = [row for row in own if weights[row.responsibility] >= DECIDES]
    unproved = [row for row in first if row.strength in ("none", "mentioned")]
    unproved.sort(key=lambda row: -weights[row.responsibility])
    mistaken = tuple(one for one in matrix.drifting if one.reads_as == MISTAKEN_FOR[role])
    return Argument(
        role=role,
        level=level,
        lines=tuple(lines),
        unproved=tuple(unproved),
        mistaken=mistaken,
        decide=len(first),
        says=_say(role, level, lines, len(first), len(unproved), mistaken),
    )


_NAMES: dict[Role, str] = {"pm": "product management", "pmm": "product marketing"}


def _say(
    role: Role,
    level: str,
    lines: list[PlacedLine],
    decide: int,
    unproved: int,
    mistaken: tuple[DriftingLine, ...],
) -> str:
    measured = sum(line.strength == "measured" for line in lines)
    counted = "1 line speaks" if len(lines) == 1 else f"{len(lines)} lines speak"
    said = f"{counted} for {_NAMES[role]}"
    if measured:
        said += f", {measured} of them with a measured outcome"
    panel = f"of the {decide} things a panel at {level} asks for first"
    said += f"; {panel}, {decide - unproved} {'is' if decide - unproved == 1 else 'are'} owned."
    if mistaken:
        reads = "1 line reads" if len(mistaken) == 1 else f"{len(mistaken)} lines read"
        said += f" {reads} as {mistaken[0].name}."
    return said
