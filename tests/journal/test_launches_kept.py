"""Launches taken apart: what is kept, changed, read, and what cannot be kept."""

import dataclasses

import pytest
from django.db import IntegrityError, transaction

from debrief.handbook import handbook
from debrief.journal import actions
from debrief.journal.actions import TypedEvent, Unacceptable
from debrief.journal.actions import launches as verbs
from debrief.journal.models import LaunchEvent, LaunchReading, Teardown
from debrief.journal.ownership import NotFound, launch_reading_of, teardown_of
from debrief.practice import Reader
from debrief.practice.teardown_file import as_json, as_toml
from people import NOON

WORKED = handbook().teardowns["board-packs-on-sundays"]
STRONG = WORKED.answers("pm")[-1].answer
EVENT = TypedEvent("8 October 2024", "It is released.", "https://example.org/", "shared", True)


@pytest.fixture
def launch(owner):
    return actions.begin_teardown(owner.person, " Halyard  Metrics ", "Signed Dashboards", NOON)


def test_a_launch_begins_with_its_company_and_product(launch):
    assert (launch.company, launch.company_key) == ("Halyard Metrics", "halyard-metrics")
    assert actions.told_by(launch).event == ()


@pytest.mark.parametrize(("company", "product"), [("", "A"), ("A", " "), ("A" * 121, "B")])
def test_a_launch_without_a_usable_name_is_not_kept(owner, company, product):
    with pytest.raises(Unacceptable):
        actions.begin_teardown(owner.person, company, product, NOON)
    assert not Teardown.objects.exists()


def test_events_stand_in_the_order_of_their_days(owner, launch):
    for date in ("2024-10-08", "Q1 2024", "2024-02"):
        typed = dataclasses.replace(EVENT, date=date, launch=False)
        actions.add_event(owner.person, launch.pk, typed, NOON)
    told = actions.told_by(launch)
    assert [event.date for event in told.event] == ["2024-Q1", "2024-02", "2024-10-08"]


def test_only_one_event_is_the_launch_and_the_last_word_counts(owner, launch):
    actions.add_event(owner.person, launch.pk, EVENT, NOON)
    actions.add_event(owner.person, launch.pk, dataclasses.replace(EVENT, date="2024-11"), NOON)
    assert [event.launch for event in actions.told_by(launch).event] == [False, True]
    with pytest.raises(IntegrityError), transaction.atomic():
        LaunchEvent.objects.filter(teardown=launch).update(launch=True)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"date": "soon"}, "“soon” is no date"),
        ({"what": "  "}, "Say what happened"),
        ({"what": "a" * 601}, "601 characters"),
        ({"side": "engineering"}, "Say whose it was"),
        ({"link": "javascript:alert(1)"}, "begins with https://"),
        ({"link": "https://example.org/" + "a" * 500}, "begins with https://"),
    ],
)
def test_an_event_that_cannot_be_kept_changes_nothing(owner, launch, change, says):
    actions.add_event(owner.person, launch.pk, EVENT, NOON)
    typed = dataclasses.replace(EVENT, **change)
    for act in (
        lambda: actions.add_event(owner.person, launch.pk, typed, NOON),
        lambda: actions.change_event(owner.person, launch.pk, 1, typed, NOON),
    ):
        with pytest.raises(Unacceptable, match=says):
            act()
    (kept,) = actions.told_by(launch).event
    assert (kept.date, kept.what, kept.launch) == ("2024-10-08", "It is released.", True)


def test_an_event_is_changed_and_removed_by_its_place(owner, launch):
    actions.add_event(owner.person, launch.pk, EVENT, NOON)
    other = dataclasses.replace(EVENT, what="It is delayed.", side="pm", launch=False)
    actions.change_event(owner.person, launch.pk, 1, other, NOON)
    assert [(one.what, one.owner) for one in actions.told_by(launch).event] == [
        ("It is delayed.", "pm")
    ]
    actions.remove_event(owner.person, launch.pk, 1, NOON)
    actions.remove_event(owner.person, launch.pk, 1, NOON)
    assert actions.told_by(launch).event == ()
    with pytest.raises(NotFound):
        actions.change_event(owner.person, launch.pk, 1, EVENT, NOON)


def test_a_timeline_has_an_end(owner, launch, monkeypatch):
    monkeypatch.setattr("debrief.journal.actions.launch_events.MOST_EVENTS", 2)
    for _n in range(2):
        actions.add_event(owner.person, launch.pk, EVENT, NOON)
    with pytest.raises(Unacceptable, match="2 events are kept already"):
        actions.add_event(owner.person, launch.pk, EVENT, NOON)


def test_what_was_typed_is_kept_field_by_field(owner, launch, book):
    typed = {"message": "Signed by\r\nFriday.", "pm_metric_id": "win-rate", "pmm_metric_id": "luck"}
    actions.change_teardown(owner.person, launch.pk, typed, book, NOON)
    launch.refresh_from_db()
    assert launch.message == "Signed by\nFriday."
    assert (launch.pm_metric_id, launch.pmm_metric_id) == ("win-rate", "")
    with pytest.raises(Unacceptable):
        actions.change_teardown(
            owner.person, launch.pk, {"audience": "x", "message": "a" * 1201}, book, NOON
        )
    launch.refresh_from_db()
    assert (launch.audience, launch.message) == ("", "Signed by\nFriday.")


