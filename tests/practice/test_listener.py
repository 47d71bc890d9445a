"""Who sits across: every question quotes, and what bothers this person comes first."""

import pytest

from debrief.critique import lexicon
from debrief.practice import Reader
from debrief.practice.listener import interject, listeners_for

WHO = ("hostile", "technical", "economic")


def thrown(book, answer, who, round_id="messaging"):
    exercise = next(e for e in book.exercises.values() if e.round == round_id)
    debrief = Reader(book).glance(exercise, answer).as_dict()
    return interject(debrief, answer, book.listeners[who])


def test_a_listener_comes_to_rounds_about_words_only(book):
    for round_id in ("messaging", "positioning", "competitive"):
        assert [one.id for one in listeners_for(book, "pmm", round_id)] == list(WHO)
    assert listeners_for(book, "pmm", "pricing") == ()
    assert listeners_for(book, "pm", "strategy") == ()


def test_every_listener_has_ten_questions_of_their_own(book):
    said = [one.says for listener in book.listeners.values() for one in listener.question]
    assert all(len(listener.question) >= 10 for listener in book.listeners.values())
    assert len(set(said)) == len(said)


def test_the_rules_that_questions_wait_for_exist(book):
    rules = lexicon(book.cache).rules
    for listener in book.listeners.values():
        assert {rule for one in listener.question for rule in one.at} <= set(rules)


@pytest.mark.parametrize("who", WHO)
def test_every_worked_answer_is_met_with_two_or_three_questions_that_quote_it(book, who):
    for exercise in book.exercises.values():
        if who not in [one.id for one in listeners_for(book, exercise.track, exercise.round)]:
            continue
        for worked in exercise.worked:
            debrief = Reader(book).read(exercise, worked.answer).as_dict()
            asked = interject(debrief, worked.answer, book.listeners[who])
            assert 2 <= len(asked) <= 3, exercise.id
            assert len({one.move for one in asked}) == len(asked)
            assert [one.start for one in asked] == sorted(one.start for one in asked)
            for one in asked:
                words = worked.answer[one.start : one.end].split()
                assert 1 <= len(words) <= 17
                assert words[0].strip("\"'") in one.text
                assert words[-1].strip("\"'") in one.text


def test_a_claim_without_proof_is_thrown_back_at_whoever_made_it(book):
    answer = (
        "Our platform is the most reliable on the market and leading teams everywhere trust it. "
        "For plant managers the message is: keep the line running through the night shift."
    )
    asked = thrown(book, answer, "hostile")
    proof = next(one for one in asked if one.move == "proof")
    assert "the most reliable" in answer[proof.start : proof.end]


def test_an_economic_listener_wants_the_amount(book):
    answer = (
        "For night-shift carers in homes of forty beds. Today they write on the back of a sheet. "
        "Unlike the paper, our screen shows what changed since yesterday."
    )
    assert "value" in {one.move for one in thrown(book, answer, "economic")}


@pytest.mark.parametrize("answer", ["Growth.", "We " * 3_000, "“", "a b", 'He said "no', "👋🏽 hi"])
def test_an_answer_with_little_to_quote_gets_what_there_is_and_no_more(book, answer):
    for who in WHO:
        for one in thrown(book, answer, who):
            assert 0 <= one.start < one.end <= len(answer)
            assert "{" not in one.text


def test_a_quote_that_breaks_off_says_so(book):
    answer = "Our line is: " + " ".join(f"word{n}" for n in range(40)) + "."
    for one in thrown(book, answer, "technical"):
        assert "…" in one.text
        assert "….” " not in one.text
