"""The pages of mock loops, without a browser."""

import time
from datetime import timedelta

import pytest
from django.urls import reverse

from debrief.journal import actions
from debrief.journal.actions import Draft, LoopWish
from debrief.journal.models import Loop, SelfRating
from debrief.practice import Reader
from debrief.web.contexts.loops import RatedLoop
from debrief.web.pictures.gaps import gaps
from people import NOON

LATER = NOON + timedelta(minutes=12)


@pytest.fixture
def loop(owner, book):
    wish = LoopWish("pm-three", "", "L4", book.loops["pm-three"].rounds)
    return actions.begin_loop(owner.person, book, "pm", wish, NOON)


@pytest.fixture
def sit(owner, book, loop):
    def one(place, tier="fair"):
        sitting = actions.start_round(owner.person, loop.pk, place, book, NOON)
        answer = book.exercises[sitting.exercise].answer(tier).answer
        return actions.record_attempt(owner.person, sitting.pk, Draft(answer), LATER, Reader(book))

    return one


def lock(owner, book, attempt):
    actions.answer_questions(owner.person, attempt.pk, {}, LATER, Reader(book))


def all_levels(loop, book, level=3):
    return {
        f"level-{one.place}-{competency.id}": level
        for one in actions.rounds_of(loop)
        for competency in actions.competencies_of(book, loop, one)
    }


@pytest.fixture
def met(owner, book, loop, sit):
    for place, tier in enumerate(("strong", "weak", "fair"), start=1):
        lock(owner, book, sit(place, tier))
    owner.client.post(reverse("loop-rating", args=[loop.pk]), all_levels(loop, book))
    return loop


def page(owner, name, *args, query=""):
    return owner.client.get(reverse(name, args=args) + query)


def test_only_loops_and_packs_of_the_track_in_force_are_offered(owner):
    said = page(owner, "loops").content.decode()
    assert "Meta" in said
    assert "PostHog" not in said
    actions.switch_track(owner.person, "pmm")
    said = page(owner, "loops").content.decode()
    assert "PostHog" in said
    assert "Meta" not in said


def test_a_loop_of_the_other_track_cannot_be_begun(owner):
    for name in ("loops", "own-loop"):
        method = owner.client.post if name == "loops" else owner.client.get
        assert method(reverse(name), {"from": "pmm-three"}).status_code == 404
    assert not Loop.objects.exists()


def test_a_pack_says_its_date_and_that_nobody_here_knows_more(owner):
    said = page(owner, "loops").content.decode()
    assert "as published on 19 October 2018" in said
    assert "Nobody here has inside knowledge" in said


def test_ones_own_loop_keeps_what_was_typed_when_it_is_refused(owner):
    form = {
        "origin": "meta-pm", "company": "Tallyhouse", "level": "L5",
        "round-1": "execution", "minutes-1": "half an hour",
        "round-3": "metrics", "minutes-3": "20",
    }  # fmt: skip
    answer = owner.client.post(reverse("own-loop"), form)
    said = answer.content.decode()
    assert answer.status_code == 422
    assert 'role="alert"' in said
    assert 'value="half a' in said
    assert 'value="Tallyhouse"' in said
    form["minutes-1"] = "35"
    assert owner.client.post(reverse("own-loop"), form).status_code == 302
    kept = Loop.objects.get()
    assert kept.company == "Tallyhouse"
    rounds = [(one.place, one.round, one.minutes) for one in actions.rounds_of(kept)]
    assert rounds == [(1, "execution", 35), (2, "metrics", 20)]


def test_a_debrief_is_shut_until_the_panel_has_met(owner, book, loop, sit):
    attempt = sit(1)
    debrief = reverse("attempt", args=[attempt.pk])
    assert owner.client.get(debrief).url == reverse("followups", args=[attempt.pk])
    lock(owner, book, attempt)
    answer = owner.client.get(debrief, follow=True)
    assert answer.redirect_chain[0][0] == reverse("loop", args=[loop.pk]) + "?shut"
    assert "That debrief opens with the panel" in answer.content.decode()
    assert "moves" not in page(owner, "attempts").content.decode()


def test_two_attempts_are_not_compared_while_one_is_shut(owner, book, loop, sit):
    attempt = sit(1)
    lock(owner, book, attempt)
    exercise = book.exercises[attempt.exercise]
    sitting = actions.start_sitting(owner.person, exercise, "open", NOON)
    other = actions.record_attempt(
        owner.person, sitting.pk, Draft("A few words."), LATER, Reader(book)
    )
    answer = page(owner, "compare", attempt.pk, other.pk)
    assert answer.url == reverse("loop", args=[loop.pk]) + "?shut"


def test_the_questions_of_a_loop_lock_the_round_and_open_nothing(owner, sit):
    attempt = sit(1)
    last = attempt.replies.last().order
    said = page(owner, "followups", attempt.pk, query=f"?question={last}").content.decode()
    assert "Lock this round" in said
    assert "Open the debrief" not in said


def test_the_exercise_of_a_round_is_not_shown_before_its_clock_starts(owner, book, loop):
    titles = [book.exercises[one.exercise].title for one in actions.rounds_of(loop)]
    said = page(owner, "loop", loop.pk).content.decode()
    assert not any(title in said for title in titles)


