"""A working week from calendar files as Google, Outlook and others write them."""

import datetime as dt
import itertools
import time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from debrief.fit.week import MOST_WEEKS, read_week
from debrief.fit.week_cut import UnreadableCalendar
from debrief.fit.week_titles import Titles, title_key
from debrief.handbook import handbook

ACTIVITIES = handbook().activities
MONDAY = dt.date(2026, 11, 23)
BERLIN = ZoneInfo("Europe/Berlin")
SIDES = ("build", "market", "shared", "other", "unknown")


def calendar(*events, head=""):
    body = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//test//\n{head}{body}END:VCALENDAR\n".replace(
        "\n", "\r\n"
    ).encode()


def event(title, start, end, *more, uid=None):
    lines = [f"UID:{uid or title}@example.org", f"SUMMARY:{title}"]
    return "\n".join([*lines, f"DTSTART{_at(start)}", f"DTEND{_at(end)}", *more])


def _at(value):
    return value if value.startswith((";", ":")) else f";TZID=Europe/Berlin:{value}"


def read(data, start=MONDAY, **more):
    more.setdefault("zone", BERLIN)
    more.setdefault("seconds", time.monotonic)
    return read_week(data, start, ACTIVITIES, **more)


def hours(data, start=MONDAY, **more):
    week, _ = read(data, start, **more)
    return {side: round(week.hours[side], 4) for side in SIDES if week.hours[side]}


@pytest.mark.row("B3")
def test_a_week_is_sorted_into_build_market_shared_other_and_what_to_ask_about():
    data = calendar(
        event("Sprint planning", "20261123T090000", "20261123T103000"),
        event("Win/loss interview with Alster Logistics", "20261123T110000", "20261123T120000"),
        event("Launch sync", "20261124T090000", "20261124T093000"),
        event("1:1 with Ana", "20261124T100000", "20261124T103000"),
        event("Kilo table", "20261125T140000", "20261125T160000"),
    )
    week, asked = read(data)
    assert week.entries == 5
    assert dict(week.hours) == {
        "build": 1.5, "market": 1.0, "shared": 0.5, "other": 0.5, "unknown": 2.0
    }  # fmt: skip
    assert week.balance == pytest.approx((1.0 - 1.5) / 2.5)
    assert [(one.title, one.times, one.hours) for one in asked] == [("Kilo table", 1, 2.0)]


def test_the_persons_answer_about_a_title_is_used_the_next_time():
    data = calendar(
        event("Kilo table 14", "20261125T140000", "20261125T160000"),
        event("FW: Kilo table 15", "20261126T140000", "20261126T150000"),
    )
    _, asked = read(data)
    assert [(one.key, one.times) for one in asked] == [("kilo table #", 2)]
    assert hours(data, rules={asked[0].key: "market"}) == {"market": 3.0}


def test_only_sums_leave_the_week():
    secret = "Talk about Jonas leaving"
    week, asked = read(calendar(event(secret, "20261123T090000", "20261123T100000")))
    assert secret not in repr(week)
    assert secret not in repr(week.as_dict())
    assert [one.title for one in asked] == [secret]


def test_a_weekly_series_with_an_exception_keeps_its_wall_clock_across_the_change_to_winter_time():
    data = calendar(
        event(
            "Standup", "20260907T093000", "20260907T100000",
            "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            "EXDATE;TZID=Europe/Berlin:20261125T093000",
        )
    )  # fmt: skip
    assert hours(data) == {"build": 2.0}
    for start in (dt.date(2026, 10, 19), dt.date(2026, 10, 26)):
        assert hours(data, start) == {"build": 2.5}


def test_a_meeting_through_the_night_of_the_change_has_its_real_length():
    data = calendar(event("Release", "20261025T013000", "20261025T043000"))
    assert hours(data, dt.date(2026, 10, 19)) == {"build": 4.0}
    data = calendar(event("Release", "20260329T013000", "20260329T043000"))
    assert hours(data, dt.date(2026, 3, 23)) == {"build": 2.0}


