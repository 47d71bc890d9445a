"""Before an answer under pressure: reading, questions asked and answered, who sits across."""

from datetime import timedelta

import pytest

from debrief.handbook import handbook
from debrief.journal import actions
from debrief.journal.actions import Draft, Unacceptable
from debrief.journal.ownership import NotFound
from debrief.practice import Reader
from debrief.practice.clarify import MOST_QUESTIONS
from people import NOON, hand_in, start

LATER = NOON + timedelta(minutes=1)


@pytest.fixture
def person(owner):
    return owner.person


@pytest.fixture
def reader():
    return Reader(handbook())


@pytest.fixture
def messaging(book):
    return book.exercises["same-promise-for-engineers"]


def test_the_clock_of_an_answer_starts_when_the_person_says_so(person, exercise):
    sitting = start(person, exercise, "pressure")
    assert sitting.time_box.reading_left(NOON) == 120
    read = actions.end_reading(person, sitting.pk, LATER)
    assert read.time_box.seconds_left(LATER) == exercise.minutes * 60
    again = actions.end_reading(person, sitting.pk, LATER + timedelta(seconds=30))
    assert again.read_at == LATER


def test_with_notes_there_is_nothing_to_wait_for(person, exercise):
    assert start(person, exercise).time_box.reading_left(NOON) == 0


def test_time_used_does_not_count_the_reading(person, exercise, weak):
    attempt = hand_in(person, exercise, weak, "pressure", minutes=10)
    assert attempt.seconds_used == 8 * 60


def test_what_was_asked_is_kept_with_what_was_said_and_from_where(person, exercise, reader):
    sitting = start(person, exercise, "pressure")
    prepared = exercise.clarify[0]
    asked = actions.ask_interviewer(person, sitting.pk, f" {prepared.ask} ", LATER, reader)
    assert (asked.kind, asked.says, asked.source) == ("prepared", prepared.answer, prepared.ask)
    unknown = actions.ask_interviewer(person, sitting.pk, "Zxqy?", LATER, reader)
    assert (unknown.kind, unknown.source, unknown.order) == ("unknown", "", 2)
    assert [one.question for one in actions.asked_in(sitting)] == [prepared.ask, "Zxqy?"]


def test_questions_are_asked_under_pressure_only(person, exercise, reader):
    with pytest.raises(NotFound):
        actions.ask_interviewer(person, start(person, exercise).pk, "Why?", LATER, reader)


def test_an_interviewer_takes_so_many_questions_and_none_after_the_answer(
    person, exercise, reader, weak
):
    sitting = start(person, exercise, "pressure")
    for _ in range(MOST_QUESTIONS):
        actions.ask_interviewer(person, sitting.pk, "Zxqy?", LATER, reader)
    with pytest.raises(Unacceptable, match="would like to hear your answer"):
        actions.ask_interviewer(person, sitting.pk, "Zxqy?", LATER, reader)
    other = start(person, exercise, "pressure")
    actions.record_attempt(person, other.pk, Draft(weak), LATER, reader)
    with pytest.raises(Unacceptable, match="handed in already"):
        actions.ask_interviewer(person, other.pk, "Zxqy?", LATER, reader)


@pytest.mark.parametrize("question", ["", " \n ", "y" * 301])
def test_a_question_that_is_none_is_refused_and_not_counted(person, exercise, reader, question):
    sitting = start(person, exercise, "pressure")
    with pytest.raises(Unacceptable):
        actions.ask_interviewer(person, sitting.pk, question, LATER, reader)
    assert not actions.asked_in(sitting)


def test_whoever_sits_across_asks_with_the_words_of_the_answer(person, messaging, reader):
    answer = messaging.answer("weak").answer.strip()
    sitting = actions.start_sitting(person, messaging, "pressure", NOON, listener="hostile")
    attempt = actions.record_attempt(person, sitting.pk, Draft(answer), LATER, reader)
    asked = [reply.question for reply in attempt.replies.all()]
    assert 2 <= len(asked) <= 3
    assert all("“" in question for question in asked)
    assert not set(asked) & set(messaging.probes.values())


def test_an_answer_with_nothing_to_quote_is_asked_what_the_exercise_asks(person, messaging, reader):
    sitting = actions.start_sitting(person, messaging, "pressure", NOON, listener="technical")
    attempt = actions.record_attempt(person, sitting.pk, Draft("Growth."), LATER, reader)
    assert attempt.replies.count() == 2


def test_nobody_else_sits_across_where_notes_are_written(person, messaging):
    assert actions.start_sitting(person, messaging, "open", NOON, listener="hostile").listener == ""


def test_under_pressure_questions_come_in_the_order_of_the_exercise(person, exercise, weak):
    moves = [reply.move for reply in hand_in(person, exercise, weak, "pressure").replies.all()]
    assert moves == sorted(moves, key=exercise.moves.index)
