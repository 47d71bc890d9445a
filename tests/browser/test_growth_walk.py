"""Up a level or over to the other side: ladder, case and plan, with scripts and without."""

from datetime import timedelta

import pypdfium2
import pytest
from icalendar import Calendar
from test_every_page import AXE, LOOK, OPEN_ALL, TOO_WIDE

from conftest import RESUME, take_in

BEAT = "Launched returns in three regions; pipeline of EUR 1.9M against a target of EUR 1.5M"
LINES = RESUME.replace("- Ran 24", f"- {BEAT}\n- Ran 24")
CASE = "/grow/promotion/pmm/L4/"
DECIDES = "#c-launch-beat-target"
PAGES = ("/grow/", "/grow/ladder/", CASE, "/grow/switch/pm-to-pmm/", "/grow/delete/")


def saved(page, text):
    with page.expect_download() as waiting:
        page.click(f"text={text}")
    return waiting.value.path().read_bytes()


def days_of(page):
    """Return the days of the calendar's entries by their titles."""
    events = Calendar.from_ical(saved(page, "Take the dates along")).walk("VEVENT")
    return {str(event["SUMMARY"]): event["DTSTART"].dt for event in events}


@pytest.mark.row("J1")
def test_the_ladder_is_climbed_from_a_level_to_the_case_for_it(alone):
    visitor = alone()
    page = visitor.page
    visitor.go("/")
    page.click("nav >> text=Grow")
    page.click("text=Read the ladder")
    rung = page.locator(".ladder-level", has_text="L5").locator(".rung").nth(1)
    assert "Senior Product Marketing Manager" in rung.inner_text()
    rung.locator("summary").click()
    assert "A launch that beat its pipeline target" in rung.inner_text()
    assert "approximately" in page.locator("main").inner_text()
    rung.locator("text=See what your lines show of it").click()
    page.wait_for_url(f"**{CASE}")
    assert page.locator("h1").inner_text() == "What a panel asks for at L5"
    assert not visitor.complaints


@pytest.mark.row("J2")
def test_a_case_is_built_from_the_persons_own_lines_and_taken_along(alone):
    visitor = alone()
    page = visitor.page
    take_in(visitor, LINES)
    visitor.go(CASE)
    page.wait_for_selector(".docket", timeout=30_000)
    page.evaluate("window.stays = true")
    decides = page.locator(DECIDES)
    assert BEAT in decides.inner_text()
    assert "met" in decides.locator(".criterion-mark").inner_text()
    decides.locator("button:has-text('Set aside')").first.click()
    decides.locator("summary:has-text('set aside')").wait_for()
    assert "met" not in decides.locator(".criterion-mark").inner_text()
    assert page.evaluate("document.activeElement.id") == "t-launch-beat-target"
    decides.locator("summary:has-text('set aside')").click()
    decides.locator("button:has-text('Take back')").click()
    decides.locator(".exhibit-words", has_text=BEAT).wait_for()
    decides.locator("summary:has-text('Add a note')").click()
    decides.locator("textarea").fill("The target was agreed in May.")
    decides.locator("button:has-text('Keep the note')").click()
    decides.locator(".case-note").wait_for()
    assert page.evaluate("window.stays")
    made = pypdfium2.PdfDocument(saved(page, "Take it along as PDF"))
    said = " ".join(made[0].get_textpage().get_text_range().split())
    assert len(made) == 1
    assert BEAT in said
    assert "The target was agreed in May." in said
    assert "Ines Carvalho" in said
    assert not visitor.complaints


