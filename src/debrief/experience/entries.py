"""Sections made of entries: where each begins, what its head says, which lines stand under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from debrief.experience.builder import Builder
from debrief.experience.dates import is_duration
from debrief.experience.evidence import words_of
from debrief.experience.facts import Entry, Fact
from debrief.experience.heads import SUFFIXES, Run, assign, label_of, runs_of, take_dates
from debrief.experience.lines import Line, blocks_of
from debrief.experience.openings import LONGEST_HEAD, Opening, Splitter
from debrief.text import Span

_NAMED = re.compile(r"(.{2,60}?)(?::\s+|\s[–—-]\s+)(?=\S)")
_MOST_NAME_WORDS = 7
_SLASHED = re.compile(r"(?<![0-9])[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}")


def read_entries(name: str, lines: Sequence[Line], builder: Builder) -> list[Entry]:
    """Return the entries of a section; what could not be told is asked of the builder."""
    kept = [line for line in lines if not (len(line.text) < 60 and is_duration(line.text))]
    formed = any(line.level or label_of(line) for line in kept)
    listed = name in ("certificates", "awards", "publications") or (
        name in ("projects", "education", "volunteering") and all(line.marker for line in kept)
    )
    if listed and not formed:
        return [_single(name, block, builder) for block in blocks_of(kept, builder.document)]
    openings = Splitter(name, kept, builder).openings()
    if name == "projects" and not formed and not any(o.above for o in openings):
        return [_single(name, block, builder) for block in blocks_of(kept, builder.document)]
    return _entries(name, openings, builder)


def _entries(name: str, openings: Sequence[Opening], builder: Builder) -> list[Entry]:
    for opening in openings:
        opening.head = assign(opening.runs, name, title_first=True)
    title_first = _title_first(openings)
    for opening in openings:
        if opening.head.guessed and not title_first:
            opening.head = assign(opening.runs, name, title_first=False)
    openings = _joined(openings)
    found: list[Entry] = []
    above: Run | None = None
    umbrella = False
    for number, opening in enumerate(openings):
        last = number + 1 == len(openings)
        if opening.is_umbrella and not last and "organisation" in opening.head.named:
            following = openings[number + 1].head.named
            if "title" in following and "organisation" not in following:
                above, umbrella = opening.head.named["organisation"], True
                continue
        inherited = _inherited(name, opening, above)
        entry = _entry(name, opening, builder, above if inherited else None)
        found.append(entry)
        _ask(entry, opening, builder, asked=inherited and not umbrella)
        if not inherited:
            named = opening.head.named
            above = named.get("organisation") or opening.labels.get("organisation")
            # An employer on a line of its own stands above all the roles that follow.
            umbrella = above is not None and "title" in named and above.row < named["title"].row
    return found


def _joined(openings: Sequence[Opening]) -> list[Opening]:
    """Return the openings, an employer with dates joined to the one role without dates below it.

    Where several such roles follow, nobody can tell which of them the dates belong to.
    """
    found: list[Opening] = []
    for number, opening in enumerate(openings):
        before = found[-1] if found else None
        following = openings[number + 1] if number + 1 < len(openings) else None
        alone = following is None or not _is_undated_role(following)
        if before and before.dates and before.is_umbrella and alone and _is_undated_role(opening):
            opening.dates = before.dates
            opening.head.named = {**before.head.named, **opening.head.named}
            found.pop()
        found.append(opening)
    return found


def _is_undated_role(opening: Opening) -> bool:
    named = opening.head.named
    return "title" in named and "organisation" not in named and opening.dates is None


def _inherited(name: str, opening: Opening, above: Run | None) -> bool:
    named = opening.head.named
    alone = "title" in named and "organisation" not in named and not opening.labels
    return above is not None and alone and name == "work"


def _title_first(openings: Sequence[Opening]) -> bool:
    """Return whether the heads that tell name the title before the organisation."""
    score = 0
    for opening in openings:
        named = opening.head.named
        if not opening.head.guessed and {"title", "organisation"} <= set(named):
            before = named["title"].span.start < named["organisation"].span.start
            score += 1 if before else -1
    return score >= 0


def _entry(name: str, opening: Opening, builder: Builder, inherited: Run | None) -> Entry:
    runs = {**opening.head.named, **opening.labels}
    if inherited:
        runs["organisation"] = inherited
    spans = {field_name: run.span for field_name, run in runs.items()}
    if opening.dates and "dates" not in spans:
        spans["dates"] = opening.dates
    if opening.head.joined and "title" in opening.head.named:
        spans["title"] = Span(spans["title"].start, opening.head.joined[-1].span.end)
    organisation = builder.value([spans["organisation"]]) if "organisation" in spans else ""
    named: dict[str, Fact | None] = {
        field_name: builder.fact(
            name, field_name, [span], "" if field_name == "organisation" else organisation
        )
        for field_name, span in spans.items()
    }
    extra = [[run.span] for run in opening.head.extra]
    blocks = [[line.span for line in block] for block in opening.blocks]
    return builder.entry(name, named, [*extra, *blocks])


def _ask(entry: Entry, opening: Opening, builder: Builder, *, asked: bool) -> None:
    """Ask what the head of an entry leaves open."""
    place = _place_of(entry)
    if place is None:
        return
    if question := _about_dates(entry):
        builder.ask(question, place, entry.dates.id if entry.dates else entry.id)
    for run in opening.head.extra if entry.section != "projects" else ():
        builder.ask(f"What is “{run.text}” here?", run.span, entry.id)
    if entry.section != "work":
        return
    if not opening.above:
        builder.ask("Which role do these lines belong to?", place, entry.id)
        return
    if question := _about_names(entry, opening, asked=asked):
        builder.ask(question, place, entry.id)
    first = opening.blocks[0][0] if opening.blocks else None
    if first and not first.marker and len(first.text.split()) <= 3 and entry.place is None:
        builder.ask(f"Is “{first.text}” where this was?", first.span, entry.id)


def _about_dates(entry: Entry) -> str:
    if entry.dates is None:
        return "From when to when was this?" if entry.section == "work" and entry.title else ""
    period = entry.period
    if period is None:
        return "From when to when was this?"
    if period.backwards:
        return "These dates end before they begin. Which are right?"
    if _SLASHED.search(entry.dates.value) and period.start and not period.start.month:
        return "Which number is the month in these dates?"
    return ""


def _about_names(entry: Entry, opening: Opening, *, asked: bool) -> str:
    title, organisation = entry.title, entry.organisation
    if title and organisation:
        if asked:
            return f"Was “{title.value}” also at {organisation.value}?"
        if opening.head.guessed and not opening.labels:
            return f"Is “{title.value}” the title and “{organisation.value}” the employer?"
        tail = organisation.value.rpartition(",")[2]
        if "," in organisation.value and not set(words_of(tail)) <= SUFFIXES:
            return f"Is all of “{organisation.value}” the employer’s name?"
        return ""
    if organisation:
        return f"What was your title at {organisation.value}?"
    return f"Where did you work as {title.value}?" if title else ""


def _place_of(entry: Entry) -> Span | None:
    fact = next(entry.facts(), None)
    return fact.spans[0] if fact and fact.spans else None


def _single(name: str, block: Sequence[Line], builder: Builder) -> Entry:
    """Return the entry that one item of a list is: "CSPO, Scrum Alliance, 2021"."""
    first = block[0]
    found = _NAMED.match(first.text) if name == "projects" else None
    if found and len(found[1].split()) <= _MOST_NAME_WORDS:
        title = builder.fact(name, "title", [first.place(0, found.end(1))])
        said = [first.place(found.end(), len(first.text)), *(b.span for b in block[1:])]
        return builder.entry(name, {"title": title}, [said])
    if len(block) > 1 or len(first.text) > LONGEST_HEAD or name == "projects":
        return builder.entry(name, {}, [[line.span for line in block]])
    rest, dates = take_dates(first)
    runs = [run for part in rest for run in runs_of(part, first.span.start)]
    opening = Opening([first], dates=dates, runs=runs, head=assign(runs, name, title_first=True))
    return _entry(name, opening, builder, None)
