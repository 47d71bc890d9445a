"""One document in, one debrief out: exact quotes, honest levels, no reward for noise."""

import json
import time
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from debrief.critique import Document, UnusableText, critique
from debrief.handbook import handbook

BOOK = handbook()
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "docs" / "debrief-1.schema.json").read_text(encoding="utf-8")
)
TIERS = ("weak", "fair", "strong")
EXERCISES = list(BOOK.exercises.values())


def read(exercise, tier, **changes):
    text = exercise.answer(tier).answer
    values = {"role": exercise.track, "round": exercise.round, "prompt": exercise.prompt}
    return critique(Document(changes.pop("text", text), **{**values, **changes}))


def total(debrief):
    return sum(score.level or 0 for score in debrief.scorecard)


def levels(debrief):
    return {score.competency: score.level for score in debrief.scorecard}


@pytest.mark.row("E1", "E3")
@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_a_strong_worked_answer_stands_above_a_weak_one(exercise):
    weak, _, strong = (total(read(exercise, tier)) for tier in TIERS)
    assert strong > weak


def test_a_fair_worked_answer_stands_between_the_two():
    out = []
    for exercise in EXERCISES:
        weak, fair, strong = (total(read(exercise, tier)) for tier in TIERS)
        if not weak < fair < strong:
            out.append((exercise.id, weak, fair, strong))
    assert not out


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_every_debrief_fits_the_published_schema_and_quotes_exactly(exercise):
    for tier in TIERS:
        text = exercise.answer(tier).answer
        document = json.loads(json.dumps(read(exercise, tier).as_dict()))
        jsonschema.validate(document, SCHEMA)
        quotes = [quote for made in document["moves"] for quote in made["quotes"]]
        quotes += [finding["span"] for finding in document["findings"]]
        for quote in quotes:
            assert text[quote["start"] : quote["end"]] == quote["text"]


@given(st.text(min_size=1, max_size=600), st.sampled_from(["pm", "pmm"]))
@settings(max_examples=150, deadline=None)
def test_any_text_is_quoted_exactly_or_refused_in_one_line(text, role):
    try:
        debrief = critique(Document(text, role=role))
    except UnusableText as problem:
        assert "\n" not in str(problem)
        return
    for made in debrief.moves:
        for quote in made.quotes:
            assert text[quote.start : quote.end] == quote.text
    for finding in debrief.findings:
        assert text[finding.span.start : finding.span.end] == finding.span.text
    assert sum(part.words for part in debrief.measures.parts) == debrief.measures.words


@pytest.mark.parametrize("kind", ["answer", "story", "letter", "resume", "teardown"])
@pytest.mark.parametrize("role", ["pm", "pmm"])
def test_one_engine_reads_every_kind_of_document(kind, role):
    text = BOOK.exercises["battery-letter"].answer("strong").answer
    document = critique(Document(text, kind=kind, role=role)).as_dict()
    jsonschema.validate(json.loads(json.dumps(document)), SCHEMA)


# -- not enough to judge ---


@pytest.mark.row("E3")
@pytest.mark.parametrize("text", ["fine", "Yes.", "I would talk to users.", "no idea, sorry"])
def test_a_few_words_are_not_enough_to_judge(text):
    debrief = critique(Document(text, round="product-design"))
    assert not debrief.judged
    assert all(score.level is None and score.reason for score in debrief.scorecard)


@pytest.mark.row("E5")
def test_fluent_answers_to_other_questions_are_mostly_called_off_topic_and_then_not_scored():
    asked = [e for e in EXERCISES if e.round not in ("behavioral", "stakeholder-alignment")]
    told = []
    for exercise in asked:
        for other in (e for e in asked if e.track == exercise.track and e is not exercise):
            debrief = read(other, "strong", text=exercise.answer("strong").answer)
            off_topic = "off-topic" in {finding.rule for finding in debrief.findings}
            assert debrief.judged is not off_topic
            if off_topic:
                assert not debrief.moves
                assert all(score.level is None for score in debrief.scorecard)
            told.append(off_topic)
    assert sum(told) / len(told) >= 0.6


def test_no_worked_answer_is_called_off_topic_for_its_own_prompt():
    for exercise in EXERCISES:
        for tier in ("fair", "strong"):
            assert read(exercise, tier).judged, (exercise.id, tier)


def test_an_empty_text_is_refused_and_so_is_one_beyond_the_bound():
    with pytest.raises(UnusableText):
        critique(Document("  \n "))
    with pytest.raises(UnusableText):
        critique(Document("a " * 2_000_001))


# -- the bias suite ---

PADDING = (
    "So, let me take a moment to think about that. That is a really interesting area, and there are"
    " many things one could say about it. I find this kind of question fascinating, and I have read"
    " a lot about it over the years. Of course every situation is its own. I always like to take a"
    " step back and look at the bigger picture before going on. "
)
JARGON = (
    " We leverage synergies across a holistic, data-driven, best-in-class ecosystem."
    " Our north star metric and OKRs drive alignment and go-to-market excellence."
    " We will iterate in an agile way on the value proposition and the MVP."
)
FRAMEWORKS = (
    "I will use the CIRCLES framework, then RICE for prioritization, AARRR for metrics and a SWOT"
    " analysis. "
)
PEOPLE = [("Ana", "Muhammad"), ("Stanford", "a community college"), ("she", "he")]


