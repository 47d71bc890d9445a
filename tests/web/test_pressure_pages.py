"""A round under pressure, as a browser without JavaScript does it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from debrief.journal.models import Sitting

HTMX = {"HX-Request": "true"}


@pytest.fixture
def messaging(book):
    return book.exercises["same-promise-for-engineers"]


def begin(client, exercise, **form):
    given = {"mode": "pressure", **form}
    return client.post(reverse("start-sitting", args=[exercise.id]), given)["Location"]


@pytest.mark.row("D5")
def test_the_exercise_is_read_before_the_clock_runs_and_no_question_is_listed(owner, messaging):
    address = begin(owner.client, messaging)
    response = owner.client.get(address)
    assert response.templates[0].name == "reading.html"
    assert 110 <= response.context["page"].seconds_left <= 120
    assert messaging.clarify[0].answer not in response.text
    owner.client.post(f"{address}read")
    page = owner.client.get(address)
    assert page.templates[0].name == "sitting.html"
    assert page.context["page"].seconds_left >= messaging.minutes * 60 - 5
    assert messaging.clarify[0].ask not in page.text


def test_reading_ends_by_itself(owner, messaging):
    address = begin(owner.client, messaging)
    Sitting.objects.update(started_at=timezone.now() - timedelta(seconds=125))
    page = owner.client.get(address).context["page"]
    assert messaging.minutes * 60 - 10 <= page.seconds_left <= messaging.minutes * 60 - 5


@pytest.mark.row("D5")
def test_a_question_is_answered_and_another_is_kindly_not(owner, messaging):
    address = begin(owner.client, messaging)
    owner.client.post(f"{address}ask", {"question": "Do the docs mention duplicates?"})
    owner.client.post(f"{address}ask", {"question": "What does a licence cost?"})
    known, unknown = owner.client.get(address).context["page"].asking.exchanges
    assert known.says.startswith("On page nine.")
    assert known.known
    assert not unknown.known
    assert unknown.says


def test_asking_while_writing_keeps_the_draft(owner, messaging):
    address = begin(owner.client, messaging)
    owner.client.post(f"{address}read")
    form = {"text": "Half an answer", "guess": "Focus", "question": "May I drop the 40 percent?"}
    assert owner.client.post(f"{address}ask", form)["Location"] == f"{address}#asking"
    page = owner.client.get(address).context["page"]
    assert (page.text, page.guess) == ("Half an answer", "Focus")
    assert len(page.asking.exchanges) == 1
    # Enter in another field: nothing was asked, and the draft is kept all the same.
    owner.client.post(f"{address}ask", {"text": "More of it", "question": ""})
    page = owner.client.get(address).context["page"]
    assert page.text == "More of it"
    assert len(page.asking.exchanges) == 1


def test_with_htmx_only_the_questions_come_back(owner, messaging):
    address = begin(owner.client, messaging)
    form = {"question": "May I drop the 40 percent?", "text": "Draft."}
    fragment = owner.client.post(f"{address}ask", form, headers=HTMX)
    assert "<html" not in fragment.text
    assert fragment.context["asking"].exchanges[0].says.startswith("That is your call.")
    assert fragment.context["asking"].typed == ""


def test_a_question_too_long_is_given_back_with_the_reason(owner, messaging):
    address = begin(owner.client, messaging)
    long = "why " * 100
    response = owner.client.post(f"{address}ask", {"question": long})
    assert response.status_code == 422
    assert response.context["page"].asking.typed == long
    owner.client.post(f"{address}read")
    response = owner.client.post(f"{address}ask", {"question": long, "text": "Draft."})
    assert response.status_code == 422
    assert response.context["page"].asking.typed == long
    assert response.context["page"].text == "Draft."


def test_questions_of_an_answer_with_notes_are_not_asked_this_way(owner, messaging):
    address = begin(owner.client, messaging, mode="open")
    assert owner.client.post(f"{address}ask", {"question": "Why?"}).status_code == 404


@pytest.mark.row("D5")
def test_questions_after_the_answer_come_one_at_a_time(owner, exercise, weak):
    address = begin(owner.client, exercise)
    attempt = owner.client.post(address, {"text": weak})["Location"]
    questions = f"{attempt}followups/"
    page = owner.client.get(questions).context["page"]
    assert (page.at, len(page.shown), page.last) == (1, 1, False)
    first = owner.client.post(questions, {"question": "1", "reply-1": "We would see."})
    assert first["Location"] == f"{questions}?question=2"
    page = owner.client.get(first["Location"]).context["page"]
    assert [one.reply for one in page.said] == ["We would see."]
    assert owner.client.get(attempt)["Location"] == questions
    for place in range(2, len(page.followups) + 1):
        last = owner.client.post(questions, {"question": str(place), f"reply-{place}": ""})
    assert last["Location"] == attempt
    debrief = owner.client.get(attempt).context["page"]
    assert [one.closed for one in debrief.followups] == [False, *[None] * (len(page.followups) - 1)]


def test_a_reply_too_long_stays_on_its_question(owner, exercise, weak):
    attempt = owner.client.post(begin(owner.client, exercise), {"text": weak})["Location"]
    form = {"question": "2", "reply-2": "x" * 5_001}
    response = owner.client.post(f"{attempt}followups/", form)
    assert response.status_code == 422
    assert [one.reply for one in response.context["page"].shown] == ["x" * 5_001]


@pytest.mark.row("D5")
def test_whoever_sits_across_is_named_and_quotes(owner, messaging):
    address = begin(owner.client, messaging, listener="economic")
    assert owner.client.get(address).context["page"].across.name == "Marguerite Lacombe"
    owner.client.post(f"{address}ask", {"question": "May I drop the 40 percent?"})
    text = messaging.answer("fair").answer.strip()
    attempt = owner.client.post(address, {"text": text})["Location"]
    page = owner.client.get(f"{attempt}followups/").context["page"]
    assert page.across.name == "Marguerite Lacombe"
    assert "“" in page.shown[0].question
    owner.client.post(f"{attempt}followups/", {"reply-1": "It saves 400 euros a month."})
    response = owner.client.get(attempt)
    assert "Marguerite Lacombe asks" in response.text
    after = response.context["page"].pressure
    assert [one.question for one in after.exchanges] == ["May I drop the 40 percent?"]
    assert [one.ask for one in after.unasked] == [
        one.ask for one in messaging.clarify if one.ask != "May I drop the 40 percent?"
    ]


def test_a_listener_that_does_not_exist_or_does_not_come_to_this_round_is_nobody(
    owner, messaging, exercise
):
    for where, who in ((messaging, "nobody"), (exercise, "hostile")):
        begin(owner.client, where, listener=who)
    assert set(Sitting.objects.values_list("listener", flat=True)) == {""}


def test_who_may_sit_across_is_offered_where_they_come(owner, messaging, exercise):
    for one, count in ((messaging, 3), (exercise, 0)):
        page = owner.client.get(reverse("exercise", args=[one.id])).context["page"]
        assert len(page.listeners) == count
