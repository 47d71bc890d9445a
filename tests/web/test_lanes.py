"""The timeline of a launch: lanes, marks along real dates, nothing outside the picture."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from debrief.handbook.teardowns import OWNERS, Moment
from debrief.web.contexts.launches import EventView
from debrief.web.pictures.lanes import APART, draw_lanes

days = st.dates(date(1990, 1, 1), date(2150, 1, 1))


def event(number, first, last, owner, launch=False):
    return EventView(number, first, last, "", "", owner, "", "What.", "", "", launch)


rows = st.tuples(days, st.sampled_from([0, 30, 91]), st.sampled_from(OWNERS))


def in_time(rows):
    """Return events forward in time, each as exact as a day, a month or a quarter."""
    ordered = enumerate(sorted(rows, key=lambda row: row[0]), 1)
    return [
        event(number, first, first + timedelta(days=width), owner)
        for number, (first, width, owner) in ordered
    ]


timelines = st.lists(rows, min_size=1, max_size=15).map(in_time)


@given(timelines)
def test_every_event_stands_in_its_lane_and_none_touches_another(events):
    picture = draw_lanes(events)
    assert [mark.number for mark in picture.marks] == [one.number for one in events]
    bands = {lane.owner: (lane.y, lane.y + lane.high) for lane in picture.lanes}
    for mark in picture.marks:
        top, bottom = bands[mark.owner]
        assert top < mark.y < bottom < picture.high
        assert 0 <= mark.start <= mark.x <= mark.end <= 100
    for one in picture.marks:
        for other in picture.marks[one.number :]:
            assert one.y != other.y or abs(one.x - other.x) >= APART
    assert len(picture.passes) == len(events) - 1


@given(timelines)
def test_the_axis_has_few_dates_inside_the_picture(events):
    ticks = draw_lanes(events).ticks
    assert len(ticks) <= 6
    assert [tick.x for tick in ticks] == sorted({tick.x for tick in ticks})
    assert all(0 <= tick.x <= 100 for tick in ticks)


def test_a_single_day_stands_in_the_middle():
    (mark,) = draw_lanes([event(1, date(2024, 5, 1), date(2024, 5, 1), "pm")]).marks
    assert mark.x == 50


def test_without_events_there_is_no_picture():
    assert draw_lanes([]) is None


def test_the_name_of_the_launch_stays_on_the_page():
    first, last = date(2024, 1, 1), date(2024, 12, 31)
    for day, anchor in ((first, "start"), (date(2024, 7, 1), "middle"), (last, "end")):
        events = [
            event(1, first, first, "pm"),
            event(2, day, day, "shared", launch=True),
            event(3, last, last, "pmm"),
        ]
        assert draw_lanes(events).anchor == anchor


def test_a_moment_of_a_quarter_reaches_to_its_last_day():
    assert Moment(date(2024, 10, 1), date(2024, 12, 31), "quarter").written == "2024-Q4"
