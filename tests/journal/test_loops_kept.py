"""What a loop keeps: order, minutes, locks, own levels, and what goes when it is deleted."""

from datetime import timedelta
from uuid import uuid4

import pytest

from debrief.handbook.loops import PlannedRound
from debrief.journal import actions, past
from debrief.journal.actions import Draft, LoopWish, Unacceptable
from debrief.journal.models import Attempt, Loop, LoopRound, SelfRating
from debrief.journal.ownership import NotFound
from debrief.journal.seals import sealing
from debrief.practice import Reader
from people import NOON, hand_in

LATER = NOON + timedelta(minutes=12)


@pytest.fixture
def wish(book):
    return LoopWish("pm-three", "", "L4", book.loops["pm-three"].rounds)


@pytest.fixture
def loop(owner, book, wish):
    return actions.begin_loop(owner.person, book, "pm", wish, NOON)


def sit(person, loop, book, place, tier="fair"):
    """Sit a round and reply to nothing that is asked."""
    sitting = actions.start_round(person, loop.pk, place, book, NOON)
    answer = book.exercises[sitting.exercise].answer(tier).answer
    attempt = actions.record_attempt(person, sitting.pk, Draft(answer), LATER, Reader(book))
    actions.answer_questions(person, attempt.pk, {}, LATER, Reader(book))
    return attempt


def sit_all(person, loop, book):
    return [sit(person, loop, book, place) for place in (1, 2, 3)]


def levels_for(loop, book, level=3):
    return {
        (one.place, competency.id): level
        for one in actions.rounds_of(loop)
        for competency in actions.competencies_of(book, loop, one)
    }


def standing(loop):
    return actions.progress_of(loop, actions.rounds_of(loop)).standing


def test_a_round_is_sat_under_pressure_with_the_loops_minutes(owner, book):
    planned = (PlannedRound("execution", 45), PlannedRound("metrics", 10))
    loop = actions.begin_loop(owner.person, book, "pm", LoopWish("own", "", "L4", planned), NOON)
    sitting = actions.start_round(owner.person, loop.pk, 1, book, NOON)
    assert (sitting.mode, sitting.seconds_allowed) == ("pressure", 45 * 60)
    assert book.exercises[sitting.exercise].round == "execution"


def test_rounds_are_sat_in_their_order_and_an_open_one_is_gone_on_with(owner, book, loop):
    with pytest.raises(NotFound):
        actions.start_round(owner.person, loop.pk, 2, book, NOON)
    first = actions.start_round(owner.person, loop.pk, 1, book, NOON)
    actions.save_draft(owner.person, first.pk, Draft("Half a sentence"), NOON)
    again = actions.start_round(owner.person, loop.pk, 1, book, LATER)
    assert (again.pk, again.draft) == (first.pk, "Half a sentence")
    assert again.started_at == NOON


def test_nothing_tells_what_a_debrief_says_before_the_panel_met(owner, book, loop):
    attempt = sit(owner.person, loop, book, 1)
    assert sealing(attempt) == loop
    assert not past.record(owner.person, "pm").judgements
    assert not past.overview(owner.person).latest
    assert not past.leaf(owner.person, "pm").attempts
    assert not past.tries(owner.person, attempt.exercise)
    sit(owner.person, loop, book, 2)
    sit(owner.person, loop, book, 3)
    actions.rate_self(owner.person, loop.pk, levels_for(loop, book), book, LATER)
    assert sealing(attempt) is None
    assert len(past.leaf(owner.person, "pm").attempts) == 3


def test_an_attempt_outside_a_loop_is_never_shut(owner, book, loop, exercise, weak):
    sit(owner.person, loop, book, 1)
    attempt = hand_in(owner.person, exercise, weak)
    assert sealing(attempt) is None
    assert attempt in past.leaf(owner.person, "pm").attempts


def test_a_second_loop_brings_exercises_that_the_first_did_not(owner, book, wish, loop):
    second = actions.begin_loop(owner.person, book, "pm", wish, NOON)
    first = {one.exercise for one in actions.rounds_of(loop)}
    assert not first & {one.exercise for one in actions.rounds_of(second)}


def test_the_panel_meets_with_the_last_level_and_no_earlier(owner, book, loop):
    with pytest.raises(Unacceptable):
        actions.rate_self(owner.person, loop.pk, {(1, "problem"): 3}, book, NOON)
    sit_all(owner.person, loop, book)
    assert standing(loop) == "rating"
    given = levels_for(loop, book)
    last, level = given.popitem()
    assert not actions.rate_self(owner.person, loop.pk, given, book, LATER)
    assert actions.rate_self(owner.person, loop.pk, {last: level}, book, LATER)
    loop.refresh_from_db()
    assert standing(loop) == "panel"


