"""What each page shows, read from its context."""

import pytest
from django.urls import reverse

from people import NOON, hand_in, start


def page_of(somebody, name, *args, **query):
    response = somebody.client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.context["page"]


def test_somebody_new_sees_a_first_exercise_in_each_track_and_a_sample(owner, book):
    page = page_of(owner, "home")
    assert [track.track for track in page.tracks] == ["pm", "pmm"]
    assert all(track.suggestion.reason.startswith("You have not tried") for track in page.tracks)
    assert page.specimen.quote in page.specimen.sentence
    assert owner.client.get(page.specimen.url).status_code == 200
    assert not page.recent


def test_the_first_page_shows_what_was_left_and_what_was_done(owner, exercise, weak):
    hand_in(owner.person, exercise, weak)
    left = start(owner.person, exercise)
    left.draft, left.draft_saved_at = "Two words", NOON
    left.save()
    page = page_of(owner, "home")
    assert [row.exercise_title for row in page.recent] == [exercise.title]
    assert [(entry.title, entry.words) for entry in page.unfinished] == [(exercise.title, 2)]
    assert page.specimen is None
    standing = next(r for r in page.tracks[0].rounds if exercise.round in r.url)
    assert standing.attempts == 1
    assert 1 <= standing.level <= 4
    assert standing.weakest


@pytest.mark.row("D3")
def test_switching_the_track_changes_the_bank_and_returns_to_the_page(owner, book):
    address = reverse("exercises")
    response = owner.client.post(reverse("switch-track"), {"track": "pmm", "next": address})
    assert response["Location"] == address
    page = page_of(owner, "exercises")
    shown = {card.id for shelf in page.shelves for card in shelf.cards}
    assert shown == {e.id for e in book.exercises.values() if e.track == "pmm"}


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example", "javascript:1", ""])
def test_the_switch_of_tracks_never_leads_elsewhere(owner, back):
    response = owner.client.post(reverse("switch-track"), {"track": "pmm", "next": back})
    assert response["Location"] == "/"


@pytest.mark.row("A1")
def test_the_roles_stand_side_by_side_with_their_sources(owner, book):
    page = page_of(owner, "roles")
    assert [column.role.id for column in page.columns] == ["pm", "pmm"]
    assert len(page.contrast) == len(book.launch.contrast)
    assert {step.owner for step in page.launch} == {"pm", "pmm", "shared"}
    assert all(row.origin.title for row in page.contrast)


@pytest.mark.row("A3")
def test_each_role_says_what_it_is_mistaken_for_and_how_to_tell(owner):
    for column in page_of(owner, "roles").columns:
        assert column.mistaken
        assert all(card.difference and card.ask for card in column.mistaken)


@pytest.mark.row("A4")
def test_a_day_and_a_week_of_each_role_are_shown(owner):
    page = page_of(owner, "roles")
    assert all(column.role.day and column.role.differs for column in page.columns)
    assert len(page.week) == 5
    assert all(day.pm and day.pmm for day in page.week)


@pytest.mark.row("A2")
def test_the_metric_catalogue_opens_with_the_track_in_force(owner, book):
    owner.client.post(reverse("switch-track"), {"track": "pmm"})
    page = page_of(owner, "metrics")
    assert page.shelves[0].owner == "pmm"
    cards = [card for shelf in page.shelves for card in shelf.cards]
    assert {card.metric.id for card in cards} == set(book.metrics)
    assert all(card.metric.formula and card.metric.gamed for card in cards)


def test_the_bank_is_narrowed_by_round_and_level_and_says_how_many_are_left(owner, book):
    page = page_of(owner, "exercises", round="metrics", level="L4")
    cards = [card for shelf in page.shelves for card in shelf.cards]
    assert all((card.round_id, card.level) == ("metrics", "L4") for card in cards)
    assert page.total == len(cards)
    chosen = next(choice for choice in page.rounds if choice.chosen)
    assert (chosen.value, chosen.count) == ("metrics", page.total)
    assert chosen.url == "/practise/?level=L4"


def test_a_pick_within_a_round_stays_in_it(owner):
    page = page_of(owner, "exercises", round="strategy")
    assert page.suggestion.card.round_id == "strategy"
    assert page.suggestion.reason == "You have not tried strategy yet."


def test_a_round_that_does_not_exist_leaves_an_empty_bank(owner):
    page = page_of(owner, "exercises", round="<script>")
    assert page.shelves == ()
    assert page.suggestion is None


def test_an_exercise_shows_its_samples_and_ones_own_tries(owner, exercise, weak):
    hand_in(owner.person, exercise, weak)
    left = start(owner.person, exercise)
    page = page_of(owner, "exercise", exercise.id)
    assert [sample.tier for sample in page.samples] == ["weak", "fair", "strong"]
    assert [past.number for past in page.tries] == [1]
    assert page.open_url == reverse("sitting", args=[left.pk])


@pytest.mark.parametrize("tier", ["weak", "fair", "strong"])
def test_a_worked_answer_comes_with_its_debrief_and_what_a_panel_says(owner, exercise, tier):
    page = page_of(owner, "sample", exercise.id, tier)
    assert page.debrief.text == exercise.answer(tier).answer.strip()
    assert page.commentary
    assert [link.here for link in page.tiers].count(True) == 1


def test_every_worked_answer_of_the_bank_can_be_shown(owner, book):
    for exercise in book.exercises.values():
        page_of(owner, "sample", exercise.id, "strong")


def test_an_unknown_tier_is_not_there(owner, exercise):
    assert owner.client.get(reverse("sample", args=[exercise.id, "best"])).status_code == 404


def test_an_empty_history_offers_a_sample_of_the_track(owner):
    page = page_of(owner, "attempts")
    assert page.rows == ()
    assert owner.client.get(page.sample_url).status_code == 200


def test_a_page_of_the_history_that_makes_no_sense_is_not_there(owner):
    assert owner.client.get(reverse("attempts"), {"before": "yesterday"}).status_code == 404


@pytest.mark.row("E2")
def test_every_finding_has_a_page_with_text_it_flags_and_text_it_passes(owner):
    page = page_of(owner, "rules")
    rules = [rule for family in page.families for rule in family.rules]
    assert len(rules) == page.total > 0
    for rule in rules:
        card = page_of(owner, "rule", rule.id)
        assert card.flags
        assert card.passes
    assert owner.client.get(reverse("rule", args=["nope"])).status_code == 404


def test_the_patterns_page_holds_one_of_everything_and_saves_nothing(
    owner, django_assert_num_queries
):
    with django_assert_num_queries(2):  # the session and the person
        page = page_of(owner, "patterns")
    assert page.levels
    assert page.followups


def test_the_navigation_marks_where_one_is(owner, exercise):
    shell = owner.client.get(reverse("exercise", args=[exercise.id])).context["shell"]
    assert [d.url for d in shell.destinations if d.here] == [reverse("exercises")]
    assert [track.id for track in shell.tracks if track.chosen] == ["pm"]
