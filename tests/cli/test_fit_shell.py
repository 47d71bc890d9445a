"""A résumé file in the shell: its matrix, what it says for each role, an advertisement."""

import json
from pathlib import Path

import pytest
from tests.resumes import as_docx, as_markdown, as_pdf

ADVERT = Path(__file__).parents[1] / "fit" / "adverts" / "pmm-html.html"
LINES = [
    "Shipped two-step checkout with five engineers; completed orders rose from 61 % to 68 %",
    "Coordinated sprint timelines and sent weekly status reports to stakeholders",
    "Built a battlecard that 34 sellers use; win rate rose from 22 % to 31 % in two quarters",
]
RESUME = as_markdown(LINES)


@pytest.fixture
def resume(tmp_path):
    path = tmp_path / "cv.md"
    path.write_text(RESUME, encoding="utf-8")
    return path


def placed(record):
    rows = [line for row in record["rows"] for line in row["lines"]]
    return {line["text"]: line["where"] for line in (*rows, *record["elsewhere"])}


@pytest.mark.row("C2", "C3")
@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("cv.pdf", lambda: as_pdf(LINES)),
        ("cv.docx", lambda: as_docx(LINES)),
        ("cv.md", RESUME.encode),
    ],
)
def test_a_resume_in_any_format_becomes_a_matrix_with_gaps(shell, tmp_path, name, made):
    (tmp_path / name).write_bytes(made())
    record = json.loads(shell("matrix", tmp_path / name, "--level", "L5", "--format", "json"))
    assert placed(record) == dict.fromkeys(LINES, "Product Manager, Fern Health")
    assert record["gaps"][0]["size"] >= record["gaps"][-1]["size"]
    assert record["gaps"][0]["ways"]


def test_a_text_without_posts_is_lines_as_it_always_was(shell, tmp_path):
    path = tmp_path / "bullets.txt"
    path.write_text("\n".join([*LINES, "", "Alone"]), encoding="utf-8")
    record = json.loads(shell("matrix", path, "--format", "json"))
    assert placed(record) == dict.fromkeys([*LINES, "Alone"], "")


def test_standard_input_may_be_a_resume_too(shell):
    record = json.loads(shell("matrix", "--format", "json", stdin=RESUME))
    assert set(placed(record)) == set(LINES)


@pytest.mark.row("B2")
def test_the_resume_argues_for_and_against_each_role_in_its_own_lines(shell, resume):
    record = json.loads(shell("matrix", resume, "--format", "json"))
    assert [one["role"] for one in record["arguments"]] == ["pm", "pmm"]
    for argument in record["arguments"]:
        assert {line["text"] for line in argument["lines"]} <= set(LINES)
        assert argument["unproved"]
    assert record["evidence"]["standing"] == "not-enough-yet"
    text = shell("matrix", resume)
    assert "too few lines to say which role they speak for" in text
    assert "against: " in text


@pytest.mark.row("C4", "G2")
def test_an_advertisement_is_covered_by_the_lines_of_a_resume(shell, tmp_path):
    (tmp_path / "cv.pdf").write_bytes(as_pdf(LINES))
    record = json.loads(shell("advert", ADVERT, "--lines", tmp_path / "cv.pdf", "--format", "json"))
    quoted = {line["text"] for one in record["coverage"] for line in one["lines"]}
    assert quoted
    assert quoted <= set(LINES)


@pytest.mark.row("G2")
def test_a_resume_is_read_by_its_own_rules_for_the_target_role(shell, tmp_path):
    path = tmp_path / "bullets.txt"
    path.write_text("- Helped with the launch of a mobile app\n- Improved engagement\n")
    record = json.loads(
        shell("critique", path, "--kind", "resume", "--role", "pmm", "--format", "json")
    )
    assert (record["kind"], record["role"]) == ("resume", "pmm")
    assert "weak-verb" in {finding["rule"] for finding in record["findings"]}


@pytest.mark.parametrize("data", [b"%PDF-1.4 broken", b"PK\x03\x04 broken"])
def test_a_file_that_cannot_be_read_leaves_with_one_line(shell, tmp_path, data):
    path = tmp_path / "cv.pdf"
    path.write_bytes(data)
    said = shell("matrix", path, code=2)
    assert len(said.strip().splitlines()) == 1
    assert str(path) in said


def test_a_resume_without_lines_under_its_posts_says_so(shell, tmp_path):
    path = tmp_path / "cv.docx"
    from docx import Document

    document = Document()
    document.add_heading("Skills", level=1)
    document.add_paragraph("SQL, Figma")
    document.save(path)
    assert "no lines stand under its posts" in shell("matrix", path, code=2)