def test_an_entry_of_another_zone_falls_on_the_day_it_has_here():
    data = calendar(
        event(
            "Analyst call",
            ";TZID=America/Los_Angeles:20261129T160000",
            ";TZID=America/Los_Angeles:20261129T170000",
        )
    )
    assert hours(data) == {}
    assert hours(data, dt.date(2026, 11, 30)) == {"market": 1.0}
    assert hours(data, zone=ZoneInfo("America/Los_Angeles")) == {"market": 1.0}


def test_an_entry_across_midnight_on_sunday_is_parted_between_the_weeks():
    data = calendar(event("Incident", "20261129T230000", "20261130T020000"))
    assert hours(data) == {"build": 1.0}
    assert hours(data, dt.date(2026, 11, 30)) == {"build": 2.0}


def test_utc_and_floating_times_are_understood():
    data = calendar(
        event("Backlog refinement", ":20261123T080000Z", ":20261123T090000Z"),
        event("Pitch deck", ":20261123T200000", ":20261123T210000"),
    )
    assert hours(data) == {"build": 1.0, "market": 1.0}


def test_a_moved_occurrence_counts_where_it_went_and_a_cancelled_one_nowhere():
    series = event(
        "Roadmap review", "20261102T100000", "20261102T110000", "RRULE:FREQ=WEEKLY", uid="r"
    )
    moved = event(
        "Roadmap review", "20261201T100000", "20261201T120000",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261123T100000", uid="r",
    )  # fmt: skip
    cancelled = event(
        "Roadmap review", "20261109T100000", "20261109T110000",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261109T100000", "STATUS:CANCELLED", uid="r",
    )  # fmt: skip
    data = calendar(series, moved, cancelled)
    assert hours(data) == {}
    assert hours(data, dt.date(2026, 11, 30)) == {"build": 3.0}
    assert hours(data, dt.date(2026, 11, 9)) == {}
    assert hours(data, dt.date(2026, 11, 16)) == {"build": 1.0}


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ("STATUS:CANCELLED", "cancelled"),
        ("TRANSP:TRANSPARENT", "free"),
        ("X-MICROSOFT-CDO-BUSYSTATUS:FREE", "free"),
        ("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "all-day"),
        ("ATTENDEE;CN=Me;PARTSTAT=DECLINED:mailto:Me@Example.org", "declined"),
    ],
)
def test_what_did_not_take_place_is_left_out_and_counted(mark, reason):
    data = calendar(event("Sprint review", "20261123T090000", "20261123T100000", mark))
    week, _ = read(data, me=["me@example.org"])
    assert week.entries == 0
    assert dict(week.left_out) == {reason: 1}


def test_a_meeting_that_somebody_else_declined_took_place():
    mark = "ATTENDEE;PARTSTAT=DECLINED:mailto:someone@example.org"
    data = calendar(event("Sprint review", "20261123T090000", "20261123T100000", mark))
    assert hours(data, me=["one@example.org"]) == {"build": 1.0}


def test_google_names_the_owner_by_the_calendars_name_and_the_zone_in_its_head():
    head = "X-WR-CALNAME:lena@example.org\nX-WR-TIMEZONE:Asia/Kolkata\n"
    declined = "ATTENDEE;CUTYPE=INDIVIDUAL;PARTSTAT=DECLINED;CN=lena:mailto:lena@example.org"
    data = calendar(
        event("Usage review", ":20261122T193000Z", ":20261122T203000Z"),
        event("Webinar prep", ":20261124T040000Z", ":20261124T050000Z", declined),
        head=head,
    )
    week, _ = read(data, zone=None)
    assert week.zone == "Asia/Kolkata"
    assert dict(week.hours)["build"] == 1.0
    assert dict(week.left_out) == {"declined": 1}


