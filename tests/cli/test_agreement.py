"""`debrief agreement`: the figures that came with the program, or that there are none."""

import json

import pytest
from click.testing import CliRunner

from debrief.cli import agreement, group
from measured import write_figures


@pytest.fixture
def said(monkeypatch):
    """Run the command with the figures of one file."""

    def run(path, *arguments, code=0):
        monkeypatch.setattr(agreement, "FILE", path)
        done = CliRunner().invoke(group, ["agreement", *arguments])
        assert done.exit_code == code, done.output
        return done.output

    return run


@pytest.mark.row("E5")
def test_the_shell_shows_the_figures_their_intervals_and_the_weakest_moves(said, tmp_path, book):
    path = write_figures(tmp_path, book)
    micro = json.loads(path.read_text(encoding="utf-8"))["answers"]["f1_micro"]
    out = said(path)
    assert f"{micro['value']:.2f}  ({micro['low']:.2f} to {micro['high']:.2f})" in out
    assert "two labellers with each other, 30 texts: 0.91" in out
    assert "weakest moves" in out
    assert "pairs of tiers" in out
    assert "synthetic" in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.row("E5")
def test_the_shell_says_when_nothing_was_measured(said, tmp_path):
    out = said(tmp_path / "agreement.json")
    assert "not measured for this installation" in out
    assert "debrief evaluate" in out


def test_json_holds_what_the_file_holds_and_null_for_the_rest(said, tmp_path, book):
    path = write_figures(tmp_path, book, lines={})
    written = json.loads(path.read_text(encoding="utf-8"))
    found = json.loads(said(path, "--format", "json"))
    assert found["lines"] is None
    assert found["letters"] == written["letters"]
    assert found["lines_between_labellers"] == {
        **written["lines_between_labellers"],
        "interval": None,
    }
    nothing = json.loads(said(tmp_path / "none.json", "--format", "json"))
    assert set(nothing) == set(written)
    assert set(nothing.values()) == {None}


def test_a_damaged_file_is_one_clear_line(said, tmp_path):
    path = tmp_path / "agreement.json"
    path.write_text("{", encoding="utf-8")
    out = said(path, code=2)
    assert out.count("\n") == 1
    assert "damaged" in out
