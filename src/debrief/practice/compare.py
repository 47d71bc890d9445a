"""Two debriefs of one exercise: what improved, what was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

Change = Literal["gained", "lost", "kept"]
Direction = Literal["up", "down", "same", "unknown"]
COUNTED = (
    "words",
    "speaking_seconds",
    "sentences",
    "quantities",
    "fillers_per_100",
    "hedges_per_100",
)


@dataclass(frozen=True, slots=True)
class MoveChange:
    """A move that one or both answers made, with the quotes of `debrief/1` on each side."""

    move: str
    change: Change
    before: tuple[Mapping[str, Any], ...]
    after: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class LevelChange:
    """A competency in both answers; a level is None where there was not enough to judge."""

    competency: str
    title: str
    before: int | None
    after: int | None
    anchor: str | None

    @property
    def direction(self) -> Direction:
        """Return where the level went; unknown when either answer could not be judged."""
        if self.before is None or self.after is None:
            return "unknown"
        if self.after == self.before:
            return "same"
        return "up" if self.after > self.before else "down"


@dataclass(frozen=True, slots=True)
class FindingChange:
    """How often a rule spoke before and after, with the message of the later one if any."""

    rule: str
    message: str
    before: int
    after: int

    @property
    def change(self) -> Change:
        """Return "gained" for a new kind of finding, "lost" for one that is gone."""
        return _change(self.before, self.after)


@dataclass(frozen=True, slots=True)
class MeasureChange:
    """Something counted before and after."""

    measure: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs or stayed between an earlier and a later answer."""

    moves: tuple[MoveChange, ...]
    levels: tuple[LevelChange, ...]
    findings: tuple[FindingChange, ...]
    measures: tuple[MeasureChange, ...]

    def moves_that(self, change: Change) -> tuple[MoveChange, ...]:
        """Return the moves that were gained, lost or kept."""
        return tuple(move for move in self.moves if move.change == change)

    def levels_that_went(self, direction: Direction) -> tuple[LevelChange, ...]:
        """Return the competencies whose level went that way."""
        return tuple(level for level in self.levels if level.direction == direction)


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """Return what changed between two `debrief/1` documents of the same round."""
    return Comparison(
        moves=_moves(before["moves"], after["moves"]),
        levels=_levels(before["scorecard"], after["scorecard"]),
        findings=_findings(before["findings"], after["findings"]),
        measures=tuple(
            MeasureChange(name, before["measures"][name], after["measures"][name])
            for name in COUNTED
        ),
    )


def _moves(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> tuple[MoveChange, ...]:
    then = {made["move"]: tuple(made["quotes"]) for made in before}
    now = {made["move"]: tuple(made["quotes"]) for made in after}
    return tuple(
        MoveChange(
            move, _change(then.get(move), now.get(move)), then.get(move, ()), now.get(move, ())
        )
        for move in dict.fromkeys([*now, *then])
    )


def _levels(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> tuple[LevelChange, ...]:
    then = {score["competency"]: score["level"] for score in before}
    return tuple(
        LevelChange(
            competency=score["competency"],
            title=score["title"],
            before=then.get(score["competency"]),
            after=score["level"],
            anchor=score["anchor"],
        )
        for score in after
    )


def _findings(
    before: Sequence[Mapping[str, Any]], after: Sequence[Mapping[str, Any]]
) -> tuple[FindingChange, ...]:
    then = Counter(finding["rule"] for finding in before)
    now = Counter(finding["rule"] for finding in after)
    messages = {finding["rule"]: finding["message"] for finding in [*before, *after]}
    return tuple(
        FindingChange(rule, messages[rule], then[rule], now[rule])
        for rule in dict.fromkeys([*now, *then])
    )


def _change(before: object, after: object) -> Change:
    """Return what happened to something that is true where it was there."""
    if before and after:
        return "kept"
    return "gained" if after else "lost"