def padded(text):
    paragraphs = text.split("\n\n")
    need = len(text) // max(len(paragraphs), 1)
    return "\n\n".join(p + " " + (PADDING * 9)[:need].rsplit(".", 1)[0] + "." for p in paragraphs)


@pytest.mark.row("E5")
def test_doubling_an_answer_with_padding_moves_no_competency_by_more_than_a_quarter_on_average():
    moved = {}
    for exercise in EXERCISES:
        for tier in TIERS:
            before = levels(read(exercise, tier))
            after = levels(read(exercise, tier, text=padded(exercise.answer(tier).answer)))
            for competency, level in before.items():
                if level and after[competency]:
                    moved.setdefault(competency, []).append(after[competency] - level)
    for competency, shifts in moved.items():
        assert abs(sum(shifts)) / len(shifts) <= 0.25, competency


@pytest.mark.row("E5")
@pytest.mark.parametrize("tier", TIERS)
def test_jargon_and_framework_names_never_raise_a_score(tier):
    for exercise in EXERCISES:
        plain = exercise.answer(tier).answer
        before = total(read(exercise, tier))
        assert total(read(exercise, tier, text=plain + JARGON)) <= before, exercise.id
        assert total(read(exercise, tier, text=FRAMEWORKS + plain)) <= before, exercise.id


@pytest.mark.row("E5")
def test_names_schools_and_pronouns_move_nothing():
    story = (
        "My name is Ana and I studied at Stanford. In 2023 our clinic in Leeds lost one in five"
        " appointments to no-shows, and I was asked to halve that. I called 40 patients and she, my"
        " manager, let me move reminders to the evening before. No-shows fell from 20 % to 11 % in"
        " two months. I learned to call before I design."
    )
    before = levels(critique(Document(story, round="behavioral")))
    for old, new in PEOPLE:
        changed = critique(Document(story.replace(old, new), round="behavioral"))
        assert levels(changed) == before


@pytest.mark.row("E5")
def test_reordering_the_paragraphs_moves_competencies_by_less_than_half_a_level_on_average():
    shifts = []
    for exercise in EXERCISES:
        text = exercise.answer("strong").answer
        turned = "\n\n".join(reversed(text.split("\n\n")))
        before = levels(read(exercise, "strong"))
        after = levels(read(exercise, "strong", text=turned))
        shifts += [abs((after[name] or 0) - (level or 0)) for name, level in before.items()]
    assert sum(shifts) / len(shifts) < 0.5


WORDINGS = [("I'd", "I would"), ("don't", "do not"), ("it's", "it is"), (" because ", " since ")]


@pytest.mark.row("E5")
def test_other_wordings_of_the_same_sentences_move_little():
    shifts = []
    for exercise in EXERCISES:
        for tier in TIERS:
            text = exercise.answer(tier).answer
            said = text
            for old, new in WORDINGS:
                said = said.replace(old, new)
            before, after = levels(read(exercise, tier)), levels(read(exercise, tier, text=said))
            shifts += [(after[name] or 0) - (level or 0) for name, level in before.items()]
    assert abs(sum(shifts)) / len(shifts) <= 0.25


# -- the next fix ---


@pytest.mark.row("E4")
def test_the_next_fix_names_an_unmet_condition_of_the_scorecard():
    for exercise in EXERCISES:
        debrief = read(exercise, "fair")
        if all(judged.met for score in debrief.scorecard for judged in score.conditions):
            assert debrief.next is None
            continue
        assert debrief.next
        conditions = {
            (score.competency, judged.condition): judged
            for score in debrief.scorecard
            for judged in score.conditions
        }
        judged = conditions[debrief.next.competency, debrief.next.condition]
        assert not judged.met
        assert debrief.next.says == judged.lift


def test_probes_ask_only_for_missing_moves():
    for exercise in EXERCISES:
        debrief = read(exercise, "weak")
        assert 1 <= len(debrief.probes) <= 3
        assert {probe.move for probe in debrief.probes} <= set(debrief.missing)


# -- hostile input ---

HOSTILE = {
    "one word": "a" * 200_000,
    "open brackets": "(" * 200_000,
    "numbers": "1," * 100_000,
    "percent": "from 1 % to " * 20_000,
    "quotes": '"' * 200_000,
    "line ends": "\r\n" * 100_000 + "end",
    "bullets": "- a\n" * 50_000,
    "emoji": "👩‍👩‍👧‍👦 " * 20_000,
    "combining": "e" + "\u0301" * 200_000,
    "surrogates": "\ud800 " * 100_000,
    "nulls": "a\0b " * 50_000,
    "instead of": "instead of we would rather than " * 6_000,
    "um": "um so like i mean " * 12_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_in_bounded_time(name):
    def seconds():
        start = time.process_time()
        critique(Document(HOSTILE[name], round="product-design"))
        return time.process_time() - start

    assert any(seconds() < 6 for _ in range(3))


def test_a_rule_switched_off_is_silent():
    text = "We will build this for everyone who has a phone. " * 5
    assert "everyone" in {finding.rule for finding in critique(Document(text)).findings}
    off = critique(Document(text, off=frozenset({"everyone"})))
    assert "everyone" not in {finding.rule for finding in off.findings}
