"""What reading a job advertisement needs to know: headings, words, skills and questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Section = Literal["duties", "requirements", "preferred", "perks", "about", "legal"]
Unclear = Literal[
    "no-duties",
    "few-duties",
    "title-differs",
    "mixed",
    "shared-zone",
    "project-heavy",
    "other-heavy",
    "sales-heavy",
    "pricing",
    "no-outcome",
    "no-level",
    "wide-years",
    "no-reporting-line",
    "long-list",
]


@dataclass(frozen=True, slots=True)
class EmployerQuestion:
    """A question to ask the employer where the advertisement leaves something open."""

    id: str
    when: tuple[Unclear, ...]
    ask: str
    why: str
    source: str


@dataclass(frozen=True, slots=True)
class Skills:
    """Skills of one kind as advertisements name them; a word that ends in `*` takes any ending."""

    kind: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AdvertWords:
    """How advertisements say what they say.

    `headings` are beginnings of section headings per section; `verbs` are verbs that begin a duty;
    the others are beginnings or parts of sentences, all in small letters.
    """

    headings: dict[str, tuple[str, ...]]
    verbs: tuple[str, ...]
    duty: tuple[str, ...]
    requirement: tuple[str, ...]
    perk: tuple[str, ...]
    about: tuple[str, ...]
    legal: tuple[str, ...]
    skills: tuple[Skills, ...]
    question: tuple[EmployerQuestion, ...]
