"""What the bank of exercises holds: coverage of each track, and no exercise twice."""

import sys
from collections import Counter
from itertools import combinations

import pytest

from debrief.handbook import handbook

TRACKS = ("pm", "pmm")
LEVELS = ("L3", "L4", "L5", "L6")
MOTIONS = ("consumer", "self-serve", "enterprise", "hardware", "platform", "marketplace")
BANK = tuple(handbook().exercises.values())


def of(track):
    return [exercise for exercise in BANK if exercise.track == track]


@pytest.mark.parametrize("track", TRACKS)
def test_every_round_is_practised_at_three_levels_and_every_level_and_motion_stands_in_the_bank(
    track, capsys
):
    bank = of(track)
    rounds = {}
    for exercise in bank:
        rounds.setdefault(exercise.round, Counter())[exercise.level] += 1
    rows = [f"\n{track}: {len(bank)} exercises, {len({e.industry for e in bank})} industries"]
    for name, levels in rounds.items():
        rows.append(f"  {name:24}" + "  ".join(f"{level} {levels[level]}" for level in LEVELS))
    for kind in ("motion", "industry"):
        held = Counter(getattr(e, kind) for e in bank).most_common()
        rows.append(f"  {kind}: " + ", ".join(f"{name} {count}" for name, count in held))
    with capsys.disabled():
        sys.stdout.write("\n".join(rows))
    assert len(bank) >= 60
    assert all(len(levels) >= 3 for levels in rounds.values())
    assert {exercise.level for exercise in bank} == set(LEVELS)
    assert {exercise.motion for exercise in bank} == set(MOTIONS)


@pytest.mark.parametrize(
    ("track", "round_", "words"),
    [
        ("pm", "product-design", "checkout"),
        ("pmm", "gtm-launch", "security"),
        ("pmm", "messaging", "engineers"),
    ],
)
def test_the_exercises_that_everybody_is_asked_are_there(track, round_, words):
    told = (f"{e.title} {e.industry} {e.prompt}" for e in of(track) if e.round == round_)
    assert any(words in text.lower() for text in told)


def test_no_exercise_tells_candidates_the_result_that_they_should_reach():
    assert [e.id for e in BANK if "sound answer" in e.context.lower()] == []


def shingles(text):
    words = text.lower().split()
    return {tuple(words[i : i + 4]) for i in range(len(words) - 3)}


def test_no_two_exercises_are_nearly_the_same():
    told = {e.id: shingles(f"{e.prompt} {e.context}") for e in BANK}
    close = [
        (one, other)
        for one, other in combinations(told, 2)
        if len(told[one] & told[other]) > 0.1 * min(len(told[one]), len(told[other]))
    ]
    assert not close


def test_no_two_exercises_of_a_round_share_an_industry():
    held = Counter((e.track, e.round, e.industry) for e in BANK)
    assert [place for place, count in held.items() if count > 1] == []


def test_length_says_nothing_about_the_tier_of_a_worked_answer():
    longest = Counter()
    for exercise in BANK:
        words = {worked.tier: len(worked.answer.split()) for worked in exercise.worked}
        longest[max(words, key=words.__getitem__)] += 1
    assert max(longest.values()) < 0.75 * len(BANK)
