"""A fact's source line in its context, and what can be done with the fact there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from debrief.experience import SECTIONS, Entry, Fact, SourceDocument
from debrief.journal.actions import Experience
from debrief.text import Span
from debrief.web.contexts.experience import Choice, Panel, Piece, SourceLine

AROUND = 2
"""How many lines are shown before and after the one that a fact came from."""

_MOST_LINES = 9
_LONGEST = 180


def present_panel(found: Experience, target: str, row: str = "") -> Panel | None:
    """Return the margin for a fact or an entry, or None where there is no such thing.

    Roles at one employer share its fact: `row` says which of them was pointed at.
    """
    for entry in found.resume.entries:
        if entry.id == target:
            return _entry_panel(found, entry)
        for fact in entry.facts():
            if fact.id == target and row in ("", row_of(fact, entry)):
                return _fact_panel(found, fact, row_of(fact, entry))
    for fact in loose_facts(found):
        if fact.id == target:
            return _fact_panel(found, fact, row_of(fact, None))
    return None


def loose_facts(found: Experience) -> Iterator[Fact]:
    """Yield the facts that belong to no entry."""
    resume = found.resume
    yield from resume.contact.facts()
    for facts in (resume.summary, resume.skills, resume.languages, resume.interests, resume.other):
        yield from facts


def row_of(fact: Fact, entry: Entry | None) -> str:
    """Return the row whose margin a fact opens in: its own, its entry's head or its list's."""
    if fact.field == "line" or fact.section in ("summary", "other"):
        return fact.id
    return entry.id if entry else fact.section


def field_titles() -> dict[str, str]:
    """Return how each field of a fact is called."""
    return {
        "title": _("Title"),
        "organisation": _("Organisation"),
        "dates": _("Dates"),
        "line": _("Line"),
        "place": _("Place"),
        "link": _("Link"),
        "name": _("Name"),
        "headline": _("Headline"),
        "email": _("Email"),
        "phone": _("Phone"),
        "detail": _("Detail"),
        "summary": _("Summary"),
        "skills": _("Skill"),
        "languages": _("Language"),
        "interests": _("Interest"),
        "other": _("Line"),
    }


def section_titles() -> dict[str, str]:
    """Return how each section is called."""
    return {
        "contact": _("You"),
        "summary": _("Summary"),
        "work": _("Work"),
        "projects": _("Projects"),
        "volunteering": _("Volunteering"),
        "education": _("Education"),
        "certificates": _("Certificates"),
        "awards": _("Awards"),
        "publications": _("Publications"),
        "skills": _("Skills"),
        "languages": _("Languages"),
        "interests": _("Interests"),
        "other": _("Other lines"),
    }


def in_context(document: SourceDocument, spans: Sequence[Span]) -> tuple[SourceLine, ...]:
    """Return the lines that hold some places, with a few around them, the places marked."""
    if not spans:
        return ()
    first = document.line_number(spans[0].start)
    last = document.line_number(max(spans[-1].start, spans[-1].end - 1))
    shown = range(max(1, first - AROUND), min(last, first + _MOST_LINES - AROUND) + AROUND + 1)
    found = []
    start = 0
    for number, line in enumerate(document.text.split("\n"), 1):
        if number in shown and (line.strip() or first <= number <= last):
            pieces = tuple(_pieces(line, start, spans))
            found.append(SourceLine(number, pieces, any(piece.marked for piece in pieces)))
        start += len(line) + 1
        if number >= shown.stop:
            break
    return tuple(found)


def _pieces(line: str, start: int, spans: Sequence[Span]) -> Iterator[Piece]:
    at = 0
    for span in spans:
        begin, end = max(span.start - start, at), min(span.end - start, len(line))
        if begin >= end:
            continue
        if begin > at:
            yield Piece(_clipped(line[at:begin], ends=at > 0, starts=True), marked=False)
        yield Piece(line[begin:end], marked=True)
        at = end
    if at < len(line):
        yield Piece(_clipped(line[at:], ends=True, starts=at == 0), marked=False)


def _clipped(text: str, *, ends: bool, starts: bool) -> str:
    """Return a long stretch cut where it is farthest from what is marked."""
    text = text.replace("\t", "  ")
    if len(text) <= _LONGEST:
        return text
    if ends:
        return text[:_LONGEST].rstrip() + "…"
    return "…" + text[-_LONGEST:].lstrip() if starts else text


def _fact_panel(found: Experience, fact: Fact, row: str) -> Panel:
    document = found.reading.document
    place = document.part_at(fact.spans[0].start) if fact.spans else None
    return Panel(
        row=row,
        target=fact.id,
        title=field_titles().get(fact.field, _("Line")),
        value=fact.value,
        was=_was(found, fact),
        lines=in_context(document, fact.spans),
        part=place.name if place else "",
        added=not fact.spans,
        fields=(),
        sections=(),
        close_url=_close(row),
    )


def _entry_panel(found: Experience, entry: Entry) -> Panel:
    document = found.reading.document
    spans = [span for fact in entry.facts() for span in fact.spans][:1]
    titles = field_titles()
    missing = [name for name in titles if name in _ADDABLE and getattr(entry, name, None) is None]
    return Panel(
        row=entry.id,
        target=entry.id,
        title=_("This entry"),
        value="",
        was="",
        lines=in_context(document, spans),
        part="",
        added=not spans,
        fields=tuple(Choice(name, titles[name]) for name in missing),
        sections=tuple(
            Choice(name, title)
            for name, title in section_titles().items()
            if name in SECTIONS and name != entry.section
        ),
        close_url=_close(entry.id),
    )


def _close(row: str) -> str:
    return f"{reverse('experience')}#r-{row}"


_ADDABLE = frozenset(("line", "title", "organisation", "dates", "place", "link"))


def _was(found: Experience, fact: Fact) -> str:
    """Return what the file says of a fact that was corrected."""
    if not fact.corrected or not fact.spans:
        return ""
    resume = found.reading.resume
    read = (*resume.contact.facts(), *resume.facts())
    return next((one.value for one in read if one.id == fact.id), "")
