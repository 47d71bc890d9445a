from datetime import UTC, datetime, timedelta

from debrief.practice import TimeBox

START = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_time_left_goes_below_zero_when_the_time_box_is_over():
    box = TimeBox(START, 1500, "open")
    assert box.seconds_left(START) == 1500
    assert box.seconds_left(START + timedelta(minutes=26)) == -60


def test_a_clock_that_was_set_back_never_shows_negative_use():
    assert TimeBox(START, 1500, "open").seconds_used(START - timedelta(hours=1)) == 0


def test_under_pressure_the_constraint_arrives_at_two_fifths_of_the_time_box():
    box = TimeBox(START, 1500, "pressure")
    assert box.constraint_due_in(START) == 600
    assert box.constraint_due_in(START + timedelta(seconds=599.5)) == 1
    assert box.constraint_due_in(START + timedelta(seconds=600)) == 0
    assert box.constraint_due_in(START + timedelta(hours=5)) == 0


def test_in_open_mode_no_constraint_arrives():
    box = TimeBox(START, 1500, "open")
    assert box.constraint_at is None
    assert box.constraint_due_in(START + timedelta(hours=1)) is None


def test_the_clock_of_the_answer_begins_when_reading_ends_or_its_time_is_over():
    box = TimeBox(START, 1500, "pressure", reading_seconds=120)
    assert box.reading_left(START) == 120
    assert box.reading_left(START + timedelta(seconds=119.2)) == 1
    assert (box.seconds_used(START + timedelta(seconds=60)), box.seconds_left(START)) == (0, 1500)
    later = START + timedelta(seconds=150)
    assert (box.reading_left(later), box.seconds_used(later)) == (0, 30)
    assert box.constraint_due_in(later) == 570


def test_whoever_has_read_early_begins_early_and_nobody_begins_later():
    read = START + timedelta(seconds=40)
    box = TimeBox(START, 1500, "pressure", 120, read)
    assert (box.reading_left(read), box.seconds_left(read)) == (0, 1500)
    late = TimeBox(START, 1500, "pressure", 120, START + timedelta(seconds=500))
    assert late.seconds_used(START + timedelta(seconds=130)) == 10
