"""What is known of a person's experience, section by section, with what is still open on top."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.experience import LISTS, SECTIONS, Entry, Fact, Resume, Unsure
from debrief.journal.actions import LONGEST_FACT, Experience
from debrief.journal.actions.experience import key_of
from debrief.journal.models import Correction, Import
from debrief.web.contexts.experience import (
    Choice,
    CorrectionView,
    EntryView,
    ExperiencePage,
    FactView,
    QuestionView,
    SectionView,
)
from debrief.web.presenters.imports import present_import, present_intake
from debrief.web.presenters.sources import (
    field_titles,
    present_panel,
    row_of,
    section_titles,
)

_ORDER = (
    "summary", "work", "projects", "volunteering", "education", "certificates", "awards",
    "publications", "skills", "languages", "interests", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is looked at: what is opened, what has the focus, what could not be done."""

    opened: str = ""
    row: str = ""
    at: str = ""
    kept: int = 0
    problem: str = ""
    intake_problem: str = ""
    typed: str = ""


def present_experience(
    found: Experience | None, imports: Sequence[Import], now: datetime, look: Look
) -> ExperiencePage:
    """Return the page; `found` is None before the first file was read."""
    source = found.source if found else None
    history = tuple(present_import(row, now, source) for row in imports)
    unread = tuple(
        view for view, row in zip(history, imports, strict=True) if not row.ended or _stopped(row)
    )
    resume = found.resume if found else Resume()
    corrections = found.corrections if found else ()
    shown = [row for row in corrections if row.standing != Correction.Standing.LOST]
    lost = [row for row in corrections if row.standing == Correction.Standing.LOST]
    return ExperiencePage(
        empty=found is None,
        headline=_headline(resume),
        source=next((view for view in history if view.in_force), None),
        warnings=found.reading.document.warnings if found else (),
        unread=unread,
        questions=tuple(_question(asked, resume) for asked in resume.unsure),
        lost=tuple(map(_correction, lost)),
        sections=tuple(_sections(resume, look.at)),
        more_sections=tuple(_more_sections(resume)),
        corrections=tuple(map(_correction, reversed(shown))),
        imports=history,
        panel=present_panel(found, look.opened, look.row) if found and look.opened else None,
        intake=present_intake(look.intake_problem, look.typed),
        longest=LONGEST_FACT,
        kept=look.kept,
        problem=look.problem,
    )


def address_of(target: str, row: str) -> str:
    """Return the address of the page with the margin of a fact or an entry opened in its row."""
    return f"{reverse('experience')}?{urlencode({'fact': target, 'row': row})}"


def _stopped(row: Import) -> bool:
    return row.state == Import.State.STOPPED


def _headline(resume: Resume) -> str:
    roles = len(resume.work)
    lines = sum(1 for _line in resume.evidence())
    if not roles and not lines:
        return _("No role and no line was found in your file")
    return _("%(roles)s and %(lines)s, each tied to where your file says it") % {
        "roles": ngettext("%d role", "%d roles", roles) % roles,
        "lines": ngettext("%d line", "%d lines", lines) % lines,
    }


def _question(asked: Unsure, resume: Resume) -> QuestionView:
    row = _row_named(asked.fact, resume) if asked.fact else ""
    return QuestionView(
        key=key_of(asked),
        question=asked.question,
        quote=asked.quote,
        line=asked.line,
        url=address_of(asked.fact, row) if asked.fact and row else "",
        row=row,
    )


def _row_named(target: str, resume: Resume) -> str:
    """Return the row in which a fact or an entry stands; an empty text where it is gone."""
    for entry in resume.entries:
        if entry.id == target:
            return target
        for fact in entry.facts():
            if fact.id == target:
                return row_of(fact, entry)
    loose = (*resume.contact.facts(), *(one for name in LISTS for one in getattr(resume, name)))
    return next((row_of(fact, None) for fact in loose if fact.id == target), "")


def _sections(resume: Resume, at: str) -> Iterable[SectionView]:
    titles = section_titles()
    contact = list(resume.contact.facts())
    if contact:
        yield _list("contact", titles["contact"], contact, at)
    for name in _ORDER:
        if name in SECTIONS:
            entries = resume.section(name)
            if entries:
                views = tuple(_entry(entry, at) for entry in entries)
                yield _section(name, titles[name], entries=views)
        elif facts := getattr(resume, name):
            yield _list(name, titles[name], facts, at)


def _list(name: str, title: str, facts: Sequence[Fact], at: str) -> SectionView:
    return _section(name, title, facts=tuple(_fact(fact, None, at) for fact in facts))


def _section(
    name: str,
    title: str,
    entries: tuple[EntryView, ...] = (),
    facts: tuple[FactView, ...] = (),
) -> SectionView:
    return SectionView(
        id=name,
        title=title,
        entries=entries,
        facts=facts,
        row=name,
        labelled=name == "contact",
        add=_adds().get(name, ""),
    )


def _more_sections(resume: Resume) -> Iterable[Choice]:
    titles = section_titles()
    for name in _ORDER:
        if not (resume.section(name) if name in SECTIONS else getattr(resume, name)):
            yield Choice(name, titles[name])


def _entry(entry: Entry, at: str) -> EntryView:
    details = (entry.organisation, entry.dates, entry.place, entry.link)
    return EntryView(
        id=entry.id,
        title=_fact(entry.title, entry, at) if entry.title else None,
        details=tuple(_fact(fact, entry, at) for fact in details if fact),
        lines=tuple(_fact(line, entry, at) for line in entry.lines),
        url=address_of(entry.id, entry.id),
        row=entry.id,
    )


def _fact(fact: Fact, entry: Entry | None, at: str) -> FactView:
    row = row_of(fact, entry)
    return FactView(
        id=fact.id,
        label=field_titles().get(fact.field, ""),
        value=fact.value,
        line=fact.line if fact.spans else 0,
        corrected=fact.corrected,
        url=address_of(fact.id, row),
        row=row,
        here=fact.id == at,
    )


def _correction(row: Correction) -> CorrectionView:
    return CorrectionView(
        says=_in_words(row.record),
        made_at=row.made_at,
        take_back_url=reverse("correction-delete", args=[row.pk]),
    )


def _in_words(record: dict[str, str]) -> str:
    said = {**record, "about": record["about"] or section_titles().get(record["section"], "")}
    if record["kind"] == "add":
        if record["target"] in (*SECTIONS, *LISTS):
            return _("Added under %(about)s: “%(value)s”") % said
        if record["was"]:
            return _("Added to “%(was)s”, %(about)s: “%(value)s”") % said
        return _("Added to %(about)s: “%(value)s”") % said
    if record["kind"] == "remove":
        return _("Removed from %(about)s: “%(was)s”") % said
    if record["field"] == "section":
        said["value"] = section_titles()[record["value"]]
        return _("“%(was)s” moved to %(value)s") % said
    return _("“%(was)s” now reads “%(value)s”") % said


def _adds() -> dict[str, str]:
    """Return what the button says that adds to a section."""
    return {
        "summary": _("Add a sentence"),
        "work": _("Add a role"),
        "projects": _("Add a project"),
        "volunteering": _("Add a role"),
        "education": _("Add a degree"),
        "certificates": _("Add a certificate"),
        "awards": _("Add an award"),
        "publications": _("Add a publication"),
        "skills": _("Add a skill"),
        "languages": _("Add a language"),
        "interests": _("Add an interest"),
        "other": _("Add a line"),
    }
