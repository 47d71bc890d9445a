"""A launch taken apart in a browser: its timeline, a reading, what to say and to ask."""

from itertools import combinations
from math import dist

import pypdfium2
import pytest
from test_every_page import AXE, LOOK, OPEN_ALL, TOO_WIDE

from conftest import take_apart
from debrief.handbook import handbook
from debrief.practice.teardown_file import read_teardown

WORKED = handbook().teardowns["board-packs-on-sundays"]
STRONG = {role: WORKED.answers(role)[-1].answer for role in ("pm", "pmm")}
WEAK = WORKED.answers("pm")[0].answer
EVENTS = (
    ("Q2 2023", "pm", "The spec: one account for two people, each with a card.", False),
    ("5 September 2023", "shared", "Shared accounts are open to 410,000 customers.", True),
    ("Oct 2023", "pmm", "A letter to couples brings 9,200 requests.", False),
)


def send(page, button):
    """Click a button that sends a form, and wait for the page it leads to."""
    with page.expect_navigation():
        page.click(button)


def begin(visitor, company="Nordlicht Bank", product="Shared accounts"):
    page = visitor.page
    visitor.go("/launches/")
    page.locator("a.button", has_text="Take a launch apart").click()
    page.fill("#company", company)
    page.fill("#product", product)
    send(page, "button:has-text('Begin')")


def add(page, date, side, what, launch):
    page.fill("#date-new", date)
    page.check(f".event-add input[value={side}]")
    page.fill("#what-new", what)
    if launch:
        page.check(".event-add input[name=launch-new]")
    send(page, "text=Add the event")


def read(page, text):
    page.fill("#would-text", text)
    send(page, "text=Read what I would have done")
    page.locator(".scorecard").wait_for()


@pytest.mark.row("F3")
@pytest.mark.parametrize("scripts", [True, False])
def test_a_launch_is_taken_apart_event_by_event_and_what_one_would_do_is_scored(alone, scripts):
    visitor = alone(java_script_enabled=scripts)
    page = visitor.page
    page.goto(visitor.address + "/practise/")
    page.click("text=To the launches")
    page.locator("a.button", has_text="Take a launch apart").click()
    page.fill("#company", "Nordlicht Bank")
    page.fill("#product", "Shared accounts")
    send(page, "button:has-text('Begin')")
    for event in EVENTS:
        add(page, *event)
    assert page.locator(".lane-number").all_text_contents() == ["1", "2", "3"]
    assert "launch, 5 Sep 2023" in page.locator(".lanes > svg").text_content()
    # All at once: the page may still be scrolling to the event that was added.
    lanes = page.locator(".lane-dot").evaluate_all(
        "dots => dots.map(dot => dot.getBoundingClientRect().y)"
    )
    assert len(lanes) == 3
    assert lanes == sorted(lanes)
    left = page.locator(".launch-left").inner_text()
    assert "No event before the launch is the PMM’s: who wrote the message" in left
    assert "3 of 3 events have no source" in left
    send(page, ".launch-event:nth-child(3) >> text=Change")
    page.fill("#date-3", "August 2023")
    send(page, ".event-change >> text=Keep the change")
    assert (
        "No event before the launch is the PMM’s" not in page.locator(".launch-left").inner_text()
    )
    page.select_option("#pm-known", "feature-adoption")
    page.select_option("#pmm-known", "launch-contacts")
    send(page, ".launch-about >> text=Keep this")
    assert "no metric is named" not in page.locator(".launch-left").inner_text()
    launch = page.url.partition("#")[0]
    levels = []
    for text in (WEAK, STRONG["pm"]):
        page.goto(launch)
        read(page, text)
        levels.append(page.locator(".conditions .met").count())
    assert levels[0] < levels[1]
    assert page.locator(".readings tbody tr").count() == 2
    assert not visitor.complaints


@pytest.mark.row("F4")
def test_a_company_is_ready_before_the_interview_in_either_track(alone):
    visitor = alone()
    page = visitor.page
    begin(visitor)
    for event in EVENTS:
        add(page, *event)
    launch = page.url.partition("#")[0]
    read(page, STRONG["pm"])
    page.goto(launch)
    page.locator(".head-meta >> text=What to say and to ask").click()
    said = page.locator(".said p").all_inner_texts()
    flat = " ".join(STRONG["pm"].split()).replace("'", "’")
    assert said
    assert all(" ".join(words.split()) in flat for words in said)
    asks = page.locator(".asked-says").all_inner_texts()
    assert asks
    assert all("Shared accounts" in ask for ask in asks)
    with page.expect_download() as waiting:
        page.click("text=As PDF")
    paper = pypdfium2.PdfDocument(waiting.value.path().read_bytes())
    text = " ".join(paper[0].get_textpage().get_text_range().split())
    assert "Nordlicht Bank, as a PM" in text
    assert asks[0].replace("’", "'")[:40] in text.replace("’", "'")
    with page.expect_download() as waiting:
        page.click("text=As Markdown")
    assert waiting.value.path().read_text(encoding="utf-8").startswith("# Nordlicht Bank, as a PM")
    send(page, ".tracks [value=pmm]")
    assert page.locator(".said").count() == 0
    assert "as a PMM was not read yet" in page.locator(".points").inner_text()
    assert not visitor.complaints


def test_a_launch_survives_a_crash_and_goes_only_when_asked(alone, killable):
    visitor = alone()
    page = visitor.page
    launch, reading = take_apart(visitor, STRONG["pm"])
    killable.kill()
    killable.start()
    visitor.go(reading)
    assert page.locator(".scorecard").is_visible()
    visitor.go(launch)
    with page.expect_download() as waiting:
        page.click("text=As TOML")
    told = read_teardown(waiting.value.path().read_text(encoding="utf-8"), "a.toml")
    assert [event.what for event in told.event] == [event.what for event in WORKED.event]
    page.click("text=Delete this launch")
    assert "11 events of its timeline" in page.locator("main").inner_text()
    page.click("text=Keep it")
    page.click("text=Delete this launch")
    send(page, "button:has-text('Delete it')")
    assert page.locator("h1").inner_text() == "Take a launch apart"
    assert visitor.go(launch).status == 404


@pytest.mark.parametrize("width", [320, 360])
def test_no_two_marks_of_a_lane_touch_on_a_telephone(visit, width):
    visitor = visit(viewport={"width": width, "height": 800})
    visitor.go("/launches/worked/board-packs-on-sundays/")
    boxes = [mark.bounding_box() for mark in visitor.page.locator(".lane-dot").all()]
    assert len(boxes) == len(WORKED.event)
    middles = [(b["x"] + b["width"] / 2, b["y"] + b["height"] / 2) for b in boxes]
    assert min(dist(one, other) for one, other in combinations(middles, 2)) > 21


def test_a_refused_event_looks_right_in_the_dark_and_on_a_narrow_page(alone):
    visitor = alone(color_scheme="dark", viewport={"width": 320, "height": 800})
    page = visitor.page
    begin(visitor, "Nordlicht" * 10, "Accounts" * 10)
    add(page, "soon", "pm", "Words" * 60, launch=True)
    assert "is no date that can be read" in page.locator(".problem").inner_text()
    page.fill("#date-new", "2023-09")
    send(page, "text=Add the event")
    page.evaluate(OPEN_ALL)
    assert page.evaluate(TOO_WIDE) == 0
    page.evaluate(AXE)
    assert page.evaluate(LOOK) == []
