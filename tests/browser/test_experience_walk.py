"""A résumé dropped on a page: its facts with their lines, put right in place, never lost."""

import io
import sqlite3

import pytest
from test_every_page import AXE, LOOK, OPEN_ALL, TOO_WIDE

from conftest import RESUME, take_in


def pdf(text):
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4)
    at = 800
    for line in text.split("\n"):
        canvas.setFont("Helvetica-Bold" if line.startswith("#") else "Helvetica", 10)
        canvas.drawString(50, at, line.lstrip("# ").replace("- ", "• ", line.startswith("- ")))
        at -= 15
    canvas.save()
    return made.getvalue()


@pytest.mark.row("C1")
def test_a_pdf_is_taken_apart_and_every_fact_shows_its_line(alone):
    visitor = alone()
    page = visitor.page
    take_in(visitor, pdf(RESUME), name="cv.pdf")
    assert "Fern Health" in page.locator(".dossier").inner_text()
    line = page.locator(".known-lines .fact-row", has_text="Cut missed")
    line.locator(".sourceref").click()
    line.locator(".source-panel mark").first.wait_for()
    marked = line.locator(".source-panel mark").all_inner_texts()
    assert " ".join(marked).startswith("Cut missed appointments from 18 % to 11 %")
    assert page.url.endswith("/experience/")
    line.locator("text=Close").click()
    line.locator(".source-panel").wait_for(state="detached")
    assert not visitor.complaints


@pytest.mark.row("C1")
def test_a_fact_is_put_right_in_place_and_stays_so_over_a_newer_file(alone):
    visitor = alone()
    page = visitor.page
    take_in(visitor, RESUME)
    page.evaluate("window.stays = true")
    line = page.locator(".known-lines .fact-row", has_text="Ran 24")
    line.locator(".sourceref").click()
    line.locator("textarea").fill("Ran 24 interviews and stopped the kiosk project")
    line.locator("text=Save").click()
    page.locator(".put-right").wait_for()
    assert page.evaluate("window.stays")
    assert page.evaluate("document.activeElement.className") == "sourceref"
    take_in(visitor, RESUME.replace("Ran 24", "Ran 26") + "\n## Languages\n\nPortuguese\n")
    said = page.locator(".dossier").inner_text()
    assert "stopped the kiosk project" in said
    assert "Portuguese" in said
    page.locator("text=Take back").click()
    assert "Ran 26" in page.locator(".dossier").inner_text()
    assert not visitor.complaints


def test_all_of_it_works_without_scripts(alone):
    visitor = alone(java_script_enabled=False)
    page = visitor.page
    page.goto(visitor.address + "/experience/")
    page.click("text=Or paste or type its text")
    page.fill("#resume-text", RESUME)
    page.click("text=Read it")
    page.locator(".dossier .known").first.wait_for(timeout=30_000)
    page.locator(".known-lines .sourceref").first.click()
    assert page.locator(".source-panel mark").is_visible()
    page.locator(".source-panel textarea").fill("Halved missed appointments")
    page.click(".source-panel >> text=Save")
    assert "Halved missed" in page.locator(".dossier").inner_text()
    asked = page.locator(".asked > li").count()
    assert asked
    page.locator("text=Leave it as read").first.click()
    assert page.locator(".asked > li").count() == asked - 1
    with page.expect_download() as waiting:
        page.click("text=Original")
    assert waiting.value.path().read_text() == RESUME
    page.click("text=Delete all of it")
    page.click("button:has-text('Delete all of it')")
    assert page.locator("#file").is_visible()


def test_a_server_that_ended_while_it_read_leaves_a_line_and_a_button(alone, killable):
    visitor = alone()
    page = visitor.page
    take_in(visitor, RESUME)
    killable.kill()
    # As a server that is killed in the middle of a file leaves it.
    with sqlite3.connect(killable.data / "debrief.sqlite3") as database:
        database.execute("UPDATE journal_import SET state = 'reading', document = NULL")
    killable.start()
    page.goto(visitor.address + "/experience/")
    page.click(".unread a")
    assert "interrupted" in page.locator("h1").inner_text()
    page.click("text=Read it again")
    page.locator(".dossier .known").first.wait_for(timeout=30_000)
    assert "Fern Health" in page.locator(".dossier").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_empty_page_is_in_order_and_fits_a_phone(alone, scheme):
    visitor = alone(color_scheme=scheme, viewport={"width": 320, "height": 700})
    visitor.go("/experience/")
    visitor.page.evaluate(OPEN_ALL)
    assert visitor.page.evaluate(TOO_WIDE) == 0
    visitor.page.evaluate(AXE)
    assert visitor.page.evaluate(LOOK) == []
    assert not visitor.complaints
