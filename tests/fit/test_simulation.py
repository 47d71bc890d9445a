"""The law that the published simulation shows, on few people."""

import random

import pytest

from debrief.fit.simulation import Share, simulate
from debrief.handbook import handbook


def test_half_the_pairs_of_the_fixed_form_are_about_as_often_right_and_rarely_wrong():
    adaptive, fixed = simulate(handbook().choices, random.Random(20), 8, "honest")
    assert fixed.mean_pairs == 30
    assert 12 <= adaptive.mean_pairs < 20
    assert adaptive.wrong.value <= 0.13
    assert adaptive.right.value >= fixed.right.value - 0.25


def test_the_same_seed_gives_the_same_table_and_careless_answers_are_flagged():
    one = simulate(handbook().choices, random.Random(7), 2, "careless")
    assert one == simulate(handbook().choices, random.Random(7), 2, "careless")
    assert one[0].flagged.value >= 0.5


def test_shares_carry_wilson_intervals():
    low, high = Share(8, 10).interval()
    assert (low, high) == (pytest.approx(0.490, abs=0.002), pytest.approx(0.943, abs=0.002))
    assert Share(0, 0).interval() == (0.0, 1.0)
