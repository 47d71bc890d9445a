"""An answer that plays the other role is told: on texts by a writer who had not seen how."""

import json
from collections import Counter
from pathlib import Path

from debrief.handbook import handbook
from debrief.practice import Reader

BOOK = handbook()
READER = Reader(BOOK)
TEXTS = [
    json.loads(line)
    for line in (Path(__file__).parent / "other_role.jsonl").read_text(encoding="utf-8").split("\n")
    if line
]


def told(exercise, text):
    """Return the finding that an answer plays the other role, or None."""
    findings = READER.read(exercise, text).findings
    return next((one for one in findings if one.rule in ("plays-pm", "plays-pmm")), None)


def test_half_of_those_who_play_the_other_role_are_told_and_hardly_anybody_else():
    counts = Counter(
        (row["plays"], told(BOOK.exercises[row["exercise"]], row["text"]) is not None)
        for row in TEXTS
    )
    assert counts["other", True] >= 10
    assert counts["own", True] <= 1


def test_the_strong_worked_answers_stay_in_their_role():
    strong = [(e, e.answer("strong").answer) for e in BOOK.exercises.values()]
    drifting = [exercise.id for exercise, answer in strong if told(exercise, answer)]
    assert len(drifting) <= 0.02 * len(strong), drifting


def test_what_is_told_is_quoted_and_names_the_other_side():
    row = next(row for row in TEXTS if row["id"] == "d06")
    found = told(BOOK.exercises[row["exercise"]], row["text"])
    assert found.span.text in row["text"]
    assert "in a product manager's round" in found.message
