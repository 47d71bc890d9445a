"""A goal for the quarter in a browser: written, objected to, mended, with and without scripts."""

import pytest

from conftest import write_goal

SCREEN = "Show yesterday's takings on the lock screen"


@pytest.mark.row("A5")
def test_a_goal_is_written_read_and_mended(visitor):
    page = visitor.page
    write_goal(visitor, (SCREEN, "", "2,900"))
    assert "Daily active users from 42,000 to 48,300" in page.locator("h1").inner_text()
    notes = page.locator(".goal-form")
    assert "says what will be done" in notes.inner_text()
    assert "For 3,400 there is no lever" in notes.inner_text()
    assert page.locator(".goal-bar .goal-open").count() == 1
    page.fill("#driver-0-moves", "Shops that record again the next day from 61 % to 66 %")
    page.fill("#driver-1-lever", "Ask new shops for three customers only")
    page.fill("#driver-1-moves", "New shops recording in week four from 22 % to 31 %")
    page.fill("#driver-1-adds", "3,400")
    page.click("text=Read this goal")
    assert "no lever" not in notes.inner_text()
    assert page.locator(".goal-bar .goal-part").count() == 2
    page.locator(".goal-tree .fold summary").click()
    assert page.locator(".goal-tree tbody tr").count() == 2
    page.click("text=Delete this goal")
    assert page.url.endswith("/goals/")
    assert not visitor.complaints


def test_a_goal_is_written_without_scripts(visit):
    visitor = visit(java_script_enabled=False)
    write_goal(visitor, (SCREEN, "", "2,900"))
    assert "no lever" in visitor.page.locator(".goal-form").inner_text()
