"""What the two roles answer for: one entry per row of the matrix, with what owning it looks like.

Every level sentence is what a hiring manager of that side would accept as "owned" at that level.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from debrief.handbook.records import Page, Path_

Level = Literal["L3", "L4", "L5", "L6", "L7"]
LEVELS: tuple[str, ...] = ("L3", "L4", "L5", "L6", "L7")
MOST_WEIGHT = 5


@dataclass(frozen=True, slots=True)
class Close:
    """A concrete way to close a gap, what it leaves behind, and the weeks it takes."""

    step: str
    weeks: int


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One responsibility of PM, PMM or both.

    `owned` has one sentence per level; `weight_pm` and `weight_pmm` say how much a panel for that
    role looks for it at L3, L4, L5, L6 and L7, from 0 (not at all) to 5 (decides). `rounds` names
    the interview round that asks about it, per track. `ask` asks for the fact a line leaves out.
    """

    id: str
    side: Literal["pm", "pmm", "shared"]
    name: str
    what: str
    owned: dict[str, str]
    weight_pm: tuple[int, ...]
    weight_pmm: tuple[int, ...]
    rounds: dict[str, str]
    close: Close
    ask: str
    source: str
    signs: tuple[str, ...]

    def weight(self, role: str, level: str) -> int:
        """Return how much a panel for `role` at `level` looks for this, from 0 to 5."""
        weights = self.weight_pm if role == "pm" else self.weight_pmm
        return weights[LEVELS.index(level)]


@dataclass(frozen=True, slots=True)
class Drift:
    """Work that belongs to neither role, as a line may read, and the question that mends the line.

    `signs` are phrases in small letters; a word that ends in `*` matches any ending. `shown` says
    whether a line that reads so is pointed out: it is where a panel takes the person for somebody
    else, and not where the work was simply another job.
    """

    id: str
    name: str
    reads: str
    ask_pm: str
    ask_pmm: str
    source: str
    signs: tuple[str, ...] = ()
    shown: bool = False


def responsibility_holds(
    entry: Responsibility, page: Page, at: Path_, rounds: Collection[tuple[str, str]]
) -> None:
    """Note on the page what cannot be true of a responsibility."""
    if page.name.rpartition("/")[2] != f"{entry.side}.toml":
        page.wrong((*at, "side"), f"belongs in {entry.side}.toml")
    if tuple(sorted(entry.owned)) != LEVELS:
        page.wrong((*at, "owned"), f"needs one sentence for each of {', '.join(LEVELS)}")
    for name in ("weight_pm", "weight_pmm"):
        weights = getattr(entry, name)
        if len(weights) != len(LEVELS) or not all(0 <= w <= MOST_WEIGHT for w in weights):
            page.wrong((*at, name), "needs five whole numbers from 0 to 5, for L3 to L7")
    if set(entry.rounds) != {"pm", "pmm"}:
        page.wrong((*at, "rounds"), "needs one round for pm and one for pmm")
    for track, name in entry.rounds.items():
        if (track, name) not in rounds:
            page.wrong((*at, "rounds", track), f"the {track} loop has no round {name!r}")
    if not 1 <= entry.close.weeks <= 26:
        page.wrong((*at, "close", "weeks"), "should be from 1 to 26 weeks")
    if not entry.ask.endswith("?"):
        page.wrong((*at, "ask"), "should be a question")
