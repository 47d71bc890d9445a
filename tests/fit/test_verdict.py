"""The verdict keeps four voices apart, and its letter says nothing that is not in its values."""

import datetime as dt
import functools
import itertools
import random
import re

import pytest

from debrief.fit.decision import decide, pick_tryouts
from debrief.fit.energy import Entry, read_energy
from debrief.fit.evidence import Proof, lines_to_change, read_evidence
from debrief.fit.form import BadForm, Form, form_from
from debrief.fit.goals import GoalAnswer, goal_to_change, read_goals
from debrief.fit.instrument import ask
from debrief.fit.leaning import Answer
from debrief.fit.preference import read_preference
from debrief.fit.scale import other
from debrief.fit.verdict import Tried, weigh
from debrief.handbook import handbook

BOOK = handbook()
VOICES = ("preference", "evidence", "energy", "goals")
STANDINGS = ("build", "market", "no-clear-difference", "not-enough-yet")
QUOTES = {
    "build": "Cut reopened tickets from 14 % to 6 % in one quarter",
    "market": "Wrote the launch page that 2,300 farms asked about",
}


def answered(standing):
    if standing == "not-enough-yet":
        return []
    chance = random.Random(3)
    given = []
    while question := ask(given, BOOK.choices, chance):
        side = standing
        if standing == "no-clear-difference":
            side = "build" if len(given) % 2 else "market"
        given.append(Answer(question.pair.id, side, 12.0, question.left))
    return given


PREFERENCES = {one: read_preference(answered(one), BOOK.choices) for one in STANDINGS}


@functools.cache
def evidence(standing):
    if standing == "not-enough-yet":
        return read_evidence([Proof("build", "owned", QUOTES["build"])])
    if standing == "no-clear-difference":
        return read_evidence([Proof(side, "owned", QUOTES[side]) for side in QUOTES] * 3)
    proofs = [Proof(standing, "measured", QUOTES[standing])] * 4
    return read_evidence([*proofs, Proof(other(standing), "mentioned", QUOTES[other(standing)])])


@functools.cache
def energy(standing):
    gave = {"build": standing == "build", "market": standing == "market"}
    if standing == "no-clear-difference":
        gave = {"build": True, "market": True}
    days = range(1, 3 if standing == "not-enough-yet" else 12)
    kinds = {"build": "specifying", "market": "campaigns"}
    entries = [
        Entry(dt.date(2026, 11, day), kinds[side], "gave" if gave[side] else "took")
        for day in days
        for side in kinds
    ]
    return read_energy(entries, BOOK.activities)


@functools.cache
def goals(standing):
    leaning = {"build": -1, "market": 1}.get(standing)
    count = 1 if standing == "not-enough-yet" else 7
    given = []
    for goal in list(BOOK.goals.values())[:count]:
        wishes = sorted(goal.wish, key=lambda wish: wish.lean)
        wish = wishes[0] if leaning == -1 else wishes[-1] if leaning == 1 else None
        wish = wish or next(wish for wish in wishes if wish.lean == 0)
        given.append(GoalAnswer(goal.id, wish.id, 3 if leaning else 2))
    return read_goals(given, BOOK.goals)


def verdict(*standings):
    made = {"evidence": evidence, "energy": energy, "goals": goals}
    parts = dict(zip(VOICES, standings, strict=True))
    return decide(
        PREFERENCES[parts["preference"]],
        *(made[voice](parts[voice]) for voice in VOICES[1:]),
        pick_tryouts(BOOK.exercises),
    )


@pytest.mark.parametrize("standings", list(itertools.product(STANDINGS, repeat=4)))
def test_the_letter_is_sound_for_every_pattern_of_agreement(standings):
    made = verdict(*standings)
    assert tuple(part.standing for part in made.parts) == standings
    letter = "\n".join(made.letter)
    named = {voice: side for voice, side in zip(VOICES, standings, strict=True) if side in QUOTES}
    assert set(made.against) == {
        (one, two) for one, two in itertools.combinations(named, 2) if named[one] != named[two]
    }
    assert not re.search(r"[{}!]|None|\bnan\b|  |\berror\b|\binvalid\b", letter)
    assert not re.search(r"(?i)\b(great|excellent|impressive|congratulations|well done)\b", letter)
    assert not re.search(r"(?i)\b(senior|director|prestig\w*|google)\b", letter)
    assert all(paragraph[0].isupper() and paragraph[-1] in ".”" for paragraph in made.letter)
    assert "a piece of the work itself" in made.letter[-1]
    assert ("You would rather do" in letter) == (("preference", "evidence") in made.against)


