"""The responsibility matrix: what a person can prove, row by row, in their own lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from debrief.handbook import Handbook
from debrief.text import Span

Side = Literal["pm", "pmm", "shared", "neither"]
Strength = Literal["none", "mentioned", "owned", "measured"]
STRENGTHS: tuple[Strength, ...] = ("none", "mentioned", "owned", "measured")


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line of a person's experience with the responsibility it shows.

    `id` is stable across imports (see `identify`); `where` names the place the line stands under,
    such as "Product analyst, Hafenbank"; `spans` point into the document it was taken from.
    """

    id: str
    text: str
    side: Side
    responsibility: str
    strength: Strength
    has_metric: bool = False
    outcome: bool = False
    where: str = ""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacementCorrection:
    """What the person says about one placement; the line is found again by its id.

    `move` needs a side and a responsibility; a strength may come with `confirm` or `move`.
    """

    line_id: str
    verdict: Literal["confirm", "move", "reject"]
    side: Side | None = None
    responsibility: str | None = None
    strength: Strength | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One responsibility with the lines that show it, strongest first."""

    responsibility: str
    name: str
    side: Side
    strength: Strength
    lines: tuple[PlacedLine, ...]

    def having(self, strength: Strength) -> tuple[PlacedLine, ...]:
        """Return the lines of one strength: the content of one cell."""
        return tuple(line for line in self.lines if line.strength == strength)


@dataclass(frozen=True, slots=True)
class DriftingLine:
    """A line that reads as somebody else's work, with the question that asks for what is missing.

    `reads_as` is an id such as "project-management"; `because` quotes the words that say so, where
    the words and not the model say it.
    """

    line: PlacedLine
    reads_as: str
    name: str
    reads: str
    ask: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideSummary:
    """What is proved on one side: names of responsibilities by strength, and one sentence."""

    side: Side
    measured: tuple[str, ...]
    owned: tuple[str, ...]
    mentioned: tuple[str, ...]
    none: tuple[str, ...]
    lines: int
    says: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows x strength for PM, PMM and the shared launch zone.

    `elsewhere` are lines of neither role; `rejected` lines the person took out; `corrected` ids of
    lines whose placement is the person's own; `lost` corrections whose line or row is gone.
    """

    rows: tuple[Row, ...]
    elsewhere: tuple[PlacedLine, ...]
    drifting: tuple[DriftingLine, ...]
    rejected: tuple[PlacedLine, ...]
    sides: tuple[SideSummary, ...]
    corrected: frozenset[str]
    lost: tuple[PlacementCorrection, ...]

    def row(self, responsibility: str) -> Row:
        """Return the row of a responsibility. Raises KeyError where there is none."""
        for row in self.rows:
            if row.responsibility == responsibility:
                return row
        raise KeyError(responsibility)


def identify(texts: Sequence[str]) -> tuple[str, ...]:
    """Return one stable id per line: the same words give the same id in the next import.

    White space, case and quotation marks do not matter. A line that stands twice is numbered.
    """
    raise NotImplementedError


def build_matrix(
    lines: Sequence[PlacedLine],
    corrections: Sequence[PlacementCorrection] | Mapping[str, PlacementCorrection],
    book: Handbook,
    role: str | None = None,
) -> Matrix:
    """Return the matrix of a person's lines, with their corrections applied.

    `role` chooses for which role a drifting line is asked about; without it, both questions stand.
    """
    raise NotImplementedError
