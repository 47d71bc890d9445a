"""The matrix: rows by strength, corrections that survive the next import, lines that drift."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debrief.fit.matrix import (
    STRENGTHS,
    PlacedLine,
    PlacementCorrection,
    build_matrix,
    identify,
)


def line(text, responsibility, strength="owned", side="pm", **more):
    return PlacedLine(identify([text])[0], text, side, responsibility, strength, **more)


SHIPPED = line(
    "Shipped two-step checkout; completion rose from 61 % to 68 %", "delivery", "measured"
)
ROADMAP = line("Worked on the roadmap", "roadmap", "mentioned")
CARD = line("Built the battlecard 34 sellers use", "competitive-intelligence", "owned", "pmm")


@pytest.mark.row("C2")
def test_every_responsibility_is_a_row_with_the_lines_that_show_it(book):
    matrix = build_matrix([ROADMAP, SHIPPED, CARD], (), book)
    assert [row.responsibility for row in matrix.rows] == list(book.responsibilities)
    assert matrix.row("delivery").strength == "measured"
    assert matrix.row("delivery").having("measured") == (SHIPPED,)
    assert matrix.row("competitive-intelligence").lines == (CARD,)
    assert matrix.row("vision").strength == "none"
    with pytest.raises(KeyError):
        matrix.row("juggling")


def test_a_row_is_as_strong_as_its_strongest_line(book):
    weak = line("Helped with delivery", "delivery", "mentioned")
    row = build_matrix([weak, SHIPPED], (), book).row("delivery")
    assert row.strength == "measured"
    assert row.lines == (SHIPPED, weak)


def test_a_side_says_what_is_proved_and_what_is_not(book):
    pm, pmm, shared = build_matrix([SHIPPED, ROADMAP, CARD], (), book).sides
    assert pm.measured == ("Engineering delivery",)
    assert pm.says == (
        "Product management, 10 responsibilities: owned with a measured outcome in 1 (Engineering "
        "delivery), only mentioned in 1, nothing yet in 8."
    )
    assert pmm.owned == ("Competitive intelligence",)
    assert shared.lines == 0


def test_a_placement_is_moved_confirmed_or_rejected_by_the_person(book):
    moved = PlacementCorrection(CARD.id, "move", "pmm", "sales-enablement", "measured")
    rejected = PlacementCorrection(ROADMAP.id, "reject")
    matrix = build_matrix([SHIPPED, ROADMAP, CARD], [moved, rejected], book)
    assert matrix.row("sales-enablement").strength == "measured"
    assert matrix.row("competitive-intelligence").lines == ()
    assert matrix.row("roadmap").lines == ()
    assert matrix.rejected == (ROADMAP,)
    assert matrix.corrected == {CARD.id}


def test_of_two_corrections_of_one_line_the_last_counts(book):
    first = PlacementCorrection(CARD.id, "reject")
    last = PlacementCorrection(CARD.id, "confirm", strength="measured")
    row = build_matrix([CARD], [first, last], book).row("competitive-intelligence")
    assert row.strength == "measured"


def test_a_correction_survives_the_next_import_by_the_words_of_the_line(book):
    before = identify(["Shipped  the “returns” portal", "Other"])[0]
    after = identify(["New first line", 'shipped the "returns" portal '])[1]
    assert before == after
    again = PlacedLine(after, "shipped the returns portal", "pm", "delivery", "owned")
    correction = PlacementCorrection(before, "move", "pmm", "launch")
    assert build_matrix([again], [correction], book).row("launch").lines != ()


def test_corrections_that_fit_nothing_are_named_and_change_nothing(book):
    gone = PlacementCorrection("0000", "reject")
    nowhere = PlacementCorrection(CARD.id, "move", "pmm", "juggling")
    crossed = PlacementCorrection(SHIPPED.id, "move", "pmm", "roadmap")
    matrix = build_matrix([CARD, SHIPPED], [gone, nowhere, crossed], book)
    assert set(matrix.lost) == {gone, nowhere, crossed}
    assert matrix.row("competitive-intelligence").lines == (CARD,)


def test_lines_that_read_as_project_management_ask_for_the_decision(book):
    told = line("Sent weekly status reports to four teams", "other", "mentioned", "neither")
    placed = line("Kept the plan", "project-management", "owned", "neither")
    weak = line("Coordinated sprint ceremonies for the roadmap", "roadmap", "mentioned")
    matrix = build_matrix([told, placed, weak], (), book)
    assert [drift.reads_as for drift in matrix.drifting] == ["project-management"] * 3
    assert matrix.drifting[0].because == ("status reports",)
    assert matrix.drifting[1].because == ()
    assert matrix.drifting[0].asks["pm"].startswith("Say whom you decided for and what changed: ")
    assert matrix.elsewhere == (told, placed)


def test_lines_that_read_as_copywriting_ask_who_was_to_read_it(book):
    wrote = line("Wrote blog posts for the site", "other", "mentioned", "neither")
    (drift,) = build_matrix([wrote], (), book).drifting
    assert drift.reads_as == "copywriting"
    assert drift.asks["pmm"].startswith("Say who was to read it")


def test_no_question_about_a_drifting_line_supplies_a_fact(book):
    for drift in book.drifts.values():
        for ask in (drift.ask_pm, drift.ask_pmm):
            assert ask.startswith("Say ")
            assert not any(character.isdigit() for character in ask)


def test_a_line_with_an_outcome_or_a_persons_own_placement_does_not_drift_by_its_words(book):
    proved = line(
        "Cut status reports from weekly to none", "other", "owned", "neither", outcome=True
    )
    mine = line("Sent status reports to sellers", "sales-enablement", "mentioned", "pmm")
    confirmed = PlacementCorrection(mine.id, "confirm")
    assert build_matrix([proved, mine], [confirmed], book).drifting == ()


def test_another_job_is_no_drift(book):
    nurse = line("Sold insurance to farmers", "sales", "owned", "neither")
    matrix = build_matrix([nurse], (), book)
    assert matrix.drifting == ()
    assert matrix.elsewhere == (nurse,)


@given(st.lists(st.text(max_size=40), max_size=12))
def test_ids_tell_every_line_apart_and_repeat(texts):
    ids = identify(texts)
    assert len(set(ids)) == len(texts)
    assert ids == identify(texts)


def placed_lines(book):
    rows = st.sampled_from([(entry.side, entry.id) for entry in book.responsibilities.values()])
    return st.lists(st.tuples(rows, st.sampled_from(STRENGTHS[1:])), max_size=15)


@settings(max_examples=40)
@given(st.data())
def test_no_line_is_lost_between_rows_elsewhere_and_rejected(book, data):
    drawn = data.draw(placed_lines(book))
    lines = [
        PlacedLine(str(number), f"line {number}", side, name, strength)
        for number, ((side, name), strength) in enumerate(drawn)
    ]
    lines.append(PlacedLine("x", "elsewhere", "neither", "other", "mentioned"))
    out = data.draw(st.sets(st.sampled_from([line.id for line in lines])))
    matrix = build_matrix(lines, [PlacementCorrection(one, "reject") for one in out], book)
    kept = [line for row in matrix.rows for line in row.lines] + list(matrix.elsewhere)
    assert sorted(line.id for line in (*kept, *matrix.rejected)) == sorted(x.id for x in lines)
