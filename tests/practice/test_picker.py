from datetime import UTC, datetime, timedelta

import pytest

from debrief.practice import Judgement, Practised, Record, line_up, pick

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


def everything(book, track, days_ago=3):
    """Every exercise of a track attempted once."""
    at = NOW - timedelta(days=days_ago)
    return [Practised(e.id, 1, at) for e in book.exercises.values() if e.track == track]


def done(practised, judgements):
    return Record(tuple(practised), tuple(judgements))


def first_exercises(book, track):
    shelves = {}
    for exercise in book.exercises.values():
        if exercise.track == track:
            shelves.setdefault(exercise.round, exercise)
    return shelves


def sound(book, track, days_ago=3):
    """A level 3 in every competency of every round."""
    return [
        Judgement(
            entry.id,
            NOW - timedelta(days=days_ago),
            {c.id: 3 for c in book.rubric(track, entry.id).competency},
        )
        for entry in book.rounds.values()
        if entry.track == track
    ]


@pytest.mark.parametrize("track", ["pm", "pmm"])
def test_somebody_new_begins_with_the_first_round_of_the_loop(book, track):
    picked = pick(book, track, Record(), NOW)
    opening = next(entry for entry in book.rounds.values() if entry.track == track)
    assert picked.exercise.round == opening.id
    assert picked.exercise.track == track
    assert picked.reason == f"You have not tried {opening.title.lower()} yet."


def test_a_round_never_tried_comes_before_a_weak_one(book):
    shelves = first_exercises(book, "pm")
    *tried, untried = list(shelves)
    practised = [Practised(shelves[r].id, 1, NOW - timedelta(days=1)) for r in tried]
    weak = [Judgement(tried[0], NOW - timedelta(days=1), {"problem": 1})]
    assert pick(book, "pm", done(practised, weak), NOW).exercise.round == untried


def test_the_weakest_round_comes_next_and_the_reason_names_the_competency(book):
    rubric = book.rubric("pm", "metrics")
    weakest = rubric.competency[1]
    levels = {c.id: 3 for c in rubric.competency} | {weakest.id: 2}
    judgements = [j for j in sound(book, "pm") if j.round != "metrics"]
    judgements.append(Judgement("metrics", NOW - timedelta(days=2), levels))
    picked = pick(book, "pm", done(everything(book, "pm"), judgements), NOW)
    assert picked.exercise.round == "metrics"
    assert picked.reason == f"In metrics, “{weakest.title}” stands at level 2 of 4."


def test_one_bad_day_does_not_outweigh_a_recent_sound_answer(book):
    rubric = book.rubric("pm", "metrics")
    bad = Judgement("metrics", NOW, {c.id: 1 for c in rubric.competency})
    picked = pick(book, "pm", done(everything(book, "pm"), [bad, *sound(book, "pm")]), NOW)
    assert picked.reason.startswith("Nothing stands out as weak")


def test_answers_too_short_to_judge_are_said_to_be_that(book):
    judgements = [j for j in sound(book, "pm") if j.round != "strategy"]
    judgements.append(Judgement("strategy", NOW, {"decision": None}))
    picked = pick(book, "pm", done(everything(book, "pm"), judgements), NOW)
    assert picked.reason == "Your last answers in strategy were too short to judge."


def test_when_all_is_sound_the_round_left_alone_longest_comes_next(book):
    practised = [
        Practised(p.exercise, 1, NOW - timedelta(days=12))
        if book.exercises[p.exercise].round == "strategy"
        else p
        for p in everything(book, "pm")
    ]
    picked = pick(book, "pm", done(practised, sound(book, "pm")), NOW)
    assert picked.exercise.round == "strategy"
    assert picked.reason == "Nothing stands out as weak, and strategy has rested for 12 days."


def test_within_a_round_the_exercise_attempted_least_is_taken(book):
    shelf = [e for e in book.exercises.values() if (e.track, e.round) == ("pmm", "messaging")]
    weak = [j for j in sound(book, "pmm") if j.round != "messaging"]
    weak.append(Judgement("messaging", NOW, {"value": 1}))
    practised = everything(book, "pmm")
    if len(shelf) > 1:
        practised = [p for p in practised if p.exercise != shelf[-1].id]
    assert pick(book, "pmm", done(practised, weak), NOW).exercise == shelf[-1]


def test_the_same_past_gives_the_same_pick(book):
    past = everything(book, "pm")
    judgements = sound(book, "pm")
    picks = {
        pick(book, "pm", done(order, judgements), NOW).exercise.id for order in (past, past[::-1])
    }
    assert len(picks) == 1


def test_progress_in_one_track_does_not_count_in_the_other(book):
    picked = pick(book, "pmm", done(everything(book, "pm"), []), NOW)
    assert picked.reason.startswith("You have not tried")


def test_the_next_sittings_are_in_rounds_of_their_own_and_begin_with_the_pick(book):
    for track in ("pm", "pmm"):
        planned = line_up(book, track, Record(), NOW)
        assert planned[0] == pick(book, track, Record(), NOW)
        assert len({one.exercise.round for one in planned}) == len(planned) == 5
        assert {one.exercise.track for one in planned} == {track}


def test_what_is_done_in_one_track_changes_nothing_in_the_plan_of_the_other(book):
    busy = done(everything(book, "pm"), sound(book, "pm"))
    assert line_up(book, "pm", busy, NOW) != line_up(book, "pm", Record(), NOW)
    assert line_up(book, "pmm", busy, NOW) == line_up(book, "pmm", Record(), NOW)
