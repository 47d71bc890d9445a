"""What a rule cannot say in phrases and features: a few named checks over a reading.

A rule asks for one with `check = "name"` in its `[when]` table. Each returns the spans to flag.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from debrief.critique.deeds import ends_with_a_deed, nobody_else_acts
from debrief.critique.letters import (
    builds_on_the_company,
    figures_with_period,
    names_no_company,
    without_a_figure,
    wrong_addressee,
)
from debrief.critique.reading import Reading
from debrief.critique.topic import overlap, subject
from debrief.text import Span

_BULLET_RUN = 4
_MOSTLY = 0.75
_LONG_SENTENCES = 16
_BREATH = 32
_ENDS = 0.8
_REPEATED_SUBJECTS = 4


def answers_another_question(reading: Reading) -> list[Span]:
    """Flag the opening of an answer that speaks about something else than the prompt."""
    return [reading.text.sentences[0].span] if reading.off_topic else []


def repeats_the_prompt(reading: Reading) -> list[Span]:
    """Flag a first sentence made almost only of the prompt's words.

    A filled form begins with the field that says what it is about, so that one passes.
    """
    prompt = reading.document.prompt
    if not prompt or not reading.text.sentences or reading.document.asked:
        return []
    span = reading.text.sentences[0].span
    opening = reading.text.quote(span)
    if len(subject(opening)) < _REPEATED_SUBJECTS or overlap(opening, prompt) < _MOSTLY:
        return []
    return [span]


def long_list_without_pick(reading: Reading) -> list[Span]:
    """Flag the first of four or more list items where nothing is chosen."""
    bullets = [sentence for sentence in reading.text.sentences if sentence.kind == "bullet"]
    if len(bullets) < _BULLET_RUN or "choice" in reading.moves:
        return []
    return [bullets[0].span]


def one_long_block(reading: Reading) -> list[Span]:
    """Flag the opening of an answer in long sentences without a paragraph, a list or a heading.

    Short sentences are a structure of their own, so those pass.
    """
    sentences = reading.text.sentences
    if not sentences or len(reading.text.paragraphs) > 1:
        return []
    if reading.words < _LONG_SENTENCES * len(sentences):
        return []
    if any(sentence.kind in ("bullet", "heading") for sentence in sentences):
        return []
    return [sentences[0].span]


def long_sentences(reading: Reading) -> list[Span]:
    """Flag the first long sentence of a text whose sentences are longer than a breath on average.

    A transcript without full stops has no sentences to measure, so it passes.
    """
    spans = [sentence.span for sentence in reading.text.sentences]
    lengths = [reading.words_in(span) for span in spans]
    ends = sum(reading.text.source[span.end - 1] in ".!?" for span in spans)
    if sum(lengths) < _BREATH * len(lengths) or ends < _ENDS * len(spans):
        return []
    return [span for span, length in zip(spans, lengths, strict=True) if length > _BREATH][:1]


@cache
def _says_of_what() -> re.Pattern[str]:
    return re.compile(r"[^.]{0,30}\b(?:of|in|more|fewer|less|per)\b")


@cache
def _unnamed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:it|this|that|these|things|everything|results|performance|numbers|metrics|kpis)"
        r"(?: up| down)? (?:by |up |down |to |around |about |roughly |at least ){0,3}$"
    )


def percent_of_nothing(reading: Reading) -> list[Span]:
    """Flag a percentage that something rises or falls by, where nothing says what."""
    text = reading.text
    spans = []
    for quantity in text.quantities:
        if quantity.unit != "%":
            continue
        index = reading.sentence_of(quantity.span.start)
        rest = text.folded[quantity.span.end : text.sentences[index].span.end]
        before = text.folded[text.sentences[index].span.start : quantity.span.start]
        if _says_of_what().match(rest) or not _unnamed().search(before):
            continue
        spans.append(quantity.span)
    return spans


CHECKS: Mapping[str, Callable[[Reading], list[Span]]] = {
    "answers-another-question": answers_another_question,
    "repeats-the-prompt": repeats_the_prompt,
    "long-list-without-pick": long_list_without_pick,
    "one-long-block": one_long_block,
    "percent-of-nothing": percent_of_nothing,
    "long-sentences": long_sentences,
    "ends-with-a-deed": ends_with_a_deed,
    "nobody-else-acts": nobody_else_acts,
    "wrong-addressee": wrong_addressee,
    "names-no-company": names_no_company,
    "without-a-figure": without_a_figure,
    "figures-with-period": figures_with_period,
    "builds-on-the-company": builds_on_the_company,
}

BESIDE_THE_MODEL = frozenset(("wrong-addressee",))
"""Checks that know what the model cannot, here which company and title a letter goes to."""
