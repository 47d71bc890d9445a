"""Reading the handbook: with scripts and without, at a desk and on a phone."""

from pathlib import Path

import pytest

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LOOK = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")}`)"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.row("D7")
@pytest.mark.parametrize("scripts", [True, False])
def test_somebody_looks_a_word_up_reads_on_and_takes_the_book_along(visit, scripts):
    visitor = visit(java_script_enabled=scripts)
    page = visitor.page
    page.goto(visitor.address + "/")
    page.click("nav >> text=Handbook")
    page.fill("#q", "prioritization")
    if scripts:
        # Results come while one types, and the word keeps its place in the field.
        page.wait_for_selector(".finds li")
        assert page.evaluate("document.activeElement.id") == "q"
        page.wait_for_url("**q=prioritization")
    else:
        page.click(".seek button")
    first = page.locator(".finds li").first
    assert "prioriti" in first.locator("mark").first.inner_text().lower()
    page.locator(".finds li:has-text('Chapter') a").first.click()
    assert "#at-" in page.url
    title = page.locator("h1").inner_text()
    page.locator(".reading-contents a >> text=Sources").click()
    assert page.url.endswith("#sources")
    assert page.locator(".foot-sources li .strength").first.is_visible()
    page.locator(".turn-on").click()
    assert page.locator("h1").inner_text() != title
    page.locator(".turn-back").click()
    assert page.locator("h1").inner_text() == title
    page.locator(".head-meta a").first.click()
    with page.expect_download() as waited:
        page.click("text=EPUB")
    assert Path(waited.value.path()).read_bytes().startswith(b"PK")
    assert not visitor.complaints


@pytest.mark.row("D7")
def test_a_citation_leads_to_its_source_and_back(visitor):
    page = visitor.page
    visitor.go("/handbook/practising-well/")
    cite = page.locator(".cite a").nth(1)
    number = cite.inner_text()
    cite.click()
    source = page.locator(f"#source-{number}")
    assert source.is_visible()
    assert source.locator(".strength").inner_text()
    source.locator(".foot-number").click()
    assert page.url.endswith(f"#cite-{number}")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visit, book, scheme, width):
    visitor = visit(
        color_scheme=scheme, reduced_motion="reduce", viewport={"width": width, "height": 800}
    )
    found = {}
    paths = ["/handbook/", "/handbook/?q=win+rate", "/handbook/?q=zzzz"]
    paths += [f"/handbook/{name}/" for name in list(book.chapters)[::6]]
    for path in paths:
        visitor.go(path)
        assert visitor.page.evaluate(TOO_WIDE) == 0, path
        visitor.page.evaluate(AXE)
        if violations := visitor.page.evaluate(LOOK):
            found[path] = violations
    assert not found
    assert not visitor.complaints


@pytest.mark.parametrize("width", [320, 360, 768])
def test_no_chapter_is_wider_than_the_window(visit, book, width):
    visitor = visit(viewport={"width": width, "height": 800})
    wider = {}
    for name in book.chapters:
        visitor.go(f"/handbook/{name}/")
        if beyond := visitor.page.evaluate(TOO_WIDE):
            wider[name] = beyond
    assert not wider
