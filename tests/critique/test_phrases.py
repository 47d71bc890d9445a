"""The phrase language: what each construct matches, and that the index misses nothing."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from debrief.critique.language import PhraseError, pattern, tokens_of
from debrief.critique.phrases import PhraseIndex
from debrief.text import Text


def hits(phrase, source):
    found = PhraseIndex([[phrase]]).find(Text(source)).get(0, [])
    return [source[hit.start : hit.end] for hit in found]


@pytest.mark.parametrize(
    ("phrase", "source", "expected"),
    [
        ("north star", "Our North Star is sales.", ["North Star"]),
        ("north star", "north  star, north\nstar", ["north  star", "north\nstar"]),
        ("north star", "northern star and north starlight", []),
        ("user", "users and a user", ["user"]),
        ("user*", "users and a user", ["users", "user"]),
        ("reduc*", "reduce, reducing, reduction, deduce", ["reduce", "reducing", "reduction"]),
        ("(cut|drop*) costs", "cut costs, dropped costs, costs", ["cut costs", "dropped costs"]),
        ("(very)? unique", "very unique and unique", ["very unique", "unique"]),
        (
            "a (very)? good idea",
            "a good idea, a very good idea",
            ["a good idea", "a very good idea"],
        ),
        ("instead of ... we", "instead of the old form we call", ["instead of the old form we"]),
        ("instead of ... we", "Instead of calls. Then we wait", []),
        ("instead of ... we", "instead of one two three four five six we", []),
        (
            "by # percent",
            "by 12 percent, by 3.5 percent, by ten percent",
            ["by 12 percent", "by 3.5 percent"],
        ),
        ("# of", "17 of them", ["17 of"]),
        ("don't know", "I don’t know", ["don’t know"]),
        ("a/b test*", "an A/B test, A/B testing", ["A/B test", "A/B testing"]),
        ("trade-off*", "trade-offs and a trade-off", ["trade-offs", "trade-off"]),
        ("e.g.", "fruit, e.g. pears", ["e.g."]),
    ],
)
def test_a_phrase_matches_what_its_author_meant(phrase, source, expected):
    assert hits(phrase, source) == expected


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "  ",
        "(open",
        "closed)",
        "((nested) x)",
        "... start",
        "end ...",
        "(all)? (optional)?",
        "% of",
    ],
)
def test_a_phrase_outside_the_language_is_refused(phrase):
    with pytest.raises(PhraseError):
        tokens_of(phrase)
        PhraseIndex([[phrase]])


def test_hits_of_one_owner_never_overlap_and_the_longest_wins():
    index = PhraseIndex([["north star", "north star metric", "star metric"]])
    source = "the north star metric of a north star"
    found = index.find(Text(source))[0]
    assert [source[hit.start : hit.end] for hit in found] == ["north star metric", "north star"]


def test_owners_do_not_hide_each_other():
    found = PhraseIndex([["north star"], ["star"]]).find(Text("a north star"))
    assert {owner: len(places) for owner, places in found.items()} == {0: 1, 1: 1}


SAMPLE = "cut costs drops dropped the north star 12 we users 1.5 'd % × a/b test tests, don't go by"
WORDS = st.sampled_from([*SAMPLE.split(), "of", "end"])
PHRASES = [
    "# % (drop*|by)",
    "# × #",
    "# * #",
    "a/b test*",
    "we (would|'d)? (go|cut)",
    "don't (go|cut the costs)",
    "(by|by the) end",
    "the ... (north|end) (of)? ... (star|drop*)",
    "#",
    "cut (the)? costs",
    "drop*",
    "north star",
    "north ... we",
    "(cut|north) # users",
    "users",
]


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_the_index_finds_what_each_pattern_alone_finds_over_the_whole_text(source):
    text = Text(source)
    found = PhraseIndex([[phrase] for phrase in PHRASES]).find(text)
    for owner, phrase in enumerate(PHRASES):
        naive = [match.span() for match in re.finditer(r"(?<![\w])" + pattern(phrase), source)]
        expected = [span for span in naive if any(word.start == span[0] for word in text.words)]
        assert [tuple(hit) for hit in found.get(owner, [])] == expected, phrase


def test_what_a_phrase_needs_is_looked_for_as_far_as_the_phrase_can_reach():
    long_words = " ".join(["internationalisation-related-paperwork"] * 5)
    source = f"instead of {long_words} we, {long_words} then"
    index = PhraseIndex([["instead of ... we ... then"], ["instead of ... later"]])
    found = index.find(Text(source + " filler" * 200 + " later"))
    assert [source[hit.start : hit.end] for hit in found[0]] == [source]
    assert 1 not in found


def test_an_owner_of_the_same_phrase_twice_has_one_hit():
    found = PhraseIndex([["star", "Star"], ["star"]]).find(Text("a star"))
    assert {owner: len(hits) for owner, hits in found.items()} == {0: 1, 1: 1}


def test_hostile_text_takes_time_in_proportion_to_its_length():
    index = PhraseIndex(
        [["instead of ... we ... then"], ["(very)? (very)? unique thing"], ["by # percent"]]
    )

    def seconds(source):
        text = Text(source)
        start = time.process_time()
        index.find(text)
        return time.process_time() - start

    for unit in ("instead of ", "very ", "by 1 ", "we instead of then ", "1.1.1.1", "1 to "):
        small = seconds(unit * 2_000)
        assert any(seconds(unit * 20_000) < 40 * small + 0.2 for _ in range(5)), unit
