"""What all other content names: sources, moves, metrics, rounds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from debrief.handbook.content import Content, by_id
from debrief.handbook.rubrics import Move

if TYPE_CHECKING:
    from debrief.handbook.entries import Metric, Round, Source


class Ground(Content):
    """The parts of the handbook that the others are checked against."""

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        from debrief.handbook.entries import Source  # noqa: PLC0415

        return by_id(self._rows(Source, "sources.toml", "source"), lambda source: source.id)

    @cached_property
    def moves(self) -> Mapping[str, Move]:
        """Reasoning moves by id, in the order of the file."""
        return by_id(self._rows(Move, "moves.toml", "move"), lambda move: move.id)

    @cached_property
    def metrics(self) -> Mapping[str, Metric]:
        """Success metrics by id."""
        from debrief.handbook.entries import Metric  # noqa: PLC0415

        rows = self._rows(Metric, "metrics.toml", "metric", self._sourced)
        return by_id(rows, lambda metric: metric.id)

    @cached_property
    def rounds(self) -> Mapping[tuple[str, str], Round]:
        """Rounds by (track, id), in the order of each loop."""
        from debrief.handbook.entries import Round  # noqa: PLC0415

        rows = self._rows(Round, "rounds.toml", "round", self._sourced)
        rows.sort(key=lambda row: (row[2].track, row[2].loop))
        return by_id(rows, lambda entry: (entry.track, entry.id))
