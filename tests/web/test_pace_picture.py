"""The picture of pace and pauses stays inside its frame and shows what was measured."""

import pytest

from debrief.experience.delivery import measure
from debrief.experience.transcripts import Cue, Transcript
from debrief.web.pictures.pace import FLOOR, pace


def said(*cues):
    return measure(Transcript("cues", tuple(Cue(*one, "A", "word " * 50) for one in cues)), "A")


def test_a_faster_stretch_stands_higher():
    picture = pace(said((0, 30), (30, 50)))
    assert len(picture.bars) == 2
    slow, fast = picture.bars
    assert fast.height > slow.height
    assert [bar.y + bar.height for bar in picture.bars] == [FLOOR, FLOOR]


def test_a_pause_lies_where_nobody_spoke_and_the_longest_is_marked():
    picture = pace(said((0, 40), (42, 80), (90, 130)))
    assert [gap.longest for gap in picture.gaps] == [False, True]
    assert picture.gaps[1].x == pytest.approx(100 * 80 / 130, abs=0.1)
    assert picture.gaps[1].width == pytest.approx(100 * 10 / 130, abs=0.1)


@pytest.mark.parametrize(
    "cues", [[(0, 6)], [(7_200, 7_230), (7_260, 7_900)], [(0, 1), (3_000, 3_600)]]
)
def test_nothing_is_drawn_outside_the_frame(cues):
    picture = pace(said(*cues))
    for one in (*picture.bars, *picture.gaps):
        assert 0 <= one.x <= one.x + one.width <= 100.5
    assert all(0 <= tick.x <= 100 for tick in picture.ticks)
    assert len(picture.ticks) <= 8


def test_without_times_there_is_no_picture():
    assert pace(measure(Transcript("text", (Cue(None, None, "A", "word"),)), "A")) is None
