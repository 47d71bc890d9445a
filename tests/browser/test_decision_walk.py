"""Deciding in a browser: pairs by key, the log in two taps, a calendar, the letter, on paper."""

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from test_every_page import AXE, LOOK, OPEN_ALL, TOO_WIDE

from conftest import Visitor, take_in

TODAY = datetime.now(UTC).date()
MONDAY = TODAY - timedelta(days=TODAY.weekday() + 7)
CALENDAR = f"""BEGIN:VCALENDAR
VERSION:2.0
X-WR-TIMEZONE:Europe/Berlin
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Berlin:{MONDAY:%Y%m%d}T090000
DTEND;TZID=Europe/Berlin:{MONDAY:%Y%m%d}T100000
RRULE:FREQ=DAILY;COUNT=4
SUMMARY:Sprint planning
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;TZID=Europe/Berlin:{MONDAY:%Y%m%d}T130000
DTEND;TZID=Europe/Berlin:{MONDAY:%Y%m%d}T150000
SUMMARY:Kilo table
END:VEVENT
END:VCALENDAR
"""
RESUME = """\
# Ines Carvalho

## Experience

### Product Marketing Manager, Fern Health

Mar 2022 - Present

"""
LINES = (
    "Wrote the battlecard against two rivals that sales used in 70 % of their calls",
    "Launched self check-in in three countries; 41 % of clinics used it within eight weeks",
    "Positioned the reminder product for clinic managers and rewrote its messaging",
    "Ran the launch campaign of the payment product and lifted trials from 310 to 520 a month",
)
RESUME += "".join(f"- {line}\n" for line in LINES)


@pytest.fixture
def alone(new_context, killable):
    """Somebody new, on a server of their own."""

    def enter(**options):
        page = new_context(**options).new_page()
        page.context.request.get(killable.entry, max_redirects=0)
        return Visitor(page, killable.address)

    return enter


def press(page, key):
    """Press a key and wait for the page that it leads to."""
    with page.expect_navigation():
        page.keyboard.press(key)


def begin(page):
    with page.expect_navigation():
        page.click("text=Begin")


def choose_all(page, key="1"):
    while page.url.endswith("/decide/pair/"):
        press(page, key)


def give(page, data=CALENDAR):
    page.set_input_files(
        "#calendar-file",
        {"name": "work.ics", "mimeType": "text/calendar", "buffer": data.encode()},
    )
    page.click("text=Read the hours")


def one_row(killable, change):
    with sqlite3.connect(killable.data / "debrief.sqlite3") as database:
        database.execute(f"UPDATE journal_calendarread SET {change}")


@pytest.mark.row("B1")
def test_pairs_are_chosen_by_key_taken_back_left_and_taken_up_again(alone, killable):
    visitor = alone()
    page = visitor.page
    visitor.go("/decide/")
    begin(page)
    first = page.locator(".way").all_inner_texts()
    press(page, "1")
    press(page, "2")
    press(page, "s")
    assert "3 answered" in page.locator(".head").inner_text()
    press(page, "u")
    press(page, "u")
    press(page, "u")
    assert page.locator(".way").all_inner_texts() == first
    press(page, "2")
    shown = page.locator(".way").all_inner_texts()
    killable.kill()
    killable.start()
    page.context.request.get(killable.entry, max_redirects=0)
    visitor.go("/decide/")
    with page.expect_navigation():
        page.click("text=Go on")
    assert page.locator(".way").all_inner_texts() == shown
    choose_all(page)
    assert page.url.endswith("/decide/")
    assert "Of a hundred such pairs" in page.locator(".lede").inner_text()
    page.click("text=The same as a table")
    assert page.locator(".intervals tbody tr").count() == 6
    assert not visitor.complaints


@pytest.mark.row("B3")
def test_a_day_is_logged_in_two_taps_and_a_calendar_asks_what_it_cannot_tell(alone, killable):
    visitor = alone()
    page = visitor.page
    visitor.go("/decide/energy/")
    page.evaluate("window.stays = true")
    page.click("#g-campaigns")
    page.click("#i-campaigns")
    page.locator("#i-campaigns[aria-pressed=true]").wait_for()
    assert page.evaluate("window.stays && document.activeElement.id") == "i-campaigns"
    assert "market work in 1 of 1" in page.locator("#days-title").inner_text()
    give(page)
    page.locator("h1:has-text('Mostly the build side: 4.0 h')").wait_for()
    page.locator(".titles li", has_text="Kilo table").locator("text=Market side").click()
    page.locator(".titles").wait_for(state="detached")
    assert "Market side 2.0 h" in page.locator(".hours-key").inner_text()
    assert b"Kilo" not in (killable.data / "debrief.sqlite3").read_bytes()
    page.click("text=Back to the log")
    assert "remembered from you" in page.locator("main").inner_text()
    assert not visitor.complaints


