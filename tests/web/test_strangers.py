"""Every address that names a row of the owner, asked by everybody else."""

from uuid import UUID

import pytest
from django.urls import get_resolver, reverse

from debrief.handbook import handbook
from debrief.journal import actions
from debrief.practice import Reader
from debrief.web.reading import originals
from debrief.web.views.recordings import store
from people import NOON, hand_in, start

RESUME = "## Experience\n\n### Product Manager, Fern Health\n\n2020 - 2022\n\n- Cut no-shows\n"


def recorded(person, exercise):
    """Return a recording of a sitting of its own."""
    sitting = start(person, exercise)
    sound = b"\x1aE\xdf\xa3 and so on"
    return actions.begin_recording(person, sitting.pk, "audio/webm", sound, store(), NOON)


@pytest.fixture
def rows(owner, exercise, weak, strong):
    """What stands for each part of an address."""
    imported = actions.begin_typed(owner.person, RESUME, originals(), NOON)
    actions.read_import(imported.pk, originals(), lambda: NOON)
    actions.add_fact(owner.person, "skills", "", "SQL", NOON)
    run = actions.begin_run(owner.person, NOON)
    week = actions.begin_calendar(owner.person, NOON.date(), 1, NOON, keeps_titles=False)
    kept = actions.begin_pasted(owner.person, "Product Manager\n\n- Own the roadmap\n", NOON)
    wish = actions.LoopWish("pm-three", "", "L4", handbook().loops["pm-three"].rounds)
    launch = actions.begin_teardown(owner.person, "Fern Health", "Reminders", NOON)
    reading = actions.read_teardown_text(
        owner.person, launch.pk, "pm", strong, Reader(handbook()), NOON
    )
    return {
        "loop_id": actions.begin_loop(owner.person, handbook(), "pm", wish, NOON).pk,
        "place": 1,
        "launch_id": launch.pk,
        "reading_id": reading.pk,
        "advert_id": kept.pk,
        "goal_id": actions.keep_goal(owner.person, {"baseline": "12"}, NOON).pk,
        "run_id": run.pk,
        "calendar_id": week.pk,
        "import_id": imported.pk,
        "correction_id": owner.person.corrections.get().pk,
        "sitting_id": start(owner.person, exercise).pk,
        "recording_id": recorded(owner.person, exercise).pk,
        "attempt_id": hand_in(owner.person, exercise, weak).pk,
        "other_id": hand_in(owner.person, exercise, strong).pk,
    }


def addresses(rows):
    """Return every address of the site that names a row by its id."""
    found = []
    for pattern in get_resolver().url_patterns:
        converters = pattern.pattern.converters
        if any(
            converter.__class__.__name__ == "UUIDConverter" for converter in converters.values()
        ):
            found.append(reverse(pattern.name, kwargs={name: rows[name] for name in converters}))
    return found


def test_there_are_addresses_to_ask(rows):
    assert len(addresses(rows)) == 39


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_helper_gets_404(cast, rows, method):
    for address in addresses(rows):
        response = getattr(cast.helper.client, method)(address, {"text": "Mine."})
        assert response.status_code in (404, 405), address


def test_an_outsider_gets_no_further_than_the_door(cast, rows):
    for address in addresses(rows):
        assert cast.outsider.client.get(address).status_code == 403, address


def test_the_owner_gets_an_answer(owner, rows):
    for address in addresses(rows):
        assert owner.client.get(address).status_code in (200, 302, 405), address


def test_a_helper_cannot_compare_with_an_attempt_of_the_owner(cast, rows, exercise, weak):
    own = hand_in(cast.helper.person, exercise, weak).pk
    for pair in ((own, rows["attempt_id"]), (rows["attempt_id"], own)):
        assert cast.helper.client.get(reverse("compare", args=pair)).status_code == 404


def test_a_helper_cannot_page_from_an_attempt_of_the_owner(cast, rows):
    for way in ("before", "after"):
        response = cast.helper.client.get(reverse("attempts"), {way: rows["attempt_id"]})
        assert response.status_code == 404


def test_a_helper_cannot_compare_with_an_advertisement_of_the_owner(cast, rows):
    own = actions.begin_pasted(cast.helper.person, "Product Manager\n\n- Own it\n", NOON).pk
    chosen = {"with": [own, rows["advert_id"]]}
    assert cast.helper.client.get(reverse("adverts-compared"), chosen).status_code == 404


def test_a_helper_cannot_place_or_rewrite_a_line_of_the_owner(cast, owner, rows):
    (line,) = actions.lines_in_force(owner.person)
    for name in ("place-line", "rewrite-line"):
        form = {"target": line.id, "kind": "reject", "value": "Mine"}
        assert cast.helper.client.post(reverse(name), form).status_code == 404
    assert [one.text for one in actions.lines_in_force(owner.person)] == ["Cut no-shows"]


def test_ids_cannot_be_guessed_from_one_another(rows):
    ids = [row for name, row in rows.items() if name != "place"]
    assert all(isinstance(row, UUID) and row.version == 4 for row in ids)
