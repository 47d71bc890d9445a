"""What a critique says: the values behind the JSON document `debrief/1`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from debrief.text import Span, Text

SCHEMA = "debrief/1"
Severity = Literal["error", "warning", "note"]
Kind = Literal["answer", "story", "letter", "resume", "teardown"]
KINDS: tuple[Kind, ...] = ("answer", "story", "letter", "resume", "teardown")


class Asked(NamedTuple):
    """Where a text answers a question that asks for one move, such as "Who cares most?"."""

    move: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A text to critique, and what chooses the rules and the rubric for it.

    `prompt` lets the engine tell an answer to another question; `company` and `job_title` let it
    tell a letter sent to the wrong place. `off` holds ids of rules that are switched off. `asked`
    are the places of a filled form that ask for a move.
    """

    text: str
    kind: Kind = "answer"
    role: Literal["pm", "pmm"] = "pm"
    round: str | None = None
    prompt: str | None = None
    company: str | None = None
    job_title: str | None = None
    off: frozenset[str] = frozenset()
    asked: tuple[Asked, ...] = ()


class Quote(NamedTuple):
    """Words exactly as they stand in the text, with their half-open offsets."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: Text, span: Span) -> Quote:
        """Quote a span of a text."""
        return cls(span.start, span.end, text.quote(span))

    def as_dict(self) -> dict[str, Any]:
        """Return the quote as it stands in the JSON document."""
        return {"text": self.text, "start": self.start, "end": self.end}


class MadeMove(NamedTuple):
    """A reasoning move that was made, with the words that made it."""

    move: str
    quotes: tuple[Quote, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the move as it stands in the JSON document."""
        return {"move": self.move, "quotes": [quote.as_dict() for quote in self.quotes]}


class Finding(NamedTuple):
    """One thing a reader would stumble over, and where. A credit has the same shape."""

    rule: str
    family: str
    severity: Severity
    span: Quote
    message: str
    why: str
    fix: str
    source: str

    def as_dict(self, key: str = "rule") -> dict[str, Any]:
        """Return the finding as it stands in the JSON document; `key` names its id."""
        return {
            key: self.rule,
            "family": self.family,
            "severity": self.severity,
            "span": self.span.as_dict(),
            "message": self.message,
            "why": self.why,
            "fix": self.fix,
            "source": self.source,
        }


class Judged(NamedTuple):
    """A condition of an anchored level, met or not, with the quotes that met it."""

    condition: str
    level: int
    says: str
    met: bool
    lift: str
    quotes: tuple[Quote, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the condition as it stands in the JSON document."""
        return {
            "condition": self.condition,
            "level": self.level,
            "says": self.says,
            "met": self.met,
            "lift": self.lift,
            "quotes": [quote.as_dict() for quote in self.quotes],
        }


class Score(NamedTuple):
    """One competency: a level from 1 to 4 with its anchor, or None and why there is none."""

    competency: str
    title: str
    asks: str
    level: int | None
    anchor: str | None
    reason: str | None
    conditions: tuple[Judged, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the score as it stands in the JSON document."""
        return {
            "competency": self.competency,
            "title": self.title,
            "asks": self.asks,
            "level": self.level,
            "anchor": self.anchor,
            "reason": self.reason,
            "conditions": [judged.as_dict() for judged in self.conditions],
        }


class Part(NamedTuple):
    """A stretch of the text and what its words were spent on."""

    part: str
    start: int
    end: int
    words: int

    def as_dict(self) -> dict[str, Any]:
        """Return the part as it stands in the JSON document."""
        return {"part": self.part, "start": self.start, "end": self.end, "words": self.words}


class Measures(NamedTuple):
    """What can be counted: observed, never scored.

    `speaking_seconds` assumes 140 words a minute; `shares` gives each part's share of the words,
    between 0 and 1; `fillers_per_100` and `hedges_per_100` are per hundred words.
    """

    words: int
    sentences: int
    speaking_seconds: int
    quantities: int
    fillers_per_100: float
    hedges_per_100: float
    shares: dict[str, float]
    parts: tuple[Part, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the measures as they stand in the JSON document."""
        return {
            "words": self.words,
            "sentences": self.sentences,
            "speaking_seconds": self.speaking_seconds,
            "quantities": self.quantities,
            "fillers_per_100": self.fillers_per_100,
            "hedges_per_100": self.hedges_per_100,
            "shares": self.shares,
            "parts": [part.as_dict() for part in self.parts],
        }


class Probe(NamedTuple):
    """A question an interviewer would ask next, and the missing move it is after."""

    move: str
    question: str

    def as_dict(self) -> dict[str, Any]:
        """Return the probe as it stands in the JSON document."""
        return {"move": self.move, "question": self.question}


class NextFix(NamedTuple):
    """The one thing to mend first: the condition it would meet, and how."""

    competency: str
    condition: str
    level: int
    says: str
    why: str
    span: Quote | None

    def as_dict(self) -> dict[str, Any]:
        """Return the fix as it stands in the JSON document."""
        return {
            "competency": self.competency,
            "condition": self.condition,
            "level": self.level,
            "says": self.says,
            "why": self.why,
            "span": self.span.as_dict() if self.span else None,
        }


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything that was read out of one document."""

    kind: str
    role: str
    round: str | None
    engine: str
    judged: bool
    reason: str | None
    moves: tuple[MadeMove, ...]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    credits: tuple[Finding, ...]
    scorecard: tuple[Score, ...]
    measures: Measures
    probes: tuple[Probe, ...]
    next: NextFix | None

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON document `debrief/1`, described in docs/debrief-1.schema.json."""
        return {
            "schema": SCHEMA,
            "engine": self.engine,
            "kind": self.kind,
            "role": self.role,
            "round": self.round,
            "judged": self.judged,
            "reason": self.reason,
            "moves": [made.as_dict() for made in self.moves],
            "missing": list(self.missing),
            "findings": [finding.as_dict() for finding in self.findings],
            "credits": [credit.as_dict("credit") for credit in self.credits],
            "scorecard": [score.as_dict() for score in self.scorecard],
            "measures": self.measures.as_dict(),
            "probes": [probe.as_dict() for probe in self.probes],
            "next": self.next.as_dict() if self.next else None,
        }
