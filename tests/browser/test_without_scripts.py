"""Everything works without JavaScript; scripts only make it nicer."""

import pytest


@pytest.fixture
def plain(visit):
    return visit(java_script_enabled=False)


def test_an_answer_can_be_written_kept_and_read(plain, worked):
    page = plain.page
    page.goto(plain.address + "/practise/checkout-delivery-surprise/")
    page.click("button[value=open]")
    page.fill("#text", worked["weak"])
    page.click("text=Save draft")
    assert page.input_value("#text") == worked["weak"]
    page.click("text=Read my answer")
    assert page.locator(".manuscript mark").count() > 2
    note = page.locator(".para:has(.note[data-note])").first
    assert note.locator(".note").first.is_visible()
    page.locator(".probe textarea").first.fill("Orders per basket, from 30.8 to 33 by March.")
    page.click("text=Read my replies")
    assert page.locator(".probe-verdict").count() >= 1


def test_the_track_can_be_switched(plain):
    page = plain.page
    page.goto(plain.address + "/practise/")
    page.click("button[value=pmm]")
    assert page.url.endswith("/practise/")
    assert "Positioning" in page.locator("main").inner_text()
    page.click("button[value=pm]")


def test_questions_and_tables_open_by_themselves(plain):
    page = plain.page
    page.goto(plain.address + "/samples/checkout-delivery-surprise/strong/")
    twin = page.locator(".shape-twin")
    assert not twin.locator("table").is_visible()
    twin.locator("summary").click()
    assert twin.locator("table").is_visible()
