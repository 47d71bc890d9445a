import pytest

from debrief.web.presenters.wording import duration, inside, listed


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (-5, "0 s"),
        (45, "45 s"),
        (120, "2 min"),
        (125, "2 min 5 s"),
        (3600, "1 h"),
        (3725, "1 h 2 min"),
        (86_400, "1 day"),
        (3 * 86_400 + 60, "3 days"),
    ],
)
def test_a_length_of_time_is_said_in_at_most_two_units(seconds, said):
    assert duration(seconds) == said


@pytest.mark.parametrize(
    ("items", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_things_are_listed_as_in_a_sentence(items, said):
    assert listed(items) == said


def test_a_title_loses_its_capital_inside_a_sentence_and_an_acronym_does_not():
    assert inside("Product design") == "product design"
    assert inside("PMM basics") == "PMM basics"
