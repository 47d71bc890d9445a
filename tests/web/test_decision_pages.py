"""The pages of the decision: pairs, the log, a calendar, goals, the verdict, on paper and gone."""

import json
import random
import re
import shutil
import sys
from datetime import timedelta

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from debrief.fit.form import form_from
from debrief.fit.goals import GoalAnswer
from debrief.fit.instrument import STOPPING
from debrief.fit.letter import VOICES
from debrief.journal import actions
from debrief.journal.models import CalendarRead, ChoiceRun, LogEntry, SortedTitle
from people import NOON, hand_in

DECIDE, PAIR, ENERGY, VERDICT = map(reverse, ("decide", "pair", "energy", "verdict"))
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


@pytest.fixture
def begun(client):
    client.post(DECIDE)


def page(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.context["page"]


def choose(client, choice="first", pair=None):
    shown = page(client, PAIR)
    return client.post(PAIR, {"pair": pair or shown.pair, "choice": choice})


def answer_all(owner, book, side, share=1.0):
    """Answer until asking ends, so often for a side; faster than clicking through the pages."""
    chance, at = random.Random(4), NOON
    actions.begin_run(owner.person, at)
    while question := actions.show_pair(owner.person, book, chance, at):
        at += timedelta(seconds=11)
        first = question.left == side if chance.random() < share else question.left != side
        place = "first" if first else "second"
        actions.answer_pair(owner.person, book, question.pair.id, place, at)


def upload(client, data=CALENDAR, start="2026-03-04", name="work.ics", **more):
    data = data.encode() if isinstance(data, str) else data
    return client.post(
        reverse("calendars"),
        {"file": SimpleUploadedFile(name, data), "start": start, "weeks": "1", **more},
    )


# -- the first page and the pairs ------------------------------------------------------------------


def test_somebody_new_sees_four_voices_a_sample_and_one_button(client):
    response = client.get(DECIDE)
    view = response.context["page"]
    assert view.state == "new"
    assert len(view.voices) == 4
    assert view.specimen
    main = response.content.decode().partition("<main")[2]
    assert main.count('class="button"') == 1


@pytest.mark.row("B1")
def test_pairs_are_answered_one_by_one_until_there_is_a_lean_with_its_uncertainty(client, begun):
    seen = []
    while True:
        response = client.get(PAIR)
        if response.status_code == 302:
            break
        view = response.context["page"]
        assert view.first != view.second
        assert view.pair not in seen
        seen.append(view.pair)
        assert client.post(PAIR, {"pair": view.pair, "choice": "first"})["Location"] == PAIR
    assert response["Location"] == DECIDE
    assert STOPPING.least <= len(seen) <= STOPPING.most
    result = page(client, DECIDE).result
    assert re.search(r"Of a hundred .* \d+ times. .* between \d+ and \d+", result.says)
    assert all(row.low <= row.value <= row.high for row in result.picture.rows)
    assert len(result.picture.rows) == 6


def test_answers_faster_than_reading_are_said_and_still_count(client, begun):
    while client.get(PAIR).status_code == 200:
        choose(client)
    result = page(client, DECIDE).result
    assert any("faster than the two texts can be read" in doubt for doubt in result.doubts)
    assert "still count" in " ".join(result.doubts)


def test_a_reload_asks_the_same_pair_and_a_stale_form_changes_nothing(client, begun):
    first = page(client, PAIR)
    assert page(client, PAIR) == first
    choose(client)
    assert choose(client, pair=first.pair).status_code == 302
    assert page(client, PAIR).answered == 1


def test_the_last_answer_is_taken_back(client, begun):
    first = page(client, PAIR)
    assert not first.can_undo
    choose(client)
    client.post(reverse("pair-undo"))
    again = page(client, PAIR)
    assert (again.pair, again.first, again.answered) == (first.pair, first.first, 0)


def test_it_can_be_left_and_taken_up_again(client, begun):
    for choice in ("first", "second", "skip"):
        choose(client, choice)
    view = page(client, DECIDE)
    assert view.state == "going"
    assert view.voices[0].url == PAIR
    assert page(client, PAIR).answered == 3


@pytest.mark.parametrize("choice", ["", "third", "build"])
def test_a_choice_that_is_not_there_gets_404(client, begun, choice):
    pair = page(client, PAIR).pair
    assert client.post(PAIR, {"pair": pair, "choice": choice}).status_code == 404


def test_there_is_no_pair_before_the_choices_were_begun(client):
    assert client.get(PAIR)["Location"] == DECIDE
    assert client.post(PAIR, {"pair": "x", "choice": "first"}).status_code == 404
    assert client.post(reverse("pair-undo")).status_code == 404


def test_the_choices_can_be_begun_anew_and_the_older_run_counts_again(client, owner, book):
    answer_all(owner, book, "market")
    assert "market" in page(client, DECIDE).result.headline
    client.post(DECIDE)
    view = page(client, DECIDE)
    assert view.state == "new"
    assert [run.in_force for run in view.runs] == [True, False]
    client.post(view.runs[0].delete_url)
    assert "market" in page(client, DECIDE).result.headline


def test_a_run_too_many_is_refused_with_what_to_do(client, owner, book):
    for n in range(20):
        at = NOON + timedelta(minutes=n)
        actions.begin_run(owner.person, at)
        shown = actions.show_pair(owner.person, book, random.Random(n), at)
        actions.answer_pair(owner.person, book, shown.pair.id, "first", at)
    response = client.post(DECIDE)
    assert response.status_code == 422
    assert "Delete one" in response.context["page"].problem
    assert ChoiceRun.objects.count() == 20


@pytest.mark.parametrize(("side", "word"), [("build", "build it"), ("market", "market")])
def test_the_headline_names_the_side_and_the_picture_says_it_in_words(
    client, owner, book, side, word
):
    answer_all(owner, book, side)
    result = page(client, DECIDE).result
    assert word in result.headline
    assert result.picture.title == f"Every aspect leans to the {side} side."
    assert result.flip.startswith("The flip test: had ")


def test_no_side_is_an_answer(client, owner, book):
    answer_all(owner, book, "market", share=0.5)
    result = page(client, DECIDE).result
    assert result.headline == "Your choices name no side, and that is an answer"
    assert "side would be named" in result.flip


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


# -- goals -----------------------------------------------------------------------------------------


def test_goals_are_kept_shown_again_and_taken_back(client, book):
    goal, other = list(book.goals.values())[:2]
    address = reverse("goals")
    client.post(address, {f"wish-{goal.id}": goal.wish[0].id, f"weight-{goal.id}": "3"})
    first, second = page(client, address).questions[:2]
    assert [wish.chosen for wish in first.wishes].index(True) == 0
    assert (first.weight, second.answered) == (3, False)
    client.post(address, {f"wish-{other.id}": other.wish[1].id, f"wish-{goal.id}": ""})
    first, second = page(client, address).questions[:2]
    assert (first.answered, second.answered) == (False, True)


@pytest.mark.parametrize("form", [("wish-{}", "fame"), ("weight-{}", "9")])
def test_a_wish_that_is_not_there_gets_404(client, book, form):
    goal = next(iter(book.goals))
    assert client.post(reverse("goals"), {form[0].format(goal): form[1]}).status_code == 404


# -- the verdict -----------------------------------------------------------------------------------


@pytest.fixture
def divided(owner, book):
    """Choices for the market side, a log for the build side, a goal."""
    answer_all(owner, book, "market")
    today = timezone.localdate()
    for back in range(8):
        for activity, energy in (("specifying", "gave"), ("campaigns", "took")):
            day = today - timedelta(days=back)
            actions.log_energy(owner.person, book, day, activity, energy, NOON, today=today)
    goal = next(iter(book.goals.values()))
    actions.keep_goals(owner.person, book, [GoalAnswer(goal.id, goal.wish[0].id)], NOON)


def test_before_anything_was_given_the_verdict_shows_a_sample_and_one_button(client):
    response = client.get(VERDICT)
    assert response.context["page"].empty
    assert response.content.decode().partition("<main")[2].count('class="button"') == 1
    assert client.get(reverse("verdict-paper")).status_code == 404


@pytest.mark.row("B4")
def test_the_verdict_keeps_the_four_voices_apart_and_says_where_they_disagree(client, divided):
    view = page(client, VERDICT)
    assert view.title == "Divided, and to be settled by trying"
    assert [row.says for row in view.picture.rows] == [
        "market side", "not enough yet", "build side", "not enough yet"
    ]  # fmt: skip
    assert view.picture.title == (
        "Your log leans to the build side; your choices lean to the market side; your own lines "
        "and your goals do not say enough yet."
    )
    leads = [part.lead for part in view.letter]
    assert leads[1:7] == [
        "What you would rather do",
        "What you can prove",
        "What gives you energy",
        "Where you want to be",
        "Where they disagree",
        "What would change this",
    ]
    assert {one.track for one in view.tryouts} == {"pm", "pmm"}
    assert view.silent == ()


def test_the_margin_quotes_what_the_paragraph_leaves_out(client, divided):
    voices = [part for part in page(client, VERDICT).letter if part.voice]
    assert [part.voice.title for part in voices] == [part.lead for part in voices]
    choices = voices[0]
    quotes = (*choices.voice.quotes, *choices.voice.more)
    assert len(quotes) == 2
    assert all(quote.words not in choices.text for quote in quotes)


@pytest.mark.parametrize("side", ["build", "market"])
def test_a_side_is_named_in_its_own_ink(client, owner, book, side):
    answer_all(owner, book, side)
    view = page(client, VERDICT)
    assert (
        view.title
        == {
            "build": "Towards product management",
            "market": "Towards product marketing",
        }[side]
    )
    assert view.track == {"build": "pm", "market": "pmm"}[side]
    assert f'class="verdict-{view.track}"' in client.get(VERDICT).content.decode()
    assert [voice.title for voice in view.silent] == [
        "What gives you energy", "Where you want to be"
    ]  # fmt: skip


def test_the_letter_has_no_heading_that_the_page_does_not_know(client, divided):
    for part in page(client, VERDICT).letter:
        assert bool(part.lead) == (not re.match(r"(You are|Keep it|Before you)", part.text))
        assert part.text[0].isupper()
    assert len(VOICES) == 4


@pytest.mark.row("B4")
def test_a_tryout_feeds_back_into_the_log_and_the_letter(client, owner, book, divided):
    one = page(client, VERDICT).tryouts[0]
    assert not one.heard
    say = reverse("tryout")
    assert client.post(say, {"exercise": one.exercise, "energy": "gave"}).status_code == 404
    exercise = book.exercises[one.exercise]
    attempt = hand_in(owner.person, exercise, exercise.answer("weak").answer.strip())
    view = page(client, VERDICT)
    one = view.tryouts[0]
    assert one.heard.startswith(f"{attempt.made} of {attempt.expected} moves heard")
    assert one.debrief_url == reverse("attempt", args=[attempt.pk])
    assert "Try the other one" in view.letter[-1].text
    client.post(say, {"exercise": one.exercise, "energy": "took"})
    after = page(client, VERDICT)
    assert after.tryouts[0].energy == "took"
    assert "the work took energy" in after.letter[-1].text
    assert LogEntry.objects.get(exercise=one.exercise).energy == "took"
    assert client.post(say, {"exercise": one.exercise, "energy": "fun"}).status_code == 404


def text_of(data):
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(one.get_textpage().get_text_range() for one in document).split())


