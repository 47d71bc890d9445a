"""What an interviewer answers to a question before the answer: from the exercise, or not at all.

A question in the candidate's own words is set beside every prepared question and every line of the
context. What fits best is answered in the interviewer's words; where nothing fits well enough, the
interviewer does not have it. Nothing is ever made up. A wrong answer costs more than none: it would
send the candidate off with a fact about something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from typing import Literal

from rapidfuzz import fuzz

from debrief.critique.learned import LearnedModel
from debrief.handbook import Exercise, Handbook
from debrief.text.spans import word_set

MOST_QUESTIONS = 8
"""How many questions an interviewer takes: more would be the answer's own time."""

LONGEST_QUESTION = 300
"""The most characters of a question."""

Kind = Literal["prepared", "context", "unknown"]

THRESHOLD = 0.6
"""The likelihood from which a place is answered with.

Measured in tests/practice/test_clarify.py on questions written after the weights were fitted.
"""

BY_WORDS = 0.86
"""The likeness to a prepared question from which it is answered where there is no text model."""

_WORD = re.compile(r"[^\W_]+")
_AFTER_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9])")
_FIGURE = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|fifth)\b"
)
_PLAIN = word_set(
    "a an the and or of to in on at is are was were be been do does did you your we our us i it "
    "its this that these those there they them he she his her for with by from as what which who "
    "whom how when where why have has had will would can could may might should if not no any many "
    "much some about into than then so get got one"
)
_ENDINGS = "ings ing edly ies ed es s ly ers er ments ment ions ion e y".split()
_OF_AMOUNT = (
    "how many", "how much", "how long", "how far", "how old", "what does", "what share", "when",
)  # fmt: skip
_WEIGHTS = (-4.2, 6.3, -4.8, 7.0, 2.7, 3.2, 4.0, 2.4, 1.7, 1.3, -1.4, -6.2)
_BIAS = -3.1
"""Settled by training/clarify.py."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the interviewer says to a question.

    `source` is what it was taken from: the prepared question, the line of the context, or nothing.
    """

    kind: Kind
    says: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """What can be answered with; `ask` is empty for a line of the context."""

    ask: str
    says: str
    stems: frozenset[str]

    @property
    def about(self) -> str:
        """What a question is set beside."""
        return self.ask or self.says


def answer_question(
    question: str, exercise: Exercise, book: Handbook, learned: LearnedModel | None, turn: int = 0
) -> Heard:
    """Return what the interviewer of an exercise answers to a question.

    `turn` is how many questions came before: an interviewer who has nothing says so in other words.
    """
    places = places_of(exercise)
    if not _stems(question) or not places:
        return _nothing(turn)
    if learned is None:
        found = _by_words(question, places)
    else:
        found = _by_meaning(question, places, rarity(book), learned)
    if found is None:
        return _nothing(turn)
    if found.ask:
        return Heard("prepared", found.says, found.ask)
    return Heard("context", f"What I have on that is in front of you: “{found.says}”", found.says)


def unasked(exercise: Exercise, sources: Sequence[str]) -> tuple[int, ...]:
    """Return the places of the prepared questions that are not among what was answered from."""
    return tuple(i for i, one in enumerate(exercise.clarify) if one.ask not in sources)


