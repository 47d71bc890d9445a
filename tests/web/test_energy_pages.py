"""The pages of the log and of calendars: two taps, hours per side, nothing kept unasked."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from debrief.journal import actions
from debrief.journal.models import CalendarRead, LogEntry, SortedTitle
from people import NOON

ENERGY = reverse("energy")
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Berlin:20260302T090000
DTEND;TZID=Europe/Berlin:20260302T100000
RRULE:FREQ=DAILY;COUNT=3
SUMMARY:Sprint planning
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;TZID=Europe/Berlin:20260303T100000
DTEND;TZID=Europe/Berlin:20260303T121500
SUMMARY:Kilo <b>table</b>
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def client(owner):
    return owner.client


def page(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.context["page"]


def upload(client, data=CALENDAR, start="2026-03-04", name="work.ics", **more):
    data = data.encode() if isinstance(data, str) else data
    return client.post(
        reverse("calendars"),
        {"file": SimpleUploadedFile(name, data), "start": start, "weeks": "1", **more},
    )


# -- the log ---------------------------------------------------------------------------------------


def test_the_log_takes_two_taps(client):
    for tap in ("specifying:gave", "specifying:impact", "campaigns:took"):
        assert client.post(ENERGY, {"tap": tap})["Location"] == ENERGY
    view = page(client, ENERGY)
    rows = {row.id: row for group in view.groups for row in group.rows}
    assert (rows["specifying"].energy, rows["specifying"].impact) == ("gave", True)
    assert (rows["campaigns"].energy, rows["campaigns"].impact) == ("took", False)
    assert view.headline == "Build work gave energy in 1 of 1 entries, market work in 0 of 1."
    assert "not enough" in view.standing
    assert view.picture.weeks[-1].cells[0] == (1, 0, 1)
    client.post(ENERGY, {"tap": "campaigns:took"})
    assert LogEntry.objects.count() == 1


def test_breaks_are_no_work_and_not_asked_about(client):
    offered = {row.id for group in page(client, ENERGY).groups for row in group.rows}
    assert "private" not in offered
    assert "administration" in offered


def test_an_earlier_day_is_logged_on_its_own_page(client):
    yesterday = timezone.localdate() - timedelta(days=1)
    view = page(client, page(client, ENERGY).earlier_url)
    assert (view.day, view.later_url) == (yesterday, ENERGY)
    response = client.post(ENERGY, {"tap": "campaigns:gave", "day": yesterday.isoformat()})
    assert page(client, response["Location"]).day == yesterday
    assert LogEntry.objects.get().day == yesterday


@pytest.mark.parametrize("day", ["2019-01-01", "9999-12-31"])
def test_a_day_out_of_reach_is_not_logged_and_the_page_says_why(client, day):
    assert client.get(ENERGY, {"day": day})["Location"] == ENERGY
    response = client.post(ENERGY, {"tap": "campaigns:gave", "day": day})
    assert response.status_code == 422
    assert "Nothing was changed" in response.context["page"].problem
    assert not LogEntry.objects.exists()


def test_a_day_that_is_none_is_today(client):
    assert page(client, ENERGY, day="yesterday\0").day == timezone.localdate()


@pytest.mark.parametrize("tap", ["", "campaigns", "campaigns:burnt", "juggling:gave", "x:impact"])
def test_a_tap_beside_the_log_gets_404(client, tap):
    assert client.post(ENERGY, {"tap": tap}).status_code == 404


# -- calendars -------------------------------------------------------------------------------------


@pytest.mark.row("B3")
def test_a_calendar_becomes_hours_per_side_and_asks_what_it_cannot_tell(client):
    response = upload(client)
    view = page(client, response["Location"])
    assert view.view.says == "Mostly the build side: 3.0 h, against 0.0 h on the market side."
    assert {row.title: row.hours for row in view.view.rows}["Not told apart yet"] == 2.25
    (asked,) = view.asked
    assert (asked.title, asked.says) == ("Kilo <b>table</b>", "once, 2.3 h")
    titles = reverse("calendar-title", args=[view.view.id])
    client.post(titles, {"key": asked.key, "work": "market"})
    after = page(client, response["Location"])
    assert after.asked == ()
    assert {row.title: row.hours for row in after.view.rows}["Market side"] == 2.25
    # A second click on a form that is still open.
    client.post(titles, {"key": asked.key, "work": "build"})
    assert page(client, response["Location"]).view.rows == after.view.rows
    assert SortedTitle.objects.get().title == ""


def test_a_title_is_never_markup(client):
    body = client.get(upload(client)["Location"]).content.decode()
    assert "Kilo <b>" not in body
    assert "Kilo &lt;b&gt;" in body


def test_titles_stay_only_where_that_was_said(client):
    upload(client, keep="1")
    row = CalendarRead.objects.get()
    assert [one["title"] for one in row.asked] == ["Kilo <b>table</b>"]
    client.post(reverse("calendar-title", args=[row.pk]), {"let-go": "1"})
    row.refresh_from_db()
    assert row.asked == []
    view = page(client, reverse("calendar", args=[row.pk]))
    assert view.asked == ()
    assert "hand the file over again" in view.forgotten


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04\x14\0\0\0", "no calendar"),
        (b"BEGIN:VCARD\r\nFN:Ana\r\nEND:VCARD\r\n", "no calendar"),
        (b"\xff\xfe" + b"\0\xd8" * 500, "no calendar"),
        (b"<script>alert(1)</script>", "no calendar"),
        (b"x" * 11_000_001, "larger than"),
        (b"", "no file yet"),
    ],
)
def test_what_is_no_calendar_gets_one_line_and_leaves_nothing(client, data, says):
    response = upload(client, data, name="../../etc/cron.ics")
    view = response.context["page"]
    assert response.status_code == 422
    assert says in view.calendar_problem
    assert "<script>alert" not in response.content.decode()
    assert not CalendarRead.objects.exists()


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;COUNT=99999999999999999999",
        "FREQ=NEVER",
        "BYDAY=XX" + ",MO" * 5_000,
    ],
)
def test_a_hostile_entry_costs_only_itself(client, rule):
    response = upload(client, CALENDAR.replace("RRULE:FREQ=DAILY;COUNT=3", f"RRULE:{rule}"))
    view = page(client, response["Location"])
    assert view.state == "done"
    assert {row.title: row.hours for row in view.view.rows}["Not told apart yet"] == 2.25


@pytest.mark.parametrize("form", [{"weeks": "7"}, {"weeks": "٣"}, {"start": "1492-10-12"}])
def test_weeks_beyond_reason_are_refused(client, form):
    response = upload(client, **form)
    assert response.status_code == 422
    assert "Nothing was kept" in response.context["page"].calendar_problem


def test_a_calendar_that_takes_long_shows_its_progress_and_may_be_left(client, owner, book):
    now = timezone.now()
    row = actions.begin_calendar(owner.person, now.date(), 1, now, keeps_titles=False)
    address = reverse("calendar", args=[row.pk])
    response = client.get(address)
    assert response.context["page"].state == "reading"
    assert '<noscript><meta http-equiv="refresh"' in response.content.decode()
    asked = client.get(address, headers={"HX-Request": "true"})
    assert asked.templates[0].name == "_calendar_progress.html"
    assert "HX-Request" in asked["Vary"]
    actions.read_calendar(row.pk, CALENDAR.encode(), book, zone=None, seconds=lambda: 0.0)
    assert client.get(address, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_a_calendar_that_was_left_behind_says_what_to_do(client, owner):
    row = actions.begin_calendar(owner.person, NOON.date(), 1, NOON, keeps_titles=False)
    view = page(client, reverse("calendar", args=[row.pk]))
    assert view.state == "stopped"
    client.post(view.view.delete_url)
    assert not CalendarRead.objects.exists()


def test_a_refusal_that_came_late_stands_on_the_calendars_page(client, owner, book):
    now = timezone.now()
    row = actions.begin_calendar(owner.person, now.date(), 1, now, keeps_titles=False)
    actions.read_calendar(row.pk, b"nothing", book, zone=None, seconds=lambda: 0.0)
    view = page(client, reverse("calendar", args=[row.pk]))
    assert view.state == "refused"
    assert "no calendar" in view.line
    assert page(client, ENERGY).calendars == ()


def test_the_log_the_hours_and_the_titles_can_be_deleted(client):
    client.post(ENERGY, {"tap": "campaigns:gave"})
    location = upload(client)["Location"]
    asked = page(client, location).asked[0]
    client.post(location + "titles", {"key": asked.key, "work": "other"})
    assert page(client, ENERGY).remembered == 1
    client.post(reverse("forget-energy"), {"what": "titles"})
    assert not SortedTitle.objects.exists()
    assert LogEntry.objects.exists()
    client.post(reverse("forget-energy"), {"what": "all"})
    assert not page(client, ENERGY).anything


def test_no_style_and_no_script_stands_in_the_pages(client):
    location = upload(client)["Location"]
    client.post(ENERGY, {"tap": "campaigns:gave"})
    for address in (ENERGY, location):
        body = client.get(address).content.decode()
        assert not re.search(r"\sstyle=|<script>|\son\w+=", body), address