OUTLOOK = """BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def test_outlook_windows_zones_folded_lines_and_cancelled_titles_are_understood():
    zone = ";TZID=W. Europe Standard Time:"
    data = calendar(
        event(
            "Positioning workshop with the fo\n rklift team",
            f"{zone}20261124T090000", f"{zone}20261124T120000",
            "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
            "BEGIN:VALARM\nTRIGGER:-PT15M\nACTION:DISPLAY\nDESCRIPTION:Reminder\nEND:VALARM",
        ),
        event("Canceled: Sprint planning", f"{zone}20261124T140000", f"{zone}20261124T150000"),
        head=OUTLOOK,
    )  # fmt: skip
    week, _ = read(data, zone=None)
    assert week.zone == "Europe/Berlin"
    assert dict(week.hours)["market"] == 3.0
    assert dict(week.left_out) == {"cancelled": 1}


def test_a_zone_that_only_the_file_knows_is_read_from_its_description():
    head = OUTLOOK.replace("W. Europe Standard Time", "Customized Time Zone 1")
    zone = ";TZID=Customized Time Zone 1:"
    data = calendar(
        event("Sprint planning", f"{zone}20261123T003000", f"{zone}20261123T013000"), head=head
    )
    assert hours(data) == {"build": 1.0}
    assert hours(data, zone=dt.UTC) == {"build": 0.5}


def test_all_day_and_very_long_entries_take_no_hours():
    data = calendar(
        event("Offsite", ";VALUE=DATE:20261123", ";VALUE=DATE:20261126"),
        event("On call", "20261123T080000", "20261127T180000"),
        event("Reminder", "20261123T080000", "20261123T080000"),
    )
    week, _ = read(data)
    assert week.entries == 0
    assert dict(week.left_out) == {"all-day": 2, "no-length": 1}


def test_a_length_instead_of_an_end_is_read():
    data = calendar(
        "UID:d\nSUMMARY:Design review\nDTSTART;TZID=Europe/Berlin:20261123T090000\nDURATION:PT45M"
    )
    assert hours(data) == {"build": 0.75}


def test_of_two_entries_at_once_the_shorter_counts_and_equals_share():
    data = calendar(
        event("Home office", "20261123T090000", "20261123T170000"),
        event("Sprint planning", "20261123T100000", "20261123T110000"),
        event("Campaign review", "20261124T100000", "20261124T110000"),
        event("Design review", "20261124T100000", "20261124T110000"),
    )
    assert hours(data) == {"other": 7.0, "build": 1.5, "market": 0.5}


def test_a_private_entry_counts_as_other_and_its_title_is_not_read():
    data = calendar(event("Campaign", "20261123T090000", "20261123T100000", "CLASS:PRIVATE"))
    week, asked = read(data)
    assert dict(week.hours)["other"] == 1.0
    assert asked == ()


def test_a_broken_entry_costs_only_itself():
    data = calendar(
        event("Sprint planning", "20261123T090000", "20261123T100000"),
        "UID:a\nSUMMARY:No start",
        event("Odd", ":2026-11-23 around nine", ":later"),
        event("Odd end", "20261123T120000", ":soon"),
        event(
            "Odd rule", "20261123T130000", "20261123T140000", "RRULE:FREQ=WEEKLY;BYDAY=MONDAY",
        ),
        event("Design review", "20261124T090000", "20261124T100000"),
    )  # fmt: skip
    week, _ = read(data)
    assert dict(week.hours)["build"] == 2.0
    assert dict(week.left_out) == {"broken": 2, "no-length": 1}


def test_entries_that_never_end_and_strange_nesting_are_survived():
    data = b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nBEGIN:VALARM\n" * 20_000
    week, _ = read(data)
    assert week.entries == 0


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=5",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=99999999999999",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYSETPOS=5;BYDAY=MO",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "COUNT=5",
    ],
)
def test_a_rule_that_could_run_for_ever_is_left_out(rule):
    began = time.monotonic()
    data = calendar(event("Standup", "20261123T090000", "20261123T100000", f"RRULE:{rule}"))
    week, _ = read(data)
    assert dict(week.left_out) == {"unusual-rule": 1}
    assert time.monotonic() - began < 1


def test_time_is_bounded_and_what_was_not_reached_is_counted():
    data = calendar(
        *(event(f"Standup {n}", "20261123T090000", "20261123T100000") for n in range(350))
    )
    clock = itertools.count(step=6.0)
    week, _ = read(data, seconds=lambda: next(clock))
    assert week.left_out["beyond-limit"] == 250
    assert week.entries == 100


def test_a_file_of_many_years_is_read_quickly():
    years = (
        event(f"Standup {n}", f"{2006 + n % 20}0{1 + n % 9}10T090000",
              f"{2006 + n % 20}0{1 + n % 9}10T100000", "DESCRIPTION:" + "x" * 600)
        for n in range(9000)
    )  # fmt: skip
    data = calendar(*years, event("Design review", "20261124T090000", "20261124T100000"))
    assert len(data) > 6_000_000
    began = time.process_time()
    assert hours(data) == {"build": 1.0}
    assert time.process_time() - began < 3


def test_what_is_no_calendar_or_too_large_is_refused_with_what_to_do():
    for data in (b"", b"%PDF-1.7", b"\x00" * 1000, b"BEGIN:VCARD\nEND:VCARD"):
        with pytest.raises(UnreadableCalendar, match=r"Export your calendar as \.ics"):
            read(data)
    with pytest.raises(UnreadableCalendar, match="Export a shorter period"):
        read(b"BEGIN:VCALENDAR\n" + b"x" * 20_000_000)
    with pytest.raises(ValueError, match="Between 1 and 12"):
        read(calendar(), weeks=MOST_WEEKS + 1)


def test_utf16_with_its_mark_is_read():
    data = calendar(event("Sprint planning", "20261123T090000", "20261123T100000"))
    assert hours(data.decode().encode("utf-16")) == {"build": 1.0}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_corruption_of_a_file_raises_anything_but_a_refusal(data):
    whole = bytearray(
        calendar(
            event("Sprint planning", "20261123T090000", "20261123T100000", "RRULE:FREQ=WEEKLY"),
            event("Launch sync", ":20261124T090000Z", ":20261124T100000Z", "STATUS:CONFIRMED"),
            event("Pitch", "20261125T090000", "20261125T100000", "EXDATE:20261125T090000"),
            head=OUTLOOK,
        )
    )
    for _ in range(data.draw(st.integers(1, 12))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        del whole[data.draw(st.integers(20, len(whole))) :]
    try:
        week, _ = read(bytes(whole))
    except UnreadableCalendar:
        return
    assert sum(week.hours.values()) <= 7 * 24 + 1e-6


@given(st.lists(st.tuples(st.integers(0, 6 * 24 * 4), st.integers(1, 40)), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_the_hours_are_those_of_the_union_of_all_entries(spans):
    base = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
    quarter = dt.timedelta(minutes=15)
    events = []
    covered = set()
    for number, (start, length) in enumerate(spans):
        covered.update(range(start, start + length))
        first, last = (base + quarter * n for n in (start, start + length))
        events.append(
            event(f"Standup {number}", f":{first:%Y%m%dT%H%M%SZ}", f":{last:%Y%m%dT%H%M%SZ}")
        )
    week, _ = read(calendar(*events), zone=dt.UTC)
    assert week.hours["build"] == pytest.approx(len(covered) / 4)


@pytest.mark.parametrize(
    ("title", "work"),
    [
        ("Roadmap review Q1", "build"),
        ("FW: PRD review: returns", "build"),
        ("Battlecards for Hamburg", "market"),
        ("GTM sync (weekly)", "shared"),
        ("Weekly 1-1 Tom / Ana about the roadmap", "other"),
        ("Sales training", "market"),
        ("Compliance training", "other"),
        ("Campaign standup", None),
        ("Betamax evening", None),
        ("", None),
    ],
)
def test_the_longest_phrase_decides_and_a_tie_does_not(title, work):
    assert Titles(ACTIVITIES, {}).work(title) == work


def test_title_keys_ignore_numbers_case_and_marks():
    assert title_key("Re: Sprint 14 — Planning!") == title_key("sprint 15 planning")
