"""The documents say what is true: pages are fresh, links lead somewhere, commands exist."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from debrief.cli import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = [
    *ROOT.glob("*.md"),
    *(page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "rules"),
]


def test_generated_pages_are_fresh():
    done = subprocess.run(
        [sys.executable, "tools/docs.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http:", "https:")):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_and_commands_that_documents_name_exist(page):
    text = page.read_text(encoding="utf-8")
    for path in re.findall(r"`((?:src|tests|docs|tools|benchmarks)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path
    for command in re.findall(r"`debrief ([a-z]+)", text):
        assert command in COMMANDS, command
    targets = re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"))
    for target in re.findall(r"`make ([a-z]+)", text):
        assert target in targets, target


def test_the_tour_names_functions_that_exist():
    tour = (ROOT / "docs" / "tour.md").read_text(encoding="utf-8")
    named = re.findall(r"`([\w/]+\.py):(\w+)`", tour)
    assert len(named) >= 12
    for path, name in named:
        source = (ROOT / "src" / "debrief" / path).read_text(encoding="utf-8")
        assert re.search(rf"(?m)^\s*(?:def|class) {name}\b", source), (path, name)
