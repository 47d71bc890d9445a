"""A whole mock loop in a browser: three rounds, a pause over which the server dies, the panel."""

import pytest

from conftest import lock_round

TIERS = ("strong", "weak", "fair")


def _exercise(book, title):
    return next(one for one in book.exercises.values() if one.title == title.replace("’", "'"))


def _answer(page, book, tier):
    exercise = _exercise(book, page.locator("h1").inner_text())
    return exercise.answer(tier).answer.strip()


@pytest.mark.row("D6")
def test_a_loop_is_sat_paused_rated_and_read_out(alone, killable, book):
    visitor = alone()
    page = visitor.page
    visitor.go("/loops/")
    page.click("button[value=pm-three]")
    loop = page.url
    assert page.locator(".stop-later").count() == 2

    page.click("text=Start this round")
    page.click("text=I have read it")
    page.fill("#text", _answer(page, book, TIERS[0]))
    lock_round(page)
    assert "That debrief opens with the panel" in page.locator("[role=status]").inner_text()

    # A draft is begun, the server dies, and a week may pass.
    page.click("text=Start this round")
    page.click("text=I have read it")
    page.wait_for_load_state("networkidle")
    draft = _answer(page, book, TIERS[1])
    with page.expect_response(lambda got: got.url.endswith("/draft")):
        page.fill("#text", draft)
    killable.kill()
    killable.start()
    page.goto(loop)
    assert "words so far" in page.locator(".stop-open").inner_text()
    page.click("text=Go on")
    assert page.input_value("#text") == draft
    lock_round(page, reply="I would watch how many loads are cancelled.")

    # Between two rounds nothing tells how the first ones went.
    visitor.go("/attempts/")
    assert page.locator("main a[href^='/attempts/']").count() == 0
    page.goto(loop)
    assert "Between two rounds" in page.locator("h1").inner_text()
    page.click("text=Start this round")
    page.click("text=I have read it")
    page.fill("#text", _answer(page, book, TIERS[2]))
    lock_round(page)

    page.click("a.button:has-text('Rate yourself')")
    page.click("text=let the panel meet")
    assert "Some levels are not given yet" in page.locator("[role=alert]").inner_text()
    for row in page.locator("fieldset.rated").all():
        row.locator("input[value='3']").check()
    page.click("text=let the panel meet")

    assert page.url.endswith("/panel/")
    assert page.locator(".seat").count() == 3
    said = page.locator("main").inner_text()
    for part in ("They read out", "Where they disagree", "What it hangs on", "You and the panel"):
        assert part in said
    assert page.locator(".read-out").count() >= 3
    assert page.locator(".differing").count() >= 2
    page.locator(".seat a:has-text('The whole debrief')").first.click()
    assert page.locator(".scorecard").count() == 1

    visitor.go("/loops/")
    assert page.locator(".gaps-disc").count() >= 1
    page.click("text=The same as a table")
    assert page.locator(".own-gaps .twin tbody tr").count() == 1
    # The browser notes that a form was refused.
    assert [one for one in visitor.complaints if "422" not in one] == []


def test_the_rail_and_the_loops_fit_a_narrow_screen(visit):
    visitor = visit(viewport={"width": 360, "height": 780})
    for path in ("/loops/", "/loops/own/?from=amazon-pm"):
        visitor.go(path)
        wide = visitor.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 360, path
    here = visitor.page.locator(".destinations [aria-current]")
    assert here.inner_text() == "Loops"
