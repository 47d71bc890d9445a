import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from debrief.web.pictures.bar import stretches
from debrief.web.pictures.baton import baton
from debrief.web.pictures.heat import heat
from debrief.web.pictures.marks import ink, nest
from debrief.web.pictures.shares import stretches as share_stretches
from debrief.web.pictures.slope import slope
from debrief.web.pictures.stairs import stairs
from debrief.web.pictures.tally import tally
from debrief.web.pictures.timeline import APART, LEFT, RIGHT, timeline

TEXT = 'We lose 30 % of "new" people & they never <come> back, so I would show the cost early.'


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    note: str = "move-need"
    kind: str = "move"
    label: str = "Named a need"
    ink: int = 1


@dataclass(frozen=True)
class Step:
    title: str
    owner: str


@dataclass(frozen=True)
class Share:
    title: str
    words: int
    percent: float
    ink: int


def spoken(html):
    """The text of some HTML without the names between the lines and the figures of notes."""
    html = re.sub(r'<span class="glosses">.*?(?:</a>|</span>)</span>', "", html)
    html = re.sub(r'<a class="noteref.*?</a>', "", html)
    html = re.sub(r"<[^>]+>", "", html)
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        html = html.replace(entity, sign)
    return html.replace("&amp;", "&")


def test_what_was_written_is_never_read_as_markup():
    written = ink(TEXT, 0, [Mark(0, 20, label='"><script>')])
    assert "<script" not in written
    assert "<come>" not in written
    assert spoken(written) == TEXT


def test_a_quote_inside_another_stands_inside_it():
    outer, inner = Mark(0, 30, "move-user"), Mark(8, 12, "move-metric")
    roots = nest([inner, outer], 0, 60)
    assert [piece.mark for piece in roots] == [outer]
    assert [piece.mark for piece in roots[0].inside] == [inner]


def test_a_quote_that_leaves_another_is_cut_at_its_edge_and_goes_on():
    roots = nest([Mark(0, 20, "move-user"), Mark(10, 30, "move-need")], 0, 60)
    inside = roots[0].inside[0]
    assert (inside.start, inside.end, inside.first, inside.last) == (10, 20, True, False)
    assert (roots[1].start, roots[1].end, roots[1].first, roots[1].last) == (20, 30, False, True)


def test_names_that_would_collide_stand_side_by_side():
    near = ink(TEXT, 0, [Mark(0, 40, "move-metric"), Mark(4, 30, "move-target")])
    far = ink(TEXT, 0, [Mark(0, 20, "move-metric"), Mark(40, 60, "move-target")])
    assert near.count('class="glosses"') == 1
    assert far.count('class="glosses"') == 2
    assert near.count('class="gloss ') == far.count('class="gloss ') == 2


def test_the_figure_of_a_note_stands_behind_the_last_of_its_words():
    finding = Mark(3, 13, "note-7", "finding", "A number of what?", 0)
    written = ink(TEXT, 0, [Mark(0, 7), finding])
    assert written.count('href="#note-7"') == 1
    assert spoken(written[: written.index('<a class="noteref')]) == TEXT[:13]


def test_two_answers_on_one_page_share_no_ids():
    written = ink(TEXT, 0, [Mark(0, 20), Mark(5, 9, "note-1", "finding")], linked=False)
    assert "id=" not in written
    assert "href=" not in written
    assert spoken(written) == TEXT


spans = st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda s: (s[0], s[0] + s[1]))
kinds = st.sampled_from([("move-need", "move"), ("move-user", "move"), ("note-3", "finding")])


@given(st.text(alphabet='ab <>&"\n', min_size=1, max_size=50), st.lists(st.tuples(spans, kinds)))
def test_no_letter_is_lost_and_every_element_is_closed(text, drawn):
    marks = [Mark(s, e, note, kind) for (s, e), (note, kind) in drawn]
    written = ink(text, 0, marks)
    assert spoken(written) == text
    opened = []
    for closing, name in re.findall(r"<(/?)(\w+)", written):
        if closing:
            assert opened.pop() == name
        else:
            opened.append(name)
    assert not opened


