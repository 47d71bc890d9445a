"""What a person put right, kept apart from the file so that it outlives the next import."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from debrief.experience.builder import identity, normalised
from debrief.experience.facts import Contact, Entry, Fact, Resume
from debrief.experience.names import ENTRY_FIELDS, LISTS, SECTIONS

Kind = Literal["change", "remove", "add", "confirm"]
_NEAR = 82.0
_CONTACT_ONE = ("name", "email", "phone", "place", "headline")


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing put right.

    - "change": the fact `target` says `value`; or the entry `target` stands in section `value`
      (then `field` is "section").
    - "remove": the fact or entry `target` goes.
    - "add": `value` is a new `field` (title, organisation, dates, place, link, line) of the entry
      `target`; or, where `target` is a section's name, a new fact of that list, or a new entry
      with that title.
    - "confirm": `target` is right as it was read, so its question goes.

    `was`, `section` and `about` are what the target said, its section and its organisation when it
    was corrected; by them `rebase` finds it again in another version of the file.
    """

    kind: Kind
    target: str
    field: str = ""
    value: str = ""
    was: str = ""
    section: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Rebased:
    """Corrections beside a new version of a résumé.

    `kept` have found their place (with the ids of the new version), `settled` are no longer
    needed because the new version says it itself, and `lost` found no place: show them.
    """

    kept: tuple[Correction, ...]
    settled: tuple[Correction, ...]
    lost: tuple[Correction, ...]


def correct(
    resume: Resume, kind: Kind, target: str, value: str = "", field: str = ""
) -> Correction:
    """Return a correction that remembers what it corrects. Raises KeyError for no such target."""
    if kind == "add" and target in (*SECTIONS, *LISTS):
        return Correction(kind, target, field or target, _one_line(value), section=target)
    for entry in resume.entries:
        about = entry.organisation.value if entry.organisation else ""
        if entry.id == target:
            return Correction(
                kind, target, field or "section", _one_line(value), _named(entry), entry.section,
                about,
            )  # fmt: skip
        for fact in entry.facts():
            if fact.id == target:
                return Correction(
                    kind, target, fact.field, _one_line(value), fact.value, fact.section, about
                )
    for fact in _loose(resume):
        if fact.id == target:
            return Correction(kind, target, fact.field, _one_line(value), fact.value, fact.section)
    raise KeyError(target)


def apply_corrections(resume: Resume, corrections: Iterable[Correction]) -> Resume:
    """Return the résumé with what was put right, in order. A correction without a place is idle.

    Ids stay as they were, so that a second correction of the same fact has its target. Whatever
    was corrected, added or confirmed is no longer asked about.
    """
    for correction in corrections:
        resume = _applied(resume, correction)
    return resume


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _named(entry: Entry) -> str:
    first = entry.title or (entry.lines[0] if entry.lines and not entry.organisation else None)
    return first.value if first else ""


def _loose(resume: Resume) -> list[Fact]:
    """Return the facts that belong to no entry."""
    listed = [fact for name in LISTS for fact in getattr(resume, name)]
    return [*resume.contact.facts(), *listed]


def _applied(resume: Resume, correction: Correction) -> Resume:
    if correction.kind == "add":
        changed = _added(resume, correction)
    elif correction.kind == "confirm":
        changed = resume
    else:
        changed = _changed(resume, correction)
    asked = tuple(question for question in changed.unsure if question.fact != correction.target)
    return replace(changed, unsure=asked)


def _changed(resume: Resume, correction: Correction) -> Resume:
    entries = []
    for entry in resume.entries:
        if entry.id == correction.target:
            if correction.kind == "remove":
                continue
            if correction.field == "section" and correction.value in SECTIONS:
                entries.append(replace(entry, section=correction.value))
                continue
        entries.append(_with(entry, correction))
    lists: dict[str, Any] = {name: _each(getattr(resume, name), correction) for name in LISTS}
    return replace(
        resume, entries=tuple(entries), contact=_contact(resume.contact, correction), **lists
    )


def _with(entry: Entry, correction: Correction) -> Entry:
    if all(fact.id != correction.target for fact in entry.facts()):
        return entry
    one: dict[str, Any] = {name: _of(getattr(entry, name), correction) for name in ENTRY_FIELDS}
    return replace(entry, lines=_each(entry.lines, correction), **one)


