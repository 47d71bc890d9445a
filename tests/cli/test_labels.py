"""`debrief evaluate` on one's own labels, and `debrief map` on lines."""

import json
import os
import subprocess
import sys

import pytest

from debrief.critique import Document, critique
from debrief.handbook import handbook

EXERCISE = handbook().exercises["checkout-delivery-surprise"]


@pytest.fixture
def shell(tmp_path):
    def run(*arguments, stdin=b"", code=0):
        done = subprocess.run(
            [sys.executable, "-m", "debrief", *arguments],
            input=stdin,
            capture_output=True,
            env={**os.environ, "DEBRIEF_DATA": str(tmp_path / "data")},
            check=False,
        )
        assert done.returncode == code, done.stderr.decode()
        assert b"Traceback" not in done.stderr
        return done.stdout.decode(), done.stderr.decode()

    return run


def labelled(tier):
    text = EXERCISE.answer(tier).answer
    found = critique(Document(text, round="product-design", prompt=EXERCISE.prompt))
    moves = {made.move: [quote.text for quote in made.quotes] for made in found.moves}
    record = {"id": tier, "role": "pm", "round": "product-design", "tier": tier}
    return {**record, "prompt": EXERCISE.prompt, "text": text, "moves": moves}


def test_labels_taken_from_the_program_itself_agree_fully(shell, tmp_path):
    file = tmp_path / "labelled.jsonl"
    file.write_text("".join(json.dumps(labelled(t)) + "\n" for t in ("weak", "strong")), "utf-8")
    found = json.loads(shell("evaluate", str(file), "--format", "json")[0])["answer"]
    assert found["f1_micro"]["value"] == found["quote_overlap"] == 1.0
    assert found["order"]["pm"] == {"right": 1.0, "pairs": 1}
    assert "in the right order" in shell("evaluate", str(file))[0]


def test_a_quote_that_is_not_in_the_text_names_its_line(shell, tmp_path):
    file = tmp_path / "labelled.jsonl"
    wrong = {**labelled("weak"), "moves": {"goal": ["words that nobody said"]}}
    file.write_text(json.dumps(labelled("weak")) + "\n" + json.dumps(wrong) + "\n", "utf-8")
    _, err = shell("evaluate", str(file), code=2)
    assert "line 2: the quote 'words that nobody said' is not in the text" in err


def test_lines_are_placed_and_a_bad_one_does_not_stop_the_rest(shell):
    lines = [
        {
            "id": 1,
            "text": "Prioritised the backlog, cut two features and set the roadmap with engineers.",
        },
        {"id": 2, "text": ""},
        {"id": 3, "text": "Processed payroll for 400 staff every month without an error."},
    ]
    stdin = "\n".join(map(json.dumps, lines)).encode() + b"\nnot json\n"
    answers = [json.loads(line) for line in shell("map", "--jsonl", stdin=stdin)[0].splitlines()]
    assert [answer["id"] for answer in answers] == [1, 2, 3, None]
    assert "error" in answers[1]
    assert "error" in answers[3]
    keys = {"id", "side", "responsibility", "strength", "has_metric", "outcome", "quotes"}
    assert set(answers[0]) == keys
    assert answers[0]["side"] == "pm"
    assert answers[2]["side"] == "neither"


def test_plain_lines_are_placed_one_by_one(shell):
    out, _ = shell(
        "map", stdin=b"Wrote the messaging for the launch with sales.\n\n- Cut the roadmap.\n"
    )
    assert len(out.splitlines()) == 2