def test_a_round_says_its_place_in_the_loop_and_leads_back(owner, book, loop):
    sitting = actions.start_round(owner.person, loop.pk, 1, book, NOON)
    said = page(owner, "sitting", sitting.pk).content.decode()
    assert f'<a href="{reverse("loop", args=[loop.pk])}">Round 1 of 3</a>' in said


def test_somebody_of_the_highest_level_is_offered_the_nearest_exercises(owner):
    actions.aim_at(owner.person, "L7")
    assert '<option value="L6" selected>' in page(owner, "loops").content.decode()


def test_neither_rating_nor_panel_opens_early(owner, loop):
    for name in ("loop-rating", "loop-panel"):
        assert page(owner, name, loop.pk).url == reverse("loop", args=[loop.pk])


def test_levels_that_are_missing_are_asked_for_and_those_given_are_kept(owner, book, loop, sit):
    for place in (1, 2, 3):
        lock(owner, book, sit(place))
    given = all_levels(loop, book)
    given.pop("level-2-decision")
    answer = owner.client.post(reverse("loop-rating", args=[loop.pk]), given)
    assert answer.status_code == 422
    assert answer.content.decode().count("checked") == len(given)
    assert SelfRating.objects.count() == len(given)


def test_the_meeting_reads_out_before_it_talks(owner, met):
    said = page(owner, "loop-panel", met.pk).content.decode()
    parts = ["They read out", "Where they disagree", "What it hangs on", "What they would ask next"]
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert said.count("note locked") == 3
    assert "You put yourself" in said


def test_the_panel_answers_within_a_moment(owner, met):
    page(owner, "loop-panel", met.pk)
    # Processor time: what runs beside a test says nothing about the page.
    began = time.process_time()
    page(owner, "loop-panel", met.pk)
    assert time.process_time() - began < 0.3


def test_the_history_shows_the_gaps_and_the_same_as_a_table(owner, met):
    said = page(owner, "loops").content.decode()
    assert "In your latest loop you and the scorecards agreed on" in said
    assert '<table class="twin">' in said
    assert reverse("loop-panel", args=[met.pk]) in said


def test_the_lists_of_loops_ask_no_more_with_more_loops(
    owner, book, met, django_assert_max_num_queries
):
    wish = LoopWish("pm-five", "", "L4", book.loops["pm-five"].rounds)
    with django_assert_max_num_queries(9):
        page(owner, "loops")
    for _ in range(3):
        actions.begin_loop(owner.person, book, "pm", wish, NOON)
    with django_assert_max_num_queries(9):
        page(owner, "loops")


def test_the_same_rounds_can_be_sat_again_with_other_exercises(owner, book, met):
    again = reverse("own-loop") + f"?from={met.pk}"
    assert again in page(owner, "loop", met.pk).content.decode()
    said = owner.client.get(again).content.decode()
    assert said.count(" selected") == 4
    form = {"origin": "pm-three", "level": "L4"}
    for one in actions.rounds_of(met):
        form |= {f"round-{one.place}": one.round, f"minutes-{one.place}": one.minutes}
    owner.client.post(reverse("own-loop"), form)
    second = Loop.objects.exclude(pk=met.pk).get()
    exercises = [{one.exercise for one in actions.rounds_of(loop)} for loop in (met, second)]
    assert not exercises[0] & exercises[1]


def test_a_loop_of_somebody_else_is_no_beginning_of_ones_own(cast, loop):
    address = reverse("own-loop") + f"?from={loop.pk}"
    assert cast.helper.client.get(address).status_code == 404


def test_deleting_asks_first_and_says_what_stays(owner, met):
    said = page(owner, "loop-delete", met.pk).content.decode()
    assert "stays among your attempts" in said
    assert Loop.objects.exists()
    owner.client.post(reverse("loop-delete", args=[met.pk]))
    assert not Loop.objects.exists()
    assert owner.person.attempts.count() == 3


def test_the_area_of_a_disc_grows_with_its_count_and_its_place_with_the_gap():
    loop = RatedLoop("Three rounds", "/", NOON, {-1: 1, 0: 4, 3: 16}, unjudged=2)
    (row,) = gaps([loop]).rows
    below, same, above = row.discs
    assert (below.side, same.side, above.side) == ("below", "same", "above")
    assert above.radius**2 == pytest.approx(4 * same.radius**2, rel=0.02)
    assert below.x < same.x == 50 < above.x == 92
    assert (loop.below, loop.same, loop.above) == (1, 4, 16)


def test_a_loop_whose_panel_has_not_met_is_on_the_first_page(owner, book, loop):
    address = reverse("loop", args=[loop.pk])
    assert address in owner.client.get("/").content.decode()
    Loop.objects.update(met_at=LATER)
    assert address not in owner.client.get("/").content.decode()


def test_a_locked_round_asks_no_more(owner, book, loop, sit):
    attempt = sit(1)
    lock(owner, book, attempt)
    here = reverse("followups", args=[attempt.pk])
    assert owner.client.get(here).url == reverse("attempt", args=[attempt.pk])
    said = owner.client.post(here, {"reply-1": "One thing more.", "question": "1"})
    assert attempt.replies.first().text == ""
    assert said.status_code == 422
