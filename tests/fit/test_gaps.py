"""Gaps: in order of weight and missing strength, each with a way, weeks and exercises."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debrief.fit.gaps import find_gaps, following
from debrief.fit.matrix import STRENGTHS, PlacedLine, build_matrix


def line(responsibility, strength, side="pm"):
    return PlacedLine(f"{responsibility} {strength}", "A line", side, responsibility, strength)


@pytest.mark.row("C3")
def test_gaps_come_largest_first_each_with_a_way_and_its_weeks(book):
    gaps = find_gaps(build_matrix([], (), book), "pm", "L4", book)
    assert [gap.size for gap in gaps] == sorted((gap.size for gap in gaps), reverse=True)
    assert {gaps[0].responsibility, gaps[1].responsibility} == {"discovery", "prioritisation"}
    for gap in gaps:
        assert gap.ways[0].kind == "project"
        assert 1 <= gap.weeks <= 26
        assert gap.exercises
        assert all(book.exercises[name].round == gap.round for name in gap.exercises)
        assert all(book.exercises[name].track == "pm" for name in gap.exercises)


def test_a_gap_shows_the_level_asked_for_and_the_next(book):
    entry = book.responsibilities["positioning"]
    gap = next(
        gap
        for gap in find_gaps(build_matrix([], (), book), "pmm", "L5", book)
        if gap.responsibility == "positioning"
    )
    assert gap.owned == entry.owned["L5"]
    assert (gap.next_level, gap.next_owned) == ("L6", entry.owned["L6"])
    top = find_gaps(build_matrix([], (), book), "pmm", "L7", book)[0]
    assert (top.next_level, top.next_owned) == (None, None)


def test_where_a_line_stands_already_the_missing_fact_is_asked_for_first(book):
    matrix = build_matrix([line("delivery", "owned"), line("roadmap", "mentioned")], (), book)
    gaps = {gap.responsibility: gap for gap in find_gaps(matrix, "pm", "L4", book)}
    for name, missing in (("delivery", 1), ("roadmap", 2)):
        gap = gaps[name]
        assert gap.ways[0].kind == "fact"
        assert gap.ways[0].says.endswith("?")
        assert gap.weeks == 1
        assert gap.size == gap.weight * missing


def test_what_is_measured_is_no_gap_and_what_nobody_weighs_is_none(book):
    matrix = build_matrix([line("delivery", "measured")], (), book)
    names = {gap.responsibility for gap in find_gaps(matrix, "pm", "L4", book)}
    assert "delivery" not in names
    assert "sales-enablement" not in names


def test_unknown_roles_and_levels_are_refused(book):
    matrix = build_matrix([], (), book)
    with pytest.raises(KeyError):
        find_gaps(matrix, "ceo", "L4", book)
    with pytest.raises(KeyError):
        find_gaps(matrix, "pm", "L9", book)


def test_levels_follow_each_other():
    assert following("L3") == "L4"
    assert following("L7") is None


@settings(max_examples=40)
@given(st.data())
def test_another_line_never_raises_a_gap(book, data):
    places = [(entry.id, entry.side) for entry in book.responsibilities.values()]
    drawn = st.tuples(st.sampled_from(places), st.sampled_from(STRENGTHS[1:]))
    before = [line(name, s, side) for (name, side), s in data.draw(st.lists(drawn, max_size=8))]
    (name, side), strength = data.draw(drawn)
    role, level = (
        data.draw(st.sampled_from(["pm", "pmm"])),
        data.draw(st.sampled_from(["L3", "L6"])),
    )

    def sizes(lines):
        found = find_gaps(build_matrix(lines, (), book), role, level, book)
        return {gap.responsibility: gap.size for gap in found}

    old, new = sizes(before), sizes([*before, line(name, strength, side)])
    assert all(new.get(key, 0) <= size for key, size in old.items())
    assert set(new) <= set(old)
    if strength == "measured":
        assert name not in new
