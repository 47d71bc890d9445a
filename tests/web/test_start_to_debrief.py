"""From picking an exercise to comparing two attempts, as a browser without JavaScript does it."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from debrief.journal.actions import LONGEST, LONGEST_REPLY
from debrief.journal.models import Attempt, Sitting

ON_TABLE = {"sqlite": "", "postgresql": " ON journal_attempt"}
HTMX = {"HX-Request": "true"}


def begin(client, exercise, mode="open"):
    response = client.post(reverse("start-sitting", args=[exercise.id]), {"mode": mode})
    assert response.status_code == 302
    return response["Location"]


def begin_to_write(client, exercise):
    """Start under pressure, and say at once that the exercise is read."""
    address = begin(client, exercise, "pressure")
    assert client.post(f"{address}read")["Location"] == address
    return address


def hand_in(client, exercise, text, mode="open"):
    """Hand in through the pages and return the address of the attempt."""
    return client.post(begin(client, exercise, mode), {"text": text})["Location"]


@pytest.mark.row("D4", "E1", "E2", "E3")
def test_an_answer_handed_in_comes_back_with_its_debrief(owner, exercise, strong):
    page = owner.client.get(hand_in(owner.client, exercise, strong)).context["page"]
    debrief = page.debrief
    assert debrief.text == strong
    assert debrief.moves
    for made in debrief.moves:
        for quote in made.quotes:
            assert strong[quote.start : quote.end] == quote.text
    for note in debrief.findings:
        assert strong[note.quote.start : note.quote.end] == note.quote.text
    heard = {made.move for made in debrief.moves}
    assert heard.isdisjoint(missing.move for missing in debrief.missing)
    assert all(score.level is None or 1 <= score.level <= 4 for score in debrief.scores)
    assert all(score.anchor or score.reason for score in debrief.scores)


@pytest.mark.row("E3")
def test_a_one_word_answer_is_not_judged_and_says_why(owner, exercise):
    page = owner.client.get(hand_in(owner.client, exercise, "Growth.")).context["page"]
    assert not page.debrief.judged
    assert "Not enough to judge" in page.debrief.reason
    assert all(score.level is None for score in page.debrief.scores)


@pytest.mark.row("E4")
def test_one_thing_to_fix_comes_first_and_one_click_tries_again(owner, exercise, weak):
    page = owner.client.get(hand_in(owner.client, exercise, weak)).context["page"]
    assert page.debrief.fix.says
    again = owner.client.post(page.again_url, {"mode": "open"})
    assert Sitting.objects.filter(finished_at=None).count() == 1
    assert owner.client.get(again["Location"]).context["page"].text == ""


@pytest.mark.row("E4")
def test_two_attempts_stand_side_by_side_earlier_first(owner, exercise, weak, strong):
    first, second = (hand_in(owner.client, exercise, text) for text in (weak, strong))
    tries = owner.client.get(second).context["page"].tries
    address = next(other.compare_url for other in tries if not other.here)
    page = owner.client.get(address).context["page"]
    assert (page.before.url, page.after.url) == (first, second)
    assert page.gained
    assert "gained" in page.headline.partition(".")[0]
    assert any(level.direction == "up" for level in page.levels)
    one, two = urlsplit(first).path.split("/")[2], urlsplit(second).path.split("/")[2]
    swapped = owner.client.get(reverse("compare", args=[two, one])).context["page"]
    assert swapped.before.number == 1


def test_attempts_at_different_exercises_are_not_compared(owner, exercise, book, weak):
    other = next(e for e in book.exercises.values() if e.id != exercise.id)
    ids = [hand_in(owner.client, e, weak).split("/")[2] for e in (exercise, other)]
    assert owner.client.get(reverse("compare", args=ids)).status_code == 404
    assert owner.client.get(reverse("compare", args=[ids[0], ids[0]])).status_code == 404


def test_a_draft_saved_by_a_plain_form_is_there_on_the_next_visit(owner, exercise):
    address = begin(owner.client, exercise)
    page = owner.client.get(address).context["page"]
    response = owner.client.post(page.draft_url, {"text": "Half an\r\nanswer", "guess": "Focus"})
    assert response["Location"] == address
    page = owner.client.get(address).context["page"]
    assert (page.text, page.guess) == ("Half an\nanswer", "Focus")


def test_live_notes_come_as_a_fragment_that_quotes_the_draft(owner, exercise, weak):
    page = owner.client.get(begin(owner.client, exercise)).context["page"]
    response = owner.client.post(page.draft_url, {"text": weak}, headers=HTMX)
    margin = response.context["margin"]
    assert "<html" not in response.text
    assert margin.saved_at is not None
    assert margin.words > 100
    assert [live.move for live in margin.moves] == list(exercise.moves)
    assert margin.notes
    assert all(weak[n.quote.start : n.quote.end] == n.quote.text for n in margin.notes)


@pytest.mark.row("D5")
def test_under_pressure_nothing_is_said_while_the_answer_is_written(owner, exercise, weak):
    page = owner.client.get(begin_to_write(owner.client, exercise)).context["page"]
    margin = owner.client.post(page.draft_url, {"text": weak}, headers=HTMX).context["margin"]
    assert margin.quiet
    assert margin.words > 100
    assert not margin.notes
    assert not margin.moves


@pytest.mark.row("D5")
def test_under_pressure_the_constraint_arrives_when_it_is_due(owner, exercise):
    address = begin_to_write(owner.client, exercise)
    page = owner.client.get(address).context["page"]
    assert page.constraint.text is None
    assert 0 < page.constraint.due_in_seconds <= exercise.minutes * 60 * 0.4
    fragment = owner.client.get(page.constraint.url)
    assert exercise.constraint.strip()[:40] not in fragment.text
    Sitting.objects.update(read_at=timezone.now() - timedelta(minutes=exercise.minutes / 2))
    assert owner.client.get(page.constraint.url).context["constraint"].text
    assert owner.client.get(address).context["page"].constraint.text == exercise.constraint.strip()


@pytest.mark.row("D5")
def test_under_pressure_follow_up_questions_come_before_the_debrief(owner, exercise, weak):
    attempt = hand_in(owner.client, exercise, weak, "pressure")
    questions = owner.client.get(attempt)["Location"]
    assert questions == f"{attempt}followups/"
    page = owner.client.get(questions).context["page"]
    assert 2 <= len(page.followups) <= 3
    reply = {page.followups[0].field: "We would see."}
    assert owner.client.post(questions, reply)["Location"] == attempt
    debrief = owner.client.get(attempt).context["page"]
    assert debrief.followups[0].reply == "We would see."
    assert debrief.followups[0].closed is False
    assert debrief.followups[0].verdict.startswith("Still open")
    assert debrief.followups[1].closed is None


def test_a_reply_too_long_is_given_back_with_the_reason(owner, exercise, weak):
    attempt = hand_in(owner.client, exercise, weak, "pressure")
    long = "x" * (LONGEST_REPLY + 1)
    response = owner.client.post(f"{attempt}followups/", {"reply-1": long, "reply-2": "Fine."})
    assert response.status_code == 422
    page = response.context["page"]
    assert "A reply has 5,001 characters" in page.problem
    assert [f.reply for f in page.followups[:2]] == [long, "Fine."]


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "nothing to read yet"), ("y" * (LONGEST + 1), "can be read")],
)
def test_an_answer_that_cannot_be_taken_is_given_back_with_the_reason(
    owner, exercise, text, reason
):
    response = owner.client.post(begin(owner.client, exercise), {"text": text, "guess": "Hm"})
    assert response.status_code == 422
    page = response.context["page"]
    assert (page.text, page.guess) == (text, "Hm")
    assert reason in page.problem
    assert not Attempt.objects.exists()


def test_a_draft_too_long_is_answered_with_what_was_kept(owner, exercise):
    page = owner.client.get(begin(owner.client, exercise)).context["page"]
    owner.client.post(page.draft_url, {"text": "Short."}, headers=HTMX)
    response = owner.client.post(page.draft_url, {"text": "y" * (LONGEST + 1)}, headers=HTMX)
    assert "saved before is kept" in response.context["margin"].problem
    plain = owner.client.post(page.draft_url, {"text": "y" * (LONGEST + 1)})
    assert plain.status_code == 422
    assert Sitting.objects.get().draft == "Short."


def test_a_second_tab_that_hands_in_later_is_led_to_the_attempt(owner, exercise, weak, strong):
    sitting = begin(owner.client, exercise)
    first = owner.client.post(sitting, {"text": weak})["Location"]
    assert owner.client.post(sitting, {"text": strong})["Location"] == first
    assert owner.client.post(sitting, {"text": ""})["Location"] == first
    assert owner.client.get(sitting)["Location"] == first
    late = owner.client.post(f"{sitting}draft", {"text": "late"}, headers=HTMX)
    assert "handed in already" in late.context["margin"].problem


def test_the_guess_stands_beside_what_was_tested(owner, exercise, weak):
    address = begin(owner.client, exercise)
    attempt = owner.client.post(address, {"text": weak, "guess": "Taste."})["Location"]
    page = owner.client.get(attempt).context["page"]
    assert page.guess == "Taste."
    assert page.tests == exercise.tests.strip()


def test_an_unknown_exercise_cannot_be_started_or_shown(owner):
    assert owner.client.post(reverse("start-sitting", args=["nope"])).status_code == 404
    assert owner.client.get(reverse("exercise", args=["nope"])).status_code == 404
    assert owner.client.get(reverse("sample", args=["nope", "weak"])).status_code == 404


def test_an_attempt_outlives_its_exercise(owner, exercise, weak):
    ids = [hand_in(owner.client, exercise, weak).split("/")[2] for _ in range(2)]
    Sitting.objects.update(exercise="gone")
    with connection.cursor() as cursor:  # as if the handbook had been edited since
        cursor.execute(f"DROP TRIGGER attempt_never_changes{ON_TABLE[connection.vendor]}")
        cursor.execute("UPDATE journal_attempt SET exercise = 'gone'")
    page = owner.client.get(reverse("attempt", args=[ids[0]])).context["page"]
    assert page.exercise_title == exercise.title
    assert page.prompt == exercise.prompt.strip()
    assert page.again_url == ""
    for name, args in (("attempts", []), ("home", []), ("compare", ids)):
        assert owner.client.get(reverse(name, args=args)).status_code == 200
    replies = {"reply-1": "Still here."}
    assert owner.client.post(reverse("followups", args=[ids[0]]), replies).status_code == 404


def test_a_draft_whose_exercise_left_the_handbook_is_not_shown(owner, exercise):
    address = begin(owner.client, exercise)
    Sitting.objects.update(exercise="gone", draft="Words.")
    assert owner.client.get(address).status_code == 404
    assert owner.client.get("/").status_code == 200
