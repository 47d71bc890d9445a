"""What reading a job advertisement needs to know: headings, words, skills and questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from debrief.handbook.records import Page

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
    pay: tuple[str, ...]
    skills: tuple[Skills, ...]
    question: tuple[EmployerQuestion, ...]


def advert_words_hold(entry: AdvertWords, page: Page) -> None:
    """Note on the page a section without headings, or a question that is none."""
    if set(entry.headings) != set(get_args(Section)):
        page.wrong(("headings",), f"needs a list for each of {', '.join(get_args(Section))}")
    for i, question in enumerate(entry.question):
        if not question.ask.endswith("?"):
            page.wrong(("question", i, "ask"), "should be a question")
    raised = {reason for question in entry.question for reason in question.when}
    for reason in get_args(Unclear):
        if reason not in raised:
            page.wrong(("question",), f"no question for what is unclear as {reason!r}")
