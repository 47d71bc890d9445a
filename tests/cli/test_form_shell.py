"""`debrief form`: list, show, an empty one to fill in, and what a check says."""

import json

import pytest

from debrief.handbook import DATA

WEAK = DATA / "forms" / "worked" / "keys-nobody-owns-weak.toml"


@pytest.mark.row("D1", "D2")
def test_an_artefact_is_listed_filled_in_and_checked(shell, tmp_path):
    assert "launch-plan" in shell("form", "list")
    assert "What is checked" in shell("form", "show", "launch-plan")
    file = tmp_path / "plan.toml"
    file.write_text(shell("form", "new", "launch-plan"), encoding="utf-8")
    assert "Nothing is filled in yet" in shell("form", "check", file)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('tier = ""', 'tier = "Strategic"'), encoding="utf-8")
    assert "does not say how big" in run(shell, "form", "check", file)


def run(shell, *arguments):
    """What the shell says when it found something (exit code 1)."""
    from click.testing import CliRunner

    from debrief.cli import group

    done = CliRunner().invoke(group, [str(one) for one in arguments])
    assert done.exit_code == 1, done.output
    return done.stdout


def test_every_form_is_listed_for_programs(shell):
    listed = json.loads(shell("form", "list", "--format", "json"))
    assert {"positioning-canvas", "metric-tree"} <= {one["id"] for one in listed}
    shown = json.loads(shell("form", "show", "metric-tree", "--format", "json"))
    assert shown["field"][0]["id"] == "purpose"
    assert {one["tier"] for one in shown["worked"]} == {"weak", "strong"}


def test_findings_are_written_as_json(shell):
    said = json.loads(run(shell, "form", "check", WEAK, "--format", "json"))
    assert said["schema"] == "debrief-form/1"
    assert {one["check"] for one in said["findings"]} >= {"plan-tier", "plan-dates"}
    assert "Launch day: week 10." in said["text"]


def test_a_filled_form_is_read_as_prose_and_an_empty_one_is_refused(shell, tmp_path):
    assert shell("form", "read", WEAK).startswith("Who first: Enterprise security")
    file = tmp_path / "plan.toml"
    file.write_text(shell("form", "new", "launch-plan"), encoding="utf-8")
    assert "nothing is filled in yet" in shell("form", "read", file, code=2)


def test_json_and_dates_without_quotation_marks_are_read(shell, tmp_path):
    file = tmp_path / "plan.json"
    plan = {"form": "launch-plan", "values": {"tier": "Tier 2", "day": "2026-03-12"}}
    file.write_text(json.dumps(plan), encoding="utf-8")
    assert "fits together" in shell("form", "check", file)
    toml = tmp_path / "plan.toml"
    toml.write_text('form = "launch-plan"\n[values]\nday = 2026-03-12\n', encoding="utf-8")
    assert "fits together" in shell("form", "check", toml)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("form = ", "neither TOML nor JSON"),
        ("[values]", "does not name its form"),
        ('form = "poem"', "There is no form 'poem'"),
        ('form = "metric-tree"\n[values]\nrot = "x"', "no field 'rot'"),
        ('form = "metric-tree"\n[values]\ndrivers = "x"', "should be rows"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(shell, tmp_path, text, said):
    file = tmp_path / "form.toml"
    file.write_text(text, encoding="utf-8")
    message = shell("form", "check", file, code=2)
    assert said in message
    assert message.count("\n") == 1
