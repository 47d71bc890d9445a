"""The responsibility matrix: what a person can prove, row by row, in their own lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Literal

from debrief.fit.wording import find_phrases
from debrief.handbook import Handbook
from debrief.handbook.responsibilities import Drift, Responsibility
from debrief.text import Span
from debrief.text.spans import fold

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

    `reads_as` is an id such as "project-management"; `asks` holds one question per role; `because`
    quotes the words that say so, where the words and not the model say it.
    """

    line: PlacedLine
    reads_as: str
    name: str
    reads: str
    asks: dict[str, str]
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
    seen: Counter[str] = Counter()
    found = []
    for text in texts:
        words = " ".join(fold(text).split())
        mark = blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()
        seen[mark] += 1
        found.append(mark if seen[mark] == 1 else f"{mark}-{seen[mark]}")
    return tuple(found)


def build_matrix(
    lines: Sequence[PlacedLine], corrections: Iterable[PlacementCorrection], book: Handbook
) -> Matrix:
    """Return the matrix of a person's lines with their corrections; of two on a line, the last."""
    said = {correction.line_id: correction for correction in corrections}
    known = {line.id for line in lines}
    lost = [c for c in said.values() if c.line_id not in known or not _possible(c, book)]
    for correction in lost:
        del said[correction.line_id]
    placed = [_corrected(line, said.get(line.id)) for line in lines]
    rejected = {c.line_id for c in said.values() if c.verdict == "reject"}
    kept = [line for line in placed if line.id not in rejected]
    rows = tuple(_row(entry, kept) for entry in book.responsibilities.values())
    return Matrix(
        rows=rows,
        elsewhere=tuple(line for line in kept if line.responsibility not in book.responsibilities),
        drifting=tuple(find_drift(kept, frozenset(said), book)),
        rejected=tuple(line for line in lines if line.id in rejected),
        sides=tuple(_summary(side, rows) for side in ("pm", "pmm", "shared")),
        corrected=frozenset(said) - rejected,
        lost=tuple(lost),
    )


def _possible(correction: PlacementCorrection, book: Handbook) -> bool:
    if correction.verdict != "move":
        return True
    if correction.side == "neither":
        return correction.responsibility in book.drifts
    entry = book.responsibilities.get(correction.responsibility or "")
    return entry is not None and entry.side == correction.side


def _corrected(line: PlacedLine, correction: PlacementCorrection | None) -> PlacedLine:
    if correction is None or correction.verdict == "reject":
        return line
    strength = correction.strength or line.strength
    if correction.verdict == "confirm":
        return replace(line, strength=strength)
    assert correction.side is not None
    assert correction.responsibility is not None
    return replace(
        line, side=correction.side, responsibility=correction.responsibility, strength=strength
    )


def _row(entry: Responsibility, lines: Sequence[PlacedLine]) -> Row:
    mine = [line for line in lines if line.responsibility == entry.id]
    mine.sort(key=lambda line: -STRENGTHS.index(line.strength))
    strength = mine[0].strength if mine else "none"
    return Row(entry.id, entry.name, entry.side, strength, tuple(mine))


SIDE_NAMES: dict[str, str] = {
    "pm": "Product management",
    "pmm": "Product marketing",
    "shared": "The launch zone",
}


def _summary(side: Side, rows: Sequence[Row]) -> SideSummary:
    mine = [row for row in rows if row.side == side]
    names: dict[str, tuple[str, ...]] = {
        s: tuple(row.name for row in mine if row.strength == s) for s in STRENGTHS
    }
    said = [
        f"{words} in {len(names[strength])}" + (f" ({', '.join(names[strength])})" if named else "")
        for strength, words, named in (
            ("measured", "owned with a measured outcome", True),
            ("owned", "owned", True),
            ("mentioned", "only mentioned", False),
            ("none", "nothing yet", False),
        )
        if names[strength]
    ]
    return SideSummary(
        side=side,
        measured=names["measured"],
        owned=names["owned"],
        mentioned=names["mentioned"],
        none=names["none"],
        lines=sum(len(row.lines) for row in mine),
        says=f"{SIDE_NAMES[side]}, {len(mine)} responsibilities: {', '.join(said)}.",
    )


def find_drift(
    lines: Iterable[PlacedLine], confirmed: Container[str], book: Handbook
) -> Iterator[DriftingLine]:
    """Yield the lines that a panel would take for project management or copywriting.

    A line does so where it was placed there, or where it belongs to neither role or is only a
    mention and its words say so. A line with an outcome, or one the person placed, never drifts by
    its words.
    """
    shown = {drift.id: drift for drift in book.drifts.values() if drift.shown}
    for line in lines:
        drift, because = shown.get(line.responsibility), tuple[str, ...]()
        weak = line.side == "neither" or line.strength == "mentioned"
        if drift is None and weak and not line.outcome and line.id not in confirmed:
            drift, because = _told_by_words(line.text, shown.values())
        if drift is not None:
            asks = {"pm": drift.ask_pm, "pmm": drift.ask_pmm}
            yield DriftingLine(line, drift.id, drift.name, drift.reads, asks, because)


def _told_by_words(text: str, drifts: Iterable[Drift]) -> tuple[Drift | None, tuple[str, ...]]:
    for drift in drifts:
        spans = find_phrases(text, drift.signs)
        if spans:
            return drift, tuple(text[span.start : span.end] for span in spans)
    return None, ()
