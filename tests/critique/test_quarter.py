"""Goals for the quarter: the examples hold, and every objection is raised by what it is about."""

from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debrief.critique.amounts import Amount, read_amount
from debrief.critique.learned import model
from debrief.critique.lines import clear_side
from debrief.critique.quarter import read_goal
from debrief.handbook import handbook
from debrief.handbook.quarter import QuarterGoal, goal_of

BOOK = handbook()
QUARTER = BOOK.quarter
ROLES = ("pm", "pmm")


def side_of(line):
    return clear_side(line, model())


def read(goal, today=date(2026, 7, 1)):
    return read_goal(goal, QUARTER, BOOK.metrics, today, side_of)


def raised(goal):
    return [one.id for one in read(goal).objections]


@pytest.mark.parametrize("role", ROLES)
def test_nothing_is_objected_to_in_the_reference_examples(role):
    assert raised(QUARTER.of(role).goal) == []


@pytest.mark.parametrize("objection", QUARTER.objection, ids=lambda one: one.id)
@pytest.mark.parametrize("role", ROLES)
def test_an_objection_is_raised_by_the_change_that_it_names(role, objection):
    example = QUARTER.of(role).goal
    assert objection.id in raised(goal_of({**asdict(example), **objection.broken(role)}, role))


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("42,000", Amount(42_000, "", False)),
        ("3.4 %", Amount(3.4, "%", False)),
        ("+15 %", Amount(15, "%", True)),
        ("-20 %", Amount(-20, "%", True)),
        ("+3 points", Amount(3, "pp", True)),
        ("2 points", Amount(2, "pp", True)),
        ("€1.2m", Amount(1_200_000, "EUR", False)),
        ("12 days", Amount(12, "day", False)),
        ("more", None),
    ],
)
def test_an_amount_is_read_with_its_unit_and_whether_it_is_a_change(text, amount):
    assert read_amount(text) == amount


@pytest.mark.parametrize(
    ("baseline", "target", "end"),
    [
        ("42,000", "+15 %", 48_300),
        ("42,000", "48,300", 48_300),
        ("22 %", "25 %", 25),
        ("22 %", "+3 points", 25),
        ("22 %", "+15 %", None),
        ("22 %", "12 days", None),
        ("$40", "+5", 45),
        ("12 days", "9 days", 9),
    ],
)
def test_a_target_is_put_on_the_scale_of_its_baseline(baseline, target, end):
    goal = QuarterGoal("pm", "retention", baseline=baseline, target=target)
    assert read(goal).end == end


def test_what_the_levers_add_is_counted_up_against_the_gap():
    goal = QUARTER.of("pm").goal
    reading = read(replace(goal, driver=goal.driver[:2]))
    assert (reading.gap, reading.open_) == (6_300, 1_200)
    [said] = [one.says for one in reading.objections]
    assert (
        said == "The levers bring 5,100 of the 6,300 that are missing. For 1,200 there is no lever."
    )


def test_a_metric_that_should_fall_may_fall():
    goal = replace(QUARTER.of("pm").goal, metric="time-to-value", baseline="12 days", driver=())
    assert "wrong-way" not in raised(replace(goal, target="9 days"))
    assert "wrong-way" in raised(replace(goal, target="14 days"))


def test_nothing_is_said_about_levers_of_the_other_side_without_a_model():
    goal = goal_of({"driver": [{"lever": "Run a paid campaign with webinars"}]}, "pm")
    found = read_goal(goal, QUARTER, BOOK.metrics, date(2026, 7, 1)).objections
    assert "lever-of-other-side" not in [one.id for one in found]


WORDS = st.text(max_size=60)
ROWS = st.lists(st.fixed_dictionaries({"lever": WORDS, "moves": WORDS, "adds": WORDS}), max_size=5)


@settings(deadline=None)
@given(parts=st.fixed_dictionaries({"baseline": WORDS, "target": WORDS, "driver": ROWS}))
def test_whatever_is_typed_is_read(parts):
    reading = read_goal(goal_of(parts, "pm"), QUARTER, BOOK.metrics, date(2026, 7, 1))
    assert {one.severity for one in reading.objections} <= {"error", "warning", "note"}


@settings(deadline=None)
@given(by=st.one_of(st.integers(), st.text(max_size=12), st.none(), st.dates()))
def test_a_day_that_is_none_is_left_out(by):
    assert goal_of({"by": by, "look": by, "driver": [by]}, "pm").driver == ()