@given(st.lists(spans, max_size=8))
def test_every_letter_keeps_all_its_ink(drawn):
    marks = [Mark(s, e, f"move-{i}") for i, (s, e) in enumerate(drawn)]

    def inked(pieces):
        for piece in pieces:
            yield from ((piece.mark.note, at) for at in range(piece.start, piece.end))
            yield from inked(piece.inside)

    wanted = sorted((m.note, at) for m in marks for at in range(m.start, min(m.end, 60)))
    assert sorted(inked(nest(marks, 0, 60))) == wanted


def test_a_level_fills_as_many_steps_and_none_fills_none():
    assert [step.reached for step in stairs(3)] == [True, True, True, False]
    assert not any(step.reached for step in stairs(None))


def test_the_bar_leaves_out_what_has_no_words_and_keeps_its_place():
    drawn = stretches([Share("A", 30, 30.0, 1), Share("B", 0, 0.0, 2), Share("C", 70, 70.0, 3)])
    assert [(part.title, part.x, part.width) for part in drawn] == [("A", 0, 30), ("C", 30, 70)]


def test_the_launch_counts_its_owners_and_how_often_they_change():
    steps = [Step(str(i), owner) for i, owner in enumerate(["pm", "pm", "shared", "pmm", "pm"])]
    picture = baton(steps)
    assert (picture.pm, picture.pmm, picture.shared, picture.handovers) == (3, 1, 1, 3)
    assert len(picture.legs) == 4
    assert [station.x for station in picture.stations] == sorted(s.x for s in picture.stations)


def test_a_slope_rises_falls_or_cannot_be_drawn():
    assert slope(1, 3).rose
    assert slope(4, 2).fell
    one_sided = slope(None, 2)
    assert one_sided.before is None
    assert not one_sided.rose
    assert not one_sided.fell


def test_a_tally_has_a_stroke_for_every_expected_move():
    assert [stroke.made for stroke in tally(2, 4)] == [True, True, False, False]


@given(
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
    st.integers(182, 364),
    st.lists(st.integers(0, 364), max_size=12),
    st.integers(-40, 500),
)
def test_a_plan_stays_in_its_picture_in_order_and_no_two_letters_touch(start, days, places, today):
    end = start + timedelta(days=days)
    dated = [start + timedelta(days=n) for n in sorted(places) if n <= days]
    project = (start + timedelta(days=28), start + timedelta(days=70))
    picture = timeline(start, end, dated, dated, project, start + timedelta(days=today))
    points = [*picture.milestones, *picture.people]
    assert all(LEFT <= point.x <= RIGHT and point.y < picture.high for point in points)
    assert [point.x for point in picture.milestones] == sorted(p.x for p in picture.milestones)
    assert picture.project + picture.width <= RIGHT
    assert (picture.today is None) == (not 0 <= today <= days)
    for n, one in enumerate(picture.people):
        assert all(
            abs(one.x - other.x) >= APART for other in picture.people[:n] if other.y == one.y
        )
    assert 5 <= len(picture.months) <= 13
    named = [month.x for month in picture.months if month.named]
    assert all(after - before > 6 for before, after in pairwise(named))


def test_the_cells_of_a_heat_map_stand_side_by_side_with_room_between():
    squares = heat(["mentioned", "owned", "measured"])
    assert [one.cell for one in squares.squares] == ["mentioned", "owned", "measured"]
    places = [one.x for one in squares.squares]
    assert places == sorted(places)
    assert all(one.x < one.middle < one.x + 30 for one in squares.squares)
    assert squares.wide == places[-1] + 30


@given(st.lists(st.floats(0.1, 60), min_size=1, max_size=5))
def test_the_shares_of_an_advertisement_fill_the_bar_without_overlap(drawn):
    whole = sum(drawn)
    shares = [Share("side", 0, 100 * one / whole, 0) for one in drawn]
    found = share_stretches(shares)
    ends = [one.x + one.width for one in found]
    assert found[0].x == 0
    assert abs(ends[-1] - 100) < 0.1
    assert all(abs(end - one.x) < 0.05 for end, one in zip(ends, found[1:], strict=False))
