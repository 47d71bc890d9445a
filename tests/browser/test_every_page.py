"""What must hold on every page: nothing for axe, nothing wider than the window, no complaint."""

from pathlib import Path

import pytest

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LOOK = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")}`)"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(visit, walked, scheme):
    visitor = visit(color_scheme=scheme, reduced_motion="reduce")
    found = {}
    for name, path in walked.items():
        visitor.go(path)
        visitor.page.evaluate(OPEN_ALL)
        visitor.page.evaluate(AXE)
        if violations := visitor.page.evaluate(LOOK):
            found[name] = violations
    assert not found
    assert not visitor.complaints


@pytest.mark.parametrize("width", [320, 360, 800, 1280, 1920])
def test_no_page_scrolls_sideways(visit, walked, width):
    visitor = visit(viewport={"width": width, "height": 800})
    wider = {}
    for name, path in walked.items():
        visitor.go(path)
        visitor.page.evaluate(OPEN_ALL)
        if beyond := visitor.page.evaluate(TOO_WIDE):
            wider[name] = beyond
    assert not wider


def test_every_page_has_one_title_and_one_first_heading(visitor, walked):
    titles = {}
    for name, path in walked.items():
        assert visitor.go(path).status == 200, name
        assert visitor.page.locator("h1").count() == 1, name
        titles[name] = visitor.page.title()
    assert all(title.endswith("Debrief") and len(title) > 10 for title in titles.values()), titles


def test_a_stranger_sees_a_closed_door_and_no_more(new_context, served, walked):
    page = new_context().new_page()
    for path in walked.values():
        answer = page.goto(path if path.startswith("http") else served.address + path)
        assert answer.status == 403
        assert page.locator("nav").count() == 0
    assert "terminal" in page.locator("main").inner_text()


def test_a_page_that_does_not_exist_says_so_in_the_same_dress(visitor):
    assert visitor.go("/nowhere/").status == 404
    assert visitor.page.locator("h1").is_visible()
    assert visitor.page.locator("nav").is_visible()
