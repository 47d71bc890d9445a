"""Pressure without pages: transcripts, questions before an answer and after it."""

import json

import pytest

TALK = """WEBVTT

00:00:00.000 --> 00:00:10.000
Ruth Amsel: Who is this page for, and what do they run today?

00:00:12.000 --> 00:00:22.000
Ines Carvalho: I am writing for the engineer who owns the nightly script, and

00:00:26.000 --> 00:00:36.000
Ines Carvalho: somebody renamed a column, so they reload it at two in the morning.
"""


@pytest.fixture
def talk(tmp_path):
    path = tmp_path / "talk.vtt"
    path.write_text(TALK, encoding="utf-8")
    return path


@pytest.mark.row("D5")
def test_a_transcript_becomes_text_that_is_critiqued(shell, talk):
    text = shell("transcript", talk, "--text")
    assert text.startswith("I am writing for the engineer")
    report = shell("critique", "-", "--role", "pmm", "--round", "messaging", stdin=text)
    assert "MOVES YOU MADE" in report


def test_pace_and_pauses_are_printed_with_the_words_before(shell, talk):
    said = shell("transcript", talk)
    assert "  1 pause longer than a breath" in said
    assert "4.0 s  after “engineer who owns the nightly script, and”" in said
    assert "words a minute" in said


def test_json_holds_offsets_that_lead_back_to_the_times(shell, talk):
    record = json.loads(shell("transcript", talk, "--format", "json"))
    assert record["schema"] == "debrief-transcript/1"
    assert [one["name"] for one in record["speakers"]] == ["Ines Carvalho", "Ruth Amsel"]
    first = record["cues"][0]
    assert (first["start"], first["end"]) == (12.0, 22.0)
    assert record["text"][: first["text_end"]].endswith("nightly script, and")
    assert record["delivery"]["pauses"][0]["seconds"] == 4.0


def test_another_speaker_is_chosen_by_name_and_a_stranger_is_refused(shell, talk):
    assert shell("transcript", talk, "--speaker", "ruth amsel", "--text").startswith("Who is this")
    said = shell("transcript", talk, "--speaker", "Bob", code=2)
    assert "It has: Ines Carvalho, Ruth Amsel." in said


def test_text_without_ends_says_what_it_cannot_tell(shell, tmp_path):
    path = tmp_path / "otter.txt"
    path.write_text("Ann Lee  0:00\nWho is it for?\n\nBo Li  0:10\nEngineers.\n", "utf-8")
    said = shell("transcript", path, "--speaker", "Bo Li")
    assert "Pauses are not known" in said
    assert "Nothing can be said about pace" in said


def test_a_file_that_is_no_transcript_is_refused_in_a_line(shell, tmp_path):
    path = tmp_path / "talk.docx"
    path.write_bytes(b"PK\x03\x04")
    assert shell("transcript", path, code=2).strip().endswith("or save it as plain text.")


@pytest.mark.row("D5")
def test_questions_are_answered_from_the_exercise_and_the_answer_is_questioned(
    shell, tmp_path, book
):
    exercise = book.exercises["same-promise-for-engineers"]
    path = tmp_path / "answer.txt"
    path.write_text(exercise.answer("weak").answer, encoding="utf-8")
    said = shell(
        "press", exercise.id, path, "--listener", "hostile",
        "--ask", "Do the docs mention duplicates?", "--ask", "What does a licence cost?",
        "--format", "json",
    )  # fmt: skip
    record = json.loads(said)
    assert [one["kind"] for one in record["heard"]] == ["prepared", "unknown"]
    assert 2 <= len(record["asked"]) <= 3
    assert all("“" in one["question"] for one in record["asked"])


def test_without_a_listener_the_exercise_asks_in_its_own_order(shell, tmp_path, exercise):
    path = tmp_path / "answer.txt"
    path.write_text(exercise.answer("weak").answer, encoding="utf-8")
    record = json.loads(shell("press", exercise.id, path, "--format", "json"))
    moves = [one["move"] for one in record["asked"]]
    assert moves == sorted(moves, key=exercise.moves.index)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["nowhere", "--ask", "Why?"], "no exercise 'nowhere'"),
        (["checkout-delivery-surprise"], "Nothing was asked"),
        (["checkout-delivery-surprise", "--ask", "y" * 301], "at most 300 characters"),
        (["checkout-delivery-surprise", *(["--ask", "Why?"] * 9)], "these are 9"),
    ],
)
def test_what_cannot_be_pressed_is_told(shell, arguments, says):
    assert says in shell("press", *arguments, code=2)


def test_nobody_else_comes_to_a_round_that_is_not_about_words(shell, tmp_path, exercise):
    path = tmp_path / "answer.txt"
    path.write_text("I would build the text message first.", encoding="utf-8")
    said = shell("press", exercise.id, path, "--listener", "hostile", code=2)
    assert "Nobody else comes to this round" in said
