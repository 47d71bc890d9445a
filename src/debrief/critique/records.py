"""What a rule file, a sign file and a word list may hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from debrief.critique.debrief import Kind, Severity

Family = Literal[
    "structure",
    "measurement",
    "specificity",
    "story",
    "role-drift",
    "ownership",
    "delivery",
    "letter",
    "resume",
]
Feature = Literal[
    "quantity", "change", "target", "period", "question", "quoted-line", "figures", "name", "label"
]


@dataclass(frozen=True, slots=True)
class When:
    """What must hold for a rule to speak, beside its trigger. Every key given must hold.

    Counts are of words or hits, `per_100` is hits per hundred words, shares lie between 0 and 1.
    `sentence_*` looks at the sentence of the trigger, `nearby_*` also at the one before and after,
    `document_*` at all of them. `*_lacks` names features, `*_without` phrases that may not stand
    there. `most_deeds` is how often the speaker may do something, at most. `early` and `late` say
    that the first trigger stands before or after that share of the words.
    """

    min_words: int = 0
    max_words: int | None = None
    hits: int = 1
    per_100: float = 0.0
    made: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    none_made: tuple[str, ...] = ()
    sentence_has: tuple[Feature, ...] = ()
    sentence_lacks: tuple[Feature, ...] = ()
    nearby_lacks: tuple[Feature, ...] = ()
    document_lacks: tuple[Feature, ...] = ()
    document_without: tuple[str, ...] = ()
    nearby_without: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    most_deeds: int | None = None
    early: float | None = None
    late: float | None = None
    over: dict[str, float] = field(default_factory=dict)
    under: dict[str, float] = field(default_factory=dict)
    check: str | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """The document around a rule's own examples, where the defaults do not do."""

    role: Literal["pm", "pmm"] | None = None
    round: str | None = None
    prompt: str | None = None
    company: str | None = None
    job_title: str | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing a reader stumbles over, as its author wrote it.

    The trigger is `phrases`, or each quote of the move `on_move`, or, with neither, the document. A
    named check speaks where there are no phrases, or where none of them stands in the text.
    `unless` cancels a hit when one of its phrases stands in the same sentence. `message` may use
    {quote}, {count} and {words}. `flags` and `passes` are texts the rule must and must not flag.
    """

    id: str
    title: str
    family: Family
    severity: Severity
    message: str
    why: str
    fix: str
    source: str
    flags: tuple[str, ...]
    passes: tuple[str, ...]
    kinds: tuple[Kind, ...] = ("answer", "story", "teardown")
    roles: tuple[Literal["pm", "pmm"], ...] = ("pm", "pmm")
    rounds: tuple[str, ...] = ()
    credit: bool = False
    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    on_move: str | None = None
    report: Literal["each", "first"] = "each"
    when: When = When()
    example: Situation = Situation()


@dataclass(frozen=True, slots=True)
class Sign:
    """One way in which words show a move: phrases, and what else the sentence must hold.

    `also` are phrases of which one must stand in the same sentence, wherever in it; `unless` are
    phrases of which none may. The quote is built around a hit of `phrases`.
    """

    phrases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    has: tuple[Feature, ...] = ()
    lacks: tuple[Feature, ...] = ()
    unless: tuple[str, ...] = ()
    rounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MoveSigns:
    """All signs of one move, with texts that make it and texts that only name it."""

    move: str
    sign: tuple[Sign, ...]
    makes: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that are counted: fillers, hedges, the first person."""

    id: str
    title: str
    phrases: tuple[str, ...]
