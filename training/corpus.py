"""The corpus as records: labelled answers, letters and lines, and their sentences as examples.

A labelled text marks words in place: `{metric+target: from 41 % to 33 %}` makes two moves, and
`{!metric: our north star}` only looks like one. See corpus/DATASHEET.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from debrief.critique.debrief import Document
from debrief.critique.reading import FEATURES, Reading
from debrief.handbook import handbook
from debrief.text import Text

ROOT = Path(__file__).parent.parent / "corpus"
_MARK = re.compile(r"\{(!?)([a-z_+-]+):\s*([^{}]*?)\s*\}")
_PMM_ROUNDS = frozenset(
    ("positioning", "messaging", "gtm-launch", "competitive", "pricing", "stakeholder-alignment")
)
LETTER_LABELS = (
    "generic-skill", "no-metric", "unsupported-superlative", "begging-tone",
    "wrong-role-or-company", "resume-rehash", "cliche-opening", "buzzword", "no-company-link",
    "passive-ownership", "skill-tied-to-goal", "metric-with-timeframe", "research-referenced",
    "cross-functional-work", "company-specific",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A labelled stretch; `negative` says that it only looks like the label."""

    label: str
    start: int
    end: int
    negative: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled answer or letter."""

    id: str
    text: str
    marks: tuple[Mark, ...]
    head: dict[str, str]

    @property
    def labels(self) -> frozenset[str]:
        """Return the labels that the text earns."""
        return frozenset(mark.label for mark in self.marks if not mark.negative)

    @property
    def prompt(self) -> str:
        """Return what the text answers: the question, or the job and the company."""
        if "prompt" in self.head:
            return self.head["prompt"]
        return f"{self.head['job_title']} at {self.head['company']}"

    @property
    def role(self) -> str:
        """Return the track."""
        given = self.head.get("role") or self.head.get("track")
        return given or ("pmm" if self.head["round"] in _PMM_ROUNDS else "pm")

    @property
    def family(self) -> str:
        """Return the id of the rubric that reads it."""
        if "round" not in self.head:
            return "letter"
        return handbook().rubric(self.role, self.head["round"]).id


@dataclass(slots=True)
class Example:
    """A labelled text as sentences: their words, features and labels."""

    labelled: Labelled
    sentences: list[str]
    features: list[list[float]]
    labels: list[frozenset[str]]
    ids: list[list[int]] = field(default_factory=list)


def read_labelled(path: Path) -> Iterator[Labelled]:
    """Yield the records of one corpus file. Raises ValueError for a stray brace."""
    for chunk in re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))[1:]:
        head, _, body = chunk.partition("\n---\n")
        first, *rest = head.splitlines()
        values = {key.strip(): value.strip() for key, _, value in (x.partition(":") for x in rest)}
        text, marks = _unmark(body.strip())
        if "{" in text or "}" in text:
            raise ValueError(f"{path.name}: a stray brace in {first}")
        yield Labelled(first.strip(), text, tuple(marks), values)


def _unmark(body: str) -> tuple[str, list[Mark]]:
    text, marks, place = "", [], 0
    for found in _MARK.finditer(body):
        text += body[place : found.start()]
        start = len(text)
        text += found[3]
        place = found.end()
        marks += [Mark(name, start, len(text), bool(found[1])) for name in found[2].split("+")]
    return text + body[place:], marks


def example(labelled: Labelled) -> Example:
    """Return a labelled text as sentences with features.

    A sentence carries a label when it holds at least half of the mark, or twelve characters of it.
    """
    text = Text(labelled.text)
    kind: Any = "letter" if labelled.family == "letter" else "answer"
    role: Any = labelled.role
    reading = Reading(Document(labelled.text, kind=kind, role=role), text, {})
    labels = []
    for sentence in text.sentences:
        span = sentence.span
        held = {
            mark.label
            for mark in labelled.marks
            if not mark.negative
            and min(mark.end, span.end) - max(mark.start, span.start)
            >= min(12, (mark.end - mark.start) / 2)
        }
        labels.append(frozenset(held))
    return Example(
        labelled,
        [text.quote(sentence.span) for sentence in text.sentences],
        [bits(mask) for mask in reading.features],
        labels,
    )


def bits(mask: int) -> list[float]:
    """Return a sentence's features as numbers, in the order of FEATURES."""
    return [float(bool(mask & bit)) for bit in FEATURES.values()]


def answers(part: str) -> list[Labelled]:
    """Return the answers of a part: train, development or test."""
    return _all(ROOT / part / "answers")


def letters(part: str) -> list[Labelled]:
    """Return the letters of a part."""
    return _all(ROOT / part / "letters")


def lines(part: str) -> list[dict[str, Any]]:
    """Return the résumé bullets and job-advertisement duties of a part."""
    found = []
    for path in sorted((ROOT / part / "lines").glob("*.jsonl")):
        with path.open(encoding="utf-8") as file:
            found += [json.loads(line) for line in file if line.strip()]
    return found


def _all(folder: Path) -> list[Labelled]:
    return [record for path in sorted(folder.glob("*.txt")) for record in read_labelled(path)]
