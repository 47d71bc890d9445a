"""Form files: what does not load, and where the mistake is said to be."""

import shutil

import pytest

from debrief.handbook import DATA, Handbook
from debrief.handbook.book import PARTS


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data" / "forms"


def mistakes(copy):
    return [str(one) for one in Handbook(copy.parent).check()]


def change(copy, name, old, new):
    file = copy / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_forms_are_part_of_what_is_checked(copy):
    assert "forms" in PARTS
    assert mistakes(copy) == []


def test_a_check_that_no_worked_form_flags_does_not_load(copy):
    change(copy, "worked/battery-letter-weak.toml", '"house-roof", ', "")
    (mistake,) = mistakes(copy)
    assert mistake.startswith("forms/message-house.toml:")
    assert "'house-roof' needs a worked form that it flags and one that it passes" in mistake


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("metric-tree.toml", '["metrics"]', '["metric"]', "has no round 'metric'"),
        ("metric-tree.toml", 'fields = ["level"]', 'fields = ["levels"]', "no field 'levels'"),
        ("metric-tree.toml", 'kind = "has-figure"', 'kind = "is-nice"', "should be one of"),
        ("metric-tree.toml", 'source = "ours"', 'source = "hearsay"', "no source 'hearsay'"),
        ("worked/school-translations-strong.toml", "root =", "roots =", "no field 'roots'"),
        (
            "worked/parcels-left-overnight-weak.toml",
            '"Until it is significant"',
            '"Until it is sure"',
            "quotes 'Until it is sure', which is not in the form",
        ),
        ("worked/school-translations-strong.toml", "owner =", "who =", "no column 'who'"),
        (
            "worked/school-translations-strong.toml",
            'exercise = "school-translations"',
            'exercise = "battery-letter"',
            "no exercise 'battery-letter' for a 'metric-tree'",
        ),
    ],
)
def test_mistakes_name_file_and_reason(copy, file, old, new, said):
    change(copy, file, old, new)
    assert any(f"forms/{file}:" in one and said in one for one in mistakes(copy)), mistakes(copy)
