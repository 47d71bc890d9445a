"""The promotion case: criteria of the next level, the lines that meet them, what is missing."""

from dataclasses import replace

import pytest

from debrief.fit.matrix import PlacedLine
from debrief.fit.promotion import CaseStory, EvidenceChoice, build_case, measures
from debrief.fit.promotion_targets import beats_target

SHIPPED = PlacedLine(
    "1",
    "Shipped two-step checkout; completion rose from 61 % to 68 %",
    "pm",
    "delivery",
    "measured",
)
FLAT = PlacedLine("2", "Shipped the address form", "pm", "delivery", "owned")
BEAT = PlacedLine(
    "3",
    "Launched returns in three regions; pipeline of EUR 1.9M against a target of EUR 1.5M",
    "pmm",
    "launch",
    "measured",
)
MISSED = PlacedLine(
    "4",
    "Launched refunds; pipeline of EUR 1.2M against a target of EUR 1.5M",
    "pmm",
    "launch",
    "measured",
)


def criterion(case, name):
    return next(one for one in case.criteria if one.id == name)


@pytest.mark.row("J2")
def test_a_pm_at_l4_needs_a_shipped_feature_with_measured_impact(book):
    case = build_case([SHIPPED], (), "pm", "L4", "L5", book)
    decides = criterion(case, "shipped-with-impact")
    assert decides.decides
    assert decides.state == "met"
    assert decides.evidence[0].line == SHIPPED
    assert not case.ready
    assert "The one that decides is met; still open:" in case.says


@pytest.mark.row("J2")
def test_a_pmm_at_l4_needs_a_launch_that_beat_its_pipeline_target(book):
    met = criterion(build_case([BEAT], (), "pmm", "L4", "L5", book), "launch-beat-target")
    assert met.state == "met"
    case = build_case([MISSED], (), "pmm", "L4", "L5", book)
    missed = criterion(case, "launch-beat-target")
    assert missed.state == "partly"
    assert missed.missing == ("that the target was beaten, and by how much",)
    assert "The one that decides is open" in case.says


def test_what_a_line_lacks_is_named_and_never_supplied(book):
    one = criterion(build_case([FLAT], (), "pm", "L4", "L5", book), "shipped-with-impact")
    assert one.state == "partly"
    assert one.missing == ("what moved, from which value to which, and over how long",)
    none = criterion(build_case([], (), "pm", "L4", "L5", book), "shipped-with-impact")
    assert none.state == "not"
    assert none.missing[0].startswith("a line of yours on engineering delivery, experimentation")


def test_two_results_have_to_be_two(book):
    again = PlacedLine("9", SHIPPED.text, "pm", "delivery", "measured")
    second = PlacedLine("8", "Cut churn from 4 % to 3 %", "pm", "product-analytics", "measured")
    once = criterion(build_case([SHIPPED, again], (), "pm", "L4", "L5", book), "second-result")
    twice = criterion(build_case([SHIPPED, second], (), "pm", "L4", "L5", book), "second-result")
    assert (once.state, twice.state) == ("partly", "met")
    assert once.missing == ("1 more of the kind, from different work",)


def test_stories_are_evidence_with_their_claim_and_withdrawn_ones_are_not(book):
    backed = CaseStory("checkout", "The checkout", (SHIPPED,), "sourced")
    taken = CaseStory("old", "Another", (SHIPPED,), "withdrawn")
    one = criterion(build_case([], [backed, taken], "pm", "L4", "L5", book), "shipped-with-impact")
    assert [(e.story, e.claim) for e in one.evidence] == [("checkout", "sourced")]


def test_a_line_that_was_set_aside_counts_for_nothing_in_that_criterion_alone(book):
    aside = [EvidenceChoice("shipped-with-impact", SHIPPED.id, use=False)]
    case = build_case([SHIPPED], (), "pm", "L4", "L5", book, aside)
    decides = criterion(case, "shipped-with-impact")
    assert (decides.state, decides.evidence, decides.aside) == ("not", (), (SHIPPED,))
    assert criterion(case, "second-result").evidence[0].line == SHIPPED


def test_a_chosen_line_stands_first_and_lacks_what_any_other_would(book):
    elsewhere = PlacedLine("7", "Wrote the release notes", "neither", "administration", "none")
    chosen = [EvidenceChoice("shipped-with-impact", elsewhere.id, use=True)]
    one = criterion(
        build_case([SHIPPED, elsewhere], (), "pm", "L4", "L5", book, chosen), "shipped-with-impact"
    )
    assert [(e.line, e.chosen) for e in one.evidence] == [(elsewhere, True), (SHIPPED, False)]
    assert one.evidence[0].lacks[0] == "that it was yours to decide"
    assert one.state == "met"
    alone = build_case([elsewhere], (), "pm", "L4", "L5", book, chosen)
    assert criterion(alone, "shipped-with-impact").state == "partly"