@pytest.mark.row("B4")
@pytest.mark.parametrize(
    ("standings", "outcome"),
    [
        (("build", "build", "build", "build"), "build"),
        (("market", "no-clear-difference", "not-enough-yet", "market"), "market"),
        (("market", "build", "market", "market"), "divided"),
        (("build", "not-enough-yet", "not-enough-yet", "market"), "divided"),
        (("no-clear-difference", "market", "market", "not-enough-yet"), "market"),
        (("no-clear-difference", "market", "not-enough-yet", "not-enough-yet"),
         "no-clear-difference"),
        (("no-clear-difference", "market", "market", "build"), "divided"),
        (("not-enough-yet", "market", "market", "market"), "not-enough-yet"),
    ],
)  # fmt: skip
def test_preference_leads_and_an_opposite_voice_is_never_outvoted(standings, outcome):
    assert weigh(dict(zip(VOICES, standings, strict=True))) == outcome


def test_exchanging_the_sides_exchanges_the_outcome():
    turn = {"build": "market", "market": "build", "divided": "divided"}
    for standings in itertools.product(STANDINGS, repeat=4):
        turned = [turn.get(one, one) for one in standings]
        one = weigh(dict(zip(VOICES, standings, strict=True)))
        assert turn.get(one, one) == weigh(dict(zip(VOICES, turned, strict=True)))


def test_every_number_in_a_letter_is_one_of_its_values():
    made = verdict("market", "build", "market", "no-clear-difference")
    preference = PREFERENCES["market"]
    value, low, high = (
        round((1 + one) * 50)
        for one in (preference.estimate.value, preference.estimate.low, preference.estimate.high)
    )
    assert "over twelve choices between tasks you leaned to the market side" in made.letter[1]
    assert f"take it {value} times; the range is {low} to {high}" in made.letter[1]
    assert "four of them against one" in made.letter[2]
    assert QUOTES["build"] in made.letter[2]
    assert "over eleven days market work gave energy in eleven of eleven entries" in made.letter[3]
    assert "none of eleven" in made.letter[3]


def test_the_letter_names_who_disagrees_with_whom():
    made = verdict("market", "build", "market", "no-clear-difference")
    assert made.outcome == "divided"
    assert made.side is None
    assert made.letter[0].startswith(
        "You are divided: your own lines speak for product management, while your choices and "
        "your log speak for product marketing."
    )


def test_a_single_voice_reads_as_one():
    alone = verdict("market", "not-enough-yet", "not-enough-yet", "not-enough-yet")
    assert "on your choices alone" in alone.letter[0]
    with_log = verdict("market", "not-enough-yet", "market", "not-enough-yet")
    assert "your log agrees" in with_log.letter[0]


def test_what_would_change_a_voice_would_change_it():
    build = evidence("build")
    count = lines_to_change(build)
    more = [Proof("market", "measured", "more")]
    assert read_evidence([*build.proofs, *more * (count - 1)]).standing == "build"
    assert read_evidence([*build.proofs, *more * count]).standing != "build"
    made = verdict("build", "build", "build", "build")
    assert {change.voice for change in made.changes} >= {"preference", "evidence"}


def test_many_lines_of_one_past_never_make_it_certain():
    few = read_evidence([Proof("build", "measured", "a")] * 8)
    many = read_evidence([Proof("build", "measured", "a")] * 80)
    assert few.estimate == many.estimate
    assert many.estimate.market > 0


def test_goals_lean_for_reasons_with_sources_and_are_open_to_both_sides():
    for goal in BOOK.goals.values():
        leans = [wish.lean for wish in goal.wish]
        assert min(leans) == -max(leans) < 0
    few = read_goals([GoalAnswer("good-at", "whole-product")], BOOK.goals)
    assert few.standing == "not-enough-yet"
    strong = goals("market")
    assert strong.standing == "market"
    assert all(one.wish.source in BOOK.sources for one in strong.reasons)
    assert goal_to_change(goals("no-clear-difference")) is None


def test_goals_that_the_handbook_does_not_know_are_left_out():
    given = [GoalAnswer("good-at", "nothing"), GoalAnswer("nowhere", "nothing")]
    assert read_goals(given, BOOK.goals).reasons == ()


