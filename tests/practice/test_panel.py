"""The panel's laws: order, padding, no averages; and what each part of the meeting says."""

import itertools
import json
import re
from dataclasses import replace

import pytest

from debrief.practice import Reader
from debrief.practice.notes import Answered, hear
from debrief.practice.panel import convene

SAT = {
    "pm-three": {
        "checkout-delivery-surprise": "strong",
        "it-charged-after-all": "weak",
        "the-no-in-the-greenhouse": "fair",
    },
    "pmm-five": {
        "vaccine-box-tag": "strong",
        "the-lane-that-stayed-open": "fair",
        "what-seventy-two-hours-means": "strong",
        "air-nobody-breathes": "weak",
        "the-number-you-missed": "strong",
    },
    "pmm-three": {
        "grant-answers-small-charities": "weak",
        "three-readers-of-one-pour": "weak",
        "support-was-against-it": "weak",
    },
}
PADDING = (
    "\n\nThat is a really interesting area, and there are many things one could say about it. I "
    "find this kind of question fascinating. Of course every situation is its own."
)


@pytest.fixture(scope="session")
def sat(book):
    """Return a loop's rounds as heard, from worked answers, with what is written after each."""

    def sit(loop_id, tiers=(), after=""):
        heard = []
        for place, (name, tier) in enumerate(SAT[loop_id].items()):
            exercise = book.exercises[name]
            answer = exercise.answer(tiers[place] if tiers else tier).answer.strip() + after
            debrief = Reader(book).read(exercise, answer).as_dict()
            heard.append(hear(book, exercise.track, exercise.round, exercise, debrief))
        return heard

    return sit


def spoken(panel):
    """Everything that a panel says, without the words that it quotes."""
    shown = panel.as_dict()
    for seat in shown["seats"]:
        seat.update(title="", exercise="", lines=[line["because"] for line in seat["lines"]])
    for one in shown["disagreements"]:
        for side in one["sides"]:
            side["quote"] = ""
    for ask in shown["asks"]:
        ask["question"] = ""
    return json.dumps(shown, ensure_ascii=False)


@pytest.mark.parametrize("loop_id", SAT)
def test_the_order_of_the_rounds_does_not_change_the_panel(book, sat, loop_id):
    heard = sat(loop_id)
    track = book.loops[loop_id].track
    expected = convene(book, track, heard)
    for order in itertools.islice(itertools.permutations(heard), 6):
        assert convene(book, track, order) == expected


@pytest.mark.parametrize("loop_id", SAT)
def test_padding_changes_nothing(book, sat, loop_id):
    track = book.loops[loop_id].track
    plain = convene(book, track, sat(loop_id))
    assert convene(book, track, sat(loop_id, after=PADDING)) == plain


def test_saying_it_again_and_how_it_sounds_change_nothing(book, sat):
    heard = sat("pm-three")
    sound = {
        "rule": "fillers", "family": "delivery", "severity": "error",
        "span": {"text": "um", "start": 0, "end": 2}, "message": "Um.",
    }  # fmt: skip
    longer = []
    for one in heard:
        moves = [{**made, "quotes": made["quotes"] * 3} for made in one.debrief["moves"]]
        measures = {**one.debrief["measures"], "words": 9000, "fillers_per_100": 40.0}
        findings = [sound, *one.debrief["findings"]]
        told = {**one.debrief, "moves": moves, "measures": measures, "findings": findings}
        longer.append(replace(one, debrief=told))
    assert convene(book, "pm", longer) == convene(book, "pm", heard)


@pytest.mark.parametrize("loop_id", SAT)
def test_no_average_no_chance_and_no_vote_appears(book, sat, loop_id):
    said = spoken(convene(book, book.loops[loop_id].track, sat(loop_id)))
    assert not re.search(r"\d\.\d|\baverage|\bmean\b|probab|\bhire|\bchance\b|per cent|%", said)


@pytest.mark.parametrize("loop_id", SAT)
def test_every_quote_stands_in_the_answer_and_is_read_out_at_most_four_times(book, sat, loop_id):
    heard = sat(loop_id)
    answers = " ".join(json.dumps(one.debrief, ensure_ascii=False) for one in heard)
    panel = convene(book, book.loops[loop_id].track, heard)
    for seat in panel.seats:
        assert len(seat.lines) <= 4
        for line in seat.lines:
            assert json.dumps(line.quote, ensure_ascii=False)[1:-1] in answers
            assert line.because


def test_levels_that_are_far_apart_stand_side_by_side_with_both_sides_words(book, sat):
    panel = convene(book, "pm", sat("pm-three"))
    found = next(one for one in panel.disagreements if one.title == "Would know if it worked")
    assert {side.seat: side.level for side in found.sides} == {"Product design": 4, "Execution": 1}
    design, execution = found.sides
    assert "30.8 today, 33 eight weeks after launch" in design.quote
    assert not execution.quote
    assert execution.says.startswith("Names a specific measure")
    assert not design.says


