"""Launches in the shell: worked ones, one's own from a file, what to say and to ask."""

import json

import pytest

from debrief.handbook import handbook
from debrief.practice.teardown_file import as_json, as_toml

NAME = "board-packs-on-sundays"
WORKED = handbook().teardowns[NAME]


@pytest.fixture
def mine(tmp_path):
    """A teardown of one's own: the worked one with other names and one answer for each role."""
    would = [
        next(one.answer for one in WORKED.answers(role) if one.tier == tier)
        for role, tier in (("pm", "weak"), ("pmm", "strong"))
    ]
    text = as_toml(WORKED).partition("[[would]]")[0].replace("Halyard Metrics", "Northlight")
    for role, answer in zip(("pm", "pmm"), would, strict=True):
        text += f"[[would]]\nrole = \"{role}\"\nanswer = '''\n{answer}\n'''\n"
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(f'id = "{NAME}"\n', ""), encoding="utf-8")
    return path


def test_the_worked_ones_are_listed_and_shown_without_their_answers(shell):
    first = shell("launch", "list").splitlines()[0]
    assert (
        first.split()
        == f"{NAME} Halyard Metrics: Signed Dashboards (made up). {WORKED.title}".split()
    )
    assert NAME in [one["id"] for one in json.loads(shell("launch", "list", "--format", "json"))]
    text = shell("launch", "show", NAME)
    assert "I would have done" not in text
    assert "I would have done, strong" in shell("launch", "show", NAME, "--reveal")


def test_a_timeline_is_drawn_in_three_lanes_along_its_dates(shell):
    lanes = [
        line
        for line in shell("launch", "show", NAME).splitlines()
        if line.startswith(("PM ", "Shared ", "PMM "))
        and ("-o" in line or "oL" in line or "L" in line)
    ]
    assert [line.split()[0] for line in lanes] == ["PM", "Shared", "PMM"]
    assert len({len(line) for line in lanes}) == 1
    assert lanes[1].index("L") == lanes[0].index("|") == lanes[2].index("|")
    owners = [event.owner for event in WORKED.event]
    assert lanes[0].count("o") == owners.count("pm")


@pytest.mark.row("F3")
def test_a_launch_is_taken_apart_from_a_file_and_scored(shell, mine):
    text = shell("launch", "check", mine, "--role", "pmm")
    assert "2024-10-08  Shared" in text
    assert "WHAT IT LEAVES OPEN" in text
    assert "SCORECARD" in text
    records = [
        json.loads(shell("launch", "check", mine, "--role", role, "--format", "json"))
        for role in ("pm", "pmm")
    ]
    weak, strong = (
        [score["level"] for score in record["debrief"]["scorecard"]] for record in records
    )
    assert records[0]["debrief"]["kind"] == "teardown"
    assert sum(weak) / len(weak) < sum(strong) / len(strong)
    assert records[0]["teardown"]["company"] == "Northlight"


@pytest.mark.row("F4")
def test_teardowns_become_what_to_say_and_to_ask_company_by_company(shell, mine):
    made = json.loads(shell("launch", "points", mine, NAME, "--role", "pm", "--format", "json"))
    assert [one["company"] for one in made] == ["Northlight", "Halyard Metrics"]
    (launch,) = made[0]["launches"]
    source = " ".join(mine.read_text(encoding="utf-8").replace('\\"', '"').split())
    assert launch["said"]
    for said in launch["said"]:
        assert " ".join(said["words"].split()) in source
    assert all("Signed Dashboards" in ask["question"] for ask in launch["asks"])
    written = shell("launch", "points", mine, "--role", "pm", "--format", "md")
    assert written.startswith("# Northlight, as a PM\n")
    assert "### What to ask, because it is still open" in written


def test_json_of_the_same_shape_is_read_as_well(shell, tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(as_json(WORKED), encoding="utf-8")
    assert "Nothing that can be told from its events." in shell("launch", "check", path)
    text = shell("launch", "check", "-", stdin=as_json(WORKED))
    assert "Fix this first" in text or "SCORECARD" in text


def test_a_teardown_without_an_answer_still_has_its_timeline(shell):
    toml = shell("launch", "show", NAME, "--format", "toml")
    text = shell("launch", "check", "-", stdin=toml)
    assert "The file has no [[would]] of the role pm, so nothing was read." in text


def test_a_file_that_does_not_hold_is_refused_by_line(shell, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text('company = "A"\nproduct = 3\n', encoding="utf-8")
    said = shell("launch", "check", path, code=2)
    assert f"{path}:2: should be a text, is 3" in said
    assert "does not exist" in shell("launch", "points", "nowhere.toml", code=2)
    assert "no teardown 'nowhere'" in shell("launch", "show", "nowhere", code=2)
