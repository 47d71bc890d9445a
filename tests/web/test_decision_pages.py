"""The pages of the decision: pairs, the log, a calendar, goals, the verdict, on paper and gone."""

import json
import random
import re
import shutil
import sys
from datetime import timedelta

import pypdfium2
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from debrief.fit.form import form_from
from debrief.fit.goals import GoalAnswer
from debrief.fit.instrument import STOPPING
from debrief.fit.letter import VOICES
from debrief.journal import actions
from debrief.journal.models import ChoiceRun, LogEntry
from people import NOON, hand_in

DECIDE, PAIR, ENERGY, VERDICT = map(reverse, ("decide", "pair", "energy", "verdict"))


@pytest.fixture
def client(owner):
    return owner.client


@pytest.fixture
def begun(client):
    client.post(DECIDE)


def page(client, address, **query):
    response = client.get(address, query)
    assert response.status_code == 200
    return response.context["page"]


def choose(client, choice="first", pair=None):
    shown = page(client, PAIR)
    return client.post(PAIR, {"pair": pair or shown.pair, "choice": choice})


def answer_all(owner, book, side, share=1.0):
    """Answer until asking ends, so often for a side; faster than clicking through the pages."""
    chance, at = random.Random(4), NOON
    actions.begin_run(owner.person, at)
    while question := actions.show_pair(owner.person, book, chance, at):
        at += timedelta(seconds=11)
        first = question.left == side if chance.random() < share else question.left != side
        place = "first" if first else "second"
        actions.answer_pair(owner.person, book, question.pair.id, place, at)


# -- the first page and the pairs ------------------------------------------------------------------


def test_somebody_new_sees_four_voices_a_sample_and_one_button(client):
    response = client.get(DECIDE)
    view = response.context["page"]
    assert view.state == "new"
    assert len(view.voices) == 4
    assert view.specimen
    main = response.content.decode().partition("<main")[2]
    assert main.count('class="button"') == 1


@pytest.mark.row("B1")
def test_pairs_are_answered_one_by_one_until_there_is_a_lean_with_its_uncertainty(client, begun):
    seen = []
    while True:
        response = client.get(PAIR)
        if response.status_code == 302:
            break
        view = response.context["page"]
        assert view.first != view.second
        assert view.pair not in seen
        seen.append(view.pair)
        assert client.post(PAIR, {"pair": view.pair, "choice": "first"})["Location"] == PAIR
    assert response["Location"] == DECIDE
    assert STOPPING.least <= len(seen) <= STOPPING.most
    result = page(client, DECIDE).result
    assert re.search(r"Of a hundred .* \d+ times. .* between \d+ and \d+", result.says)
    assert all(row.low <= row.value <= row.high for row in result.picture.rows)
    assert len(result.picture.rows) == 6


def test_answers_faster_than_reading_are_said_and_still_count(client, begun):
    while client.get(PAIR).status_code == 200:
        choose(client)
    result = page(client, DECIDE).result
    assert any("faster than the two texts can be read" in doubt for doubt in result.doubts)
    assert "still count" in " ".join(result.doubts)


def test_a_reload_asks_the_same_pair_and_a_stale_form_changes_nothing(client, begun):
    first = page(client, PAIR)
    assert page(client, PAIR) == first
    choose(client)
    assert choose(client, pair=first.pair).status_code == 302
    assert page(client, PAIR).answered == 1


def test_the_last_answer_is_taken_back(client, begun):
    first = page(client, PAIR)
    assert not first.can_undo
    choose(client)
    client.post(reverse("pair-undo"))
    again = page(client, PAIR)
    assert (again.pair, again.first, again.answered) == (first.pair, first.first, 0)


def test_it_can_be_left_and_taken_up_again(client, begun):
    for choice in ("first", "second", "skip"):
        choose(client, choice)
    view = page(client, DECIDE)
    assert view.state == "going"
    assert view.voices[0].url == PAIR
    assert page(client, PAIR).answered == 3


@pytest.mark.parametrize("choice", ["", "third", "build"])
def test_a_choice_that_is_not_there_gets_404(client, begun, choice):
    pair = page(client, PAIR).pair
    assert client.post(PAIR, {"pair": pair, "choice": choice}).status_code == 404


def test_there_is_no_pair_before_the_choices_were_begun(client):
    assert client.get(PAIR)["Location"] == DECIDE
    assert client.post(PAIR, {"pair": "x", "choice": "first"}).status_code == 404
    assert client.post(reverse("pair-undo")).status_code == 404


def test_the_choices_can_be_begun_anew_and_the_older_run_counts_again(client, owner, book):
    answer_all(owner, book, "market")
    assert "market" in page(client, DECIDE).result.headline
    client.post(DECIDE)
    view = page(client, DECIDE)
    assert view.state == "new"
    assert [run.in_force for run in view.runs] == [True, False]
    client.post(view.runs[0].delete_url)
    assert "market" in page(client, DECIDE).result.headline


