"""Advertisements, matrix, ladder, promotion and switch from the shell."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from debrief.cli import group

ADVERTS = Path(__file__).parent / "adverts"
BULLETS = """Coordinated sprint timelines and sent weekly status reports to stakeholders
Shipped two-step checkout with five engineers; completed orders rose from 61 % to 68 %

Built a battlecard that 34 sellers use; win rate rose from 22 % to 31 % in two quarters
"""


@pytest.fixture
def shell(tmp_path, monkeypatch):
    monkeypatch.setenv("DEBRIEF_DATA", str(tmp_path / "data"))

    def run(*arguments, stdin=None, code=0):
        done = CliRunner().invoke(group, [str(one) for one in arguments], input=stdin)
        assert done.exit_code == code, done.output
        return done.stdout

    return run


@pytest.fixture
def bullets(tmp_path):
    path = tmp_path / "bullets.txt"
    path.write_text(BULLETS, encoding="utf-8")
    return path


@pytest.mark.row("C4", "G2")
def test_one_advertisement_with_what_ones_own_lines_show(shell, bullets):
    record = json.loads(
        shell("advert", ADVERTS / "pmm-html.html", "--lines", bullets, "--format", "json")
    )
    assert record["title"] == "Product Marketing Manager"
    assert sum(record["shares"].values()) == pytest.approx(1)
    assert {one["state"] for one in record["coverage"]} <= {"covered", "partly", "not", "unknown"}
    text = shell("advert", ADVERTS / "pmm-html.html", "--lines", bullets)
    assert "Called Product Marketing Manager" in text
    assert "To ask the employer" in text


@pytest.mark.row("C4")
def test_several_advertisements_are_set_side_by_side(shell):
    files = [ADVERTS / "pm-prose.txt", ADVERTS / "project.txt"]
    assert "Side by side" in shell("advert", *files)
    assert len(json.loads(shell("advert", *files, "--format", "json"))["adverts"]) == 2


@pytest.mark.row("C4")
def test_json_lines_answer_every_sentence_in_order_and_a_bad_line_is_not_fatal(shell):
    sentences = ["Own the roadmap", "", "Keep the risk register", "Own the roadmap"]
    lines = [
        json.dumps({"id": 1, "sentences": sentences}),
        "{not json",
        json.dumps({"id": 2, "sentences": "Own the roadmap"}),
        json.dumps({"id": 3}),
        json.dumps({"id": 4, "text": "  "}),
        json.dumps({"id": 5, "text": (ADVERTS / "project.txt").read_text(encoding="utf-8")}),
        json.dumps({"id": 6, "sentences": []}),
    ]
    answers = [
        json.loads(line) for line in shell("advert", "--jsonl", stdin="\n".join(lines)).splitlines()
    ]
    assert [answer["id"] for answer in answers] == [1, None, 2, 3, 4, 5, 6]
    assert ["error" in answer for answer in answers] == [
        False,
        True,
        True,
        True,
        True,
        False,
        False,
    ]
    assert [duty["text"] for duty in answers[0]["duties"]] == sentences
    assert set(answers[0]) == {"id", "role", "shares", "duties"}
    assert answers[5]["role"] == "project-management"
    assert (answers[6]["role"], answers[6]["shares"]) == ("other", {})


@pytest.mark.row("C2", "C3")
def test_lines_become_a_matrix_with_gaps(shell, bullets):
    record = json.loads(
        shell("matrix", bullets, "--role", "pmm", "--level", "L5", "--format", "json")
    )
    assert len(record["rows"]) == 26
    placed = sum(len(row["lines"]) for row in record["rows"]) + len(record["elsewhere"])
    assert placed == 3
    assert record["gaps"][0]["size"] >= record["gaps"][-1]["size"]
    text = shell("matrix", bullets)
    assert "Reads as project management" in text
    assert "Gaps for a PM at L4, largest first" in text


@pytest.mark.row("J1")
def test_the_ladder_shows_levels_and_says_that_company_names_are_approximate(shell):
    assert "What companies call PM levels, approximately" in shell("ladder")
    assert "No reliable company names" in shell("ladder", "--role", "pmm")
    record = json.loads(shell("ladder", "--role", "pm", "--level", "L5", "--format", "json"))
    assert [step["level"] for step in record["ladders"][0]["step"]] == ["L5"]


@pytest.mark.row("J2")
def test_a_promotion_case_quotes_lines_and_names_what_is_missing(shell, bullets):
    text = shell("promotion", bullets, "--role", "pm", "--from", "L4")
    assert "A shipped feature with measured impact" in text
    assert "Missing: " in text
    record = json.loads(
        shell("promotion", bullets, "--role", "pm", "--from", "L4", "--format", "json")
    )
    assert record["to_level"] == "L5"


@pytest.mark.row("J3")
def test_a_switch_plan_is_read_as_text_json_and_calendar(shell, bullets):
    start = ("--start", "2026-12-01")
    assert "2027-06-01" in shell("switch", "--from", "pm", *start, "--lines", bullets)
    record = json.loads(shell("switch", "--from", "pmm", *start, "--format", "json"))
    assert record["competence"] == "Product execution"
    calendar = shell("switch", "--from", "pm", *start, "--format", "ics")
    assert calendar.startswith("BEGIN:VCALENDAR")


def test_what_cannot_be_planned_or_read_is_refused_in_one_line(shell, tmp_path):
    shell("switch", "--from", "pm", "--project", "juggling", code=2)
    shell("switch", "--from", "pm", "--start", "9999-12-01", code=2)
    shell("advert", code=2)
    shell("advert", tmp_path / "none.txt", code=2)
