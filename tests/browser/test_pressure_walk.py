"""A round under pressure as it feels: reading, asking, the constraint, somebody across."""

import sqlite3
from contextlib import closing

import pytest

from conftest import TALK, Visitor, until

EXERCISE = "same-promise-for-engineers"
ANSWER = (
    "I am writing for the engineer who runs the nightly script. Our platform is the most reliable "
    "on the market and leading teams trust it. Here is the line: someone will rename a column, and "
    "only that table should stop. What they get back is the night."
)


def begin(visitor, listener=""):
    visitor.go(f"/practise/{EXERCISE}/")
    page = visitor.page
    page.check(f"input[name=listener][value='{listener}']")
    page.click("button[value=pressure]")
    return page


def later(served, page, minutes):
    """Let time pass for the sitting that a page shows, as if reading had ended before."""
    sitting = page.url.split("/sittings/")[1].partition("/")[0].replace("-", "")
    with closing(sqlite3.connect(served.data / "debrief.sqlite3", timeout=10)) as base, base:
        changed = base.execute(
            "UPDATE journal_sitting SET read_at = datetime(read_at, ?) WHERE id = ?",
            (f"-{minutes} minutes", sitting),
        )
        assert changed.rowcount == 1
    page.reload()


def ask(page, question):
    before = page.locator(".exchange").count()
    page.fill("#question", question)
    page.keyboard.press("Enter")
    page.locator(".exchange").nth(before).wait_for()
    return page.locator(".exchange").nth(before)


@pytest.mark.row("D5")
def test_a_messaging_round_under_pressure_from_reading_to_what_was_asked(visitor, served):
    page = begin(visitor, "hostile")
    assert page.locator("#text").count() == 0
    assert "Dorothea Kranz" in page.locator(".across").inner_text()
    assert "On page nine" in ask(page, "Do the docs mention duplicates?").inner_text()
    assert "unknown" in ask(page, "What does a licence cost?").get_attribute("class")
    page.click("text=I have read it")
    assert page.locator("[data-clock-time]").inner_text() in {"25:00", "24:59", "24:58"}
    page.locator("#text").press_sequentially(ANSWER[:40])
    assert "That is your call" in ask(page, "May I drop the 40 percent?").inner_text()
    assert page.input_value("#text") == ANSWER[:40]
    assert page.evaluate("document.activeElement.id") == "question"
    assert page.locator(".constraint .prompt").count() == 0
    later(served, page, minutes=11)
    assert "six weeks" in page.locator(".constraint .prompt").inner_text()
    page.fill("#text", ANSWER)
    page.click("text=Read my answer")
    assert page.locator("h1").inner_text() == "Dorothea Kranz has heard you out"
    asked = []
    while True:
        asked.append(page.locator(".probe-ask").last.inner_text())
        page.locator(".probe textarea").fill("They can rerun our benchmark this afternoon.")
        if page.locator("text=Open the debrief").count():
            break
        page.click("text=Say it, and hear the next")
    page.click("text=Open the debrief")
    assert 2 <= len(asked) <= 3
    assert all("“" in question for question in asked)
    assert page.locator(".probe-verdict").count() == len(asked)
    asked_before = page.locator("section[aria-labelledby=asked-title]")
    assert asked_before.locator(".exchange").count() == 3
    assert "stay in use" in asked_before.locator(".folds").inner_text()
    assert not visitor.complaints


def test_reading_ends_by_itself_and_leads_on_to_the_answer(visitor):
    page = visitor.page
    page.clock.install()
    begin(visitor)
    page.fill("#question", "Half a question")
    page.clock.run_for(130_000)
    assert page.input_value("#question") == "Half a question"
    assert "begun" in page.locator("[data-clock-says]").inner_text()


def test_without_scripts_questions_are_asked_and_the_draft_is_kept(visit):
    visitor: Visitor = visit(java_script_enabled=False)
    page = begin_plain(visitor)
    page.fill("#question", "May I drop the 40 percent?")
    page.click(".ask-row button")
    assert "That is your call" in page.locator(".exchange").inner_text()
    page.click("text=I have read it")
    page.fill("#text", "Half an answer")
    page.fill("#question", "What does a licence cost?")
    page.click(".ask-row button")
    assert page.locator(".exchange").count() == 2
    assert page.input_value("#text") == "Half an answer"


def begin_plain(visitor):
    page = visitor.page
    page.goto(f"{visitor.address}/practise/{EXERCISE}/")
    page.click("button[value=pressure]")
    return page


@pytest.mark.row("D5")
def test_a_transcript_is_brought_and_its_pace_stands_in_the_debrief(visitor):
    visitor.start("air-nobody-breathes")
    page = visitor.page
    page.fill("#text", "By hand.")
    page.click("text=Bring a transcript")
    talk = {"name": "talk.vtt", "mimeType": "text/vtt", "buffer": TALK}
    page.set_input_files("#file", talk)
    page.click("text=Read it")
    assert page.locator("input[name=speaker]").count() == 2
    assert page.is_checked("input[value='Ines Carvalho']")
    page.click("text=Put it into my draft")
    assert page.input_value("#text").startswith("By hand.\n\nThe committee asks")
    page.click("text=Read my answer")
    assert page.locator(".pace-bar").count() >= 3
    assert "4.0 seconds" in page.locator(".how-spoken").inner_text()
    assert not visitor.complaints


@pytest.mark.row("D5")
def test_an_answer_is_recorded_played_beside_the_debrief_and_deleted(visitor):
    visitor.start(EXERCISE)
    page = visitor.page
    page.locator("[data-record]").click()
    page.locator("[data-level]").wait_for(state="visible")
    page.locator("[data-time]:text('0:04')").wait_for(timeout=10_000)
    page.locator("[data-pause]").click()
    assert page.locator("[data-says]").inner_text() == "Paused."
    page.locator("[data-pause]").click()
    page.locator("[data-stop]").click()
    page.locator("audio").wait_for()
    assert page.locator("[data-says]").inner_text() == "Kept."
    page.fill("#text", ANSWER)
    page.click("text=Read my answer")
    player = page.locator(".said-aloud audio")
    player.wait_for()
    assert until(lambda: 3 < player.evaluate("one => one.duration") < 10)
    player.evaluate("one => { one.currentTime = 2; }")
    assert until(lambda: player.evaluate("one => !one.seeking && one.currentTime >= 2"))
    page.locator(".said-aloud").locator("text=Delete").click()
    page.click("text=Delete the recording")
    assert page.url.endswith("/")
    assert page.locator("audio").count() == 0
    assert not visitor.complaints


def test_whoever_has_no_microphone_reads_a_sentence(visitor):
    visitor.page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('NotFoundError'));"
    )
    visitor.start(EXERCISE)
    page = visitor.page
    page.locator("[data-record]").click()
    page.locator("[data-says]:has-text('no microphone')").wait_for()
    assert "bring a transcript" in page.locator("[data-says]").inner_text()
    assert not visitor.complaints


def test_a_recording_survives_whoever_leaves_the_page_while_speaking(visitor):
    visitor.start(EXERCISE)
    page = visitor.page
    sitting = page.url
    page.locator("[data-record]").click()
    page.locator("[data-time]:text('0:04')").wait_for(timeout=10_000)
    page.goto(visitor.address + "/roles/")
    page.goto(sitting)
    assert page.locator("audio").count() == 1