def test_a_run_too_many_is_refused_with_what_to_do(client, owner, book):
    for n in range(20):
        at = NOON + timedelta(minutes=n)
        actions.begin_run(owner.person, at)
        shown = actions.show_pair(owner.person, book, random.Random(n), at)
        actions.answer_pair(owner.person, book, shown.pair.id, "first", at)
    response = client.post(DECIDE)
    assert response.status_code == 422
    assert "Delete one" in response.context["page"].problem
    assert ChoiceRun.objects.count() == 20


@pytest.mark.parametrize(("side", "word"), [("build", "build it"), ("market", "market")])
def test_the_headline_names_the_side_and_the_picture_says_it_in_words(
    client, owner, book, side, word
):
    answer_all(owner, book, side)
    result = page(client, DECIDE).result
    assert word in result.headline
    assert result.picture.title == f"Every aspect leans to the {side} side."
    assert result.flip.startswith("The flip test: had ")


def test_no_side_is_an_answer(client, owner, book):
    answer_all(owner, book, "market", share=0.5)
    result = page(client, DECIDE).result
    assert result.headline == "Your choices name no side, and that is an answer"
    assert "side would be named" in result.flip


# -- goals -----------------------------------------------------------------------------------------


def test_goals_are_kept_shown_again_and_taken_back(client, book):
    goal, other = list(book.goals.values())[:2]
    address = reverse("goals")
    client.post(address, {f"wish-{goal.id}": goal.wish[0].id, f"weight-{goal.id}": "3"})
    first, second = page(client, address).questions[:2]
    assert [wish.chosen for wish in first.wishes].index(True) == 0
    assert (first.weight, second.answered) == (3, False)
    client.post(address, {f"wish-{other.id}": other.wish[1].id, f"wish-{goal.id}": ""})
    first, second = page(client, address).questions[:2]
    assert (first.answered, second.answered) == (False, True)


@pytest.mark.parametrize("form", [("wish-{}", "fame"), ("weight-{}", "9")])
def test_a_wish_that_is_not_there_gets_404(client, book, form):
    goal = next(iter(book.goals))
    assert client.post(reverse("goals"), {form[0].format(goal): form[1]}).status_code == 404


# -- the verdict -----------------------------------------------------------------------------------


@pytest.fixture
def divided(owner, book):
    """Choices for the market side, a log for the build side, a goal."""
    answer_all(owner, book, "market")
    today = timezone.localdate()
    for back in range(8):
        for activity, energy in (("specifying", "gave"), ("campaigns", "took")):
            day = today - timedelta(days=back)
            actions.log_energy(owner.person, book, day, activity, energy, NOON, today=today)
    goal = next(iter(book.goals.values()))
    actions.keep_goals(owner.person, book, [GoalAnswer(goal.id, goal.wish[0].id)], NOON)


def test_before_anything_was_given_the_verdict_shows_a_sample_and_one_button(client):
    response = client.get(VERDICT)
    assert response.context["page"].empty
    assert response.content.decode().partition("<main")[2].count('class="button"') == 1
    assert client.get(reverse("verdict-paper")).status_code == 404


@pytest.mark.row("B4")
def test_the_verdict_keeps_the_four_voices_apart_and_says_where_they_disagree(client, divided):
    view = page(client, VERDICT)
    assert view.title == "Divided, and to be settled by trying"
    assert [row.says for row in view.picture.rows] == [
        "market side", "not enough yet", "build side", "not enough yet"
    ]  # fmt: skip
    assert view.picture.title == (
        "Your log leans to the build side; your choices lean to the market side; your own lines "
        "and your goals do not say enough yet."
    )
    leads = [part.lead for part in view.letter]
    assert leads[1:7] == [
        "What you would rather do",
        "What you can prove",
        "What gives you energy",
        "Where you want to be",
        "Where they disagree",
        "What would change this",
    ]
    assert {one.track for one in view.tryouts} == {"pm", "pmm"}
    assert view.silent == ()


def test_the_margin_quotes_what_the_paragraph_leaves_out(client, divided):
    voices = [part for part in page(client, VERDICT).letter if part.voice]
    assert [part.voice.title for part in voices] == [part.lead for part in voices]
    choices = voices[0]
    quotes = (*choices.voice.quotes, *choices.voice.more)
    assert len(quotes) == 2
    assert all(quote.words not in choices.text for quote in quotes)


