from datetime import UTC, datetime

import pytest

from debrief.handbook.loops import PlannedRound
from debrief.practice import Practised, Record
from debrief.practice.loop import NoExercise, choose_exercises, read_progress

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def everything_offered(book):
    return [*book.loops.values(), *book.packs.values()]


def chosen(book, plan, record=Record(), level="L4", seed=1):  # noqa: B008
    return choose_exercises(book, plan.track, plan.rounds, record, level=level, seed=seed)


def test_every_loop_and_pack_can_be_sat_at_every_level_in_its_own_track(book):
    for plan in everything_offered(book):
        for level in ("L3", "L4", "L5", "L6"):
            found = chosen(book, plan, level=level)
            assert [one.round for one in found] == [one.round for one in plan.rounds]
            assert {one.track for one in found} == {plan.track}
            assert len({one.id for one in found}) == len(found)


def test_no_industry_comes_twice(book):
    for plan in everything_offered(book):
        industries = [one.industry for one in chosen(book, plan)]
        assert len(set(industries)) == len(industries), plan.id


def test_equal_seeds_give_equal_loops_and_others_give_others(book):
    plan = book.loops["pm-seven"]
    assert chosen(book, plan, seed=7) == chosen(book, plan, seed=7)
    others = {tuple(one.id for one in chosen(book, plan, seed=seed)) for seed in range(20)}
    assert len(others) > 1


def test_what_was_never_tried_comes_before_what_is_of_the_level(book):
    plan = book.loops["pm-three"]
    first = chosen(book, plan)
    tried = Record(tuple(Practised(one.id, 1, NOW) for one in first))
    second = chosen(book, plan, tried)
    assert not {one.id for one in first} & {one.id for one in second}


def test_of_what_was_never_tried_the_nearest_level_comes_first(book):
    for level in ("L3", "L6"):
        (one,) = choose_exercises(
            book, "pm", [PlannedRound("estimation", 20)], Record(), level=level, seed=1
        )
        assert one.level == level


def test_a_round_may_come_twice_but_not_more_often_than_there_are_exercises(book):
    shelf = [one for one in book.exercises.values() if (one.track, one.round) == ("pm", "metrics")]
    plan = [PlannedRound("metrics", 25)] * len(shelf)
    found = choose_exercises(book, "pm", plan, Record(), level="L4", seed=1)
    assert {one.id for one in found} == {one.id for one in shelf}
    with pytest.raises(NoExercise) as refused:
        choose_exercises(book, "pm", [*plan, plan[0]], Record(), level="L4", seed=1)
    assert refused.value.title == "Metrics"


@pytest.mark.parametrize(
    ("begun", "locked", "met", "standing", "place"),
    [
        ([0, 0, 0], [0, 0, 0], False, "new", 1),
        ([1, 0, 0], [0, 0, 0], False, "going", 1),
        ([1, 0, 0], [1, 0, 0], False, "paused", 2),
        ([1, 1, 0], [1, 0, 0], False, "going", 2),
        ([1, 1, 1], [1, 1, 1], False, "rating", 0),
        ([1, 1, 1], [1, 1, 1], True, "panel", 0),
    ],
)
def test_a_loop_says_how_far_it_is(begun, locked, met, standing, place):
    progress = read_progress([bool(one) for one in begun], [bool(one) for one in locked], met=met)
    assert (progress.standing, progress.next_place) == (standing, place)
    assert progress.locked == sum(locked)
