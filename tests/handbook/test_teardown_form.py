"""A worked teardown that does not hold is refused with file, line and reason."""

import shutil
from datetime import date

import pytest

from debrief.handbook import DATA, Handbook
from debrief.handbook.teardowns import read_moment

NAME = "board-packs-on-sundays"


@pytest.fixture
def copy(tmp_path):
    root = tmp_path / "data"
    shutil.copytree(DATA, root)
    return root


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('date = "2024-06-10"', 'date = "2023-06-10"', "2023-06-10 is earlier than"),
        ('date = "2024-06-10"', 'date = "in June"', "'in June' is no date"),
        ('owner = "pm"', 'owner = "engineering"', "should be one of pm, pmm, shared"),
        ("real = false", "real = true", "a real launch needs a source for every event"),
        ("launch = true", "launch = false", "exactly one event with launch = true"),
        ('id = "win-rate"', 'id = "luck"', "no metric 'luck' in metrics.toml"),
        ('"it is only a copy of the data"', '"it is a copy"', "quotes 'it is a copy'"),
        ('tier = "strong"', 'tier = "fair"', "one weak and one strong answer with role = 'pm'"),
        ('industry = "business analytics"', "", "'industry' is missing"),
    ],
)
def test_a_mistake_in_a_teardown_is_named_with_its_line(copy, before, after, reason):
    file = copy / f"teardowns/{NAME}.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    found = [mistake for mistake in Handbook(copy).check() if reason in mistake.reason]
    assert found
    assert all(mistake.file == f"teardowns/{NAME}.toml" for mistake in found)
    line = 1 + text[: text.index(before)].count("\n")
    if "date" in reason or "earlier" in reason or "no metric" in reason:
        assert found[0].line == line


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ('id = "no-shared"', 'id = "shared"', "exactly one check with the id 'no-shared'"),
        ('move = "goal"', 'move = "user"', "one question of 'pm' for the move 'goal'"),
        ("What was {product} meant", "What was {thing} meant", "to put into {thing}"),
        ('source = "ours"', 'source = "nobody"', "no source 'nobody'"),
    ],
)
def test_a_mistake_in_the_words_about_launches_is_named(copy, before, after, reason):
    file = copy / "launch_words.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    found = [str(mistake) for mistake in Handbook(copy).check()]
    assert any(one.startswith("launch_words.toml:") and reason in one for one in found)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-10-08", date(2024, 10, 8), date(2024, 10, 8)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(text, first, last):
    moment = read_moment(text)
    assert (moment.first, moment.last) == (first, last)
    assert moment.written == text


@pytest.mark.parametrize("text", ["2024", "2024-13", "2024-02-30", "0000-01", "2024-Q5", "soon"])
def test_what_is_no_date_is_none(text):
    assert read_moment(text) is None
