"""The panel's debrief after a loop: locked notes, quotes read out, what the room makes of them.

Nothing is averaged, nobody votes, and the order in which the rounds were sat plays no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Literal

from debrief.handbook import Handbook
from debrief.practice.hinge import Ask, Hinge, questions, role_drift, what_decides
from debrief.practice.notes import Answered, Heard, at_the_table
from debrief.practice.room import Disagreement, best_words, disagree

SCHEMA = "debrief-panel/1"
QUOTES_A_SIDE = 2
MOST_MISSING = 4
LONGEST_QUOTE = 400
"""The most characters of a finding that are read out; a longer one is about the whole answer."""

_GRAVEST = ("error", "warning", "note")
_NOT_READ_OUT = frozenset(("delivery", "role-drift"))
"""Families of findings that are read out against nobody: how it sounded, and what is told apart."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that an interviewer reads out, for or against, and why."""

    speaks: Literal["for", "against"]
    quote: str
    because: str


@dataclass(frozen=True, slots=True)
class Note:
    """A competency on the locked scorecard, beside the level the candidate gave themselves."""

    competency: str
    title: str
    level: int | None
    anchor: str | None
    reason: str | None
    rated: int | None

    @property
    def gap(self) -> int | None:
        """Levels by which the candidate stands above the scorecard; None where one is missing."""
        if self.level is None or self.rated is None:
            return None
        return self.rated - self.level


@dataclass(frozen=True, slots=True)
class Seat:
    """One interviewer at the table.

    `told` says that the answer was to another question, or played another role; else it is empty.
    `missing` are titles of moves that were waited for.
    """

    seat: str
    round: str
    exercise: str
    title: str
    locked_at: datetime | None
    told: str
    notes: tuple[Note, ...]
    lines: tuple[Line, ...]
    missing: tuple[str, ...]
    replies: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """The whole debrief of a loop."""

    track: str
    seats: tuple[Seat, ...]
    disagreements: tuple[Disagreement, ...]
    hinge: Hinge
    asks: tuple[Ask, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the panel as a JSON document; a time is text as in ISO 8601."""
        shown = asdict(self)
        for seat in shown["seats"]:
            locked_at = seat["locked_at"]
            seat["locked_at"] = locked_at.isoformat() if locked_at else None
        return {"schema": SCHEMA, **shown}


def convene(book: Handbook, track: str, rounds: Iterable[Heard]) -> Panel:
    """Return the debrief of a loop of at least one round.

    Equal rounds give equal panels, in whatever order they were sat.
    """
    heard = at_the_table(list(rounds))
    hinge, deciding = what_decides(heard)
    return Panel(
        track=track,
        seats=tuple(_seat(book, one) for one in heard),
        disagreements=disagree(book, heard),
        hinge=hinge,
        asks=questions(book, heard, hinge, deciding),
    )


def _seat(book: Handbook, one: Heard) -> Seat:
    return Seat(
        seat=one.seat,
        round=one.round,
        exercise=one.exercise,
        title=one.title,
        locked_at=one.locked_at,
        told=_told(one),
        notes=tuple(_note(score, one.ratings) for score in one.debrief["scorecard"]),
        lines=tuple(_lines(one)),
        missing=tuple(book.moves[move].title for move in one.open[:MOST_MISSING])
        if one.judged
        else (),
        replies=one.replies,
    )


def _told(one: Heard) -> str:
    if not one.judged:
        return str(one.debrief["reason"])
    drift = role_drift(one)
    return str(drift["message"]) if drift else ""


def _note(score: Mapping[str, Any], ratings: Mapping[str, int]) -> Note:
    return Note(
        competency=score["competency"],
        title=score["title"],
        level=score["level"],
        anchor=score["anchor"],
        reason=score["reason"],
        rated=ratings.get(score["competency"]),
    )


def _lines(one: Heard) -> Iterator[Line]:
    if not one.judged:
        return
    against = list(_against(one.debrief["findings"]))
    # Whoever has nothing against it reads out a little more in favour.
    favour = QUOTES_A_SIDE if against else QUOTES_A_SIDE + 1
    yield from list(_favour(one.debrief["scorecard"]))[:favour]
    yield from against


def _favour(scorecard: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    read: list[str] = []
    for score in sorted(scorecard, key=lambda one: -(one["level"] or 0)):
        quote, because = best_words(score, read) if score["level"] else ("", "")
        if quote:
            read.append(quote)
            yield Line("for", quote, because)


def _against(findings: Sequence[Mapping[str, Any]]) -> Iterator[Line]:
    spoken = [one for one in findings if one["family"] not in _NOT_READ_OUT]
    spoken.sort(key=lambda one: _GRAVEST.index(one["severity"]))
    read: set[str] = set()
    for finding in spoken:
        quote = finding["span"]["text"]
        if quote not in read and len(read) < QUOTES_A_SIDE:
            read.add(quote)
            shown = quote if len(quote) <= LONGEST_QUOTE else ""
            yield Line("against", shown, finding["message"])