def test_levels_one_apart_are_no_disagreement(book, sat):
    heard = sat("pm-three", ("strong", "strong", "strong"))
    lifted = []
    for one in heard:
        card = [
            dict(score, level=3 if one.round == "execution" else 4)
            for score in one.debrief["scorecard"]
        ]
        lifted.append(replace(one, debrief={**one.debrief, "scorecard": card}))
    panel = convene(book, "pm", lifted)
    assert not [one for one in panel.disagreements if one.kind == "level"]


def test_a_move_of_another_name_is_the_same_thing_in_another_round(book, sat):
    """A number on the result of a story and a target in a case are one family."""
    heard = sat("pm-three", ("strong", "strong", "fair"))
    panel = convene(book, "pm", heard)
    found = next(one for one in panel.disagreements if one.title == "A number to hold it against")
    readings = {side.seat: side.reading for side in found.sides}
    assert readings["Product design"] == "heard"
    assert readings["Behavioral and leadership"] == "unheard"


def test_a_move_that_came_only_with_the_reply_was_heard_when_asked(book, sat):
    heard = sat("pm-three", ("strong", "strong", "fair"))
    story = next(one for one in heard if one.round == "behavioral")
    reply = Answered("quantified", "How many?", "From 41 to 33 in a quarter.", closed=True)
    asked = replace(story, replies=(reply,))
    panel = convene(book, "pm", [*(one for one in heard if one is not story), asked])
    found = next(one for one in panel.disagreements if one.title == "A number to hold it against")
    side = next(side for side in found.sides if side.seat == story.seat)
    assert (side.reading, side.quote) == ("asked", reply.text)
    (seat,) = [seat for seat in panel.seats if seat.seat == story.seat]
    assert "Measured the result" not in seat.missing


def test_a_one_that_nobody_speaks_against_is_what_it_hangs_on(book, sat):
    hinge = convene(book, "pm", sat("pm-three")).hinge
    assert (hinge.seat, hinge.title) == ("Execution", "Takes the problem apart")
    assert "No other round listened for it" in hinge.why
    assert hinge.would == "Before the cause, cut the number: by step, by group, by date, by device."


def test_the_first_question_is_after_what_it_hangs_on_in_the_exercises_own_words(book, sat):
    heard = sat("pm-three")
    ask = convene(book, "pm", heard).asks[0]
    execution = next(one for one in heard if one.round == "execution")
    assert ask.question == execution.probes["diagnosis"]
    assert not ask.again


def test_a_question_that_was_asked_in_vain_says_so(book, sat):
    heard = sat("pm-three")
    in_vain = Answered("diagnosis", "Which comparison?", "I'd look.", closed=False)
    again = [replace(one, replies=(in_vain,)) if one.round == "execution" else one for one in heard]
    assert convene(book, "pm", again).asks[0].again


def test_an_answer_to_another_question_is_told_and_the_talk_hangs_on_it(book, sat):
    heard = sat("pm-three")
    execution = next(one for one in heard if one.round == "execution")
    exercise = book.exercises[execution.exercise]
    garden = "My grandmother grew tomatoes on a balcony, and every spring she sowed basil. " * 8
    debrief = Reader(book).read(exercise, garden).as_dict()
    assert not debrief["judged"]
    panel = convene(book, "pm", [heard[0], replace(execution, debrief=debrief), heard[2]])
    seat = next(seat for seat in panel.seats if seat.seat == "Execution")
    assert seat.told.startswith("This answers another question")
    assert not seat.lines
    assert all(note.level is None for note in seat.notes)
    assert panel.hinge.title == "The round that was not heard"
    assert not [s for one in panel.disagreements for s in one.sides if s.seat == "Execution"]


def test_an_answer_that_plays_the_other_role_is_told(book, sat):
    heard = sat("pm-three")
    drift = {
        "rule": "plays-pmm", "family": "role-drift", "severity": "warning",
        "span": {"text": "campaign", "start": 0, "end": 8}, "message": "This is a campaign plan.",
        "why": "", "fix": "Say what is built.", "source": "ours",
    }  # fmt: skip
    played = [
        replace(one, debrief={**one.debrief, "findings": [drift]})
        if one.round == "execution"
        else one
        for one in heard
    ]
    panel = convene(book, "pm", played)
    seat = next(seat for seat in panel.seats if seat.seat == "Execution")
    assert seat.told == "This is a campaign plan."
    assert panel.hinge.title == "Which role was played"


def test_nothing_is_made_up_when_every_answer_is_too_short(book, sat):
    exercise = book.exercises["checkout-delivery-surprise"]
    debrief = Reader(book).read(exercise, "I don't know.").as_dict()
    one = hear(book, "pm", exercise.round, exercise, debrief)
    panel = convene(book, "pm", [one, replace(one, exercise="b")])
    assert [seat.seat for seat in panel.seats] == ["Product design 1", "Product design 2"]
    assert not panel.disagreements
    assert all("Not enough to judge" in seat.told for seat in panel.seats)


def test_the_candidates_own_levels_stand_beside_the_scorecard(book, sat):
    heard = [
        replace(one, ratings={"decision": 3} if one.round == "execution" else {})
        for one in sat("pm-three")
    ]
    panel = convene(book, "pm", heard)
    notes = {(seat.seat, note.competency): note for seat in panel.seats for note in seat.notes}
    assert notes["Execution", "decision"].gap == 2
    assert notes["Product design", "decision"].gap is None