def features(
    question: str, places: Sequence[Place], rare: Mapping[str, float], learned: LearnedModel
) -> list[tuple[float, ...]]:
    """Return what speaks for each place, in the order of the weights.

    Meaning is the cosine of two vectors. Words are counted by how rare they are: in all exercises,
    and among the places of this one, where "tuner" says little about which line is meant.
    """
    asked = _stems(question)
    near = [_cosine(learned, question, place.about) for place in places]
    held = Counter(stem for place in places for stem in place.stems)
    here = {s: log((len(places) + 1) / (held[s] + 0.5)) for s in asked}
    everywhere = {s: rare.get(s, rare[""]) for s in asked}
    amount = question.lower().startswith(_OF_AMOUNT)
    found = []
    for place, cosine in zip(places, near, strict=True):
        prepared = float(bool(place.ask))
        words = _share(everywhere, place.stems), _share(here, place.stems)
        own = {s: rare.get(s, rare[""]) for s in _stems(place.about)}
        shared = sum(weight for s, weight in everywhere.items() if s in place.stems)
        found.append((
            prepared,
            prepared * cosine,
            *(prepared * word for word in words),
            *((1 - prepared) * word for word in words),
            prepared * _share(own, asked),
            prepared * fuzz.token_set_ratio(question.lower(), place.ask.lower()) / 100,
            min(shared, 12) / 12,
            float(amount and _FIGURE.search(place.says) is not None),
            float(amount),
            max(near) - cosine,
        ))  # fmt: skip
    return found


def _by_meaning(
    question: str, places: Sequence[Place], rare: Mapping[str, float], learned: LearnedModel
) -> Place | None:
    rows = features(question, places, rare, learned)
    sums = [_BIAS + sum(w * x for w, x in zip(_WEIGHTS, row, strict=True)) for row in rows]
    best = max(range(len(places)), key=sums.__getitem__)
    return places[best] if 1 / (1 + exp(-sums[best])) >= THRESHOLD else None


def _by_words(question: str, places: Sequence[Place]) -> Place | None:
    prepared = [place for place in places if place.ask]
    likeness = [fuzz.token_sort_ratio(question.lower(), p.ask.lower()) / 100 for p in prepared]
    if not likeness or max(likeness) < BY_WORDS:
        return None
    return prepared[likeness.index(max(likeness))]


def places_of(exercise: Exercise) -> list[Place]:
    """Return what can be answered with: the prepared questions, then the lines of the context."""
    prepared = [
        Place(one.ask, one.answer, _stems(f"{one.ask} {one.answer}")) for one in exercise.clarify
    ]
    return prepared + [Place("", line, _stems(line)) for line in _lines(exercise.context)]


def _lines(context: str) -> list[str]:
    """Return the points of a context whole, and its running text sentence by sentence."""
    found: list[str] = []
    for row in filter(None, map(str.strip, context.split("\n"))):
        found += [row[2:].strip()] if row.startswith("- ") else _AFTER_STOP.split(row)
    return found


@lru_cache(maxsize=4)
def rarity(book: Handbook) -> Mapping[str, float]:
    """Return how rare each stem is among all exercises, and under "" one that none has."""
    counted: Counter[str] = Counter()
    for exercise in book.exercises.values():
        told = " ".join(f"{one.ask} {one.answer}" for one in exercise.clarify)
        counted.update(_stems(f"{exercise.prompt} {exercise.context} {told}"))
    whole = len(book.exercises) + 1
    return {"": log(whole / 0.5), **{s: log(whole / (n + 0.5)) for s, n in counted.items()}}


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(w) for w in _WORD.findall(text.lower()) if w not in _PLAIN)


def _stem(word: str) -> str:
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word.removesuffix(ending)[:6]


def _share(weights: Mapping[str, float], held: frozenset[str]) -> float:
    whole = sum(weights.values())
    return sum(w for s, w in weights.items() if s in held) / whole if whole else 0.0


def _cosine(learned: LearnedModel, one: str, other: str) -> float:
    a, b = learned.vector(one), learned.vector(other)
    return float(a @ b / ((a @ a) * (b @ b)) ** 0.5)


def _nothing(turn: int) -> Heard:
    return Heard("unknown", _UNKNOWN[turn % len(_UNKNOWN)])


_UNKNOWN = (
    "I don't have that. What would you assume, and what would change if you were wrong?",
    "Nobody here has looked into that. Take what you can defend, and say that it is yours.",
    "I would rather not say. Which way would you lean, and what would you check first?",
    "That is not in what I was given. Say what you assume, and go on from there.",
)
"""What an interviewer says who does not know, or will not say."""
