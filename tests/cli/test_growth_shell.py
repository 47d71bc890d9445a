"""Growth in the shell: the ladder, a case from a résumé's lines, a plan with its calendar."""

import json

import pytest
from tests.resumes import as_docx, as_markdown, as_pdf

LINES = [
    "Shipped two-step checkout with five engineers; completed orders rose from 61 % to 68 %",
    "Launched returns in three regions; pipeline of EUR 1.9M against a target of EUR 1.5M",
    "Coordinated sprint timelines and sent weekly status reports to stakeholders",
]
RESUME = as_markdown(LINES)


def quoted(case):
    """Return every line that a case quotes or offers, with the place it stands under."""
    found = {}
    for criterion in case["criteria"]:
        for line in (*(one["line"] for one in criterion["evidence"]), *criterion["offered"]):
            found[line["text"]] = line["where"]
    return found


@pytest.mark.row("J1")
def test_the_ladder_sets_both_roles_beside_each_other(shell):
    text = shell("ladder")
    assert text.index("Senior Product Manager") < text.index("Senior Product Marketing Manager")
    assert "Where it leads" in text
    record = json.loads(shell("ladder", "--level", "L5", "--format", "json"))
    assert [one["id"] for one in record["ladders"]] == ["pm", "pmm"]
    assert all(entry["year"] and entry["caution"] for entry in record["companies"])


@pytest.mark.row("J2")
@pytest.mark.parametrize("make", [as_pdf, as_docx])
def test_a_case_is_built_from_the_lines_of_a_resume(shell, tmp_path, make):
    path = tmp_path / "resume"
    path.write_bytes(make(LINES))
    case = json.loads(shell("promotion", path, "--role", "pmm", "--from", "L4", "--format", "json"))
    decides = next(one for one in case["criteria"] if one["decides"])
    assert decides["state"] == "met"
    assert decides["evidence"][0]["line"]["text"] == LINES[1]
    assert set(quoted(case)) <= set(LINES)
    assert set(quoted(case).values()) == {"Product Manager, Fern Health"}


@pytest.mark.row("J2")
def test_a_text_is_taken_line_by_line_as_ever(shell):
    text = "\n\n".join(LINES)
    case = json.loads(
        shell("promotion", "-", "--role", "pm", "--from", "L4", "--format", "json", stdin=text)
    )
    assert set(quoted(case)) <= set(LINES)
    assert set(quoted(case).values()) == {""}


def test_a_line_that_was_read_as_other_work_is_marked_and_not_counted(shell):
    line = (
        "Coordinated the sprint timelines of four teams, now in production; late reports fell from"
        " 9 to 2 a month"
    )
    said = shell("promotion", "-", "--role", "pm", "--from", "L4", stdin=line)
    assert '? "Coordinated the sprint' in said
    assert "? has the words for it, but was read as other work." in said
    assert "0 of 4 criteria are met" in said


@pytest.mark.parametrize("data", [b"%PDF-1.4 broken", b"PK\x03\x04 broken", b"", b"\0\0\0"])
def test_a_file_that_cannot_be_read_is_refused_in_one_line(shell, tmp_path, data):
    path = tmp_path / "resume.pdf"
    path.write_bytes(data)
    said = shell("promotion", path, "--role", "pm", "--from", "L4", code=2)
    assert len(said.strip().splitlines()) == 1
    assert "resume.pdf" in said


@pytest.mark.row("J3")
def test_a_plan_is_made_by_what_a_resume_does_not_show(shell, tmp_path):
    path = tmp_path / "resume.docx"
    path.write_bytes(as_docx(LINES))
    start = ("--start", "2026-12-07", "--lines", path)
    plan = json.loads(shell("switch", "--from", "pm", *start, "--format", "json"))
    assert plan["lacking"]
    assert 4 <= plan["project"]["weeks"] <= 8
    calendar = shell("switch", "--from", "pm", *start, "--format", "ics")
    assert calendar.count("BEGIN:VEVENT") == len(plan["milestones"]) + len(plan["people"])
    assert "DTSTART;VALUE=DATE:20261221" in calendar