def _contact(contact: Contact, correction: Correction) -> Contact:
    one = {name: _of(getattr(contact, name), correction) for name in _CONTACT_ONE}
    return replace(
        contact,
        links=_each(contact.links, correction),
        details=_each(contact.details, correction),
        **one,
    )


def _of(fact: Fact | None, correction: Correction) -> Fact | None:
    if fact is None or fact.id != correction.target:
        return fact
    if correction.kind == "remove" or not correction.value:
        return None
    return replace(fact, value=correction.value, corrected=True)


def _each(facts: Sequence[Fact], correction: Correction) -> tuple[Fact, ...]:
    return tuple(kept for fact in facts if (kept := _of(fact, correction)))


def _added(resume: Resume, correction: Correction) -> Resume:
    value, target = correction.value, correction.target
    if not value:
        return resume
    if target in LISTS:
        key = identity("added", target, normalised(value))
        fact = Fact(key, target, target, value, corrected=True)
        grown: dict[str, Any] = {target: (*getattr(resume, target), fact)}
        return replace(resume, **grown)
    if target in SECTIONS:
        key = identity("added", "entry", target, normalised(value))
        title = Fact(identity(key, "title"), target, "title", value, corrected=True)
        return replace(resume, entries=(*resume.entries, Entry(key, target, title=title)))
    return replace(
        resume,
        entries=tuple(
            _grown(entry, correction) if entry.id == target else entry for entry in resume.entries
        ),
    )


def _grown(entry: Entry, correction: Correction) -> Entry:
    name, value = correction.field, correction.value
    key = identity("added", entry.id, name, normalised(value))
    fact = Fact(key, entry.section, name, value, corrected=True)
    if name in ENTRY_FIELDS:
        given: dict[str, Any] = {name: fact}
        return replace(entry, **given)
    return replace(entry, lines=(*entry.lines, replace(fact, field="line")))


def rebase(corrections: Iterable[Correction], resume: Resume) -> Rebased:
    """Return corrections moved to a new version of the résumé.

    A correction keeps its place where its fact is still there, or one that is nearly the same (by
    letters, within the same section and field). Additions to a section always keep theirs.
    """
    kept: list[Correction] = []
    settled: list[Correction] = []
    lost: list[Correction] = []
    made: set[str] = set()
    for correction in corrections:
        moved = _moved(correction, resume, made)
        if moved is None:
            gone = correction.kind in ("remove", "confirm") or _says(resume, correction)
            (settled if gone else lost).append(correction)
            continue
        kept.append(moved)
        if moved.kind == "add" and moved.target in SECTIONS:
            made.add(identity("added", "entry", moved.target, normalised(moved.value)))
    return Rebased(tuple(kept), tuple(settled), tuple(lost))


def _says(resume: Resume, correction: Correction) -> bool:
    """Return whether the new version itself says what the correction would make it say."""
    wanted = normalised(correction.value, correction.field)
    return any(
        fact.field == correction.field and normalised(fact.value, fact.field) == wanted
        for fact in (*resume.facts(), *resume.contact.facts())
    )


def _moved(correction: Correction, resume: Resume, made: set[str]) -> Correction | None:
    target = correction.target
    if target in made or (correction.kind == "add" and target in (*SECTIONS, *LISTS)):
        return correction
    entries = {entry.id for entry in resume.entries}
    facts = {fact.id for fact in (*resume.facts(), *resume.contact.facts())}
    if target in entries or target in facts:
        return correction
    found = _nearest(correction, resume)
    return replace(correction, target=found) if found else None


def _nearest(correction: Correction, resume: Resume) -> str | None:
    """Return the id of what says nearly the same as the correction's target did, or None."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  # 30 ms that only a second import needs

    candidates: dict[str, str] = {}
    of_entry = correction.kind == "add" or correction.field == "section"
    for entry in resume.entries:
        if entry.section != correction.section:
            continue
        at = entry.organisation.value if entry.organisation else ""
        if of_entry:
            candidates[entry.id] = normalised(f"{_named(entry)} {at}")
        else:
            for fact in entry.facts():
                if fact.field == correction.field:
                    candidates[fact.id] = normalised(fact.value, fact.field)
    for fact in _loose(resume):
        if (fact.section, fact.field) == (correction.section, correction.field):
            candidates[fact.id] = normalised(fact.value, fact.field)
    was = f"{correction.was} {correction.about}" if of_entry else correction.was
    best = process.extractOne(
        normalised(was, correction.field), candidates, scorer=fuzz.ratio, score_cutoff=_NEAR
    )
    return str(best[2]) if best else None
