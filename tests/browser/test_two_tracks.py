"""The two tracks share nothing but the launch zone: plans, records, what an answer plays."""

import pytest

PLAYS_THE_OTHER = """\
I would treat this as a launch. First we fix the positioning, because people clearly do not
understand our value proposition at the checkout, and write the messaging for it. Then I would
plan an email campaign to everybody who left a basket, with a discount code, and a second campaign
on Instagram with two influencers. The landing page gets testimonials and a tagline about honest
delivery. A press release and a newsletter go out in the same week, sales support receives a
battlecard, and we run ads for four weeks to lift brand awareness. After that I would compare
awareness and the click rate of the ads with last quarter, when we did no promotion at all.
"""


@pytest.mark.row("D3")
def test_plan_and_record_change_with_the_track_and_an_answer_that_plays_the_other_is_told(visitor):
    page = visitor.page
    visitor.go("/practise/")
    of_pm = page.locator(".planned li").all_inner_texts()
    assert len(of_pm) == 5
    visitor.hand_in(PLAYS_THE_OTHER)
    assert "in a product manager’s round" in page.locator("main").inner_text()
    visitor.go("/attempts/")
    assert page.locator("main").inner_text().count("Product design") >= 1
    with page.expect_navigation():
        page.click("button[name=track][value=pmm]")
    assert "Product design" not in page.locator("main").inner_text()
    visitor.go("/practise/")
    of_pmm = page.locator(".planned li").all_inner_texts()
    assert len(of_pmm) == 5
    assert not set(of_pm) & set(of_pmm)
    page.click("button[name=track][value=pm]")
    assert not visitor.complaints


@pytest.mark.row("D1", "D2")
@pytest.mark.parametrize("track", ["pm", "pmm"])
def test_every_round_of_a_track_can_be_chosen_and_one_is_answered(visitor, book, track):
    page = visitor.page
    visitor.go("/practise/")
    page.click(f"button[name=track][value={track}]")
    rounds = [entry for role, entry in book.rounds if role == track]
    for name in rounds:
        visitor.go(f"/practise/?round={name}")
        bank = [e for e in book.exercises.values() if (e.track, e.round) == (track, name)]
        assert page.locator(".index .entry").count() == len(bank) >= 7
    chosen = bank[-1]
    page.click(f".entry a:has-text('{chosen.title}')")
    page.click("button[value=open]")
    page.fill("#text", chosen.answer("strong").answer)
    page.click("text=Read my answer")
    assert page.locator(".manuscript mark").count() > 2
    page.click("button[name=track][value=pm]")
    assert not visitor.complaints
