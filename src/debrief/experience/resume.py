"""A document to a résumé: every fact with its place, every doubt with its question."""

from __future__ import annotations

from collections.abc import Sequence

from debrief.experience.builder import Builder
from debrief.experience.contact import ContactBlock, read_contact
from debrief.experience.document import SourceDocument
from debrief.experience.entries import read_entries
from debrief.experience.facts import Entry, Fact, Resume
from debrief.experience.heads import label_of, take_dates
from debrief.experience.lines import Line, blocks_of, lines_of
from debrief.experience.listings import item_spans
from debrief.experience.names import ENTRY_FIELDS, LISTS, SECTIONS, SPLIT
from debrief.experience.sections import Section, sections_of
from debrief.experience.words import phrase_set
from debrief.text import Span
from debrief.text.spans import fold

_MOST_CONTACT_LINES = 12
_MOST_QUESTIONS = 60


def read_resume(document: SourceDocument) -> Resume:
    """Return the facts of a document.

    Files made of fields (JSON Resume, LinkedIn) are taken as they say. Elsewhere headings, dates,
    list markers and word lists decide, and what they leave open is in `unsure`.
    """
    builder = Builder(document)
    if document.kind in ("json-resume", "linkedin"):
        return _of_marks(document, builder)
    edges = [p.span for p in document.parts if p.name in ("header", "footer")]
    lines = lines_of(document)
    outer = [line for line in lines if any(edge.contains(line.span) for edge in edges)]
    sections = sections_of([line for line in lines if line not in outer])
    top, rest = _top(sections[0].lines)
    if len(sections) == 1 and rest:
        builder.ask("No headings were found. Is this all from your work experience?", rest[0].span)
        sections.append(Section("work", None, rest))
        rest = []
    found: dict[str, list[Fact]] = {name: [] for name in LISTS}
    entries: list[Entry] = []
    found["summary"] += _facts("summary", rest, builder)
    for section in sections[1:]:
        if section.name == "contact":
            top += section.lines
        elif section.name in SECTIONS:
            entries += read_entries(section.name, section.lines, builder)
        else:
            found[section.name] += _facts(section.name, section.lines, builder)
            if section.name == "other" and section.heading and section.lines:
                _ask_heading(section, builder)
    return Resume(
        entries=tuple(entry for entry in entries if next(entry.facts(), None)),
        contact=read_contact(top, outer, builder),
        unsure=tuple(builder.unsure[:_MOST_QUESTIONS]),
        **{name: tuple(facts) for name, facts in found.items()},
    )


def _ask_heading(section: Section, builder: Builder) -> None:
    assert section.heading
    if fold(section.heading.text).strip(" :") in phrase_set("headings", "other"):
        return
    question = f"Which part of a résumé is “{section.heading.text}”?"
    builder.ask(question, section.heading.span)


def _top(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the lines of the contact block, and what follows them before any heading."""
    for number, line in enumerate(lines):
        words = len(line.text.split())
        long = words > 14 and "@" not in line.text and "|" not in line.text
        dated = words < 20 and len(line.text) < 200 and take_dates(line)[1] is not None
        label = label_of(line)
        begins = label is not None and label[0] in ("title", "organisation", "dates")
        if number >= _MOST_CONTACT_LINES or line.marker or long or begins or (dated and number):
            start = number
            # The lines above a date are the head of a role, not a part of the contact block.
            while dated and start > 1 and not lines[start].after_gap and number - start < 2:
                start -= 1
            return list(lines[:start]), list(lines[start:])
    return list(lines), []


def _facts(name: str, lines: Sequence[Line], builder: Builder) -> list[Fact]:
    """Return the facts of a section that is a list."""
    found = []
    for block in blocks_of(lines, builder.document):
        places = (
            item_spans(block, labelled=name == "skills")
            if name in SPLIT
            else [[line.span for line in block]]
        )
        found += [builder.fact(name, name, spans) for spans in places]
    return [fact for fact in found if fact]


def _of_marks(document: SourceDocument, builder: Builder) -> Resume:
    """Return the facts of a document whose fields are marked."""
    entries: dict[int, dict[str, list[Span]]] = {}
    sections: dict[int, str] = {}
    lists: dict[str, list[Fact | None]] = {name: [] for name in LISTS}
    block = ContactBlock(builder)
    for mark in document.marks:
        section, _, name = mark.label.partition(".")
        if section in SECTIONS:
            sections[mark.level] = section
            entries.setdefault(mark.level, {}).setdefault(name, []).append(mark.span)
            continue
        if section == "contact":
            block.add(name, mark.span)
        elif section in lists:
            lists[section].append(builder.fact(section, name, [mark.span]))
    return Resume(
        entries=tuple(_marked(sections[n], spans, builder) for n, spans in entries.items()),
        contact=block.contact(),
        unsure=tuple(builder.unsure[:_MOST_QUESTIONS]),
        **{name: tuple(f for f in facts if f) for name, facts in lists.items()},
    )


def _marked(section: str, spans: dict[str, list[Span]], builder: Builder) -> Entry:
    at = builder.value(spans["organisation"]) if "organisation" in spans else ""
    named = {
        name: builder.fact(section, name, spans[name], "" if name == "organisation" else at)
        for name in ENTRY_FIELDS
        if name in spans
    }
    entry = builder.entry(section, named, [[span] for span in spans.get("line", [])])
    if entry.dates and entry.period is None:
        builder.ask("From when to when was this?", spans["dates"][0], entry.dates.id)
    elif entry.dates and entry.period and entry.period.backwards:
        question = "These dates end before they begin. Which are right?"
        builder.ask(question, spans["dates"][0], entry.dates.id)
    return entry
