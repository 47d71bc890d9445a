"""Pace, pauses and share of talk: sums that can be done by hand."""

import pytest

from debrief.experience.delivery import PAUSE, Delivery, measure
from debrief.experience.transcripts import Cue, Transcript


def words(count):
    return " ".join(f"w{n}" for n in range(count))


def cues(*given, form="cues"):
    return Transcript(form, tuple(Cue(*one) for one in given))


def test_fifty_words_in_twenty_seconds_are_a_hundred_and_fifty_a_minute():
    said = measure(cues((0, 10, "A", words(25)), (10.5, 20, "A", words(25))), "A")
    assert (said.words, said.seconds, said.rate) == (50, 20.0, 150.0)
    assert said.pauses == ()


def test_a_pause_is_counted_with_the_words_before_it_and_not_as_speech():
    said = measure(cues((0, 10, "A", words(20) + " and then"), (14, 20, "A", words(14))), "A")
    (pause,) = said.pauses
    assert (pause.at, pause.seconds) == (10.0, 4.0)
    assert pause.before.endswith("and then")
    assert said.seconds == 16.0
    assert said.rate == 135.0


def test_a_breath_is_no_pause():
    said = measure(cues((0, 4, "A", "a b"), (4 + PAUSE, 8, "A", "c d")), "A")
    assert said.paused == 0
    assert said.seconds == 8.0


def test_while_somebody_else_speaks_nobody_pauses():
    said = measure(
        cues((0, 4, "A", words(10)), (4, 12, "B", words(30)), (12, 16, "A", words(10))), "A"
    )
    assert said.paused == 0
    assert (said.seconds, said.rate, said.share) == (8.0, 150.0, 0.4)


def test_cues_that_overlap_count_their_seconds_once():
    said = measure(cues((0, 10, "A", words(20)), (5, 10, "A", words(5))), "A")
    assert said.seconds == 10.0


def test_pace_over_time_shows_where_it_quickens():
    said = measure(cues((0, 30, "A", words(50)), (30, 60, "A", words(100))), "A")
    assert [(one.start, one.end, one.rate) for one in said.points] == [
        (0.0, 30.0, 100.0),
        (30.0, 60.0, 200.0),
    ]


def test_a_long_talk_has_at_most_so_many_points():
    long = [(n * 60.0, n * 60.0 + 50, "A", words(100)) for n in range(600)]
    assert len(measure(cues(*long), "A").points) <= 121


def test_only_the_longest_pauses_are_kept_and_all_are_counted():
    many = [(n * 10.0, n * 10.0 + 5 - n / 100, "A", "so") for n in range(60)]
    said = measure(cues(*many), "A")
    assert (len(said.pauses), said.paused) == (40, 59)
    assert [one.at for one in said.pauses] == sorted(one.at for one in said.pauses)
    assert said.longest.seconds == max(one.seconds for one in said.pauses)


def test_without_ends_a_turn_reaches_to_the_next_time_and_pauses_are_not_known():
    said = measure(
        cues(
            (0.0, None, "B", words(5)),
            (10.0, None, "A", words(50)),
            (30.0, None, "B", words(5)),
            (35.0, None, "A", words(50)),
            form="text",
        ),
        "A",
    )
    assert (said.seconds, said.rate, said.exact, said.paused) == (20.0, 150.0, False, 0)
    assert said.words == 100


def test_a_time_that_two_people_share_tells_no_pace():
    said = measure(
        cues((0.0, None, "B", words(5)), (None, None, "A", words(50)), (300.0, None, "A", "x"),
             form="text"),
        "A",
    )  # fmt: skip
    assert (said.seconds, said.rate) == (None, None)


@pytest.mark.parametrize("speaker", ["A", "nobody"])
def test_without_times_there_is_no_pace(speaker):
    said = measure(cues((None, None, "A", words(9)), form="text"), speaker)
    assert (said.seconds, said.rate, said.points) == (None, None, ())


def test_what_is_kept_reads_back_the_same():
    said = measure(cues((0, 30, "A", words(50)), (40, 60, "A", words(100))), "A")
    assert Delivery.from_dict(said.as_dict()) == said
