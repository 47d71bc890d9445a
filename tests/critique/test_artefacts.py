"""Filled forms: what is found in them, what filler cannot hide, and how they read aloud."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debrief.critique.artefact_checks import CHECKS
from debrief.critique.artefact_dates import days_after, has_date, moment
from debrief.critique.artefact_words import is_proof, names_owner, names_rival, other_people
from debrief.critique.artefacts import check_form, left_empty, render
from debrief.handbook import handbook
from debrief.handbook.forms import CheckKind, Filled, fill
from debrief.practice import Reader
from debrief.practice.artefact import compose

BOOK = handbook()
WORKED = BOOK.worked_forms
WEAK = [one for one in WORKED if one.tier == "weak"]
NAMES = [f"{one.exercise}-{one.tier}" for one in WORKED]
IDLE = "really very good and so on of course quite clearly just also best great".split()


def found(worked, filled=None):
    """The findings of a worked form as (check, field, quote), without the number of the row."""
    findings = check_form(BOOK.forms[worked.form], filled or worked.filled)
    return {(one.check, one.field, one.column, one.quote) for one in findings}


@pytest.mark.parametrize("worked", WORKED, ids=NAMES)
def test_a_worked_form_shows_what_it_says_it_shows(worked):
    assert {check for check, *_ in found(worked)} == set(worked.finds)


def test_every_kind_of_check_is_bound_and_used():
    used = {check.kind for form in BOOK.forms.values() for check in form.check}
    assert set(CHECKS) == used == set(CheckKind.__args__)


@pytest.mark.parametrize("form", BOOK.forms.values(), ids=str)
def test_an_empty_form_has_no_findings(form):
    rows = {one.id: ({}, {}) for one in form.field if one.column}
    empty = Filled({one.id: " " for one in form.field if not one.column}, rows)
    assert not empty
    assert check_form(form, empty) == ()
    assert render(form, empty).text == ""
    assert left_empty(form, empty) == form.field


@pytest.mark.parametrize("form", BOOK.forms.values(), ids=lambda form: form.id)
def test_at_least_three_exercises_offer_each_form(form):
    assert sum(form.serves(exercise) for exercise in BOOK.exercises.values()) >= 3


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WEAK), st.lists(st.sampled_from(IDLE), min_size=1, max_size=12), st.data())
def test_filler_never_takes_a_finding_away(worked, idle, data):
    padding = " " + " ".join(idle)
    texts = {
        name: text + padding * data.draw(st.booleans())
        for name, text in worked.filled.texts.items()
    }
    rows = {
        name: tuple(
            {cell: text + padding * data.draw(st.booleans()) for cell, text in row.items()}
            for row in rows
        )
        for name, rows in worked.filled.rows.items()
    }
    before = {(check, field) for check, field, *_ in found(worked)}
    after = {(check, field) for check, field, *_ in found(worked, Filled(texts, rows))}
    assert before <= after


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WORKED), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(worked, chance):
    rows = {
        name: tuple(chance.sample(rows, len(rows))) for name, rows in worked.filled.rows.items()
    }
    assert found(worked, Filled(worked.filled.texts, rows)) == found(worked)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(BOOK.forms.values())), st.data())
def test_whatever_is_typed_is_read_back_from_its_place(form, data):
    words = st.text(max_size=40)
    texts = {one.id: data.draw(words) for one in form.field if not one.column}
    rows = {
        one.id: tuple(
            {column.id: data.draw(words) for column in one.column}
            for _ in range(data.draw(st.integers(0, 3)))
        )
        for one in form.field
        if one.column
    }
    filled, wrong = fill(form, {**texts, **{name: list(each) for name, each in rows.items()}})
    assert not wrong
    rendered = render(form, filled)
    for place in rendered.places:
        written = (
            filled.texts[place.field]
            if place.row is None
            else filled.rows[place.field][place.row][place.column]
        )
        assert rendered.text[place.start : place.end] == written
    check_form(form, filled)


@pytest.mark.parametrize("idle", ["the blue lamp", "to be discussed", "we do it for everybody"])
@pytest.mark.parametrize("form", BOOK.forms.values(), ids=lambda form: form.id)
def test_the_labels_of_a_form_make_no_move(form, idle):
    filled = Filled(
        {one.id: idle for one in form.field if not one.column},
        {
            one.id: ({column.id: idle for column in one.column},) * 2
            for one in form.field
            if one.column
        },
    )
    exercise = next(one for one in BOOK.exercises.values() if form.serves(one))
    answer = compose(form, filled, "")
    assert Reader(BOOK).glance(exercise, answer.text, answer.asked).moves == ()


@pytest.mark.parametrize("worked", [w for w in WORKED if w.tier == "strong"], ids=lambda w: w.form)
def test_a_strong_form_read_aloud_makes_moves_and_trips_nobody(worked):
    exercise = BOOK.exercises[worked.exercise]
    answer = compose(BOOK.forms[worked.form], worked.filled, "")
    debrief = Reader(BOOK).read(exercise, answer.text, answer.asked)
    assert len(debrief.moves) >= 4
    assert debrief.findings == ()


def test_a_field_that_asks_for_a_move_hears_it_from_fewer_words():
    worked = next(one for one in WORKED if one.form == "positioning-canvas" and not one.finds)
    exercise = BOOK.exercises[worked.exercise]
    answer = compose(BOOK.forms[worked.form], worked.filled, "")
    asked = {made.move for made in Reader(BOOK).read(exercise, answer.text, answer.asked).moves}
    plain = {made.move for made in Reader(BOOK).read(exercise, answer.text).moves}
    assert plain < asked
    assert asked - plain <= {one.move for one in answer.asked}


def test_what_names_a_rival_and_what_does_not():
    for text in ("Kavur", "a spreadsheet", "Doing nothing", "their current supplier", "Excel"):
        assert names_rival(text), text
    for text in ("Competitors", "Other vendors in the space", "We have no competitors", "none"):
        assert not names_rival(text), text


def test_what_is_a_proof_and_what_is_not():
    for text in (
        "31 of 140",
        "Passed the audit",
        "A third of the boxes came back",
        "At the largest one, Nordhand, it is used daily",
        "“I have not typed a time since May”, the ramp lead says",
    ):
        assert is_proof(text), text
    for text in ("A great team", "Customers love it", "We would gather testimonials", "", "TBD"):
        assert not is_proof(text), text


def test_who_is_an_owner_and_who_is_not():
    assert names_owner("Rui")
    assert names_owner("Marketing team")
    for text in ("", "TBD", "the team", "Everyone", "all of us"):
        assert not names_owner(text), text


def test_other_people_are_named_and_the_same_in_other_words_are_left_alone():
    segment = "Quality managers at pharmaceutical wholesalers"
    assert other_people(segment, "A cheaper tag for small florists") == "small florists"
    for text in (
        "Release evidence for medicine wholesalers",
        "For people who sign for every box",
        "Handlers pay 410 euros for a late departure",
        "They sleep better",
    ):
        assert other_people(segment, text) == "", text


def test_dates_of_a_plan():
    for text in ("12 March", "2026-05-04", "week 6", "T-3 weeks", "end of Q3", "launch day"):
        assert has_date(text), text
    for text in ("soon", "TBD", "before the market decides", ""):
        assert not has_date(text), text


@pytest.mark.parametrize(
    ("day", "other", "after"),
    [
        ("2 March", "9 February", False),
        ("15 November", "10 January", True),
        ("2026-03-02", "2027-01-10", True),
        ("week 10", "week 12", True),
        ("12 May", "T-3 weeks", False),
        ("12 May", "two weeks after launch", True),
    ],
)
def test_which_date_comes_first(day, other, after):
    assert (days_after(moment(day), moment(other)) > 0) is after


def test_dates_of_different_kinds_are_not_compared():
    assert days_after(moment("12 May"), moment("week 6")) is None
    assert days_after(None, moment("week 6")) is None


@pytest.mark.parametrize(
    ("day", "other"), [("10 March", "March"), ("March", "28 February"), ("2026-03", "2026-03-20")]
)
def test_a_month_alone_is_never_late(day, other):
    assert days_after(moment(day), moment(other)) == 0


def test_nurses_are_told_from_no_ward_sister():
    assert other_people("Ward sisters at small hospitals", "Gives nurses an hour back") == ""
    assert other_people("Ward sisters at small hospitals", "Gives florists an hour") == "florists"


def test_a_finding_points_at_its_value(book):
    worked = next(one for one in WEAK if one.form == "launch-plan")
    findings = check_form(book.forms[worked.form], worked.filled)
    late = next(one for one in findings if one.check == "plan-dates")
    assert (late.field, late.row, late.column, late.quote) == ("before", 1, "date", "week 12")
    assert late.quote in late.message
    assert dataclasses.asdict(late) == late.as_dict()
