"""What is known of a person's experience: the newest file that was read, as they corrected it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from uuid import UUID

from debrief.experience import (
    Correction,
    Resume,
    SourceDocument,
    Unsure,
    apply_corrections,
    read_resume,
)
from debrief.journal.models import Correction as CorrectionRow
from debrief.journal.models import Import, Person, Settled


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A line that speaks of work done, with where it was done.

    `id` is the fact's, so it stays when the file is imported again. `section` is work, projects or
    volunteering; `dates` stand as written; `line` is the number of the source line and `quote`
    that line whole, 0 and empty for what the person added. `employer`, `title` and `dates` are
    empty where the résumé names none.
    """

    id: str
    text: str
    employer: str
    title: str
    dates: str
    section: str
    line: int
    quote: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that was taken from a file, and what was read from it."""

    document: SourceDocument
    resume: Resume


@dataclass(frozen=True, slots=True)
class Experience:
    """The import in force, what was read from it, and that as the person corrected it."""

    source: Import
    reading: Reading
    corrections: tuple[CorrectionRow, ...]
    resume: Resume


def experience_in_force(owner: Person) -> Experience | None:
    """Return all that is known of a person's experience; None before the first import."""
    source = import_in_force(owner)
    if source is None:
        return None
    reading = reading_of(source.pk)
    rows = tuple(CorrectionRow.objects.filter(owner=owner))
    resume = corrected(reading.resume, rows)
    settled = set(Settled.objects.filter(owner=owner).values_list("question", flat=True))
    asked = tuple(question for question in resume.unsure if key_of(question) not in settled)
    return Experience(source, reading, rows, replace(resume, unsure=asked))


def resume_in_force(owner: Person) -> Resume | None:
    """Return what the newest file says with the person's corrections; None before the first."""
    found = experience_in_force(owner)
    return found.resume if found else None


def lines_in_force(owner: Person) -> tuple[EvidenceLine, ...]:
    """Return the lines of roles, projects and volunteering, corrected, in the résumé's order."""
    resume = resume_in_force(owner)
    if resume is None:
        return ()
    return tuple(
        EvidenceLine(
            id=line.id,
            text=line.value,
            employer=entry.organisation.value if entry.organisation else "",
            title=entry.title.value if entry.title else "",
            dates=entry.dates.value if entry.dates else "",
            section=entry.section,
            line=line.line,
            quote=line.quote,
        )
        for entry, line in resume.evidence()
    )


def import_in_force(owner: Person) -> Import | None:
    """Return the newest import that was read, without its text; None before the first."""
    rows = Import.objects.filter(owner=owner, state=Import.State.DONE).defer("document")
    return rows.order_by("-begun_at", "-id").first()


def corrected(resume: Resume, rows: Iterable[CorrectionRow]) -> Resume:
    """Return a résumé with those corrections that have their place in it."""
    placed = (row for row in rows if row.standing == CorrectionRow.Standing.PLACED)
    return apply_corrections(resume, [Correction(**row.record) for row in placed])


def key_of(question: Unsure) -> str:
    """Return the key of a question: it stays as long as the line and the doubt stay."""
    return sha256(f"{question.question}\x1f{question.quote}".encode()).hexdigest()


@lru_cache(maxsize=4)
def reading_of(import_id: UUID) -> Reading:
    """Return the text of an import that was read, and the facts in it without any corrections.

    What was read never changes, so the latest few are remembered.
    """
    rows = Import.objects.filter(state=Import.State.DONE)
    record = rows.values_list("document", flat=True).get(pk=import_id)
    document = SourceDocument.from_dict(record or {})
    return Reading(document, read_resume(document))


def forget_readings() -> None:
    """Let go of every text that is remembered: one of them was deleted."""
    reading_of.cache_clear()
