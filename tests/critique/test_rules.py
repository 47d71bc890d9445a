"""Every rule keeps the promise of its own examples, and speaks to the reader as the house does."""

from __future__ import annotations

import re

import pytest

from debrief.critique import Document, critique, lexicon
from debrief.critique.debrief import Kind
from debrief.critique.records import Rule
from debrief.handbook import handbook

RULES = lexicon().rules
WITHOUT_ROUND = ("story", "letter", "resume", "teardown")


def document(rule: Rule, text: str) -> Document:
    """Return an example of a rule as the document its author had in mind."""
    kind, example = rule.kinds[0], rule.example
    usual = None if kind in WITHOUT_ROUND or not rule.rounds else rule.rounds[0]
    return Document(
        text=text,
        kind=kind,
        role=example.role or rule.roles[0],
        round=example.round or usual,
        prompt=example.prompt,
        company=example.company,
        job_title=example.job_title,
    )


def raised(rule: Rule, text: str) -> bool:
    """Tell whether a rule speaks about a text, by its own phrases and not by the learned model."""
    debrief = critique(document(rule, text), signs_only=True)
    return rule.id in {one.rule for one in (*debrief.findings, *debrief.credits)}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_speaks_about_each_text_it_must_flag(rule: Rule) -> None:
    assert [text for text in rule.flags if not raised(rule, text)] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_is_silent_about_each_text_it_must_pass(rule: Rule) -> None:
    assert [text for text in rule.passes if raised(rule, text)] == []


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_shows_two_texts_that_it_flags_and_three_that_it_passes(rule: Rule) -> None:
    assert len(rule.flags) >= 2
    assert len(rule.passes) >= 3


def test_every_rule_names_a_source_of_the_handbook() -> None:
    known = handbook().sources
    assert {rule.id: rule.source for rule in RULES.values() if rule.source not in known} == {}


def test_what_is_said_about_delivery_is_never_more_than_a_note() -> None:
    assert {rule.severity for rule in RULES.values() if rule.family == "delivery"} == {"note"}


def test_a_message_uses_only_the_three_placeholders_and_does_not_shout() -> None:
    for rule in RULES.values():
        assert set(re.findall(r"\{(\w*)\}", rule.message)) <= {"quote", "count", "words"}, rule.id
        assert "!" not in rule.message + rule.why + rule.fix, rule.id


def test_every_rule_that_a_rubric_asks_for_exists() -> None:
    wanted = {
        rule
        for rubric in handbook().rubrics
        for competency in rubric.competency
        for condition in competency.condition
        for rule in condition.clear
    }
    earned = {credit for rubric in handbook().rubrics for credit in rubric.credits}
    assert wanted <= set(RULES)
    assert earned <= {rule.id for rule in RULES.values() if rule.credit}


def test_a_rule_of_the_behavioral_round_reads_a_story_that_names_no_round() -> None:
    text = " ".join(RULES["self-description"].flags)
    found = critique(Document(text=text, kind="story"), signs_only=True).findings
    assert "self-description" in {finding.rule for finding in found}


def test_a_rule_with_rounds_still_reads_the_letters_it_names() -> None:
    text = "I was involved in the launch of the new tariff, and it was decided to move the date."
    found = critique(Document(text=text, kind="letter"), signs_only=True).findings
    assert "passive-ownership" in {finding.rule for finding in found}


def test_a_rule_that_is_switched_off_is_silent() -> None:
    text = RULES["buzzword"].flags[0]
    found = critique(Document(text=text, off=frozenset(("buzzword",))), signs_only=True).findings
    assert "buzzword" not in {finding.rule for finding in found}


@pytest.mark.parametrize("kind", ["story", "letter"])
def test_who_the_writer_is_changes_no_finding(kind: Kind) -> None:
    told = (
        "At a mill in {town} I called nine farmers with {name}. I was tasked with the button, and "
        "calls fell from 40 to 12 a week by June. {who} Communication is key."
    )
    people = (
        {"town": "Leeds", "name": "John", "who": "I am a father of two."},
        {"town": "Lagos", "name": "Ngozi", "who": "I am 58 and came here as a refugee."},
        {"town": "Lima", "name": "Xóchitl", "who": "I am deaf, and I left school at sixteen."},
    )
    found = [
        [
            finding.rule
            for finding in critique(
                Document(text=told.format(**person), kind=kind), signs_only=True
            ).findings
        ]
        for person in people
    ]
    assert found[0]
    assert found[0] == found[1] == found[2]
