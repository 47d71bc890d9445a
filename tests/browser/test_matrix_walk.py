"""A résumé set on both roles, put right line by line, and set against advertisements."""

import pytest
from test_every_page import AXE, LOOK, OPEN_ALL, TOO_WIDE

from conftest import ADVERT, RESUME, paste_advert, take_in

MORE = """
### Product Marketing Manager, Brightlane Logistics

2019 - 2022

- Built a battlecard that 34 sellers use; win rate rose from 22 % to 31 % in two quarters
- Built the funnel reports in SQL every week
- Wrote blog posts and the monthly newsletter
- Coordinated sprint timelines and sent weekly status reports to stakeholders

## Skills
"""
LINES = RESUME.replace("\n## Skills\n", MORE)


def open_row_of(page, words):
    """Open the row, or the list of other work, in which a line stands; return the line."""
    line = page.locator(".quoted-line", has_text=words)
    line.locator("xpath=ancestor::details").last.locator("summary").first.click()
    line.wait_for(state="visible")
    return line


@pytest.mark.row("C2")
def test_a_line_is_one_click_away_and_moves_where_the_person_puts_it(alone):
    visitor = alone()
    page = visitor.page
    take_in(visitor, LINES)
    page.click("text=See what your lines prove")
    page.wait_for_selector(".heat-map", timeout=30_000)
    page.evaluate("window.stays = true")
    line = open_row_of(page, "Built a battlecard")
    line.locator("a:has-text('Move')").click()
    line.locator("select[name=place]").select_option("positioning")
    line.locator("select[name=strength]").select_option("measured")
    line.locator("button:has-text('Move it')").click()
    row = page.locator("#row-positioning")
    row.locator(".put-right").wait_for()
    assert row.get_attribute("open") is not None
    assert "Built a battlecard" in row.inner_text()
    assert page.evaluate("window.stays")
    assert page.evaluate("document.activeElement.value") == "back"
    take_in(visitor, LINES.replace("Ran 24", "Ran 26"))
    visitor.go("/matrix/")
    assert "Built a battlecard" in page.locator("#row-positioning").text_content()
    assert not visitor.complaints


@pytest.mark.row("B2", "C3")
def test_what_speaks_for_and_against_each_role_and_the_gaps_for_the_level(alone):
    visitor = alone()
    page = visitor.page
    take_in(visitor, LINES)
    visitor.go("/matrix/")
    said = page.locator(".arguments").inner_text()
    assert "Built a battlecard" in said or "Cut missed appointments" in said
    assert "Against" in said
    heading = page.locator("#gaps-title")
    assert "PM at L4" in heading.inner_text()
    page.click("button[name=level][value=L6]")
    assert "PM at L6" in heading.inner_text()
    page.click("button[value=pmm]")
    assert "PMM at L6" in heading.inner_text()
    page.locator(".gaps .ways a").first.click()
    assert "/practise/" in page.url
    assert not visitor.complaints


def test_a_line_that_reads_as_other_work_is_rewritten_with_the_fact_it_left_out(alone):
    visitor = alone()
    page = visitor.page
    take_in(visitor, LINES)
    visitor.go("/matrix/")
    drift = page.locator(".drift", has_text="Coordinated sprint")
    drift.locator("text=Rewrite it").click()
    drift.locator("textarea").fill("Cut three of eight requests; lead time fell from 9 to 5 days")
    drift.locator("text=Keep this wording").click()
    drift.wait_for(state="detached")
    visitor.go("/experience/")
    assert "lead time fell from 9 to 5 days" in page.locator(".dossier").inner_text()
    assert not visitor.complaints


@pytest.mark.row("G2")
def test_the_resume_is_read_as_a_panel_would_with_notes_level_with_their_words(alone):
    visitor = alone(viewport={"width": 1400, "height": 900})
    page = visitor.page
    take_in(visitor, LINES.replace("Wrote blog posts", "Helped with blog posts"))
    page.click("text=or see how a panel reads it")
    note = page.locator(".note", has_text="does not tell what you did")
    flag = page.locator(".flag", has_text="Helped with")
    assert abs(note.bounding_box()["y"] - flag.bounding_box()["y"]) < 40
    assert "read for a PM" in page.locator("main").inner_text()
    page.click("button[value=pmm]")
    assert "read for a PMM" in page.locator("main").inner_text()
    assert not visitor.complaints