@pytest.mark.parametrize(
    ("text", "far"),
    [
        ("Completed bookings rose from 54 % to 63 %", True),
        ("Grew ARR 40 % in a year", True),
        ("Reduced the cost to serve by a third", True),
        ("Doubled sign-ups", True),
        ("Pipeline of EUR 1.2M against a target of EUR 1.5M", True),
        ("Released online booking to 1,100 practices in nine months", False),
        ("Found the double booking that support had not seen", False),
        ("Held the release back by two weeks", False),
        ("Improved retention noticeably", False),
    ],
)
def test_a_result_is_measured_by_its_figures_however_it_reads(text, far):
    assert measures(text) is far


def test_a_line_without_figures_lacks_them_however_strong_it_reads(book):
    strong = PlacedLine("5", "Shipped the wait list to all clinics", "pm", "delivery", "measured")
    one = criterion(build_case([strong], (), "pm", "L4", "L5", book), "shipped-with-impact")
    assert (one.state, one.evidence[0].full) == ("partly", False)


def test_a_figure_beside_its_target_counts_wherever_the_line_was_placed(book):
    elsewhere = replace(BEAT, side="neither", responsibility="sales")
    one = criterion(build_case([elsewhere], (), "pmm", "L4", "L5", book), "launch-beat-target")
    assert one.state == "met"


def test_a_line_read_as_other_work_is_offered_and_counts_once_it_is_chosen(book):
    elsewhere = replace(SHIPPED, side="neither", responsibility="engineering")
    case = build_case([elsewhere], (), "pm", "L4", "L5", book)
    one = criterion(case, "shipped-with-impact")
    assert (one.state, one.offered) == ("not", (elsewhere,))
    assert "A line that was read as other work may meet it." in case.says
    chosen = [EvidenceChoice("shipped-with-impact", elsewhere.id, use=True)]
    again = build_case([elsewhere], (), "pm", "L4", "L5", book, chosen)
    assert criterion(again, "shipped-with-impact").state == "met"
    assert criterion(again, "shipped-with-impact").offered == ()


def test_a_choice_about_what_is_gone_changes_nothing(book):
    gone = [EvidenceChoice("nothing", "1", use=False), EvidenceChoice("stopped", "x", use=True)]
    assert build_case([SHIPPED], (), "pm", "L4", "L5", book, gone) == build_case(
        [SHIPPED], (), "pm", "L4", "L5", book
    )


@pytest.mark.parametrize("role", ["pm", "pmm"])
@pytest.mark.parametrize(("start", "goal"), [("L3", "L4"), ("L5", "L6"), ("L6", "L7")])
def test_every_step_has_a_case_and_nothing_is_met_by_nothing(book, role, start, goal):
    case = build_case([], (), role, start, goal, book)
    assert {one.state for one in case.criteria} == {"not"}
    assert sum(one.decides for one in case.criteria) == 1
    assert not case.ready


def test_a_case_is_for_one_level_at_a_time(book):
    with pytest.raises(ValueError, match="one level at a time"):
        build_case([], (), "pm", "L4", "L6", book)
    with pytest.raises(KeyError):
        build_case([], (), "pm", "L7", "L8", book)


@pytest.mark.parametrize(
    ("text", "above"),
    [
        ("pipeline of EUR 1.9M against a target of EUR 1.5M", True),
        ("$1.2m vs. a plan of $1.5m", False),
        ("1,240 sign-ups against a goal of 900", True),
        ("900k against a target of 1.1 million", False),
        ("1.9 against a target of 1.5M", True),
        ("127 % of target in the first quarter", True),
        ("98% of the pipeline target", False),
        ("against a target of 400 leads, the launch brought 520", True),
        ("a target of 400 leads; it closed", None),
        ("target of 400 leads, the launch brought 520", True),
        ("target was 500 and the webinar brought 480", False),
        ("exceeded the target", None),
        ("Launched in 3 regions, pipeline of 1.9M over 2 quarters against a goal of 1.5M", True),
        ("3 regions, 1.2M against a target of 1.5M", False),
        ("launch of Terminal 2, 310 merchants in 6 weeks, target 250", True),
        ("launch: 310 merchants (target: 400)", False),
        ("310 sign-ups vs 250 planned", True),
        ("Won 12 accounts, plan 2027", None),
        ("3 launches for our target market, 20 people", None),
        ("ran 3 launches", None),
        ("1" * 3000 + " against " * 900, None),
    ],
)
def test_a_figure_beside_its_target_is_compared(text, above):
    assert beats_target(text) is above
