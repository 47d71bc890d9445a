"""Responsibilities, ladders and company levels: whole, specific, dated, and checked by line."""

import shutil

import pytest

from debrief.handbook import DATA, ContentError, Handbook
from debrief.handbook.responsibilities import LEVELS


@pytest.fixture
def copy(tmp_path):
    root = tmp_path / "data"
    # Exercises take most of the time to read, and nothing here depends on them.
    shutil.copytree(DATA, root, ignore=shutil.ignore_patterns("exercises", "choices"))
    return root


def mend(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_the_rows_are_the_ones_the_text_model_places_lines_on(book):
    from debrief.critique.learned import model

    learned = model()
    assert learned is not None
    for side in ("pm", "pmm", "shared"):
        rows = [entry.id for entry in book.responsibilities.values() if entry.side == side]
        assert rows == learned.responsibilities[side]
    assert set(learned.responsibilities["neither"]) <= set(book.drifts)


@pytest.mark.row("C2")
def test_every_level_of_every_responsibility_has_a_sentence_of_its_own(book):
    said = [text for entry in book.responsibilities.values() for text in entry.owned.values()]
    assert len(said) == len(set(said)) == 26 * 5
    assert all(8 <= len(text.split()) <= 36 for text in said)


@pytest.mark.row("J1")
def test_both_ladders_run_from_l3_to_l7_with_their_own_criteria(book):
    for ladder in book.ladders.values():
        assert tuple(step.level for step in ladder.step) == LEVELS
        assert len(ladder.leads) >= 3
    pm, pmm = (book.ladders[role].at("L5") for role in ("pm", "pmm"))
    assert pm.impact != pmm.impact
    assert pm.criterion[0].title == "A shipped feature with measured impact"
    assert pmm.criterion[0].title == "A launch that beat its pipeline target"
    with pytest.raises(KeyError):
        book.ladders["pm"].at("L9")


@pytest.mark.row("J1")
def test_company_names_are_dated_sourced_and_come_with_a_caution(book):
    assert {entry.company for entry in book.company_levels} == {"Google", "Meta", "Amazon"}
    for entry in book.company_levels:
        assert entry.year >= 2024
        assert entry.source in book.sources
        assert entry.caution


def test_each_role_weighs_its_own_side_most(book):
    for role in ("pm", "pmm"):
        for level in LEVELS:
            weights = {"pm": 0, "pmm": 0, "shared": 0}
            for entry in book.responsibilities.values():
                weights[entry.side] += entry.weight(role, level)
            assert max(weights, key=weights.get) == role


@pytest.mark.parametrize(
    ("file", "before", "after", "says"),
    [
        ("responsibilities/pm.toml", "weeks = 3", "weeks = 90", "from 1 to 26 weeks"),
        ("responsibilities/pm.toml", "[1, 2, 3, 4, 5]", "[1, 2, 3, 4]", "five whole numbers"),
        ("responsibilities/pm.toml", 'pm = "strategy"', 'pm = "juggling"', "no round 'juggling'"),
        ("responsibilities/pmm.toml", 'side = "pmm"', 'side = "shared"', "belongs in shared.toml"),
        ("responsibilities/shared.toml", "L7 = ", "L8 = ", "one sentence for each of"),
        ("ladder/pm.toml", 'level = "L4"', 'level = "L3"', "in this order"),
        ("ladder/pmm.toml", '"pipeline", "target", "beaten"', '"luck"', "no sign 'luck'"),
        ("ladder/pm.toml", '"discovery", "product-analytics"', '"magic"', "responsibility 'magic'"),
        ("levels.toml", "{ L3 = ", "{ L9 = ", "no level 'L9'"),
        ("levels.toml", 'source = "level-map"', 'source = "hearsay"', "no source 'hearsay'"),
        ("switch/pm-to-pmm.toml", "hours = 32", "hours = 320", "from 10 to 60 hours"),
        ("switch/pmm-to-pm.toml", "week = 2\n", "week = 30\n", "should be from 1 to 26"),
        ("switch/pmm-to-pm.toml", 'id = "agree"', 'id = "gaps"', "there are two 'gaps'"),
        ("switch/pm-to-pmm.toml", 'id = "report"', 'id = "told"', "needs `agree` and `report`"),
        ("adverts.toml", 'when = ["mixed"]', 'when = ["few-duties"]', "unclear as 'mixed'"),
    ],
)
def test_a_slip_is_named_by_file_and_line(copy, file, before, after, says):
    path = copy / file
    mend(path, before, after)
    mistakes = [one for one in Handbook(copy).check() if says in one.reason]
    assert mistakes
    assert {one.file for one in mistakes} == {file}
    assert all(one.line >= 1 for one in mistakes)


def test_a_broken_page_of_responsibilities_is_refused_when_it_is_asked_for(copy):
    mend(copy / "responsibilities/pm.toml", 'id = "vision"', 'id = "discovery"')
    with pytest.raises(ContentError, match="stands twice"):
        _ = Handbook(copy).responsibilities