def test_own_levels_never_change_once_the_panel_has_met(owner, book, loop):
    sit_all(owner.person, loop, book)
    actions.rate_self(owner.person, loop.pk, levels_for(loop, book), book, LATER)
    with pytest.raises(Unacceptable, match="stay as you gave them"):
        actions.rate_self(owner.person, loop.pk, levels_for(loop, book, 4), book, LATER)
    assert set(SelfRating.objects.values_list("level", flat=True)) == {3}


@pytest.mark.parametrize("given", [{(1, "problem"): 5}, {(1, "charm"): 3}, {(9, "problem"): 3}])
def test_a_level_that_was_not_asked_for_is_not_kept(owner, book, loop, given):
    sit_all(owner.person, loop, book)
    actions.rate_self(owner.person, loop.pk, given, book, LATER)
    assert not SelfRating.objects.exists()


def test_the_panel_reads_the_stored_debriefs_with_replies_and_own_levels(owner, book, loop):
    attempts = sit_all(owner.person, loop, book)
    actions.rate_self(owner.person, loop.pk, levels_for(loop, book), book, LATER)
    panel = actions.panel_of(loop, book)
    stored = {one.round: one.levels for one in attempts}
    for seat in panel.seats:
        assert {note.competency: note.level for note in seat.notes} == stored[seat.round]
        assert all(note.rated == 3 for note in seat.notes)
        assert seat.replies
        assert seat.locked_at == LATER


@pytest.mark.parametrize(
    ("rounds", "company", "level", "reason"),
    [
        ([("metrics", 25)], "", "L4", "2 to 7 rounds"),
        ([("metrics", 25)] * 8, "", "L4", "2 to 7 rounds"),
        ([("metrics", 25), ("positioning", 25)], "", "L4", "its own track only"),
        ([("metrics", 25), ("strategy", 3)], "", "L4", "5 to 120 minutes"),
        ([("metrics", 25), ("strategy", 30)], "x" * 81, "L4", "80 characters"),
        ([("metrics", 25), ("strategy", 30)], "", "L9", "levels are"),
    ],
)
def test_a_loop_that_cannot_be_sat_is_refused(owner, book, rounds, company, level, reason):
    wish = LoopWish("own", company, level, tuple(PlannedRound(*one) for one in rounds))
    with pytest.raises(Unacceptable, match=reason):
        actions.begin_loop(owner.person, book, "pm", wish, NOON)
    assert not Loop.objects.exists()


def test_a_loop_whose_rounds_were_changed_is_no_longer_called_what_it_began_as(owner, book, wish):
    longer = (*wish.rounds, PlannedRound("strategy", 30))
    changed = LoopWish("pm-three", "", "L4", longer)
    assert actions.begin_loop(owner.person, book, "pm", wish, NOON).origin == "pm-three"
    assert actions.begin_loop(owner.person, book, "pm", changed, NOON).origin == "own"


def test_deleting_a_loop_leaves_what_was_handed_in(owner, book, loop):
    attempt = sit(owner.person, loop, book, 1)
    actions.delete_loop(owner.person, loop.pk)
    assert not LoopRound.objects.exists()
    assert Attempt.objects.get() == attempt
    assert sealing(attempt) is None


def test_a_loop_of_somebody_else_is_not_there(cast, book, loop):
    for verb in (
        lambda: actions.start_round(cast.helper.person, loop.pk, 1, book, NOON),
        lambda: actions.rate_self(cast.helper.person, loop.pk, {}, book, NOON),
        lambda: actions.delete_loop(cast.helper.person, loop.pk),
        lambda: actions.start_round(cast.owner.person, uuid4(), 1, book, NOON),
    ):
        with pytest.raises(NotFound):
            verb()


def test_a_round_whose_exercise_left_the_handbook_gets_another(owner, book, loop):
    LoopRound.objects.filter(loop=loop, place=1).update(exercise="gone-since")
    sitting = actions.start_round(owner.person, loop.pk, 1, book, NOON)
    assert book.exercises[sitting.exercise].round == "product-design"


def test_a_nul_in_what_a_loop_began_as_is_left_out(owner, book, wish):
    begun = LoopWish("o\0wn", "Fern\0", "L4", wish.rounds)
    kept = actions.begin_loop(owner.person, book, "pm", begun, NOON)
    assert (kept.origin, kept.company) == ("own", "Fern")


def test_nothing_is_added_to_a_round_once_it_is_locked(owner, loop, book):
    attempt = sit(owner.person, loop, book, 1)
    with pytest.raises(Unacceptable, match="This round is locked"):
        actions.answer_questions(
            owner.person, attempt.pk, {1: "One thing more."}, LATER, Reader(book)
        )
    assert set(attempt.replies.values_list("text", flat=True)) == {""}
    actions.answer_questions(owner.person, attempt.pk, {}, LATER, Reader(book))