def test_the_verdict_goes_on_paper_with_every_word_of_the_letter(client, divided):
    response = client.get(reverse("verdict-paper"))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith('attachment; filename="verdict-')
    said = text_of(response.content)
    view = page(client, VERDICT)
    assert view.title in said
    for part in view.letter:
        assert part.lead in said
        for word in part.text.split():
            assert word in said
    for row in view.picture.rows:
        assert row.title in said


def test_a_paper_that_could_not_be_made_says_so_and_loses_nothing(client, divided, monkeypatch):
    # The child that sets it ends at once, as where memory has run out.
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    response = client.get(reverse("verdict-paper"))
    assert response.status_code == 503
    assert "Nothing was lost" in response.context["page"].problem
    assert response.context["page"].letter


# -- out and gone ----------------------------------------------------------------------------------


def test_the_export_is_what_the_shell_reads(client, owner, divided):
    response = client.get(reverse("export-decision"))
    assert response["Content-Disposition"] == 'attachment; filename="decision.json"'
    form = form_from(json.loads(response.content))
    assert form == actions.form_of(owner.person, _book())
    assert len(form.answers) >= STOPPING.least
    assert len(form.energy) == 16


def _book():
    from debrief.web.library import book

    return book()


def test_deleting_everything_is_asked_first(client, divided):
    asked = reverse("forget-decision")
    kept = page(client, asked).kept
    assert len(kept) == 3
    assert any("16 entries of the log" in line for line in kept)
    client.post(asked)
    assert page(client, asked).kept == ()
    assert page(client, DECIDE).state == "new"
    assert page(client, VERDICT).empty


def test_the_rail_has_one_place_for_all_of_it(client, divided):
    for address in (DECIDE, ENERGY, VERDICT, reverse("goals"), reverse("forget-decision")):
        body = client.get(address).content.decode()
        here = re.findall(r'<a href="([^"]+)" aria-current="page">', body)
        assert here == [DECIDE], address


def test_more_answers_and_entries_add_no_queries(client, owner, book, divided):
    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    few = {address: queries(address) for address in (DECIDE, ENERGY, VERDICT)}
    today = timezone.localdate()
    for back in range(20):
        for activity in ("launching", "with-sellers", "choosing"):
            day = today - timedelta(days=back)
            actions.log_energy(owner.person, book, day, activity, "gave", NOON, today=today)
    answer_all(owner, book, "build")
    assert {address: queries(address) for address in few} == few
    assert max(few.values()) <= 16


def test_no_style_and_no_script_stands_in_the_pages(client, divided):
    location = upload(client)["Location"]
    for address in (DECIDE, ENERGY, VERDICT, reverse("goals"), location):
        body = client.get(address).content.decode()
        assert not re.search(r"\sstyle=|<script>|\son\w+=", body), address