@pytest.mark.row("B2")
def test_the_persons_own_lines_argue_for_a_side_in_their_own_words():
    part = verdict("no-clear-difference", "build", "not-enough-yet", "not-enough-yet").part(
        "evidence"
    )
    assert part.side == "build"
    assert part.quotes[0] == QUOTES["build"]
    assert part.estimate.high < 0


def test_the_try_outs_are_one_piece_of_work_of_each_role():
    tryouts = pick_tryouts(BOOK.exercises)
    assert [one.side for one in tryouts] == ["build", "market"]
    assert [BOOK.exercises[one.exercise].track for one in tryouts] == ["pm", "pmm"]
    assert all(one.minutes <= 25 for one in tryouts)


def letter_with(*tried):
    return decide(
        PREFERENCES["market"],
        evidence("not-enough-yet"),
        energy("not-enough-yet"),
        goals("not-enough-yet"),
        pick_tryouts(BOOK.exercises),
        [
            Tried(pick_tryouts(BOOK.exercises)[place].exercise, made, 11, done)
            for place, made, done in tried
        ],
    ).letter[-1]


def test_what_came_of_trying_stands_at_the_end_and_the_other_piece_stays_open():
    first, second = (one.title for one in pick_tryouts(BOOK.exercises))
    said = letter_with((1, 7, "took"))
    assert f"“{second}”, for product marketing, seven of eleven moves were heard" in said
    assert "and the work took energy." in said
    assert f"Try the other one on another day: “{first}” for product management" in said


def test_once_both_were_tried_how_well_they_went_weighs_nothing():
    said = letter_with((0, 0, None), (1, 11, "gave"))
    assert "none of eleven moves were heard. In" in said
    assert "eleven of eleven moves were heard, and the work gave you energy." in said
    assert "weighs nothing here" in said
    assert "before" not in said.casefold()


def test_an_exercise_that_was_done_goes_before_a_shorter_one():
    first = pick_tryouts(BOOK.exercises)[0].exercise
    rounds = {BOOK.exercises[first].round, "product-design"}
    done = [one.id for one in BOOK.exercises.values() if one.track == "pm" and one.round in rounds]
    done.remove(first)
    assert pick_tryouts(BOOK.exercises, done)[0].exercise in done


def test_a_lean_that_hangs_on_one_answer_is_called_narrow():
    chance = random.Random(11)
    narrow = 0
    for _ in range(12):
        given = []
        while question := ask(given, BOOK.choices, chance):
            side = "market" if chance.random() < 0.7 else "build"
            given.append(Answer(question.pair.id, side, 12.0, question.left))
        preference = read_preference(given, BOOK.choices)
        others = (one("not-enough-yet") for one in (evidence, energy, goals))
        opening = decide(preference, *others).letter[0]
        fragile = bool(preference.side and preference.flip.answers == 1)
        assert ("The lean is a narrow one" in opening) == fragile
        narrow += fragile
    assert narrow


def test_a_verdict_becomes_json_and_a_form_comes_back_as_it_was():
    record = verdict("build", "market", "no-clear-difference", "not-enough-yet").as_dict()
    assert record["verdict"] == "divided"
    assert [part["voice"] for part in record["parts"]] == list(VOICES)
    form = Form(
        tuple(answered("build")),
        (GoalAnswer("good-at", "whole-product", 3),),
        (Entry(dt.date(2026, 11, 2), "specifying", "gave", True),),
        (Proof("build", "owned", QUOTES["build"]),),
    )
    assert form_from(form.as_dict()) == form


@pytest.mark.parametrize(
    "record",
    [
        1,
        {"answers": 3},
        [7],
        [{"pair": "a", "choice": "both", "seconds": 1, "left": "build"}],
        [{"pair": "a", "choice": "build", "seconds": -1, "left": "build"}],
        [{"pair": "a", "choice": "build", "seconds": float("nan"), "left": "build"}],
        [{"pair": "", "choice": "build", "seconds": 1, "left": "build"}],
        [{"pair": "a" * 3000, "choice": "build", "seconds": 1, "left": "build"}],
        {"answers": [{}] * 6000},
        {"energy": [{"day": "yesterday", "activity": "a", "energy": "gave"}]},
        {"goals": [{"goal": "a", "wish": "b", "weight": True}]},
    ],
)
def test_a_form_that_cannot_be_read_says_where(record):
    with pytest.raises(BadForm, match=r"should|most"):
        form_from(record)
