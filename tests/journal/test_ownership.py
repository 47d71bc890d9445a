"""A row of somebody else looks like a row that does not exist."""

from uuid import uuid4

import pytest
from django.apps import apps

from debrief.journal import actions, past
from debrief.journal.actions import Draft
from debrief.journal.models import Person
from debrief.journal.ownership import NotFound, attempt_of, sitting_of
from debrief.practice import Reader, Record
from people import NOON, hand_in, start


def test_every_table_row_has_an_owner():
    tables = set(apps.get_app_config("journal").get_models()) - {Person}
    for table in tables:
        owner = table._meta.get_field("owner")
        assert owner.related_model is Person
        assert not owner.null


def test_the_owner_finds_their_rows(owner, exercise, strong):
    attempt = hand_in(owner.person, exercise, strong)
    assert attempt_of(owner.person, attempt.pk) == attempt
    assert sitting_of(owner.person, attempt.sitting_id) == attempt.sitting


def test_somebody_else_finds_nothing(cast, exercise, strong):
    attempt = hand_in(cast.owner.person, exercise, strong)
    for fetch in (
        lambda who: attempt_of(who, attempt.pk),
        lambda who: sitting_of(who, attempt.sitting_id),
        lambda who: past.leaf(who, "pm", before=attempt.pk),
    ):
        with pytest.raises(NotFound):
            fetch(cast.helper.person)


def test_a_row_that_does_not_exist_gives_the_same_answer(owner):
    with pytest.raises(NotFound):
        attempt_of(owner.person, uuid4())
    with pytest.raises(NotFound):
        sitting_of(owner.person, uuid4())


def test_no_verb_works_on_the_rows_of_somebody_else(cast, exercise, strong, book):
    stranger = cast.helper.person
    sitting = start(cast.owner.person, exercise)
    attempt = hand_in(cast.owner.person, exercise, strong)
    reader = Reader(book)
    for act in (
        lambda: actions.save_draft(stranger, sitting.pk, Draft("Mine now."), NOON),
        lambda: actions.show_constraint(stranger, sitting.pk, NOON),
        lambda: actions.record_attempt(stranger, sitting.pk, Draft(strong), NOON, reader),
        lambda: actions.answer_questions(stranger, attempt.pk, {1: "Mine."}, NOON, reader),
    ):
        with pytest.raises(NotFound):
            act()
    sitting.refresh_from_db()
    assert sitting.draft == ""
    assert sitting.finished_at is None


def test_lists_hold_only_what_is_ones_own(cast, exercise, strong):
    hand_in(cast.owner.person, exercise, strong)
    stranger = cast.helper.person
    assert past.record(stranger, "pm") == Record()
    assert past.overview(stranger).latest == ()
    assert past.tries(stranger, exercise.id) == []
    assert past.leaf(stranger, "pm").attempts == ()
