"""Whether an answer speaks about what was asked, by the words they share."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

from debrief.critique.debrief import Document
from debrief.text import Text

_OWN_SUBJECT = frozenset(("behavioral", "stakeholder-alignment"))
_FEWEST_WORDS = 30
_FEWEST_SUBJECTS = 6
_RAREST = 3
_LITTLE = 0.34
COMMONNESS = Path(__file__).parent / "commonness.tsv"
"""How common each stem is among answers; made by training/commonness.py."""

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


def stems_of(text: Text) -> frozenset[str]:
    """Return the stems of a text's words of three letters and more; hyphens part words."""
    words = (part for word in text.words for part in word.form.replace("'", "-").split("-"))
    return frozenset(stem(word) for word in words if len(word) > 2 and not word.isdigit())


@cache
def _weights() -> tuple[float, dict[str, float]]:
    """Return the weight of a stem that is in no training text, and those of all others."""
    rows = (line.split("\t") for line in COMMONNESS.read_text(encoding="utf-8").splitlines())
    weights = {row[0]: float(row[1]) for row in rows}
    return weights.pop(""), weights


def off_topic(document: Document, text: Text) -> bool:
    """Tell whether a text of some length speaks about something else than its prompt.

    Word stems are weighed by how rare they are: the text is off topic when the three rarest words
    it shares with the prompt weigh little beside the three rarest of the prompt. Never so for a
    story or in a round that asks for one: its subject is the candidate's own. Measured on the
    corpus: 3 in 100 answers were called off topic to their own prompt, 78 in 100 to another's.
    """
    prompt = document.prompt
    if not prompt or document.kind != "answer" or document.round in _OWN_SUBJECT:
        return False
    if len(text.words) < _FEWEST_WORDS:
        return False
    unseen, weights = _weights()
    asked = {one: weights.get(one, unseen) for one in stems_of(Text(prompt))}
    if len(asked) < _FEWEST_SUBJECTS:
        return False
    shared = (asked[one] for one in stems_of(text) if one in asked)
    return _heaviest(shared) < _LITTLE * _heaviest(asked.values())


def _heaviest(weights: Iterable[float]) -> float:
    return sum(heapq.nlargest(_RAREST, weights))
