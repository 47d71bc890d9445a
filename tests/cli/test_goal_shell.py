"""`debrief goal`: an empty form to fill in, the examples, and what a reader objects to."""

import json

import pytest

FULL = """
role = "pm"
metric = "daily-active-users"
baseline = "42,000"
target = "+15 %"
by = 2026-09-30
[[driver]]
lever = "Show yesterday's takings before opening time"
moves = "shops back the next day from 61 % to 66 %"
adds = "2,900"
"""


@pytest.fixture
def full(tmp_path):
    path = tmp_path / "goal.toml"
    path.write_text(FULL)
    return str(path)


@pytest.mark.row("A5")
def test_a_goal_is_checked_and_its_levers_are_added_up(shell, full):
    said = shell("goal", "check", full, "--today", "2026-07-01")
    assert "42,000 to 48,300 by 2026-09-30" in said
    assert "The levers bring 2,900 of the 6,300 that are missing" in said


def test_the_same_is_written_as_json(shell, full):
    record = json.loads(shell("goal", "check", full, "--today", "2026-07-01", "--format", "json"))
    assert record["schema"] == "debrief-goal/1"
    assert record["reading"]["gap"] == 6300
    assert "gap-open" in [one["id"] for one in record["reading"]["objections"]]


@pytest.mark.parametrize("role", ["pm", "pmm"])
def test_the_examples_are_shown_with_nothing_to_object_to(shell, role):
    assert "Nothing to object to" in shell("goal", "example", "--role", role)


def test_an_empty_form_can_be_filled_in_and_checked(shell, tmp_path):
    form = shell("goal", "new", "--role", "pmm")
    path = tmp_path / "new.toml"
    path.write_text(form)
    assert "No metric is chosen" in shell("goal", "check", path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("role = ", "neither TOML nor JSON"),
        (f'role = "pm"\nbaseline = {"1" * 5_000}', "neither TOML nor JSON"),
        ('baseline = "4"', "does not say whose goal it is"),
        ('role = "pm"\nbase = "4"', "a goal has no part 'base'"),
        ('role = "pm"\n[[driver]]\nleaver = "x"', "driver has no 'leaver'"),
    ],
)
def test_a_file_that_is_no_goal_gets_one_line(shell, tmp_path, text, said):
    path = tmp_path / "goal.toml"
    path.write_text(text)
    complaint = shell("goal", "check", path, code=2)
    assert said in complaint
    assert complaint.count("\n") == 1


def test_a_day_with_a_time_is_that_day(shell, tmp_path):
    file = tmp_path / "goal.toml"
    file.write_text('role = "pm"\nby = 2026-09-30T12:00:00Z\n')
    said = shell("goal", "check", file, "--today", "2026-07-01", "--format", "json")
    assert json.loads(said)["goal"]["by"] == "2026-09-30"