def test_a_calendar_being_read_is_watched_and_shows_itself_when_it_is_done(alone, killable):
    visitor = alone()
    page = visitor.page
    visitor.go("/decide/energy/")
    give(page)
    page.locator("h1:has-text('Mostly')").wait_for()
    one_row(killable, "state = 'reading'")
    page.reload()
    assert page.locator("progress").is_visible()
    one_row(killable, "state = 'done'")
    page.locator("h1:has-text('Mostly')").wait_for(timeout=5_000)
    assert not visitor.complaints


@pytest.mark.row("B2", "B4")
def test_the_letter_weighs_four_voices_and_goes_on_paper(alone):
    visitor = alone()
    page = visitor.page
    take_in(visitor, RESUME)
    visitor.go("/decide/")
    begin(page)
    choose_all(page)
    page.get_by_role("link", name="Answer", exact=True).click()
    for question in page.locator(".goal").all():
        question.locator("input").first.check()
    page.click("text=Keep these answers")
    assert page.url.endswith("/decide/verdict/")
    letter = page.locator(".letter").inner_text()
    for lead in ("What you would rather do", "What you can prove", "Where you want to be"):
        assert lead in letter
    assert "What would change this" in letter
    assert any(line in letter for line in LINES)
    assert page.locator(".intervals .interval").count() >= 2
    assert page.locator(".tryout a[href*='/practise/']").count() == 2
    with page.expect_download() as waiting:
        page.click("text=Take it along as PDF")
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")
    assert not visitor.complaints


def test_all_of_it_works_without_scripts(alone):
    visitor = alone(java_script_enabled=False)
    page = visitor.page
    page.goto(visitor.address + "/decide/")
    page.click("text=Begin")
    page.locator(".way").first.click()
    page.click("text=Take the last answer back")
    assert "0 answered" in page.locator(".head").inner_text()
    while page.url.endswith("/decide/pair/"):
        page.locator(".way").last.click()
    page.locator(".voice", has_text="What gives you energy").locator("a").click()
    page.click("#k-specifying")
    page.click("#i-specifying")
    assert page.locator("#i-specifying").get_attribute("aria-pressed") == "true"
    give(page, "nothing")
    assert "Nothing of it was kept" in page.locator(".problem").inner_text()
    give(page)
    page.locator(".titles li", has_text="Kilo table").locator("text=Other").click()
    assert page.locator(".titles").count() == 0
    page.goto(visitor.address + "/decide/verdict/")
    assert "Of a hundred such choices" in page.locator(".letter").inner_text()
    page.click(".intervals summary")
    assert page.locator(".intervals table").is_visible()
    page.goto(visitor.address + "/decide/")
    page.click("text=delete all of it")
    page.click("button:has-text('Delete all of it')")
    assert page.locator("text=Not begun").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_with_everything_on_them_are_in_order_and_fit_a_phone(alone, scheme):
    visitor = alone(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page = visitor.page
    take_in(visitor, RESUME)
    visitor.go("/decide/energy/")
    page.click("#g-campaigns")
    page.locator("#i-campaigns").wait_for()
    give(page)
    page.locator(".titles").wait_for()
    calendar = page.url
    visitor.go("/decide/")
    begin(page)
    choose_all(page, "2")
    for path in ("/decide/", "/decide/energy/", calendar, "/decide/verdict/", "/decide/goals/"):
        visitor.go(path)
        page.evaluate(OPEN_ALL)
        assert page.evaluate(TOO_WIDE) == 0, path
        page.evaluate(AXE)
        assert page.evaluate(LOOK) == [], path
    assert not visitor.complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_empty_pages_are_in_order(alone, scheme):
    visitor = alone(color_scheme=scheme, viewport={"width": 320, "height": 700})
    for path in ("/decide/", "/decide/energy/", "/decide/verdict/", "/decide/delete/"):
        visitor.go(path)
        visitor.page.evaluate(OPEN_ALL)
        assert visitor.page.evaluate(TOO_WIDE) == 0, path
        visitor.page.evaluate(AXE)
        assert visitor.page.evaluate(LOOK) == [], path
    assert not visitor.complaints
