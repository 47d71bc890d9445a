"""Forms beside a draft: rows without scripts, notes in the margin, the picture in the debrief."""

import re

import pytest
from django.urls import reverse

from debrief.handbook import handbook
from debrief.handbook.forms import MOST_ROWS
from debrief.journal import actions
from debrief.journal.models import Attempt, FilledForm
from people import NOON, hand_in, start

BOOK = handbook()
WORKED = {(one.form, one.tier): one for one in BOOK.worked_forms}


def sent(worked, **more):
    """A worked form as a browser sends it."""
    fields = {"form": worked.form, "text": "", "guess": ""}
    fields |= {f"f.{name}": text for name, text in worked.filled.texts.items()}
    for name, rows in worked.filled.rows.items():
        for number, row in enumerate(rows):
            fields |= {f"f.{name}.{number}.{cell}": text for cell, text in row.items()}
    return fields | more


@pytest.fixture
def weak():
    return WORKED["launch-plan", "weak"]


@pytest.fixture
def sitting(owner, weak):
    return start(owner.person, BOOK.exercises[weak.exercise])


def draft(owner, sitting, fields, **headers):
    return owner.client.post(reverse("sitting-draft", args=[sitting.pk]), fields, headers=headers)


def page(owner, sitting):
    return owner.client.get(reverse("sitting", args=[sitting.pk])).content.decode()


@pytest.mark.parametrize("form", BOOK.forms.values(), ids=lambda form: form.id)
def test_every_exercise_of_the_round_offers_its_form(owner, form):
    for exercise in BOOK.exercises.values():
        if form.serves(exercise):
            shown = page(owner, start(owner.person, exercise))
            assert f"Fill in the {form.title.lower()}" in shown
            assert 'id="artefact" open' not in shown


def test_a_round_without_an_artefact_offers_none(owner, exercise):
    assert "data-artefact" not in page(owner, start(owner.person, exercise))


def test_what_is_filled_in_is_kept_with_the_draft(owner, sitting, weak):
    response = draft(owner, sitting, sent(weak, text="And a word."))
    assert response.status_code == 302
    kept = FilledForm.objects.get(sitting=sitting)
    assert kept.values["tier"] == weak.filled.texts["tier"]
    shown = page(owner, sitting)
    assert "Booth at the conference, with a keynote" in shown
    assert 'id="artefact" open' in shown


def test_a_form_that_nobody_touched_leaves_nothing_behind(owner, sitting):
    draft(owner, sitting, {"form": "launch-plan", "f.tier": "", "text": "Only words."})
    assert not FilledForm.objects.exists()


def test_a_draft_without_the_form_leaves_the_form_alone(owner, sitting, weak):
    draft(owner, sitting, sent(weak))
    draft(owner, sitting, {"text": "Only words."})
    assert FilledForm.objects.get().values["day"] == "week 10"


def test_rows_are_added_and_taken_out_without_scripts(owner, sitting, weak):
    response = draft(owner, sitting, sent(weak, add="before"))
    assert response.url.endswith("#form-before")
    assert page(owner, sitting).count('name="f.before.2.what"') == 1
    draft(owner, sitting, sent(weak, remove="before.0"))
    rows = FilledForm.objects.get().values["before"]
    assert [row["what"] for row in rows] == ["Booth at the conference, with a keynote"]


def test_there_are_never_more_rows_than_can_be_read(owner, sitting):
    rows = {f"f.before.{number}.what": f"Step {number}" for number in range(30)}
    draft(owner, sitting, {"form": "launch-plan", **rows, "add": "before"})
    assert len(FilledForm.objects.get().values["before"]) == 8


def test_the_margin_says_what_does_not_fit(owner, sitting, weak):
    shown = draft(owner, sitting, sent(weak), **{"HX-Request": "true"}).content.decode()
    assert "does not say how big this launch is" in shown
    assert "Before the day, row 2" in shown


def test_a_form_emptied_again_is_not_scolded(owner, sitting, weak):
    draft(owner, sitting, sent(weak))
    empty = dict.fromkeys(sent(weak), "") | {"form": "launch-plan"}
    shown = draft(owner, sitting, empty, **{"HX-Request": "true"}).content.decode()
    assert "Nothing filled in yet." in shown
    assert "form-note" not in shown.replace("form-notes", "")


def test_nobody_writes_about_the_form_under_pressure(owner, weak):
    pressed = start(owner.person, BOOK.exercises[weak.exercise], "pressure", NOON)
    shown = draft(owner, pressed, sent(weak), **{"HX-Request": "true"}).content.decode()
    assert "does not say how big" not in shown
    assert "Fill in the launch plan" in page(owner, pressed)


def test_what_is_too_long_is_shown_again_and_what_was_kept_stays(owner, sitting, weak):
    draft(owner, sitting, sent(weak))
    response = draft(owner, sitting, sent(weak) | {"f.tier": "t" * 301})
    assert response.status_code == 422
    shown = response.content.decode()
    assert "“Tier” has 301 characters; 300 can be read" in shown
    assert "t" * 301 in shown
    assert FilledForm.objects.get().values["tier"] == weak.filled.texts["tier"]


