"""What a teardown leaves open, and a teardown as a file."""

import dataclasses
import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debrief.handbook import ContentError, handbook
from debrief.handbook.teardowns import LaunchEvent, Metrics, SideMetric, Teardown, Would
from debrief.practice.teardown import fill, look_over
from debrief.practice.teardown_file import (
    LONGEST_WOULD,
    MOST_EVENTS,
    as_json,
    as_toml,
    is_link,
    read_teardown,
    understand_date,
)

WORKED = handbook().teardowns["board-packs-on-sundays"]
WORDS = handbook().launch_words


def left(**changes):
    """Return the ids of what the worked teardown leaves open after some changes."""
    return [one.check for one in look_over(dataclasses.replace(WORKED, **changes), WORDS)]


def without(*owners):
    return tuple(event for event in WORKED.event if event.owner not in owners)


def test_a_whole_teardown_leaves_nothing_open():
    assert left() == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"event": without("pmm")}, ["no-pmm-before"]),
        ({"event": without("pm")}, ["no-pm-before"]),
        ({"event": without("shared")}, ["no-launch", "no-shared"]),
        ({"event": WORKED.event[:8]}, ["nothing-after"]),
        ({"event": WORKED.event[4:8]}, ["no-pm-before", "nothing-after", "few-events"]),
        ({"event": ()}, ["few-events"]),
        ({"real": True}, ["unsourced"]),
        ({"audience": ""}, ["no-audience"]),
        ({"message": "", "decision": ""}, ["no-message", "no-decision"]),
        ({"metric": Metrics(pm=WORKED.metric.pm)}, ["no-metric"]),
        ({"metric": Metrics(WORKED.metric.pm, WORKED.metric.pm)}, ["same-metric"]),
        (
            {"metric": Metrics(SideMetric(says="Pipeline"), SideMetric(says="pipeline. "))},
            ["same-metric"],
        ),
    ],
)
def test_what_is_missing_is_said(changes, expected):
    assert left(**changes) == expected


def test_events_without_a_source_are_counted_by_their_numbers():
    events = tuple(
        dataclasses.replace(event, link="" if n in (1, 3) else "https://example.org/")
        for n, event in enumerate(WORKED.event[:5])
    )
    real = dataclasses.replace(WORKED, real=True, event=events)
    said = next(one for one in look_over(real, WORDS) if one.check == "unsourced")
    assert said.says.startswith("2 of 5 events have no source: 2, 4.")


def test_what_is_filled_in_is_never_read_as_a_place():
    assert fill("Ask {company} of {product}.", {"product": "{company}", "company": "A"}) == (
        "Ask A of {company}."
    )


# -- files -----------------------------------------------------------------------------------------

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(str.strip)
told = st.builds(
    Teardown,
    company=texts.filter(bool),
    product=texts.filter(bool),
    message=texts,
    metric=st.builds(Metrics, pm=st.none() | st.builds(SideMetric, says=texts.filter(bool))),
    event=st.lists(
        st.builds(
            LaunchEvent,
            date=st.just("2024-10-08"),
            what=texts.filter(bool),
            owner=st.sampled_from(["pm", "pmm", "shared"]),
        ),
        max_size=3,
    ).map(tuple),
    would=st.lists(st.builds(Would, role=st.just("pm"), answer=texts.filter(bool)), max_size=2).map(
        tuple
    ),
)


@given(told)
def test_a_teardown_written_to_a_file_reads_back_as_it_was(teardown):
    assert read_teardown(as_json(teardown), "a.json") == teardown
    assert read_teardown(as_toml(teardown), "a.toml") == teardown


def test_a_worked_teardown_is_its_own_example_of_a_file():
    assert read_teardown(as_toml(WORKED), "a.toml") == WORKED


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ('company = "A"\n', 1, "'product' is missing"),
        ('company = "A"\nproduct = 3\n', 2, "should be a text"),
        ('company = "A"\nproduct = "B"\ncolour = "red"\n', 3, "unknown key 'colour'"),
        ('company = "A"\nproduct = ["B"\n', 3, "not TOML"),
        ('{"company": "A",}', 1, "not JSON"),
        ('{"company": "A", "product": 3}', 1, "product: should be a text"),
        ("x = " + "[" * 5000, 1, "nested too deeply"),
        (f'company = "{"A" * 121}"\nproduct = "B"\n', 1, "has 121 characters, and 120 are read"),
    ],
)
def test_a_file_that_does_not_hold_is_refused_with_its_line(text, line, reason):
    with pytest.raises(ContentError) as refused:
        read_teardown(text, "a.toml")
    assert any(one.line == line and reason in one.reason for one in refused.value.mistakes)


EVENT = '[[event]]\ndate = "2024-01"\nwhat = "It began."\nowner = "pm"\n'


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (EVENT + 'link = "javascript:alert(1)"\n', "should be an address"),
        (EVENT + EVENT.replace("2024-01", "2023-01"), "earlier than the event above it"),
        (EVENT * (MOST_EVENTS + 1), f"more than {MOST_EVENTS} events"),
        ((EVENT + "launch = true\n") * 2, "more than one event is marked"),
        (f'[[would]]\nrole = "pm"\nanswer = "{"a" * (LONGEST_WOULD + 1)}"\n', "are read"),
    ],
)
def test_a_file_beyond_the_limits_is_refused(more, reason):
    with pytest.raises(ContentError, match=reason):
        read_teardown(f'company = "A"\nproduct = "B"\n{more}', "a.toml")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("2024-10-08", "2024-10-08"),
        ("8 October 2024", "2024-10-08"),
        ("October 8th, 2024", "2024-10-08"),
        ("oct 2024", "2024-10"),
        ("Q4 2024", "2024-Q4"),
        ("2024 q4", "2024-Q4"),
    ],
)
def test_a_date_is_understood_as_people_write_it(typed, written):
    assert understand_date(typed).written == written


@pytest.mark.parametrize("typed", ["", "soon", "2024", "8.10.2024", "32 May 2024", "Mayday 2024x"])
def test_a_date_that_could_mean_two_things_is_not_guessed(typed):
    assert understand_date(typed) is None


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader_of_dates(typed):
    understand_date(typed)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "https://",
        "https://a b",
        "http:a",
    ],
)
def test_only_addresses_of_pages_become_links(address):
    assert not is_link(address)
    assert is_link("https://example.org/post?x=1#y")


def test_json_of_another_shape_is_refused_and_not_broken():
    with pytest.raises(ContentError):
        read_teardown(json.dumps({"company": {}, "event": {"a": 1}}), "a.json")


@pytest.mark.parametrize(
    "written",
    [
        '{"company": "\\ud800", "product": "Reminders"}',
        '{"company": "Fern", "product": "Reminders", "\\udfff": 1}',
    ],
)
def test_what_no_text_can_keep_is_refused(written):
    with pytest.raises(ContentError, match="no text can keep"):
        read_teardown(written, "")


@pytest.mark.parametrize(
    "written",
    [
        ".".join("a" * 100_000) + " = 1\n",
        "".join(f"[a{n}]\n" for n in range(20_000)),
        "[[event]]\n" * 18_000,
    ],
    ids=["one key", "tables nobody knows", "events of nothing"],
)
def test_a_file_that_means_harm_is_refused_in_bounded_time(written):
    began = time.perf_counter()
    with pytest.raises(ContentError):
        read_teardown(written, "")
    # About two seconds on an idle machine.
    assert time.perf_counter() - began < 8
