"""The exercise bank of a track, narrowed by round and level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse

from debrief.handbook import Exercise, Handbook, Round
from debrief.practice import Pick, Record
from debrief.web.contexts.practise import Choice, ExerciseList, Planned, RoundShelf
from debrief.web.presenters.practise import present_card, present_suggestion

LEVELS = ("L3", "L4", "L5", "L6")


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list of exercises is narrowed to; an empty string narrows nothing."""

    round: str = ""
    level: str = ""

    def fits(self, exercise: Exercise) -> bool:
        """Return whether an exercise is still in the list."""
        return self.round in ("", exercise.round) and self.level in ("", exercise.level)

    def count(self, bank: Sequence[Exercise]) -> int:
        """Return how many exercises are left."""
        return sum(self.fits(exercise) for exercise in bank)

    @property
    def address(self) -> str:
        """Return the address of the narrowed list."""
        given = {name: getattr(self, name) for name in ("round", "level") if getattr(self, name)}
        return reverse("exercises") + (f"?{urlencode(given)}" if given else "")


def present_bank(
    book: Handbook,
    track: str,
    narrowing: Narrowing,
    record: Record,
    picked: Pick | None,
    planned: Sequence[Pick] = (),
) -> ExerciseList:
    """Return the bank of a track, each exercise with how often it was attempted."""
    times = {entry.exercise: entry.times for entry in record.practised}
    bank = [exercise for exercise in book.exercises.values() if exercise.track == track]
    rounds = [entry for entry in book.rounds.values() if entry.track == track]
    shown = [exercise for exercise in bank if narrowing.fits(exercise)]
    shelves = (_shelf(entry, shown, times, book) for entry in rounds)
    return ExerciseList(
        track=track,
        track_name=book.roles[track].name,
        rounds=tuple(_choice("round", entry.id, entry.title, narrowing, bank) for entry in rounds),
        levels=tuple(_choice("level", level, level, narrowing, bank) for level in LEVELS),
        shelves=tuple(shelf for shelf in shelves if shelf.cards),
        total=len(shown),
        clear_url=reverse("exercises"),
        suggestion=present_suggestion(picked, book),
        planned=tuple(Planned(present_card(one.exercise, book), one.reason) for one in planned),
    )


def _shelf(
    entry: Round, shown: Sequence[Exercise], times: Mapping[str, int], book: Handbook
) -> RoundShelf:
    cards = (
        present_card(exercise, book, times.get(exercise.id, 0))
        for exercise in shown
        if exercise.round == entry.id
    )
    return RoundShelf(entry.id, entry.title, entry.what, entry.minutes, tuple(cards))


def _choice(
    name: str, value: str, title: str, narrowing: Narrowing, bank: Sequence[Exercise]
) -> Choice:
    chosen = getattr(narrowing, name) == value
    narrowed = replace(narrowing, **{name: value})
    # Choosing what is chosen already lifts the filter.
    leads_to = replace(narrowing, **{name: ""}) if chosen else narrowed
    return Choice(value, title, leads_to.address, narrowed.count(bank), chosen)
