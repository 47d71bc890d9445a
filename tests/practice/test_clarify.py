"""Questions in a candidate's own words: answered from the exercise, or honestly not at all."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from debrief.critique.learned import model
from debrief.practice.clarify import answer_question, unasked

ASKED = tomllib.loads(
    (Path(__file__).parent / "clarify_questions.toml").read_text(encoding="utf-8")
)


def outcomes(part, book):
    """Return how many questions were answered rightly or wrongly, refused rightly, or missed."""
    counted = Counter()
    for group in ASKED[part]:
        exercise = book.exercises[group["exercise"]]
        for question, _, holds in group["asked"]:
            heard = answer_question(question, exercise, book, model())
            if heard.kind == "unknown":
                counted["missed" if holds else "refused"] += 1
            else:
                counted["right" if holds and holds in heard.says else "wrong"] += 1
    return counted


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_nine_answers_in_ten_are_to_the_question_and_most_questions_get_one(book, part):
    # Measured: 57 right, 4 wrong, 38 refused, 34 missed of those that settled the weights; 24, 1,
    # 14 and 11 of those written afterwards. A wrong answer is worse than none.
    found = outcomes(part, book)
    assert found["right"] >= 9 * (found["right"] + found["wrong"]) / 10, found
    assert found["right"] >= 0.6 * (found["right"] + found["missed"]), found
    assert found["refused"] >= 0.85 * sum(
        not holds for group in ASKED[part] for _, _, holds in group["asked"]
    ), found


def test_a_prepared_question_in_its_own_words_gets_its_answer_with_and_without_the_model(book):
    for exercise in book.exercises.values():
        for one in exercise.clarify:
            for learned in (model(), None):
                heard = answer_question(one.ask, exercise, book, learned)
                assert (heard.says, heard.source) == (one.answer, one.ask), exercise.id


@pytest.mark.parametrize("learned", [model(), None])
@pytest.mark.parametrize("question", ["", "   ", "?", "the of and", "x" * 300, "ничего", "ё́" * 40])
def test_nothing_is_made_up_for_what_is_no_question(exercise, book, learned, question):
    heard = answer_question(question, exercise, book, learned)
    assert heard.kind == "unknown"
    assert not heard.source


def test_who_does_not_know_says_so_in_other_words_the_next_time(exercise, book):
    said = [answer_question("Zxqy?", exercise, book, None, turn).says for turn in range(3)]
    assert len(set(said)) == 3


def test_every_word_of_a_line_that_is_quoted_stands_in_the_context(book):
    exercise = book.exercises["saturday-shifts-in-porto"]
    heard = answer_question("What does it cost to check one worker?", exercise, book, model())
    assert heard.kind == "context"
    assert heard.source in exercise.context
    assert heard.source in heard.says


def test_the_answer_that_an_exercise_keeps_for_the_interviewer_is_never_given_away(book):
    kept = [one for one in book.exercises.values() if "A sound answer" in one.tests]
    assert len(kept) >= 7
    for exercise in kept:
        asked = "What would be a sound answer, roughly?"
        assert "sound answer" not in answer_question(asked, exercise, book, model()).says


def test_the_prepared_questions_that_nobody_asked_are_known(exercise):
    first = exercise.clarify[0].ask
    assert unasked(exercise, [first, ""]) == tuple(range(1, len(exercise.clarify)))
