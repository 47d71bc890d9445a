"""The pages that are read: the two roles and the metrics."""

import pytest


@pytest.mark.row("A1")
def test_the_two_roles_stand_side_by_side_and_meet_in_the_launch(visitor):
    visitor.go("/roles/")
    page = visitor.page
    heads = page.locator(".contrast").first.locator("thead").inner_text()
    assert all(word in heads for word in ("PM", "PMM", "meet"))
    owns = page.locator("[aria-labelledby=owns-title]").inner_text()
    assert "Roadmap" in owns
    assert "Positioning" in owns
    assert page.locator(".baton .station").count() == page.locator(".launch > li").count() > 5


@pytest.mark.row("A3")
def test_each_role_names_what_it_is_mistaken_for(visitor):
    visitor.go("/roles/")
    mistaken = visitor.page.locator(".mistaken h3").all_inner_texts()
    assert len(mistaken) == 4
    assert {"A project manager", "A copywriter"} <= set(mistaken)


@pytest.mark.row("A4")
def test_a_day_and_a_week_are_told_for_both(visitor):
    visitor.go("/roles/")
    page = visitor.page
    assert page.locator(".day").count() == 2
    assert page.locator(".week tbody tr").count() == 5
    page.locator("[aria-labelledby=differs-title] summary").first.click()
    assert page.locator("[aria-labelledby=differs-title] .ask").first.is_visible()


@pytest.mark.row("A2")
def test_a_metric_says_how_it_is_computed_and_how_it_is_gamed(visitor):
    visitor.go("/metrics/")
    page = visitor.page
    assert page.locator(".catalogue").count() == 3
    retention = page.locator("#retention")
    words = retention.inner_text()
    assert all(label in words for label in ("Comes from", "Gamed by", "Watch beside it"))
    assert retention.locator(".fraction").is_visible()


def test_an_empty_first_page_shows_what_will_come_back(killable, new_context):
    page = new_context().new_page()
    page.goto(killable.entry)
    assert page.locator(".specimen mark").is_visible()
    page.goto(killable.address + "/attempts/")
    assert page.locator(".empty .button").count() == 1
