from datetime import timedelta

import pytest

from debrief.journal import actions
from debrief.journal.actions import LONGEST, LONGEST_REPLY, Draft, Unacceptable
from debrief.journal.models import Attempt
from debrief.practice import Reader
from people import NOON, hand_in, start


@pytest.fixture
def reader(book):
    return Reader(book)


@pytest.fixture
def person(owner):
    return owner.person


@pytest.fixture
def sitting(person, exercise):
    return start(person, exercise)


def test_a_draft_is_kept_with_its_time_and_guess(person, sitting):
    actions.save_draft(person, sitting.pk, Draft("First thoughts.", "The funnel."), NOON)
    sitting.refresh_from_db()
    assert (sitting.draft, sitting.guess) == ("First thoughts.", "The funnel.")
    assert sitting.draft_saved_at == NOON


def test_line_ends_of_browsers_and_nul_characters_do_not_shift_quotes():
    assert Draft("One\r\ntwo\rthree\0.").text == "One\ntwo\nthree."


def test_a_draft_too_long_is_refused_and_the_one_before_is_kept(person, sitting):
    actions.save_draft(person, sitting.pk, Draft("Short."), NOON)
    with pytest.raises(Unacceptable, match="saved before is kept"):
        actions.save_draft(person, sitting.pk, Draft("x" * (LONGEST + 1)), NOON)
    with pytest.raises(Unacceptable, match="Your guess"):
        actions.save_draft(person, sitting.pk, Draft("x", "y" * (LONGEST_REPLY + 1)), NOON)
    sitting.refresh_from_db()
    assert sitting.draft == "Short."


def test_a_draft_after_the_answer_was_handed_in_changes_nothing(person, sitting, strong, reader):
    attempt = actions.record_attempt(person, sitting.pk, Draft(strong), NOON, reader)
    with pytest.raises(Unacceptable, match="handed in already"):
        actions.save_draft(person, sitting.pk, Draft("Another one."), NOON)
    attempt.refresh_from_db()
    assert attempt.text == strong


@pytest.mark.row("D4")
def test_an_attempt_keeps_the_answer_its_debrief_and_what_lists_need(
    person, sitting, exercise, strong, reader
):
    later = NOON + timedelta(minutes=9)
    attempt = actions.record_attempt(person, sitting.pk, Draft(strong, "Funnels"), later, reader)
    attempt.refresh_from_db()
    assert attempt.text == strong
    assert attempt.debrief == reader.read(exercise, strong).as_dict()
    assert attempt.seconds_used == 540
    assert attempt.words == attempt.debrief["measures"]["words"]
    assert 0 < attempt.made <= attempt.expected == len(exercise.moves)
    assert attempt.levels.keys() == {s["competency"] for s in attempt.debrief["scorecard"]}
    assert attempt.sitting.guess == "Funnels"


def test_handing_in_twice_gives_the_first_attempt_back(person, sitting, weak, strong, reader):
    first = actions.record_attempt(person, sitting.pk, Draft(weak), NOON, reader)
    second = actions.record_attempt(person, sitting.pk, Draft(strong), NOON, reader)
    assert first == second
    assert Attempt.objects.get().text == weak


@pytest.mark.parametrize("text", ["", "  \n\t "])
def test_an_empty_answer_is_not_handed_in(person, sitting, reader, text):
    with pytest.raises(Unacceptable, match="nothing to read yet"):
        actions.record_attempt(person, sitting.pk, Draft(text), NOON, reader)
    sitting.refresh_from_db()
    assert sitting.finished_at is None


def test_attempts_are_numbered_per_person_and_exercise(cast, exercise, book, weak):
    other = next(e for e in book.exercises.values() if e.id != exercise.id)
    owner, helper = cast.owner.person, cast.helper.person
    assert [hand_in(owner, exercise, weak).number for _ in range(3)] == [1, 2, 3]
    assert hand_in(owner, other, weak).number == 1
    assert hand_in(helper, exercise, weak).number == 1


@pytest.mark.row("D5")
def test_the_constraint_is_noted_when_it_is_first_shown_under_pressure(person, exercise):
    sitting = actions.end_reading(person, start(person, exercise, "pressure").pk, NOON)
    due = NOON + timedelta(seconds=exercise.minutes * 60 * 0.4)
    early = actions.show_constraint(person, sitting.pk, due - timedelta(seconds=1))
    assert early.constraint_shown_at is None
    assert actions.show_constraint(person, sitting.pk, due).constraint_shown_at == due
    later = actions.show_constraint(person, sitting.pk, due + timedelta(minutes=1))
    assert later.constraint_shown_at == due


def test_in_open_mode_no_constraint_is_ever_shown(person, sitting):
    shown = actions.show_constraint(person, sitting.pk, NOON + timedelta(days=1))
    assert shown.constraint_shown_at is None


@pytest.mark.row("D5")
def test_two_or_three_questions_about_what_is_missing_follow_an_answer(person, exercise, weak):
    attempt = hand_in(person, exercise, weak)
    asked = list(attempt.replies.all())
    assert 2 <= len(asked) <= 3
    assert {reply.move for reply in asked} <= set(attempt.debrief["missing"])
    assert all(reply.question == exercise.probes[reply.move] for reply in asked)
    assert all(reply.closed is None and reply.owner == person for reply in asked)


def test_a_reply_is_judged_once_and_then_stays(person, exercise, weak, reader):
    attempt = hand_in(person, exercise, weak)
    actions.answer_questions(person, attempt.pk, {1: "We would look into it."}, NOON, reader)
    first = attempt.replies.get(order=1)
    assert (first.text, first.closed, first.answered_at) == ("We would look into it.", False, NOON)
    actions.answer_questions(person, attempt.pk, {1: "On second thought."}, NOON, reader)
    assert attempt.replies.get(order=1).text == "We would look into it."


def test_an_empty_reply_leaves_its_question_open(person, exercise, weak, reader):
    attempt = hand_in(person, exercise, weak)
    actions.answer_questions(person, attempt.pk, {1: "  ", 9: "No such question."}, NOON, reader)
    assert all(reply.closed is None for reply in attempt.replies.all())


def test_a_reply_too_long_keeps_none_of_them(person, exercise, weak, reader):
    attempt = hand_in(person, exercise, weak)
    replies = {1: "Fine.", 2: "x" * (LONGEST_REPLY + 1)}
    with pytest.raises(Unacceptable, match="A reply"):
        actions.answer_questions(person, attempt.pk, replies, NOON, reader)
    assert all(reply.closed is None for reply in attempt.replies.all())


def test_under_pressure_the_debrief_waits_for_the_questions(person, exercise, weak, reader):
    attempt = hand_in(person, exercise, weak, mode="pressure")
    assert attempt.sitting.debriefed_at is None
    later = NOON + timedelta(minutes=20)
    answered = actions.answer_questions(person, attempt.pk, {}, later, reader)
    assert answered.sitting.debriefed_at == later


def test_a_track_is_kept_on_the_person_and_an_unknown_one_refused(person):
    actions.switch_track(person, "pmm")
    with pytest.raises(Unacceptable, match="two tracks"):
        actions.switch_track(person, "ceo")
    person.refresh_from_db()
    assert person.track == "pmm"
