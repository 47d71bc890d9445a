"""Mock loops: begin one, sit its rounds, rate oneself, let the panel meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from debrief.handbook import Competency, Exercise, Handbook
from debrief.handbook.loops import (
    FEWEST_MINUTES,
    FEWEST_ROUNDS,
    MOST_MINUTES,
    MOST_ROUNDS,
    PlannedRound,
)
from debrief.journal import past
from debrief.journal.actions.people import Unacceptable, plain
from debrief.journal.actions.practice import start_sitting
from debrief.journal.models import Loop, LoopRound, Person, SelfRating, Sitting
from debrief.journal.ownership import NotFound, loop_of, loops_of
from debrief.practice import Practised, Record
from debrief.practice.loop import LEVELS, NoExercise, Progress, choose_exercises, read_progress
from debrief.practice.notes import Answered, Heard, hear
from debrief.practice.panel import Panel, convene

MOST_LOOPS = 100
LONGEST_COMPANY = 80
OWN = "own"
"""The origin of a loop whose rounds are the person's own."""

_HEAVY = ("sitting__attempt__text", "sitting__attempt__debrief")


@dataclass(frozen=True, slots=True)
class LoopWish:
    """The loop somebody wants to sit. `origin` is the loop or pack that it began as, else OWN."""

    origin: str
    company: str
    level: str
    rounds: tuple[PlannedRound, ...]

    def check(self, book: Handbook, track: str) -> None:
        """Raise Unacceptable for what cannot be sat in this track."""
        if not FEWEST_ROUNDS <= len(self.rounds) <= MOST_ROUNDS:
            raise Unacceptable(
                f"A loop has {FEWEST_ROUNDS} to {MOST_ROUNDS} rounds; this one has "
                f"{len(self.rounds)}. Nothing was begun."
            )
        if len(self.company) > LONGEST_COMPANY:
            raise Unacceptable(f"A name may have {LONGEST_COMPANY} characters. Shorten it.")
        for planned in self.rounds:
            if (track, planned.round) not in book.rounds:
                raise Unacceptable("A loop holds rounds of its own track only. Choose them anew.")
            if not FEWEST_MINUTES <= planned.minutes <= MOST_MINUTES:
                raise Unacceptable(
                    f"A round takes {FEWEST_MINUTES} to {MOST_MINUTES} minutes, and "
                    f"“{book.rounds[track, planned.round].title}” has {planned.minutes}."
                )
        if self.level not in LEVELS:
            raise Unacceptable(f"The levels are {', '.join(LEVELS)}. Choose one of them.")


def begin_loop(owner: Person, book: Handbook, track: str, wish: LoopWish, now: datetime) -> Loop:
    """Begin a loop: which exercise sits in each round is settled now, and shown round by round.

    Raises Unacceptable for a loop that cannot be sat.
    """
    plan = book.loops.get(wish.origin)
    changed = plan is not None and plan.rounds != wish.rounds
    origin = OWN if changed else plain(wish.origin)
    wish = replace(wish, company=plain(wish.company).strip(), origin=origin)
    wish.check(book, track)
    count = loops_of(owner).count()
    if count >= MOST_LOOPS:
        raise Unacceptable(f"{MOST_LOOPS} loops are kept. Delete one, then begin this one.")
    try:
        exercises = choose_exercises(
            book, track, wish.rounds, _seen(owner, track), level=wish.level, seed=count
        )
    except NoExercise as problem:
        raise Unacceptable(
            f"There are {problem.count} exercises for “{problem.title}”, and this loop wants more."
        ) from None
    with transaction.atomic():
        loop = Loop.objects.create(
            owner=owner,
            track=track,
            origin=wish.origin,
            company=wish.company,
            level=wish.level,
            begun_at=now,
        )
        _seat(loop, wish, exercises)
    return loop


def _seat(loop: Loop, wish: LoopWish, exercises: Sequence[Exercise]) -> None:
    seats = zip(wish.rounds, exercises, strict=True)
    LoopRound.objects.bulk_create(
        LoopRound(
            owner=loop.owner,
            loop=loop,
            place=place,
            round=planned.round,
            minutes=planned.minutes,
            exercise=exercise.id,
        )
        for place, (planned, exercise) in enumerate(seats, start=1)
    )


def _seen(owner: Person, track: str) -> Record:
    """Return the exercises that were attempted, or were given a place in a loop."""
    placed = LoopRound.objects.filter(owner=owner, loop__track=track)
    rows = placed.values_list("exercise", "loop__begun_at")
    known = past.record(owner, track).practised
    return Record((*known, *(Practised(exercise, 1, at) for exercise, at in rows)))


def kept_loops(owner: Person, track: str) -> list[tuple[Loop, list[LoopRound]]]:
    """Return the loops of a person in a track with their rounds, the newest first."""
    loops = list(loops_of(owner).filter(track=track)[:MOST_LOOPS])
    rounds = list(_light(LoopRound.objects.filter(loop__in=loops)))
    return [(loop, [one for one in rounds if one.loop_id == loop.pk]) for loop in loops]


def rounds_of(loop: Loop) -> list[LoopRound]:
    """Return the rounds of a loop with their sittings, attempts and the person's own levels."""
    return list(_light(LoopRound.objects.filter(loop=loop)))


