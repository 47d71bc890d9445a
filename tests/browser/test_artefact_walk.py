"""An artefact filled in beside the free text, with scripts and without, to its picture."""

import pytest


@pytest.fixture
def plain(visit):
    return visit(java_script_enabled=False)


@pytest.mark.row("D1", "D2")
def test_a_launch_plan_is_filled_in_checked_and_drawn(visitor):
    visitor.start("keys-nobody-owns")
    page = visitor.page
    page.click("text=Fill in the launch plan")
    page.fill("[name='f.tier']", "Strategic")
    page.fill("[name='f.day']", "week 10")
    page.fill("[name='f.before.0.what']", "Recovery log made readable")
    page.fill("[name='f.before.0.owner']", "Head of engineering")
    page.fill("[name='f.before.0.date']", "week 12")
    notes = page.locator("#margin .form-note")
    notes.nth(1).wait_for()
    assert "how big this launch is" in notes.nth(0).inner_text()
    assert "wrong side of launch day" in notes.nth(1).inner_text()
    page.fill("[name='f.tier']", "Tier 1: 84 customers, 1 million dollars")
    page.wait_for_function("() => document.querySelectorAll('#margin .form-note').length === 1")
    page.reload()
    assert page.input_value("[name='f.before.0.owner']") == "Head of engineering"
    page.fill("#text", "I would start with the 84 large customers and their five weeks of review.")
    page.click("text=Read my answer")
    days = page.locator(".plan-table tbody th").all_inner_texts()
    assert [day.partition("\n")[0] for day in days] == ["week 12", "week 10"]
    assert page.locator(".artefact-notes li").count() == 1
    assert "Launch day: week 10." in page.locator(".manuscript").inner_text()
    assert visitor.complaints == []


def test_enter_in_a_line_goes_on_and_hands_nothing_in(visitor):
    visitor.start("battery-letter")
    page = visitor.page
    page.click("text=Fill in the message house")
    page.fill("[name='f.reader']", "Households off the old contract")
    page.press("[name='f.reader']", "Enter")
    assert page.evaluate("document.activeElement.name") == "f.roof"
    assert "/sittings/" in page.url


def test_rows_are_added_and_taken_out_without_scripts(plain):
    page = plain.page
    page.goto(plain.address + "/practise/school-translations/")
    page.click("button[value=open]")
    page.click("text=Fill in the metric tree")
    page.fill("[name='f.root']", "Forms returned on time")
    page.click("text=Add a row >> nth=0")
    assert page.input_value("[name='f.root']") == "Forms returned on time"
    rows = page.locator("#form-drivers .sheet-row")
    assert rows.count() == 4
    page.fill("[name='f.drivers.3.metric']", "Families that opened a translation")
    page.locator("#form-drivers .sheet-remove").first.click()
    assert rows.count() == 3
    assert page.input_value("[name='f.drivers.2.metric']") == "Families that opened a translation"
    page.press("[name='f.root']", "Enter")
    page.click("text=Read my answer")
    assert page.locator(".tree .tree-box").count() == 2
    assert page.locator(".tree-table").is_visible()


def test_words_typed_into_a_form_just_before_leaving_are_kept(visitor):
    visitor.start("the-cheaper-drum")
    page = visitor.page
    sitting = page.url
    page.click("text=Fill in the battlecard")
    page.locator("[name='f.rival']").press_sequentially("Kavur")
    visitor.go("/roles/")
    visitor.go(sitting)
    assert page.input_value("[name='f.rival']") == "Kavur"
