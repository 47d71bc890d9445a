from datetime import timedelta

import pytest

from debrief.journal import past
from debrief.journal.models import Attempt, Sitting
from people import NOON, hand_in, many_attempts, start


@pytest.fixture
def person(owner):
    return owner.person


@pytest.fixture
def debrief(exercise, weak, book):
    from debrief.practice import Reader

    return Reader(book).read(exercise, weak).as_dict()


def test_pages_of_the_history_hold_every_attempt_once_newest_first(person, exercise, debrief):
    many_attempts(person, exercise, 47, debrief)
    numbers, leaf = [], past.leaf(person, "pm")
    assert not leaf.newer
    while True:
        numbers += [attempt.number for attempt in leaf.attempts]
        if not leaf.older:
            break
        leaf = past.leaf(person, "pm", before=leaf.attempts[-1].pk)
        assert leaf.newer
    assert numbers == list(range(47, 0, -1))


def test_going_back_to_newer_pages_shows_what_was_there(person, exercise, debrief):
    many_attempts(person, exercise, 47, debrief)
    first = past.leaf(person, "pm")
    second = past.leaf(person, "pm", before=first.attempts[-1].pk)
    assert past.leaf(person, "pm", after=second.attempts[0].pk).attempts == first.attempts


def test_attempts_written_in_the_same_instant_are_neither_lost_nor_repeated(
    person, exercise, debrief
):
    sittings = Sitting.objects.bulk_create(
        Sitting(owner=person, exercise=exercise.id, started_at=NOON, seconds_allowed=60)
        for _ in range(30)
    )
    Attempt.objects.bulk_create(
        Attempt(
            owner=person, sitting=sitting, exercise=exercise.id, track="pm", round=exercise.round,
            mode="open", number=n, text="T", debrief=debrief, words=1, made=0, expected=1,
            levels={}, written_at=NOON, seconds_used=1,
        )
        for n, sitting in enumerate(sittings, start=1)
    )  # fmt: skip
    first = past.leaf(person, "pm")
    second = past.leaf(person, "pm", before=first.attempts[-1].pk)
    seen = [attempt.pk for attempt in (*first.attempts, *second.attempts)]
    assert len(seen) == len(set(seen)) == 30


def test_lists_load_neither_answers_nor_debriefs(person, exercise, debrief):
    many_attempts(person, exercise, 3, debrief)
    attempts = (*past.leaf(person, "pm").attempts, *past.tries(person, exercise.id))
    for attempt in (*attempts, *past.overview(person).latest):
        assert {"prompt", "text", "debrief", "levels"} <= attempt.get_deferred_fields()


def test_an_exercise_counts_with_its_attempts_and_the_latest_of_them(person, exercise, weak):
    hand_in(person, exercise, weak, at=NOON)
    hand_in(person, exercise, weak, at=NOON + timedelta(days=1))
    (entry,) = past.record(person, "pm").practised
    assert (entry.exercise, entry.times) == (exercise.id, 2)
    assert entry.last_at == NOON + timedelta(days=1, minutes=10)


def test_only_sittings_with_a_draft_wait_to_be_finished(person, exercise, weak):
    hand_in(person, exercise, weak)
    start(person, exercise)
    left = start(person, exercise)
    left.draft = "Half a thought"
    left.save()
    assert past.unfinished(person) == [left]
    assert past.open_sitting(person, exercise.id) is not None
