import pytest

from debrief.critique import Document, critique
from debrief.practice import Reader, choose_questions, closes_gap
from debrief.practice.probes import in_order


def debrief(made=(), missing=(), urgent=()):
    return {
        "moves": [
            {"move": move, "quotes": [{"text": words, "start": 0, "end": len(words)}]}
            for move, words in made
        ],
        "missing": list(missing),
        "probes": [{"move": move, "question": "?"} for move in urgent],
    }


def test_the_questions_are_those_the_exercise_asks_about_missing_moves(exercise):
    asked = choose_questions(debrief(missing=["guard", "cost", "target"]), exercise)
    assert {q.move for q in asked} == {"guard", "cost", "target"}
    assert all(q.text == exercise.probes[q.move] for q in asked)


def test_never_more_than_three_are_asked_and_the_urgent_ones_come_first(exercise):
    asked = choose_questions(
        debrief(missing=exercise.moves, urgent=["metric", "user", "cost"]), exercise
    )
    assert [q.move for q in asked] == ["metric", "user", "cost"]


def test_an_interviewer_asks_in_the_order_in_which_the_exercise_listens(exercise):
    asked = choose_questions(debrief(missing=exercise.moves, urgent=["metric", "user"]), exercise)
    assert [q.move for q in asked] == ["metric", "user", exercise.moves[0]]
    assert [q.move for q in in_order(asked, exercise)] == [exercise.moves[0], "user", "metric"]


def test_an_answer_that_left_nothing_open_is_pressed_where_it_spent_the_fewest_words(exercise):
    made = [("goal", "one two three"), ("cost", "one"), ("user", "one two")]
    asked = choose_questions(debrief(made=made), exercise)
    assert [q.move for q in asked] == ["cost", "user"]


def test_a_missing_move_that_the_exercise_does_not_listen_for_is_not_asked(exercise):
    asked = choose_questions(debrief(missing=["diagnosis", "goal", "user"]), exercise)
    assert [q.move for q in asked] == ["goal", "user"]


@pytest.mark.parametrize("tier", ["weak", "fair", "strong"])
def test_every_worked_answer_of_every_exercise_gets_two_or_three_questions(book, tier):
    for exercise in book.exercises.values():
        document = Document(exercise.answer(tier).answer, role=exercise.track, round=exercise.round)
        asked = choose_questions(critique(document, book).as_dict(), exercise)
        assert 2 <= len(asked) <= 3, exercise.id
        assert len({q.move for q in asked}) == len(asked)


def test_a_reply_that_makes_the_move_closes_the_gap(exercise, book):
    reply = (
        "I would move orders per 100 baskets from 30.8 today to 33 within eight weeks of launch."
    )
    assert closes_gap(reply, "target", exercise, Reader(book))


@pytest.mark.parametrize("reply", ["", "   \n", "Good question.", "I would set a target."])
def test_a_reply_that_only_names_the_move_or_says_nothing_leaves_it_open(reply, exercise, book):
    assert not closes_gap(reply, "target", exercise, Reader(book))
