from debrief.practice import compare

QUOTE = {"text": "first-time buyers", "start": 4, "end": 21}
COUNTS = {
    "words": 100,
    "speaking_seconds": 43,
    "sentences": 6,
    "quantities": 2,
    "fillers_per_100": 1.0,
    "hedges_per_100": 0.0,
}


def debrief(made=(), levels=(), rules=(), **counts):
    return {
        "moves": [{"move": move, "quotes": [QUOTE]} for move in made],
        "scorecard": [
            {"competency": name, "title": name.title(), "level": level, "anchor": f"Anchor {level}"}
            for name, level in levels
        ],
        "findings": [{"rule": rule, "message": f"About {rule}"} for rule in rules],
        "measures": COUNTS | counts,
    }


def test_moves_are_gained_lost_or_kept_with_the_words_on_each_side():
    found = compare(debrief(made=["goal", "user"]), debrief(made=["user", "cost"]))
    assert [m.move for m in found.moves_that("gained")] == ["cost"]
    assert [m.move for m in found.moves_that("lost")] == ["goal"]
    (kept,) = found.moves_that("kept")
    assert (kept.move, kept.before, kept.after) == ("user", (QUOTE,), (QUOTE,))


def test_levels_show_where_they_went():
    before = debrief(levels=[("problem", 2), ("decision", 3), ("measure", 1), ("learning", None)])
    after = debrief(levels=[("problem", 3), ("decision", 2), ("measure", 1), ("learning", 4)])
    ways = {level.competency: level.direction for level in compare(before, after).levels}
    assert ways == {"problem": "up", "decision": "down", "measure": "same", "learning": "unknown"}


def test_findings_of_one_rule_are_counted_together():
    found = compare(debrief(rules=["vague", "vague", "late"]), debrief(rules=["vague", "jargon"]))
    seen = {entry.rule: (entry.before, entry.after, entry.change) for entry in found.findings}
    assert seen == {
        "vague": (2, 1, "kept"),
        "jargon": (0, 1, "gained"),
        "late": (1, 0, "lost"),
    }


def test_measures_stand_side_by_side():
    found = compare(debrief(words=100), debrief(words=240))
    words = next(measure for measure in found.measures if measure.measure == "words")
    assert (words.before, words.after) == (100, 240)


def test_an_answer_compared_with_itself_keeps_everything():
    one = debrief(made=["goal"], levels=[("problem", 2)], rules=["vague"])
    found = compare(one, one)
    assert not found.moves_that("gained")
    assert not found.moves_that("lost")
    assert {level.direction for level in found.levels} == {"same"}
