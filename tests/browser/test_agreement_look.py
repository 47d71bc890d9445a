"""The page of figures as people see it: a server started beside a copy of the program that has
figures, so that the page is walked whatever this installation came with."""

import signal
from pathlib import Path

import pytest

from conftest import ROOT, Served, Visitor
from measured import write_figures

AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LOOK = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
    .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(" | ")}`)"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
KEYS = 60


@pytest.fixture(scope="module")
def measured(tmp_path_factory, book):
    """A server whose program came with figures."""
    folder = tmp_path_factory.mktemp("measured")
    package, here = folder / "debrief", ROOT / "src" / "debrief"
    model = package / "critique" / "model"
    model.mkdir(parents=True)
    for source, copy in ((here, package), (here / "critique", package / "critique")):
        for entry in source.iterdir():
            if not (copy / entry.name).exists():
                (copy / entry.name).symlink_to(entry)
    write_figures(model, book)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)  # what stands in the working directory is imported before the rest
        running = Served(folder / "data").start()
    yield running
    running.kill(signal.SIGTERM)


@pytest.fixture
def open_page(new_context, measured):
    def look(**options):
        page = new_context(**options).new_page()
        visitor = Visitor(page, measured.address)
        page.goto(measured.entry)
        visitor.go("/agreement/")
        return visitor

    return look


@pytest.mark.row("E5")
@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_figures_can_be_read_by_everybody(open_page, scheme):
    visitor = open_page(color_scheme=scheme, reduced_motion="reduce")
    page = visitor.page
    page.evaluate(OPEN_ALL)
    page.evaluate(AXE)
    assert page.evaluate(LOOK) == []
    assert page.locator("figure.dots").count() == 2
    assert not visitor.complaints


@pytest.mark.row("E5")
@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_the_figures_fit_the_window_without_scripts(open_page, width):
    page = open_page(viewport={"width": width, "height": 800}, java_script_enabled=False).page
    for summary in page.locator("main summary").all():
        summary.click()
    picture = page.locator("figure.dots").first
    names = picture.locator(".dots-name").all_text_contents()
    assert names == picture.locator("tbody th").all_text_contents()
    assert picture.locator("table").is_visible()
    inside = picture.bounding_box()
    assert inside["x"] >= 0
    assert inside["x"] + inside["width"] <= width


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_the_page_of_figures_does_not_scroll_sideways(open_page, width):
    page = open_page(viewport={"width": width, "height": 800}).page
    page.evaluate(OPEN_ALL)
    assert page.evaluate(TOO_WIDE) == 0


@pytest.mark.browser
def test_the_table_beneath_the_picture_opens_from_the_keyboard(open_page):
    page = open_page().page
    for _ in range(KEYS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.dots summary')"):
            break
    page.keyboard.press("Enter")
    assert page.locator("figure.dots table").first.is_visible()
