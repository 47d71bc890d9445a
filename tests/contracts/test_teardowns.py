"""What worked teardowns hold, and that their answers rise as the engine reads them."""

from collections import Counter
from itertools import pairwise

import pytest

from debrief.critique import Document, critique
from debrief.handbook import handbook

TEARDOWNS = handbook().teardowns


def levels(would):
    """Return the levels of an answer by competency."""
    read = critique(Document(would.answer, kind="teardown", role=would.role), handbook())
    assert read.judged, read.reason
    return {score.competency: score.level for score in read.scorecard}


@pytest.mark.parametrize("role", ["pm", "pmm"])
@pytest.mark.parametrize("name", TEARDOWNS)
def test_the_strong_answer_of_a_teardown_stands_above_the_weak_one(name, role):
    ladder = [levels(would) for would in TEARDOWNS[name].answers(role)]
    for lower, higher in pairwise(ladder):
        assert all(higher[competency] >= lower[competency] for competency in lower), ladder
    assert sum(ladder[-1].values()) > sum(ladder[0].values()), ladder


def test_no_two_teardowns_share_an_industry():
    held = Counter(teardown.industry for teardown in TEARDOWNS.values())
    assert [industry for industry, count in held.items() if count > 1] == []


def test_a_weak_answer_is_not_told_by_being_short():
    words = [
        (len(weak.answer.split()), len(strong.answer.split()))
        for teardown in TEARDOWNS.values()
        for role in ("pm", "pmm")
        for weak, *_, strong in [teardown.answers(role)]
    ]
    assert all(weak > 0.5 * strong for weak, strong in words)