def _light(rows: QuerySet[LoopRound]) -> QuerySet[LoopRound]:
    """Leave out what was handed in and its debrief."""
    rows = rows.select_related("sitting__attempt").prefetch_related("ratings")
    return rows.defer("sitting__attempt__prompt", *_HEAVY)


def progress_of(loop: Loop, rounds: Sequence[LoopRound]) -> Progress:
    """Return how far a loop is. A round is locked once its questions were replied to."""
    return read_progress(
        [one.sitting is not None for one in rounds],
        [is_locked(one) for one in rounds],
        met=loop.met_at is not None,
    )


def is_locked(one: LoopRound) -> bool:
    """Tell whether the scorecard of a round is locked."""
    return one.sitting is not None and one.sitting.debriefed_at is not None


def start_round(owner: Person, loop_id: UUID, place: int, book: Handbook, now: datetime) -> Sitting:
    """Sit the next round of a loop, or go on with it: under pressure, with the loop's minutes.

    Raises NotFound for a round that is not the next one.
    """
    with transaction.atomic():
        loop = loop_of(owner, loop_id, lock=True)
        rounds = rounds_of(loop)
        one = next((one for one in rounds if one.place == place), None)
        if one is None or progress_of(loop, rounds).next_place != place:
            raise NotFound
        if one.sitting is not None:
            return one.sitting
        exercise = book.exercises.get(one.exercise)
        if exercise is None:
            # It has left the handbook since; another one sits in its place.
            planned, seen = [PlannedRound(one.round, one.minutes)], _seen(owner, loop.track)
            (exercise,) = choose_exercises(
                book, loop.track, planned, seen, level=loop.level, seed=place
            )
            one.exercise = exercise.id
        one.sitting = start_sitting(owner, exercise, "pressure", now, minutes=one.minutes)
        one.save(update_fields=["sitting", "exercise"])
    return one.sitting


def competencies_of(book: Handbook, loop: Loop, one: LoopRound) -> tuple[Competency, ...]:
    """Return what a round is rated on; none where the track has lost the round."""
    if (loop.track, one.round) not in book.rounds:
        return ()
    return book.rubric(loop.track, one.round).competency


def rate_self(
    owner: Person,
    loop_id: UUID,
    given: Mapping[tuple[int, str], int],
    book: Handbook,
    now: datetime,
) -> bool:
    """Keep the levels a person gives themselves, by place and competency; open the panel with all.

    Returns whether the panel has met. Raises Unacceptable once it has: what was said before is
    what is compared, and while rounds are still to be sat.
    """
    with transaction.atomic():
        loop = loop_of(owner, loop_id, lock=True)
        rounds = rounds_of(loop)
        standing = progress_of(loop, rounds).standing
        if standing == "panel":
            raise Unacceptable(
                "The panel has met, and your own levels stay as you gave them before it did."
            )
        if standing != "rating":
            raise Unacceptable("Rate yourself once every round is locked. Nothing was kept.")
        asked = {(one.place, c.id): one for one in rounds for c in competencies_of(book, loop, one)}
        for (place, competency), level in given.items():
            if (place, competency) in asked and 1 <= level <= 4:
                SelfRating.objects.update_or_create(
                    loop_round=asked[place, competency],
                    competency=competency,
                    defaults={"owner": owner, "level": level, "rated_at": now},
                )
        kept = SelfRating.objects.filter(loop_round__loop=loop)
        rated = set(kept.values_list("loop_round__place", "competency"))
        if asked.keys() <= rated:
            loop.met_at = now
            loop.save(update_fields=["met_at"])
    return loop.met_at is not None


def panel_of(loop: Loop, book: Handbook) -> Panel:
    """Return the debrief of a loop whose rounds are locked.

    It is worked out from the stored debriefs whenever it is read, which takes some milliseconds:
    they never change, so nothing can drift, and a better wording reaches old loops as well. Raises
    NotFound where the handbook has lost every round since.
    """
    heard = _heard(loop, book)
    if not heard:
        raise NotFound
    return convene(book, loop.track, heard)


def _heard(loop: Loop, book: Handbook) -> list[Heard]:
    rows = LoopRound.objects.filter(loop=loop).select_related("sitting__attempt")
    rows = rows.defer("sitting__attempt__text", "sitting__attempt__prompt")
    rows = rows.prefetch_related("ratings", "sitting__attempt__replies")
    found: list[Heard] = []
    for one in rows:
        if not is_locked(one) or (loop.track, one.round) not in book.rounds:
            continue
        attempt = one.sitting.attempt  # type: ignore[union-attr]
        exercise = book.exercises.get(one.exercise)
        heard = hear(book, loop.track, one.round, exercise, attempt.debrief)
        found.append(
            replace(
                heard,
                title=attempt.title,
                locked_at=attempt.written_at,
                replies=tuple(
                    Answered(reply.move, reply.question, reply.text, bool(reply.closed))
                    for reply in attempt.replies.all()
                ),
                ratings={rating.competency: rating.level for rating in one.ratings.all()},
            )
        )
    return found


def delete_loop(owner: Person, loop_id: UUID) -> None:
    """Delete a loop with the person's own levels. What was handed in stays among the attempts."""
    loop_of(owner, loop_id).delete()
