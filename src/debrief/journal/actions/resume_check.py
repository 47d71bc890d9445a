"""A person's résumé as a panel for a role reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from debrief.critique import Debrief, Document, critique
from debrief.handbook import Handbook
from debrief.journal.actions.experience import EvidenceLine, lines_in_force, resume_in_force
from debrief.journal.models import Person


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """A stretch of the text that was checked, under what it stands in the résumé."""

    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CheckedResume:
    """A résumé as a panel for a role reads it: its text, where its parts stand, its debrief."""

    text: str
    parts: tuple[CheckedPart, ...]
    debrief: Debrief


def check_resume(owner: Person, book: Handbook, off: frozenset[str]) -> CheckedResume | None:
    """Read a person's résumé for the role of their track; None where there is nothing to read.

    Read are the summary and the lines of roles, projects and volunteering, as corrected; `off` are
    rules that are switched off.
    """
    resume = resume_in_force(owner)
    if resume is None:
        return None
    blocks = [("", [fact.value for fact in resume.summary])] if resume.summary else []
    for title, lines in _by_post(lines_in_force(owner)):
        blocks.append((title, [f"- {line.text}" for line in lines]))
    text, parts = "", []
    for title, block in blocks:
        start = len(text)
        text += "\n".join(block) + "\n"
        parts.append(CheckedPart(title, start, len(text)))
    if not text.strip():
        return None
    role = cast("Literal['pm', 'pmm']", owner.track)
    debrief = critique(Document(text, kind="resume", role=role, off=off), book)
    return CheckedResume(text, tuple(parts), debrief)


def _by_post(lines: Sequence[EvidenceLine]) -> Iterator[tuple[str, list[EvidenceLine]]]:
    post: tuple[str, ...] | None = None
    gathered: list[EvidenceLine] = []
    for line in lines:
        named = (line.title, line.employer, line.dates)
        if named != post and gathered:
            yield ", ".join(filter(None, post or ())), gathered
            gathered = []
        post = named
        gathered.append(line)
    if gathered:
        yield ", ".join(filter(None, post or ())), gathered
