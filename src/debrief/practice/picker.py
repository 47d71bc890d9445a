"""Which exercise comes next, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from debrief.handbook import Exercise, Handbook, Round

RECENT = 3
"""How many of the latest attempts at a round speak for it: older answers were someone else's."""

SOUND = 3
"""The level from which a competency no longer decides what comes next."""


@dataclass(frozen=True, slots=True)
class Practised:
    """How often an exercise was attempted, and when last."""

    exercise: str
    times: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """The levels of one attempt by competency id; None where there was not enough to judge."""

    round: str
    written_at: datetime
    levels: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Record:
    """What somebody did in a track so far: every exercise attempted, the latest judgements."""

    practised: tuple[Practised, ...] = ()
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Weakness:
    """The lowest level seen lately in a round; both None when nothing could be judged."""

    competency: str | None
    level: int | None


@dataclass(frozen=True, slots=True)
class Pick:
    """The exercise to take next, and the reason as a sentence."""

    exercise: Exercise
    reason: str


def pick(
    book: Handbook,
    track: str,
    record: Record,
    now: datetime,
    *,
    among: Collection[str] | None = None,
) -> Pick | None:
    """Return what to practise next in a track, or `among` some of its rounds; None for nothing.

    A round never tried comes first, in the order of the loop; then the round with the weakest
    recent level; when all are sound, the one that was left alone longest. Within the round the
    exercise attempted least and longest ago is taken. Equal pasts give equal picks.
    """
    past = {entry.exercise: entry for entry in record.practised}
    shelves = _exercises_by_round(book, track)
    if among is not None:
        shelves = {round_id: shelf for round_id, shelf in shelves.items() if round_id in among}
    if not shelves:
        return None
    last_at = {
        round_id: max((past[e.id].last_at for e in shelf if e.id in past), default=None)
        for round_id, shelf in shelves.items()
    }
    untried = [round_id for round_id, at in last_at.items() if at is None]
    if untried:
        title = book.rounds[track, untried[0]].title
        return Pick(_freshest(shelves[untried[0]], past), f"You have not tried {_mid(title)} yet.")
    weakest = min(shelves, key=lambda round_id: _level(weakness(record.judgements, round_id)))
    found = weakness(record.judgements, weakest)
    if _level(found) < SOUND:
        reason = _why_weak(book, book.rounds[track, weakest], found)
        return Pick(_freshest(shelves[weakest], past), reason)
    times = {round_id: at for round_id, at in last_at.items() if at is not None}
    longest = min(times, key=lambda round_id: times[round_id])
    title = book.rounds[track, longest].title
    reason = f"Nothing stands out as weak, and {_mid(title)} {_left_alone(now - times[longest])}."
    return Pick(_freshest(shelves[longest], past), reason)


def line_up(
    book: Handbook, track: str, record: Record, now: datetime, sittings: int = 5
) -> tuple[Pick, ...]:
    """Return the next sittings of a track in order, each in a round of its own.

    The plan of one track knows nothing of the other: whoever prepares for both has two.
    """
    left = {round_id for role, round_id in book.rounds if role == track}
    found: list[Pick] = []
    while len(found) < sittings:
        picked = pick(book, track, record, now, among=left)
        if picked is None:
            break
        found.append(picked)
        left.remove(picked.exercise.round)
    return tuple(found)


def weakness(judgements: Sequence[Judgement], round_id: str) -> Weakness | None:
    """Return the weakest competency among the recent attempts at a round, None without any.

    A competency counts with the best of its recent levels, so that one bad day does not send
    anybody back to something they can do.
    """
    here = [judgement for judgement in judgements if judgement.round == round_id]
    if not here:
        return None
    here.sort(key=lambda judgement: judgement.written_at, reverse=True)
    best: dict[str, int] = {}
    for judgement in here[:RECENT]:
        for competency, level in judgement.levels.items():
            if level is not None:
                best[competency] = max(level, best.get(competency, 0))
    if not best:
        return Weakness(None, None)
    competency = min(best, key=lambda name: best[name])
    return Weakness(competency, best[competency])


def _exercises_by_round(book: Handbook, track: str) -> dict[str, list[Exercise]]:
    shelves: dict[str, list[Exercise]] = {}
    for exercise in book.exercises.values():
        if exercise.track == track:
            shelves.setdefault(exercise.round, []).append(exercise)
    return shelves


def _freshest(shelf: Sequence[Exercise], past: Mapping[str, Practised]) -> Exercise:
    def staleness(exercise: Exercise) -> tuple[int, float, str, str]:
        entry = past.get(exercise.id)
        if entry is None:
            return 0, 0.0, exercise.level, exercise.id
        return entry.times, entry.last_at.timestamp(), exercise.level, exercise.id

    return min(shelf, key=staleness)


def _level(found: Weakness | None) -> int:
    if found is None:
        return SOUND
    return 0 if found.level is None else found.level


def _why_weak(book: Handbook, entry: Round, found: Weakness | None) -> str:
    if found is None or found.competency is None:
        return f"Your last answers in {_mid(entry.title)} were too short to judge."
    rubric = book.rubric(entry.track, entry.id)
    titles = {competency.id: competency.title for competency in rubric.competency}
    title = titles.get(found.competency, found.competency)
    return f"In {_mid(entry.title)}, “{title}” stands at level {found.level} of 4."


def _left_alone(gap: timedelta) -> str:
    if gap.days <= 0:
        return "was practised longest ago"
    return "was last practised yesterday" if gap.days == 1 else f"has rested for {gap.days} days"


def _mid(title: str) -> str:
    """Return a title as it stands in the middle of a sentence."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]
