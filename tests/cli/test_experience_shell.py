"""`debrief import`: the facts of a file in the shell, each with the line it comes from."""

import json
import subprocess
import sys

import pytest

RESUME = """\
# Ines Carvalho

## Experience

### Product Manager, Fern Health

Mar 2022 - Present

- Cut missed appointments from 18 % to 11 % in two quarters
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "cv.md"
    path.write_text(RESUME, encoding="utf-8")
    return path


def shell(*arguments):
    command = [sys.executable, "-m", "debrief", "import", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, stdin=subprocess.DEVNULL, text=True, check=False
    )


@pytest.mark.row("C1")
def test_every_fact_of_a_file_comes_with_its_line(file):
    done = shell(file, "--format", "json")
    assert done.returncode == 0, done.stderr
    said = json.dumps(json.loads(done.stdout), ensure_ascii=False)
    assert "Cut missed appointments from 18 % to 11 % in two quarters" in said
    assert "Product Manager, Fern Health" in said
    assert "Fern Health" in shell(file).stdout


@pytest.mark.row("C1")
def test_a_file_that_cannot_be_read_says_in_one_line_what_to_do(tmp_path):
    path = tmp_path / "cv.pdf"
    path.write_bytes(b"%PDF-1.4 broken")
    done = shell(path)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stdout + done.stderr
