"""The handbook in the shell: read, search, export."""

import io
import json
import os
import subprocess
import sys
import zipfile

import pypdfium2
import pytest
from click.testing import CliRunner

from debrief.cli import group
from debrief.handbook import handbook


@pytest.fixture
def shell(tmp_path, monkeypatch):
    monkeypatch.setenv("DEBRIEF_DATA", str(tmp_path / "data"))

    def run(*arguments, code=0):
        result = CliRunner().invoke(group, arguments)
        assert result.exit_code == code, result.output
        return result.stdout, result.stderr

    return run


@pytest.mark.row("D7")
def test_the_chapters_are_listed_and_each_is_read_with_its_sources(shell):
    listed, _ = shell("handbook", "read")
    for name, chapter in handbook().chapters.items():
        assert name in listed
        said, _ = shell("handbook", "read", name)
        assert chapter.title in said
        assert said.count("\n[") >= len(chapter.cited)
        assert "**" not in said


def test_lines_fit_a_terminal(shell):
    for name in handbook().chapters:
        said, _ = shell("handbook", "read", name)
        wide = [line for line in said.splitlines() if len(line) > 88 and " " in line.strip()]
        assert wide == []


def test_a_chapter_that_does_not_exist_is_one_line(shell):
    assert "There is no chapter 'nowhere'" in shell("handbook", "read", "nowhere", code=2)[1]


@pytest.mark.row("D7")
def test_a_search_quotes_and_names_the_place(shell):
    said, _ = shell("handbook", "search", "how", "panels", "decide")
    assert said.startswith("chapter  how-panels-decide")
    found = json.loads(shell("handbook", "search", "win rate", "--format", "json")[0])
    assert {"chapter", "metric"} <= {one["kind"] for one in found}
    assert all(one["quote"] for one in found)
    assert shell("handbook", "search", "zzzz")[0].startswith("Nothing has these words")


@pytest.mark.row("D7")
def test_the_whole_is_written_as_an_epub_and_as_a_tagged_pdf(shell, tmp_path):
    shell("handbook", "export", str(tmp_path / "book.epub"))
    with zipfile.ZipFile(tmp_path / "book.epub") as archive:
        assert archive.testzip() is None
    shell("handbook", "export", str(tmp_path / "book.PDF"))
    made = (tmp_path / "book.PDF").read_bytes()
    assert b"pdfuaid" in made
    document = pypdfium2.PdfDocument(io.BytesIO(made))
    assert document.get_metadata_dict()["Title"] == "The Debrief handbook"
    titles = {" ".join(mark.get_title().split()) for mark in document.get_toc(max_depth=1)}
    assert len(titles) == len(handbook().chapters)


def test_another_ending_or_a_folder_that_is_not_there_writes_nothing(shell, tmp_path):
    assert "should end in .epub or .pdf" in shell("handbook", "export", "book.doc", code=2)[1]
    missing = str(tmp_path / "no" / "book.epub")
    assert "cannot be written" in shell("handbook", "export", missing, code=2)[1]


def test_reading_and_exporting_never_import_django(tmp_path):
    target = tmp_path / "book.epub"
    script = (
        "import sys; from debrief.cli import group\n"
        f"group(['handbook', 'export', {str(target)!r}], standalone_mode=False)\n"
        "group(['handbook', 'search', 'panel'], standalone_mode=False)\n"
        "assert 'django' not in sys.modules\n"
    )
    environment = {**os.environ, "DEBRIEF_DATA": str(tmp_path / "data")}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert target.exists()
