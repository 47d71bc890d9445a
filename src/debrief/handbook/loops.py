"""Mock loops and company packs: which rounds are sat, in what order, for how many minutes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from debrief.handbook.entries import Track

if TYPE_CHECKING:
    from debrief.handbook.records import Page

FEWEST_ROUNDS, MOST_ROUNDS = 2, 7
FEWEST_MINUTES, MOST_MINUTES = 5, 120


@dataclass(frozen=True, slots=True)
class PlannedRound:
    """A round of a loop and its time box in minutes."""

    round: str
    minutes: int


@dataclass(frozen=True, slots=True)
class LoopPlan:
    """A loop that no company claims: the rounds of a track, in an order that we chose."""

    id: str
    track: Track
    title: str
    what: str
    source: str
    round: tuple[PlannedRound, ...]

    @property
    def rounds(self) -> tuple[PlannedRound, ...]:
        """The rounds in the order in which they are sat."""
        return self.round


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a company's process, as somebody says it in public.

    `round` and `minutes` are set where it can be practised here; `box` says whether the minutes
    were published or are ours.
    """

    title: str
    says: str
    source: str
    round: str | None = None
    minutes: int | None = None
    box: Literal["published", "ours"] = "ours"


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale on which a company is said to rate, and by whom."""

    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Pack:
    """What is said in public about one company's loop, dated and sourced.

    `as_of` is the day of the newest page that it rests on, or the day on which an undated page was
    read; `dated` says which of the two.
    """

    id: str
    company: str
    track: Track
    as_of: str
    dated: Literal["published", "read"]
    caution: str
    sources: tuple[str, ...]
    stage: tuple[Stage, ...]
    scale: tuple[Scale, ...] = ()

    @property
    def rounds(self) -> tuple[PlannedRound, ...]:
        """The stages that can be practised here, in the order in which they are sat."""
        return tuple(
            PlannedRound(stage.round, stage.minutes or FEWEST_MINUTES)
            for stage in self.stage
            if stage.round
        )

    @property
    def day(self) -> date:
        """`as_of` as a day."""
        return date.fromisoformat(self.as_of)


@dataclass(frozen=True, slots=True)
class MoveFamily:
    """Moves of different rounds that listen for the same thing, so that rounds can be compared."""

    id: str
    title: str
    moves: tuple[str, ...]
    source: str


def loop_holds(
    loop: LoopPlan, page: Page, at: tuple[str | int, ...], rounds: Collection[tuple[str, str]]
) -> None:
    """Note on the page what does not hold in a loop; `rounds` are those of both tracks."""
    _count_holds(loop.round, page, (*at, "round"))
    for index, planned in enumerate(loop.round):
        where = (*at, "round", index)
        _round_holds(planned.round, planned.minutes, loop.track, rounds, page, where)


def pack_holds(pack: Pack, page: Page, at: tuple[()], rounds: Collection[tuple[str, str]]) -> None:
    """Note on the page what does not hold in a company pack."""
    if page.name.rpartition("/")[2] != f"{pack.id}.toml":
        page.wrong(("id",), f"the file should be called {pack.id}.toml")
    try:
        date.fromisoformat(pack.as_of)
    except ValueError:
        page.wrong(("as_of",), f"should be a date like 2026-03-02; is {pack.as_of!r}")
    _count_holds([stage for stage in pack.stage if stage.round], page, (*at, "stage"))
    for index, stage in enumerate(pack.stage):
        if stage.round is not None:
            where = (*at, "stage", index)
            _round_holds(stage.round, stage.minutes or 0, pack.track, rounds, page, where)
    used = {stage.source for stage in pack.stage} | {scale.source for scale in pack.scale}
    for source in sorted(used.symmetric_difference(pack.sources)):
        page.wrong(("sources",), f"lists other sources than its stages name: {source!r}")


def family_holds(
    family: MoveFamily, page: Page, at: tuple[str | int, ...], moves: Collection[str]
) -> None:
    """Note on the page each move of a family that the handbook does not have."""
    for move in family.moves:
        if move not in moves:
            page.wrong((*at, "moves"), f"no move {move!r} in moves.toml")


def _count_holds(found: Sequence[object], page: Page, at: tuple[str | int, ...]) -> None:
    if not FEWEST_ROUNDS <= len(found) <= MOST_ROUNDS:
        page.wrong(
            at, f"has {len(found)} rounds to sit; {FEWEST_ROUNDS} to {MOST_ROUNDS} make a loop"
        )


def _round_holds(
    round_id: str,
    minutes: int,
    track: str,
    rounds: Collection[tuple[str, str]],
    page: Page,
    at: tuple[str | int, ...],
) -> None:
    if (track, round_id) not in rounds:
        page.wrong((*at, "round"), f"the {track} loop has no round {round_id!r}")
    if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
        page.wrong(
            (*at, "minutes"),
            f"should be {FEWEST_MINUTES} to {MOST_MINUTES} minutes; is {minutes}",
        )
