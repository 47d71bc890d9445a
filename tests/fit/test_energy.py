"""The daily log: what gave energy and what took it, per side, with its uncertainty."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debrief.fit.energy import Entry, entries_to_change, read_energy
from debrief.fit.scale import difference, share
from debrief.handbook import handbook

ACTIVITIES = handbook().activities


def entry(day, activity, energy, impact=False):
    return Entry(dt.date(2026, 11, day), activity, energy, impact)


def log(build, market):
    """One entry a day on each side; True gave energy."""
    entries = [entry(day, "specifying", "gave" if g else "took") for day, g in enumerate(build, 1)]
    return entries + [
        entry(day, "campaigns", "gave" if g else "took") for day, g in enumerate(market, 1)
    ]


@pytest.mark.row("B3")
def test_the_side_that_gives_energy_more_often_is_named():
    read = read_energy(log([False] * 8 + [True] * 2, [True] * 9 + [False]), ACTIVITIES)
    assert read.standing == "market"
    assert (read.of("build").gave, read.of("build").entries) == (2, 10)
    assert (read.of("market").gave, read.of("market").entries) == (9, 10)
    assert read.giving == ("Planning and reading campaigns",)
    assert read.taking == ("Writing down what must be true",)


def test_a_small_difference_is_no_difference_and_a_short_log_says_nothing_yet():
    even = read_energy(log([True, False] * 5, [True, True, False] * 3), ACTIVITIES)
    assert even.standing == "no-clear-difference"
    short = read_energy(log([True] * 4, [False] * 9), ACTIVITIES)
    assert short.standing == "not-enough-yet"
    one_day = [entry(3, "specifying", "gave")] * 6 + [entry(3, "campaigns", "took")] * 6
    assert read_energy(one_day, ACTIVITIES).standing == "not-enough-yet"


def test_shared_and_other_work_is_kept_apart_and_unknown_work_is_counted():
    entries = [
        entry(2, "launching", "gave"), entry(2, "people", "took"), entry(2, "juggling", "gave")
    ]  # fmt: skip
    read = read_energy(entries, ACTIVITIES)
    assert [(one.work, one.entries) for one in read.works] == [
        ("build", 0), ("market", 0), ("shared", 1), ("other", 1)
    ]  # fmt: skip
    assert read.unknown == 1
    assert read.estimate.value == pytest.approx(0, abs=1e-9)


def test_where_the_impact_was_is_an_estimate_of_its_own():
    entries = [entry(day, "specifying", "took", impact=True) for day in range(1, 10)]
    entries += [entry(day, "campaigns", "gave") for day in range(1, 10)]
    read = read_energy(entries, ACTIVITIES)
    assert read.impact.side == "build"
    assert read.standing == "market"


def test_the_entries_it_takes_to_level_the_log_do_level_it():
    entries = log([True] * 9 + [False], [False] * 8 + [True] * 2)
    read = read_energy(entries, ACTIVITIES)
    count = entries_to_change(read)
    more = [entry(20, "campaigns", "gave")]
    assert read_energy(entries + more * (count - 1), ACTIVITIES).standing == "build"
    assert read_energy(entries + more * count, ACTIVITIES).standing == "no-clear-difference"


@pytest.mark.parametrize(
    ("good", "bad", "low", "high"),
    [(0, 0, 0.1, 0.9), (9, 1, 0.690, 0.951), (3, 1, 0.4160, 0.8878)],
)
def test_shares_have_the_interval_of_the_beta_distribution(good, bad, low, high):
    estimate = share(bad, good)
    assert (estimate.low + 1) / 2 == pytest.approx(low, abs=0.003)
    assert (estimate.high + 1) / 2 == pytest.approx(high, abs=0.003)
    assert (estimate.value + 1) / 2 == pytest.approx((good + 1) / (good + bad + 2), abs=0.003)


def test_a_difference_has_the_mean_of_its_two_sides():
    estimate = difference((2, 10), (9, 10))
    assert estimate.value == pytest.approx(10 / 12 - 3 / 12, abs=0.003)
    assert estimate.low < estimate.value < estimate.high


counts = st.integers(0, 12)


@settings(max_examples=25, deadline=None)
@given(counts, counts, counts, counts)
def test_exchanging_the_sides_mirrors_every_estimate(a, b, c, d):
    one, two = difference((a, a + b), (c, c + d)), difference((c, c + d), (a, a + b)).mirrored()
    three, four = share(a, b), share(b, a).mirrored()
    for first, second in ((one, two), (three, four)):
        for name in ("value", "low", "high", "market"):
            assert getattr(first, name) == pytest.approx(getattr(second, name), abs=1e-6)