@pytest.mark.row("C4", "G2")
def test_an_advertisement_is_read_covered_compared_and_deleted(alone):
    visitor = alone()
    page = visitor.page
    take_in(visitor, LINES)
    paste_advert(visitor, ADVERT)
    assert "Called Product Manager, Payments" in page.locator("h1").inner_text()
    covered = page.locator(".statement", has_text="Experience with SQL or a similar tool")
    assert covered.locator(".state").is_visible()
    assert page.locator(".advert-sheet .covering").count() > 0
    page.locator(".advert-sheet .covering a").first.click()
    assert page.locator(".quoted-line:visible").count() > 0
    paste_advert(visitor, ADVERT.replace("Payments", "Invoices"))
    visitor.go("/adverts/")
    for box in page.locator(".advert-pick input").all():
        box.check()
    page.click("text=Set the chosen ones side by side")
    assert page.locator(".column").count() == 2
    page.locator(".column h2 a").first.click()
    page.click("text=Delete this advertisement")
    assert page.locator(".advert-row").count() == 1
    assert not visitor.complaints


def test_all_of_it_works_without_scripts(alone):
    visitor = alone(java_script_enabled=False)
    page = visitor.page
    page.goto(visitor.address + "/experience/")
    page.click("text=Or paste or type its text")
    page.fill("#resume-text", LINES)
    page.click("text=Read it")
    page.locator(".dossier .known").first.wait_for(timeout=30_000)
    page.goto(visitor.address + "/matrix/")
    page.locator(".heat-map").wait_for(timeout=30_000)
    line = open_row_of(page, "Built a battlecard")
    line.locator("button:has-text('It belongs here')").click()
    said = page.locator(".quoted-line", has_text="Built a battlecard")
    assert said.locator(".put-right").is_visible()
    said.locator("button:has-text('Take back')").click()
    said.locator("a:has-text('Move')").click()
    said.locator("select[name=place]").select_option("launch")
    said.locator("button:has-text('Move it')").click()
    assert "Built a battlecard" in page.locator("#row-launch").inner_text()
    said.locator("button:has-text('It proves nothing')").click()
    assert page.locator("text=1 line you set aside").is_visible()
    page.click("button:has-text('Let it count again')")
    page.click("button[name=level][value=L5]")
    assert "at L5" in page.locator("#gaps-title").inner_text()
    page.goto(visitor.address + "/adverts/")
    page.click("text=Or hand over a file")
    page.set_input_files(
        "#advert-file",
        {"name": "posting.txt", "mimeType": "text/plain", "buffer": ADVERT.encode()},
    )
    page.click("text=Read it")
    page.locator(".advert-sheet").wait_for(timeout=30_000)
    page.click("text=Delete this advertisement")
    assert page.locator("#advert-text").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/matrix/", "/adverts/", "/experience/check/"])
def test_the_empty_pages_are_in_order_and_fit_a_phone(alone, scheme, path):
    visitor = alone(color_scheme=scheme, viewport={"width": 320, "height": 700})
    visitor.go(path)
    visitor.page.evaluate(OPEN_ALL)
    assert visitor.page.evaluate(TOO_WIDE) == 0
    visitor.page.evaluate(AXE)
    assert visitor.page.evaluate(LOOK) == []
    assert not visitor.complaints


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_in_order_and_fit_a_phone(alone, scheme):
    visitor = alone(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page = visitor.page
    take_in(visitor, LINES)
    advert = paste_advert(visitor, ADVERT)
    paste_advert(visitor, ADVERT.replace("Payments", "Invoices"))
    visitor.go("/adverts/")
    compared = "&".join(
        f"with={box.input_value()}" for box in page.locator(".advert-pick input").all()
    )
    visitor.go("/matrix/")
    opened = page.locator(".line-do a").first.get_attribute("href")
    wrong = {}
    for path in (
        "/matrix/",
        opened,
        "/experience/check/",
        "/adverts/",
        advert,
        f"/adverts/compare/?{compared}",
    ):
        visitor.go(path)
        page.evaluate(OPEN_ALL)
        page.evaluate(AXE)
        found = page.evaluate(LOOK)
        if page.evaluate(TOO_WIDE) or found:
            wrong[path] = (page.evaluate(TOO_WIDE), found)
    assert not wrong
    assert not visitor.complaints
