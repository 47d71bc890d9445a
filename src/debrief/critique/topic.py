"""Whether an answer speaks about what was asked, by the words they share."""

from __future__ import annotations

import re
from functools import lru_cache

from debrief.critique.debrief import Document
from debrief.critique.learned import LearnedModel
from debrief.text import Text

_OWN_SUBJECT = frozenset(("behavioral", "stakeholder-alignment"))
_FEWEST_WORDS = 30
_FEWEST_SUBJECTS = 4
_SURELY_NOT = 0.2
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ers", "er", "ed", "es", "ly", "s", "e", "y")
_COMMON = frozenset(
    """
    the and for with that this from your you our are was were has have had how what which who whom
    when where why would could should will can may might must not but about into over more most less
    than then them they their there these those its his her she him been being does did done just
    also only very some any each every all one two three four five six seven eight nine ten first
    last next new now today say said says tell time year month week day make made take give get got
    want wants need needs think know see look ask asked answer question company companies product
    products feature features customer customers user users team teams business market work works
    working plan plans launch improve design build use used using way ways thing things people
    person group groups good better best help helps many much number numbers metric metrics goal
    goals manage manager
    marketing sales percent per through after before between against because while during
    describe walk decide decision problem story example situation role job
    """.split()
)


def stem(word: str) -> str:
    """Return a word without its ending, crudely: enough for two forms of a word to meet."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word


@lru_cache(maxsize=256)
def subject(prompt: str) -> frozenset[str]:
    """Return the stems of the words that say what a prompt is about."""
    return frozenset(stem(word) for word in _WORD.findall(prompt.lower()) if word not in _COMMON)


def overlap(sentence: str, prompt: str) -> float:
    """Return the share of a sentence's subject words that stand in the prompt, 0 to 1."""
    own = subject(sentence)
    return len(own & subject(prompt)) / len(own) if own else 0.0


def off_topic(document: Document, text: Text, learned: LearnedModel | None = None) -> bool:
    """Tell whether a text of some length speaks about something else than its prompt.

    Never so for a story or in a round that asks for one: its subject is the candidate's own. The
    learned model decides where there is one; else a text is off topic when it shares no subject
    word with a prompt that has several.
    """
    prompt = document.prompt
    if not prompt or document.kind != "answer" or document.round in _OWN_SUBJECT:
        return False
    if len(text.words) < _FEWEST_WORDS:
        return False
    if learned is not None:
        sentences = [text.quote(sentence.span) for sentence in text.sentences]
        return learned.answers(sentences, prompt) < _SURELY_NOT
    asked = subject(prompt)
    stems = {stem(word.form) for word in text.words if word.form not in _COMMON}
    return len(asked) >= _FEWEST_SUBJECTS and not asked & stems
