"""What a person's own lines say for either side, in a form that the verdict can weigh."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from debrief.fit.matrix import Matrix
from debrief.fit.scale import Estimate, Side, Standing, other, share

Strength = Literal["mentioned", "owned", "measured"]
WEIGHTS: dict[Strength, float] = {"mentioned": 0.5, "owned": 1.0, "measured": 2.0}
FEWEST = 4
FULL_WEIGHT = 16.0
"""Lines of one résumé repeat each other, so together they never count for more than this."""


@dataclass(frozen=True, slots=True)
class Proof:
    """One line that speaks for a side, as strongly as it does, in the person's own words."""

    side: Side
    strength: Strength
    quote: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the lines say together. Lines of the shared launch zone speak for neither side."""

    standing: Standing
    estimate: Estimate
    proofs: tuple[Proof, ...]

    def of(self, side: Side) -> tuple[Proof, ...]:
        """Return the lines for a side, the strongest first."""
        found = [proof for proof in self.proofs if proof.side == side]
        return tuple(sorted(found, key=lambda proof: -WEIGHTS[proof.strength]))

    def as_dict(self) -> dict[str, Any]:
        """Return the evidence for JSON."""
        return {
            "standing": self.standing,
            "estimate": self.estimate.as_dict(),
            "lines": [
                {"side": proof.side, "strength": proof.strength, "quote": proof.quote}
                for proof in self.proofs
            ],
        }


def proofs_of(matrix: Matrix) -> tuple[Proof, ...]:
    """Return the lines of a matrix that speak for one side, as its rows hold them."""
    sides: dict[str, Side] = {"pm": "build", "pmm": "market"}
    return tuple(
        Proof(sides[row.side], line.strength, line.text)
        for row in matrix.rows
        if row.side in sides
        for line in row.lines
        if line.strength != "none"
    )


def read_evidence(proofs: Iterable[Proof]) -> Evidence:
    """Return what some lines say together: market's share of the weight less build's share.

    A line that mentions counts .5, one that owns 1, one with a measured outcome 2.
    """
    kept = tuple(proofs)
    estimate = _weighed(kept)
    return Evidence(estimate.standing if len(kept) >= FEWEST else "not-enough-yet", estimate, kept)


def lines_to_change(evidence: Evidence) -> int | None:
    """Return how many more measured lines for the other side would unseat the side that is named.

    None where no side is named or 12 lines would not do.
    """
    side = evidence.estimate.side
    if evidence.standing != side or side is None:
        return None
    for count in range(1, 13):
        more = [Proof(other(side), "measured", "")] * count
        if _weighed([*evidence.proofs, *more]).side != side:
            return count
    return None


def _weighed(proofs: Sequence[Proof]) -> Estimate:
    weights = {"build": 0.0, "market": 0.0}
    for proof in proofs:
        weights[proof.side] += WEIGHTS[proof.strength]
    whole = sum(weights.values())
    factor = min(1.0, FULL_WEIGHT / whole) if whole else 1.0
    return share(weights["build"] * factor, weights["market"] * factor)
