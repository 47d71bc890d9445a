"""Agreement between labels: golden figures on small tables."""

import random

import pytest

from debrief.critique.agreement import JudgedText, agree, macro_f1, order_right, tallies, together

BOTH = frozenset({"goal", "cost"})


def text(real, said, **more):
    spans = {"goal": ((0, 10),), "cost": ((20, 30),)}
    return JudgedText(
        real={label: spans[label] for label in real},
        said={label: spans[label] for label in said},
        listened=BOTH,
        **more,
    )


def test_hits_false_alarms_and_misses_are_counted_once_per_text():
    labels = tallies([text({"goal"}, {"goal", "cost"}), text({"goal", "cost"}, {"cost"})])
    assert (labels["goal"].hit, labels["goal"].extra, labels["goal"].missed) == (1, 0, 1)
    assert (labels["cost"].hit, labels["cost"].extra, labels["cost"].missed) == (1, 1, 0)
    assert together(labels).precision == pytest.approx(2 / 3)
    assert together(labels).f1 == pytest.approx(2 / 3)
    assert macro_f1(labels) == pytest.approx(2 / 3)


def test_order_counts_pairs_of_tiers_of_one_prompt_and_ties_half():
    answers = [
        text({"goal"}, {"goal"}, prompt="p", tier=tier, score=score, group="pm")
        for tier, score in (("weak", 5.0), ("fair", 5.0), ("strong", 9.0))
    ]
    other = text({"goal"}, {"goal"}, prompt="q", tier="weak", score=99.0, group="pm")
    assert order_right([*answers, other]) == {"pm": (pytest.approx(2.5 / 3), 3)}


def test_two_who_say_the_same_agree_fully_and_the_interval_holds_the_figure():
    found = agree([text({"goal"}, {"goal"}), text({"cost"}, {"cost"})], random.Random(1), 50)
    assert found.micro.value == found.macro.value == found.overlap == 1.0
    half = agree([text({"goal"}, {"goal"}), text({"goal"}, set())] * 10, random.Random(1), 200)
    assert half.recall.low < half.recall.value == 0.5 < half.recall.high


def test_the_same_chance_gives_the_same_interval():
    texts = [text({"goal"}, {"goal"}), text({"goal"}, set()), text(set(), {"cost"})]
    first = agree(texts, random.Random(7), 60)
    assert first.as_dict() == agree(texts, random.Random(7), 60).as_dict()


def test_no_text_is_no_agreement():
    with pytest.raises(ValueError, match="no labelled text"):
        agree([], random.Random(1))