def test_a_reading_is_kept_with_its_text_and_the_text_is_kept_for_the_role(owner, launch, book):
    made = actions.read_teardown_text(owner.person, launch.pk, "pm", STRONG, Reader(book), NOON)
    assert made.debrief["kind"] == "teardown"
    assert made.debrief["judged"]
    launch.refresh_from_db()
    assert (launch.would_pm, launch.would_pmm) == (STRONG, "")
    assert [one.pk for one in actions.readings_of(launch, "pm")] == [made.pk]
    assert set(actions.latest_readings(launch)) == {"pm"}
    for text in ("", "  ", "a" * 12_001):
        with pytest.raises(Unacceptable):
            actions.read_teardown_text(owner.person, launch.pk, "pm", text, Reader(book), NOON)


def test_of_many_readings_the_oldest_goes(owner, launch, book, monkeypatch):
    monkeypatch.setattr(verbs, "MOST_READINGS", 2)
    reader = Reader(book)
    made = [
        actions.read_teardown_text(owner.person, launch.pk, "pm", f"{STRONG} {n}", reader, NOON)
        for n in range(3)
    ]
    assert len(actions.readings_of(launch, "pm")) == 2
    assert {one.pk for one in actions.readings_of(launch, "pm")} < {one.pk for one in made}


@pytest.mark.parametrize("write", [as_toml, as_json])
def test_a_launch_taken_along_comes_back_as_it_was(owner, launch, write):
    actions.add_event(owner.person, launch.pk, EVENT, NOON)
    Teardown.objects.filter(pk=launch.pk).update(
        message='She said: "no"\n\nAnd \\ back.', pm_metric="Use", would_pmm="I would wait."
    )
    launch.refresh_from_db()
    back = actions.take_teardown(owner.person, write(actions.told_by(launch)).encode(), NOON)
    assert back.pk != launch.pk
    assert actions.told_by(back) == actions.told_by(launch)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff\xfe\x00", "not a text in UTF-8"),
        (b"company = 3", "Line 1 of the file"),
        (b"x" * 200_001, "larger than 200 kB"),
        (b"", "Line 1 of the file: 'company' is missing"),
    ],
)
def test_a_file_that_is_no_teardown_leaves_nothing(owner, data, says):
    with pytest.raises(Unacceptable, match=says):
        actions.take_teardown(owner.person, data, NOON)
    assert not Teardown.objects.exists()


def test_a_copy_of_a_worked_one_has_nobody_elses_answers(owner):
    links = ["https://example.org/"] + [""] * (len(WORKED.event) - 1)
    told = actions.told_by(actions.copy_teardown(owner.person, WORKED, links, NOON))
    assert told.would == ()
    assert not told.real
    assert told.event[0].link == "https://example.org/"
    assert [one.what for one in told.event] == [one.what for one in WORKED.event]


def test_there_is_a_limit_to_how_many_are_kept(owner, launch, monkeypatch):
    monkeypatch.setattr(verbs, "MOST_TEARDOWNS", 1)
    for act in (
        lambda: actions.begin_teardown(owner.person, "A", "B", NOON),
        lambda: actions.take_teardown(owner.person, as_toml(WORKED).encode(), NOON),
    ):
        with pytest.raises(Unacceptable, match="1 launches are kept already"):
            act()


def test_deleting_takes_events_and_readings_with_it(owner, launch, book):
    actions.add_event(owner.person, launch.pk, EVENT, NOON)
    actions.read_teardown_text(owner.person, launch.pk, "pm", STRONG, Reader(book), NOON)
    actions.delete_teardown(owner.person, launch.pk)
    assert not Teardown.objects.exists()
    assert not LaunchEvent.objects.exists()
    assert not LaunchReading.objects.exists()


def test_a_stranger_finds_nothing_and_changes_nothing(cast, launch, book):
    stranger = cast.helper.person
    reader = Reader(book)
    made = actions.read_teardown_text(cast.owner.person, launch.pk, "pm", STRONG, reader, NOON)
    for act in (
        lambda: teardown_of(stranger, launch.pk),
        lambda: launch_reading_of(stranger, launch.pk, made.pk),
        lambda: actions.change_teardown(stranger, launch.pk, {"message": "Mine"}, book, NOON),
        lambda: actions.add_event(stranger, launch.pk, EVENT, NOON),
        lambda: actions.change_event(stranger, launch.pk, 1, EVENT, NOON),
        lambda: actions.remove_event(stranger, launch.pk, 1, NOON),
        lambda: actions.read_teardown_text(stranger, launch.pk, "pm", STRONG, reader, NOON),
        lambda: actions.delete_teardown(stranger, launch.pk),
    ):
        with pytest.raises(NotFound):
            act()
    assert actions.kept_teardowns(stranger) == []


def test_a_reading_of_another_launch_is_not_found_under_this_one(owner, launch, book):
    other = actions.begin_teardown(owner.person, "B", "C", NOON)
    made = actions.read_teardown_text(owner.person, launch.pk, "pm", STRONG, Reader(book), NOON)
    with pytest.raises(NotFound):
        launch_reading_of(owner.person, other.pk, made.pk)


def test_a_nul_that_a_file_spells_out_is_left_out(owner):
    written = as_json(dataclasses.replace(WORKED, decision="Wait\0 a week.", would=()))
    row = actions.take_teardown(owner.person, written.encode(), NOON)
    assert row.decision == "Wait a week."


def test_half_a_character_is_refused_in_words(owner):
    data = b'{"company": "\\ud800", "product": "Reminders"}'
    with pytest.raises(Unacceptable, match="half a character"):
        actions.take_teardown(owner.person, data, NOON)