@pytest.mark.parametrize("side", ["build", "market"])
def test_a_side_is_named_in_its_own_ink(client, owner, book, side):
    answer_all(owner, book, side)
    view = page(client, VERDICT)
    assert (
        view.title
        == {
            "build": "Towards product management",
            "market": "Towards product marketing",
        }[side]
    )
    assert view.track == {"build": "pm", "market": "pmm"}[side]
    assert f'class="verdict-{view.track}"' in client.get(VERDICT).content.decode()
    assert [voice.title for voice in view.silent] == [
        "What gives you energy", "Where you want to be"
    ]  # fmt: skip


def test_the_letter_has_no_heading_that_the_page_does_not_know(client, divided):
    for part in page(client, VERDICT).letter:
        assert bool(part.lead) == (not re.match(r"(You are|Keep it|Before you)", part.text))
        assert part.text[0].isupper()
    assert len(VOICES) == 4


@pytest.mark.row("B4")
def test_a_tryout_feeds_back_into_the_log_and_the_letter(client, owner, book, divided):
    one = page(client, VERDICT).tryouts[0]
    assert not one.heard
    say = reverse("tryout")
    assert client.post(say, {"exercise": one.exercise, "energy": "gave"}).status_code == 404
    exercise = book.exercises[one.exercise]
    attempt = hand_in(owner.person, exercise, exercise.answer("weak").answer.strip())
    view = page(client, VERDICT)
    one = view.tryouts[0]
    assert one.heard.startswith(f"{attempt.made} of {attempt.expected} moves heard")
    assert one.debrief_url == reverse("attempt", args=[attempt.pk])
    assert "Try the other one" in view.letter[-1].text
    client.post(say, {"exercise": one.exercise, "energy": "took"})
    after = page(client, VERDICT)
    assert after.tryouts[0].energy == "took"
    assert "the work took energy" in after.letter[-1].text
    assert LogEntry.objects.get(exercise=one.exercise).energy == "took"
    assert client.post(say, {"exercise": one.exercise, "energy": "fun"}).status_code == 404


def text_of(data):
    document = pypdfium2.PdfDocument(data)
    return " ".join(" ".join(one.get_textpage().get_text_range() for one in document).split())


def test_the_verdict_goes_on_paper_with_every_word_of_the_letter(client, divided):
    response = client.get(reverse("verdict-paper"))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith('attachment; filename="verdict-')
    said = text_of(response.content)
    view = page(client, VERDICT)
    assert view.title in said
    for part in view.letter:
        assert part.lead in said
        for word in part.text.split():
            assert word in said
    for row in view.picture.rows:
        assert row.title in said


def test_a_paper_that_could_not_be_made_says_so_and_loses_nothing(client, divided, monkeypatch):
    # The child that sets it ends at once, as where memory has run out.
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    response = client.get(reverse("verdict-paper"))
    assert response.status_code == 503
    assert "Nothing was lost" in response.context["page"].problem
    assert response.context["page"].letter


# -- out and gone ----------------------------------------------------------------------------------


def test_the_export_is_what_the_shell_reads(client, owner, divided):
    response = client.get(reverse("export-decision"))
    assert response["Content-Disposition"] == 'attachment; filename="decision.json"'
    form = form_from(json.loads(response.content))
    assert form == actions.form_of(owner.person, _book())
    assert len(form.answers) >= STOPPING.least
    assert len(form.energy) == 16


def _book():
    from debrief.web.library import book

    return book()


def test_deleting_everything_is_asked_first(client, divided):
    asked = reverse("forget-decision")
    kept = page(client, asked).kept
    assert len(kept) == 3
    assert any("16 entries of the log" in line for line in kept)
    client.post(asked)
    assert page(client, asked).kept == ()
    assert page(client, DECIDE).state == "new"
    assert page(client, VERDICT).empty


def test_the_rail_has_one_place_for_all_of_it(client, divided):
    for address in (DECIDE, ENERGY, VERDICT, reverse("goals"), reverse("forget-decision")):
        body = client.get(address).content.decode()
        here = re.findall(r'<a href="([^"]+)" aria-current="page">', body)
        assert here == [DECIDE], address


def test_more_answers_and_entries_add_no_queries(client, owner, book, divided):
    def queries(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    few = {address: queries(address) for address in (DECIDE, ENERGY, VERDICT)}
    today = timezone.localdate()
    for back in range(20):
        for activity in ("launching", "with-sellers", "choosing"):
            day = today - timedelta(days=back)
            actions.log_energy(owner.person, book, day, activity, "gave", NOON, today=today)
    answer_all(owner, book, "build")
    assert {address: queries(address) for address in few} == few
    assert max(few.values()) <= 16


def test_no_style_and_no_script_stands_in_the_pages(client, divided):
    client.post(DECIDE)
    for address in (DECIDE, PAIR, VERDICT, reverse("goals"), reverse("forget-decision")):
        body = client.get(address).content.decode()
        assert not re.search(r"\sstyle=|<script>|\son\w+=", body), address