@pytest.mark.row("J3")
def test_a_plan_is_kept_ticked_and_moved_in_the_calendar(alone, killable):
    visitor = alone()
    page = visitor.page
    visitor.go("/grow/switch/")
    page.locator("text=See the plan").first.click()
    assert "not known" in page.locator(".caution").inner_text()
    page.check("input[name=project][value=battlecard]")
    page.fill("#start", "2027-01-04")
    page.click("text=Keep this plan")
    page.locator("#m-gaps button").click()
    page.locator("#m-gaps.stone-reached").wait_for()
    assert "1 of 7 milestones reached" in page.locator("#timeline-title").inner_text()
    page.fill("#name-manager", "Beatriz Mota")
    page.locator("#p-manager button").click()
    before = days_of(page)
    assert "Ask Beatriz Mota (your manager)" in before
    page.fill("#start", "2027-01-11")
    page.click("text=Change the plan")
    after = days_of(page)
    assert after == {title: day + timedelta(days=7) for title, day in before.items()}
    killable.kill()
    killable.start()
    visitor.go("/grow/switch/pm-to-pmm/")
    assert page.locator("#m-gaps.stone-reached").is_visible()
    assert "Beatriz Mota" in page.locator("#p-manager h3").inner_text()
    page.click("text=The same as a table")
    table = page.locator(".timeline-twin table").inner_text()
    assert all(stone in table for stone in ("Agree on the project", "The rival that comes up most"))
    assert not visitor.complaints


def test_all_of_it_works_without_scripts(alone):
    visitor = alone(java_script_enabled=False)
    page = visitor.page
    page.goto(visitor.address + "/experience/")
    page.click("text=Or paste or type its text")
    page.fill("#resume-text", LINES)
    page.click("text=Read it")
    page.locator(".dossier .known").first.wait_for(timeout=30_000)
    page.goto(visitor.address + CASE)
    page.wait_for_selector(".docket", timeout=30_000)
    page.locator(f"{DECIDES} button:has-text('Set aside')").first.click()
    page.locator(f"{DECIDES} summary:has-text('set aside')").click()
    page.locator(f"{DECIDES} button:has-text('Take back')").click()
    assert BEAT in page.locator(f"{DECIDES} .exhibit-words").first.inner_text()
    page.locator(f"{DECIDES} summary:has-text('Add a note')").click()
    page.fill("#note-launch-beat-target", "The target was agreed in May.")
    page.locator(f"{DECIDES} button:has-text('Keep the note')").click()
    assert "agreed in May" in page.locator(f"{DECIDES} .case-note").inner_text()
    assert "agreed in May" in saved(page, "or as Markdown").decode()
    page.goto(visitor.address + "/grow/switch/pmm-to-pm/")
    page.click("text=Keep this plan")
    page.locator("#m-agree button").click()
    assert page.locator("#m-agree.stone-reached").is_visible()
    assert len(days_of(page)) == 12
    page.goto(visitor.address + "/grow/")
    page.click("text=Delete all of it")
    page.click("button:has-text('Delete all of it')")
    assert page.locator("text=No plan yet").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_in_order_and_fits_a_phone_empty_and_full(alone, scheme):
    visitor = alone(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page = visitor.page

    def look():
        found = {}
        for path in PAGES:
            visitor.go(path)
            page.wait_for_selector("main h1", timeout=30_000)
            page.evaluate(OPEN_ALL)
            page.evaluate(AXE)
            if wrong := page.evaluate(LOOK):
                found[path] = wrong
            for width in (320, 360, 1280, 1920):
                page.set_viewport_size({"width": width, "height": 740})
                if beyond := page.evaluate(TOO_WIDE):
                    found[path, width] = beyond
        return found

    assert look() == {}
    take_in(visitor, LINES)
    visitor.go("/grow/")
    page.wait_for_selector(".grow-parts", timeout=30_000)
    visitor.go("/grow/switch/pm-to-pmm/")
    page.click("text=Keep this plan")
    page.locator("#m-gaps button").click()
    visitor.go(CASE)
    page.locator(f"{DECIDES} button:has-text('Put first')").first.click()
    page.locator(f"{DECIDES} .put-right").wait_for()
    assert look() == {}
    assert not visitor.complaints
