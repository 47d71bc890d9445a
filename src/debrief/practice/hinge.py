"""What the talk of a panel would hang on, and what it would ask next.

Nobody says yes or no to anybody: the program names the note that the others would have to outweigh.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from debrief.handbook import Handbook
from debrief.practice.notes import Heard
from debrief.practice.room import FAR_APART, first_unmet, listed, shared_scores

MOST_ASKED = 5
SOUND = 3
"""The level from which a note is no reason to talk."""


@dataclass(frozen=True, slots=True)
class Hinge:
    """What the talk would hang on: where, on what, why, and what would have changed it."""

    seat: str
    title: str
    why: str
    would: str


@dataclass(frozen=True, slots=True)
class Ask:
    """What a seat would ask next. `again` says that it was asked before and stayed open."""

    seat: str
    move: str
    question: str
    again: bool


def what_decides(heard: Sequence[Heard]) -> tuple[Hinge, frozenset[str]]:
    """Return what the talk would hang on, and the moves that would have changed it."""
    for finding in (_unjudged, _other_role, _alone_at_one, _contested):
        found = finding(heard)
        if found is not None:
            return found
    return _lowest(heard)


def _unjudged(heard: Sequence[Heard]) -> tuple[Hinge, frozenset[str]] | None:
    missing = next((one for one in heard if not one.judged), None)
    if missing is None:
        return None
    why = (
        f"{missing.seat} has no note that could be read out. {missing.debrief['reason']} The other "
        "notes can't stand in for it, so a panel would want this round again before it talks."
    )
    return Hinge(
        missing.seat,
        "The round that was not heard",
        why,
        "An answer to the question that was asked, long enough to be judged.",
    ), frozenset(missing.expected)


def role_drift(one: Heard) -> Mapping[str, Any] | None:
    """Return the finding that an answer plays another role, None without one."""
    found = (find for find in one.debrief["findings"] if find["family"] == "role-drift")
    return next(found, None)


def _other_role(heard: Sequence[Heard]) -> tuple[Hinge, frozenset[str]] | None:
    drifted = [one for one in heard if role_drift(one)]
    worst = min(drifted, key=lambda one: one.lowest, default=None)
    if worst is None or (len(drifted) == 1 and worst.lowest >= SOUND - 1):
        return None
    finding = role_drift(worst) or {}
    why = (
        f"{listed([one.seat for one in drifted])} heard somebody do another job than the one "
        f"that is open. {finding['message']} Before any level, the room asks whether this person "
        "wants this job, and knows what it is."
    )
    return Hinge(worst.seat, "Which role was played", why, str(finding["fix"])), frozenset(
        worst.open
    )


def _alone_at_one(heard: Sequence[Heard]) -> tuple[Hinge, frozenset[str]] | None:
    """Return a level 1 that no other round speaks against: that can't be talked out."""
    shared = shared_scores(heard)
    for one in heard:
        for score in one.debrief["scorecard"]:
            others = shared.get((score["competency"], score["title"]), [])
            if score["level"] == 1 and all(other["level"] < SOUND for _, other in others):
                return _hangs_on(one, score, _nobody_against(one, others))
    return None


def _contested(heard: Sequence[Heard]) -> tuple[Hinge, frozenset[str]] | None:
    worst: tuple[int, Heard, Mapping[str, Any], str] | None = None
    for scores in shared_scores(heard).values():
        low_seat, low = min(scores, key=lambda pair: pair[1]["level"])
        high_seat, high = max(scores, key=lambda pair: pair[1]["level"])
        gap = high["level"] - low["level"]
        if gap >= FAR_APART and (worst is None or gap > worst[0]):
            why = f"{high_seat.seat} saw it at {high['level']}, and neither note gives way."
            worst = gap, low_seat, low, why
    return _hangs_on(*worst[1:]) if worst else None


def _lowest(heard: Sequence[Heard]) -> tuple[Hinge, frozenset[str]]:
    pairs = [(one, score) for one in heard for score in one.debrief["scorecard"]]
    one, score = min(pairs, key=lambda pair: pair[1]["level"])
    others = shared_scores(heard).get((score["competency"], score["title"]), [])
    if score["level"] >= SOUND:
        why = f"Nothing in the notes stands below {score['level']}, so the talk goes to what is "
        why += "thinnest among what is sound."
        return _hangs_on(one, score, why)
    return _hangs_on(one, score, _nobody_against(one, others))


def _nobody_against(one: Heard, others: Sequence[tuple[Heard, Any]]) -> str:
    same = [other.seat for other, _ in others if other is not one]
    if same:
        return f"{listed(same)} did not hear much more of it, so it was not the case's fault."
    return "No other round listened for it, so nobody at the table can speak against the note."


def _hangs_on(one: Heard, score: Mapping[str, Any], why: str) -> tuple[Hinge, frozenset[str]]:
    unmet = first_unmet(score)
    stands = f"{one.seat} has it at {score['level']}: “{score['anchor']}” {why}"
    moves = (move for move in one.open if score["competency"] in one.belongs.get(move, ()))
    return Hinge(one.seat, score["title"], stands, unmet["lift"]), frozenset(moves)


def questions(
    book: Handbook, heard: Sequence[Heard], hinge: Hinge, deciding: frozenset[str]
) -> tuple[Ask, ...]:
    """Return what the panel would ask next: first what decides, then one thing for each seat."""
    wanted: list[tuple[Heard, str]] = []
    for one in heard:
        if one.seat == hinge.seat:
            wanted += [(one, move) for move in one.open if move in deciding][:2]
    first = {one.seat for one, _ in wanted}
    wanted += [(one, move) for one in heard if one.seat not in first for move in one.open[:1]]
    return tuple(_ask(book, one, move) for one, move in wanted[:MOST_ASKED])


def _ask(book: Handbook, one: Heard, move: str) -> Ask:
    again = any(reply.move == move for reply in one.replies)
    question = one.probes.get(move, book.moves[move].ask)
    return Ask(one.seat, book.moves[move].title, question, again)
