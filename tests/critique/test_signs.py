"""Signs: every move has a file, and every file keeps the promises its author made in it."""

from __future__ import annotations

from functools import cache

import pytest

from debrief.critique.debrief import Document
from debrief.critique.lexicon import Lexicon, lexicon
from debrief.critique.moves import read_moves
from debrief.critique.reading import Reading
from debrief.handbook import handbook
from debrief.text import Text

MOVES = tuple(handbook().moves)
TRAPS = (
    "First I would define our north star metric and the success KPIs.",
    "There are always trade-offs and risks, and we will keep them in mind.",
    "We would segment the users, align all stakeholders and run an A/B test.",
    "Our message will focus on simplicity, through a multi-channel approach.",
)


@cache
def words() -> Lexicon:
    return lexicon()


def shown(source: str, moves: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the quotes of each move, read in whichever round the signs allow."""
    text = Text(source)
    found: dict[str, list[str]] = {}
    rounds = {round_id for sign in words().compiled_signs for round_id in sign.rounds} | {None}
    for round_id in rounds:
        document = Document(kind="answer", text=source, role="pm", round=round_id)
        reading = Reading(document, text, words().index.find(text))
        for move, quotes in read_moves(reading, words(), moves, round_id).items():
            found[move] = [text.quote(quote.span) for quote in quotes]
    return found


def examples(kind: str) -> list[tuple[str, str]]:
    return [(move, text) for move, signs in words().signs.items() for text in getattr(signs, kind)]


def test_every_move_of_the_handbook_has_a_sign_file_and_no_file_is_left_over():
    assert set(words().signs) == set(MOVES)


@pytest.mark.parametrize("move", MOVES)
def test_a_sign_file_shows_its_authors_what_it_means_in_enough_examples(move):
    signs = words().signs[move]
    assert len(signs.makes) >= 4
    assert len(signs.names) >= 3


@pytest.mark.parametrize(("move", "source"), examples("makes"))
def test_a_text_that_makes_the_move_is_seen_to_make_it(move, source):
    assert move in shown(source, (move,))


@pytest.mark.parametrize(("move", "source"), examples("names"))
def test_a_text_that_only_names_the_move_does_not_make_it(move, source):
    assert move not in shown(source, (move,))


@pytest.mark.parametrize("move", MOVES)
def test_the_handbooks_own_counterexample_does_not_make_the_move(move):
    assert move not in shown(handbook().moves[move].counter, (move,))


@pytest.mark.parametrize("source", TRAPS)
def test_the_fields_vocabulary_alone_makes_no_move(source):
    assert shown(source, MOVES) == {}


def test_a_quote_is_a_part_of_the_text_around_the_words_that_showed_the_move():
    source = (
        "Thank you for the question. I would build this for nurses who work alone at night, "
        "and leave the agencies for later."
    )
    (quote,) = shown(source, ("user",))["user"]
    assert "nurses who work alone" in quote
    assert quote in source


def test_an_empty_text_makes_no_move():
    assert shown("", MOVES) == {}
