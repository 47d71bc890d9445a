"""The switch plan: dates, a project that fits the hours, people, and a calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debrief.fit.matrix import PlacedLine, build_matrix
from debrief.fit.switch import plan_switch, write_calendar

START = date(2026, 12, 1)


@pytest.mark.row("J3")
@pytest.mark.parametrize(
    ("role", "to", "competence"),
    [("pm", "pmm", "Market framing"), ("pmm", "pm", "Product execution")],
)
def test_either_way_names_the_competence_projects_and_dated_milestones(book, role, to, competence):
    plan = plan_switch(role, 6, START, None, book)
    assert (plan.role_to, plan.competence) == (to, competence)
    assert len(plan.alternatives) >= 3
    for project in (plan.project, *plan.alternatives):
        assert 4 <= project.weeks <= 8
        assert project.fits
    days = [stone.day for stone in plan.milestones]
    assert days == sorted(days)
    assert plan.end == days[-1] == START + timedelta(weeks=26)
    assert plan.people
    assert "not known" in plan.caution


def test_fewer_hours_stretch_the_plan_and_say_what_does_not_fit(book):
    slow = plan_switch("pmm", 2, START, None, book)
    assert slow.end == START + timedelta(weeks=52)
    assert not slow.project.fits
    assert "do not fit into 8 weeks" in slow.project.why


def test_the_project_is_chosen_by_what_the_lines_do_not_show(book):
    shown = ("specification", "delivery", "product-analytics", "discovery", "experimentation")
    lines = [PlacedLine(name, name, "pm", name, "measured") for name in shown]
    plan = plan_switch("pmm", 6, START, build_matrix(lines, (), book), book)
    assert plan.project.id == "refusals"
    assert plan.project.proves == ("Prioritisation", "Stakeholder leadership")
    assert "Engineering delivery" in plan.shown
    assert "Prioritisation" in plan.lacking


def test_a_project_may_be_chosen_by_the_person(book):
    assert plan_switch("pm", 6, START, None, book, "packages").project.id == "packages"
    with pytest.raises(KeyError):
        plan_switch("pm", 6, START, None, book, "beta")


def test_hours_and_roles_that_make_no_plan_are_refused(book):
    for hours in (0, 0.5, 41, float("nan")):
        with pytest.raises(ValueError, match="hours a week"):
            plan_switch("pm", hours, START, None, book)
    with pytest.raises(KeyError):
        plan_switch("ceo", 6, START, None, book)


def test_the_calendar_is_read_back_with_every_milestone_on_its_day(book):
    from icalendar import Calendar

    plan = plan_switch("pm", 6, START, None, book)
    now = datetime(2026, 11, 28, 9, tzinfo=UTC)
    text = write_calendar(plan, now)
    events = Calendar.from_ical(text).walk("VEVENT")
    assert len(events) == len(plan.milestones) + len(plan.people)
    assert [event["DTSTART"].dt for event in events[: len(plan.milestones)]] == [
        stone.day for stone in plan.milestones
    ]
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert write_calendar(plan, now) == text


@pytest.mark.row("J3")
def test_no_program_moves_a_day_of_the_calendar_or_calls_it_busy(book):
    from icalendar import Calendar

    plan = plan_switch("pmm", 6, START, None, book)
    text = write_calendar(plan, datetime(2026, 11, 28, 23, 30, tzinfo=UTC), {"manager": "Ana, Sr;"})
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")
    assert text.count("DTSTART;VALUE=DATE:") == text.count("DTEND;VALUE=DATE:") == 12
    assert "TZID" not in text
    for event in Calendar.from_ical(text).walk("VEVENT"):
        assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1)
        assert event["TRANSP"] == "TRANSPARENT"
    asked = [str(event["SUMMARY"]) for event in Calendar.from_ical(text).walk("VEVENT")][7]
    assert asked == "Ask Ana, Sr; (your manager)"


def test_a_plan_that_moved_keeps_its_events_and_numbers_them_higher(book):
    from icalendar import Calendar

    def events(start, minute):
        plan = plan_switch("pm", 6, start, None, book)
        text = write_calendar(plan, datetime(2026, 11, 28, 9, minute, tzinfo=UTC))
        return Calendar.from_ical(text).walk("VEVENT")

    before, after = events(START, 0), events(START + timedelta(days=7), 1)
    assert [one["UID"] for one in before] == [one["UID"] for one in after]
    assert all(b["SEQUENCE"] < a["SEQUENCE"] for b, a in zip(before, after, strict=True))


@settings(max_examples=40)
@given(
    st.sampled_from(["pm", "pmm"]),
    st.floats(1, 40),
    st.dates(date(2020, 1, 1), date(2100, 1, 1)),
)
def test_a_plan_takes_six_to_twelve_months_at_any_pace(book, role, hours, start):
    plan = plan_switch(role, hours, start, None, book)
    assert timedelta(weeks=26) <= plan.end - start <= timedelta(weeks=52)
    assert 4 <= plan.project.weeks <= 8
    days = {stone.id: stone.day for stone in plan.milestones}
    assert days["agree"] == plan.project_from < plan.project_until <= days["report"]
