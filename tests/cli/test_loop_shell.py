"""Mock loops in the shell: the list, a pack with its sources, a panel over files."""

import json

import pytest

SAT = {
    "checkout-delivery-surprise": "strong",
    "it-charged-after-all": "weak",
    "the-no-in-the-greenhouse": "fair",
}


@pytest.fixture
def files(book, tmp_path):
    written = []
    for number, (name, tier) in enumerate(SAT.items(), start=1):
        path = tmp_path / f"answer-{number}.md"
        path.write_text(book.exercises[name].answer(tier).answer, encoding="utf-8")
        written.append(path)
    return written


def exercises():
    return [part for name in SAT for part in ("--exercise", name)]


@pytest.mark.row("D6")
def test_a_panel_meets_over_three_files(shell, files, tmp_path, book):
    rates = tmp_path / "mine.json"
    rates.write_text('[{"problem": 4}, {"decision": 3}, {}]', encoding="utf-8")
    asked = ["loop", "panel", "pm-three", *files, *exercises(), "--rate", rates]
    met = json.loads(shell(*asked, "--format", "json"))
    assert met["schema"] == "debrief-panel/1"
    assert [seat["exercise"] for seat in met["seats"]] == list(SAT)
    for seat, name in zip(met["seats"], SAT, strict=True):
        answer = book.exercises[name].answer(SAT[name]).answer
        assert all(line["quote"] in answer for line in seat["lines"])
    notes = {note["competency"]: note for note in met["seats"][1]["notes"]}
    assert notes["decision"]["rated"] == 3
    assert met["hinge"]["seat"] == "Execution"
    assert met["asks"]
    text = shell(*asked)
    for part in ("PRODUCT DESIGN READS OUT", "WHERE THEY DISAGREE", "WHAT IT HANGS ON", "you said"):
        assert part in text


def test_without_exercises_each_answer_is_read_by_its_round_alone(shell, files):
    met = json.loads(shell("loop", "panel", "pm-three", *files, "--format", "json"))
    assert [seat["seat"] for seat in met["seats"]] == [
        "Product design",
        "Execution",
        "Behavioral and leadership",
    ]


def test_the_order_of_the_answers_is_that_of_the_loop(shell, files):
    said = shell("loop", "panel", "pm-three", *reversed(files), *exercises(), code=0)
    assert "BEHAVIORAL AND LEADERSHIP READS OUT" in said


def test_a_pack_is_shown_with_its_date_its_caution_and_who_says_it(shell):
    said = " ".join(shell("loop", "show", "google-pm").split())
    assert "As of 2018-10-19 (published)" in said
    assert "A candidate's account of the Google PM loop" in said
    record = json.loads(shell("loop", "show", "google-pm", "--format", "json"))
    assert record["stage"][0]["source"] == "google-pm-loop"


def test_the_list_holds_one_track_at_a_time(shell):
    found = json.loads(shell("loop", "list", "--role", "pmm", "--format", "json"))
    assert {one["track"] for one in found} == {"pmm"}
    assert "pm-three" in shell("loop", "list")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["show", "nowhere"], "no loop 'nowhere'"),
        (["panel", "pm-three", "a.md"], "has 3 rounds, and 1 files are given"),
        (["panel", "pm-three", "a", "b", "c", "--exercise", "x"], "once for each round"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(shell, arguments, says):
    assert says in shell("loop", *arguments, code=2)


def test_an_exercise_of_another_round_or_track_is_refused(shell, files):
    wrong = ["--exercise", "battery-letter", *exercises()[2:]]
    said = shell("loop", "panel", "pm-three", *files, *wrong, code=2)
    assert "battery-letter is no exercise of product-design" in said


@pytest.mark.parametrize(
    "content",
    ["{}", "[1, 2, 3]", '[{"problem": 9}, {}, {}]', "[", "[[], {}]", "[" + "1" * 5_000 + "]"],
    ids=range(6),
)
def test_levels_that_cannot_be_read_are_refused(shell, files, tmp_path, content):
    rates = tmp_path / "mine.json"
    rates.write_text(content, encoding="utf-8")
    shell("loop", "panel", "pm-three", *files, "--rate", rates, code=2)