def test_the_form_is_handed_in_as_one_answer_with_the_text(owner, sitting, weak):
    free = "I would count the solution engineers first."
    response = owner.client.post(
        reverse("sitting", args=[sitting.pk]), sent(weak, text=free), follow=True
    )
    attempt = Attempt.objects.get()
    assert attempt.text.startswith("Who first: Enterprise security decision-makers.")
    assert attempt.text.endswith(free)
    kept = FilledForm.objects.get()
    for field, row, column, begin, end in kept.reading["places"]:
        value = kept.values[field] if row is None else kept.values[field][row][column]
        assert attempt.text[begin:end] == value
    assert {one["check"] for one in kept.reading["findings"]} == set(weak.finds)
    shown = response.content.decode()
    assert 'class="plan-table"' in shown
    assert shown.count('class="slot-note"') == 6


def test_a_form_alone_can_be_handed_in(owner, sitting, weak):
    owner.client.post(reverse("sitting", args=[sitting.pk]), sent(weak))
    assert Attempt.objects.get().words > 30


def test_after_handing_in_the_form_stays_as_it_was(owner, sitting, weak):
    owner.client.post(reverse("sitting", args=[sitting.pk]), sent(weak))
    before = FilledForm.objects.get().values
    draft(owner, sitting, sent(weak) | {"f.tier": "Tier 1"})
    assert FilledForm.objects.get().values == before


def test_a_draft_kept_earlier_counts_when_the_form_is_not_sent_again(owner, sitting, weak):
    draft(owner, sitting, sent(weak))
    attempt = actions.record_attempt(
        owner.person, sitting.pk, actions.Draft("More."), NOON, reader()
    )
    assert "Launch day: week 10." in attempt.text


def reader():
    from debrief.practice import Reader

    return Reader(BOOK)


@pytest.mark.parametrize("form", BOOK.forms.values(), ids=lambda form: form.id)
def test_each_artefact_has_a_page_with_a_strong_and_a_weak_one(owner, form):
    shown = owner.client.get(reverse("artefact", args=[form.id])).content.decode()
    assert form.title in shown
    for tier in ("strong", "weak"):
        exercise = BOOK.exercises[WORKED[form.id, tier].exercise]
        assert exercise.title in shown.replace("&#x27;", "'")
    ids = re.findall(r'\bid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))


def test_an_artefact_that_does_not_exist_is_not_there(owner):
    assert owner.client.get("/artefacts/poem/").status_code == 404


def test_the_exercise_says_what_can_be_filled_in(owner):
    shown = owner.client.get(reverse("exercise", args=["battery-letter"])).content.decode()
    assert reverse("artefact", args=["message-house"]) in shown


def test_the_timeline_of_a_plan_is_ordered_by_its_dates(owner):
    shown = owner.client.get(reverse("artefact", args=["launch-plan"])).content.decode()
    strong = shown[shown.index("plan-table") :]
    steps = ["9 February", "16 February", "23 February", "2 March", "9 March", "16 March"]
    places = [strong.index(step) for step in steps]
    assert places == sorted(places)


def test_a_note_in_the_debrief_says_from_which_field(owner):
    worked = WORKED["positioning-canvas", "weak"]
    sitting = start(owner.person, BOOK.exercises[worked.exercise])
    response = owner.client.post(reverse("sitting", args=[sitting.pk]), sent(worked), follow=True)
    note = re.search(r'data-note="note-1".*?</div>', response.content.decode(), re.DOTALL)
    assert '<p class="note-where">What it is worth to them</p>' in note.group()


@pytest.mark.parametrize("form", BOOK.forms.values(), ids=lambda form: form.id)
def test_a_form_with_a_single_value_is_drawn_too(owner, form):
    exercise = next(one for one in BOOK.exercises.values() if form.serves(one))
    for one in form.field:
        name = f"f.{one.id}.0.{one.column[0].id}" if one.column else f"f.{one.id}"
        address = reverse("sitting", args=[start(owner.person, exercise).pk])
        fields = {"form": form.id, name: "Families that opened a translation"}
        response = owner.client.post(address, fields, follow=True)
        assert "Families that opened a" in response.content.decode(), one.id


def test_what_is_only_in_the_form_counts_among_the_words_that_were_kept(owner, sitting, weak):
    draft(owner, sitting, sent(weak))
    owner.client.post(reverse("switch-track"), {"track": "pmm"})
    hand_in(owner.person, BOOK.exercises["battery-letter"], "One letter to 4,200 households.")
    shown = owner.client.get(reverse("home")).content.decode()
    assert re.search(r"[1-9]\d words kept", shown)


@pytest.mark.parametrize("form", BOOK.forms.values(), ids=lambda form: form.id)
def test_a_form_with_every_row_filled_in_is_kept(owner, form):
    exercise = next(one for one in BOOK.exercises.values() if form.serves(one))
    sitting = start(owner.person, exercise)
    fields = {"form": form.id, "text": "", "guess": "", "question": ""}
    for one in form.field:
        names = [f"f.{one.id}"]
        if one.column:
            names = [f"f.{one.id}.{n}.{cell.id}" for n in range(MOST_ROWS) for cell in one.column]
        fields |= dict.fromkeys(names, "Something.")
    assert draft(owner, sitting, fields).status_code == 302
    assert len(str(FilledForm.objects.get(sitting=sitting).values)) > 10 * (len(fields) - 4)
