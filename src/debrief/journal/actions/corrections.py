"""What a person changes, removes or adds in what was read, and taking that back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from debrief.experience import (
    LISTS,
    SECTIONS,
    Correction,
    Fact,
    Resume,
    apply_corrections,
    correct,
    rebase,
)
from debrief.journal.actions.experience import (
    Experience,
    corrected,
    experience_in_force,
    import_in_force,
    key_of,
    reading_of,
)
from debrief.journal.actions.people import Unacceptable, plain
from debrief.journal.models import Correction as CorrectionRow
from debrief.journal.models import Person, Settled
from debrief.journal.ownership import NotFound, correction_of

LONGEST_FACT = 2_000
"""The most characters of one fact: a long bullet has three hundred."""

MOST_CORRECTIONS = 400

ADDED_FIELDS = ("line", "title", "organisation", "dates", "place", "link")


def change_fact(owner: Person, target: str, value: str, now: datetime) -> str:
    """Let a fact say something else; return its id, which changes only for what was added.

    Raises Unacceptable for an empty or overlong text, NotFound for a fact that is not there.
    """
    value = _said(value)
    with transaction.atomic():
        found = _held(owner)
        maker = _maker(found, target)
        if maker is not None:
            return _reword(found, maker, value)
        earlier = _earlier(found, target)
        wanted = _correct(found.resume, Correction("change", target, value=value))
        if earlier is None:
            _write(owner, found, wanted, now)
        elif earlier.record["was"] == value:
            earlier.delete()
        else:
            earlier.record["value"] = value
            earlier.save(update_fields=["record"])
    return target


def remove_fact(owner: Person, target: str, now: datetime) -> None:
    """Take out a fact, or an entry with all its lines. Raises NotFound for one not there."""
    with transaction.atomic():
        found = _held(owner)
        maker = _maker(found, target)
        if maker is not None:
            _take_out(found, maker)
            return
        wanted = _correct(found.resume, Correction("remove", target))
        earlier = _earlier(found, target)
        if earlier is not None:
            wanted = replace(wanted, was=earlier.record["was"])
            earlier.delete()
        _write(owner, found, wanted, now)


def add_fact(owner: Person, target: str, field: str, value: str, now: datetime) -> str:
    """Add a fact to an entry, an item to a list or an entry to a section; return the new id.

    `target` is the entry's id or the name of the list or section. Raises Unacceptable for an
    empty, overlong or repeated text, NotFound for a place that is not there.
    """
    value = _said(value)
    if target not in (*SECTIONS, *LISTS) and field not in ADDED_FIELDS:
        raise NotFound
    with transaction.atomic():
        found = _held(owner)
        wanted = _correct(found.resume, Correction("add", target, field, value))
        grown = apply_corrections(found.resume, [wanted])
        new = _ids(grown) - _ids(found.resume)
        if not new:
            raise Unacceptable("That is there already, so nothing was added.")
        _write(owner, found, wanted, now)
    return next(name for name in _in_order(grown) if name in new)


def move_entry(owner: Person, target: str, section: str, now: datetime) -> None:
    """Let an entry stand in another section. Raises NotFound for an entry or section not there."""
    if section not in SECTIONS:
        raise NotFound
    with transaction.atomic():
        found = _held(owner)
        if all(entry.id != target for entry in found.resume.entries):
            raise NotFound
        earlier = _earlier(found, target)
        if earlier is None:
            wanted = _correct(found.resume, Correction("change", target, "section", section))
            _write(owner, found, wanted, now)
        elif earlier.record["section"] == section:
            earlier.delete()
        else:
            earlier.record["value"] = section
            earlier.save(update_fields=["record"])


def settle_question(owner: Person, key: str) -> None:
    """Note that a line was read rightly, so that it is not asked again. Does nothing twice."""
    found = experience_in_force(owner)
    if found is None or key not in {key_of(question) for question in found.resume.unsure}:
        raise NotFound
    Settled.objects.get_or_create(owner=owner, question=key)


def take_back(owner: Person, correction_id: UUID) -> None:
    """Undo a correction, with what was added to an entry that it made."""
    with transaction.atomic():
        row = correction_of(owner, correction_id)
        found = experience_in_force(owner)
        if found is None or row.standing != CorrectionRow.Standing.PLACED:
            row.delete()
        else:
            _take_out(found, row)


def fit_corrections(owner: Person) -> None:
    """Find the place of every correction in the file in force, after that has changed."""
    source = import_in_force(owner)
    if source is None:
        return
    rows = list(CorrectionRow.objects.filter(owner=owner))
    made = [Correction(**row.record) for row in rows]
    rebased = rebase(made, reading_of(source.pk).resume)
    elsewhere = {id(one): CorrectionRow.Standing.NEEDLESS for one in rebased.settled}
    elsewhere |= {id(one): CorrectionRow.Standing.LOST for one in rebased.lost}
    moved = iter(rebased.kept)
    for row, one in zip(rows, made, strict=True):
        row.standing = elsewhere.get(id(one), CorrectionRow.Standing.PLACED)
        if id(one) not in elsewhere:
            row.record = asdict(next(moved))
    CorrectionRow.objects.bulk_update(rows, ["record", "standing"], batch_size=100)


def _held(owner: Person) -> Experience:
    """Return what is in force, the owner's corrections locked. Raises NotFound before the first."""
    Person.objects.select_for_update().get(pk=owner.pk)
    found = experience_in_force(owner)
    if found is None:
        raise NotFound
    return found


def _said(value: str) -> str:
    value = " ".join(plain(value).split())
    if not value:
        raise Unacceptable(
            "The field was empty, so everything stayed as it was. To take something out, choose "
            "Remove."
        )
    if len(value) > LONGEST_FACT:
        raise Unacceptable(
            f"That has {len(value):,} characters, and a fact holds {LONGEST_FACT:,}. Nothing was "
            "changed. Shorten it, or make two of it."
        )
    return value


def _correct(resume: Resume, asked: Correction) -> Correction:
    try:
        return correct(resume, asked.kind, asked.target, asked.value, asked.field)
    except KeyError:
        raise NotFound from None


def _write(owner: Person, found: Experience, correction: Correction, now: datetime) -> None:
    if len(found.corrections) >= MOST_CORRECTIONS:
        raise Unacceptable(
            f"There are {MOST_CORRECTIONS} corrections already, so this one was not kept. Export "
            "your experience as Markdown and import that: it carries all of them."
        )
    last = CorrectionRow.objects.filter(owner=owner).aggregate(last=Max("order"))["last"] or 0
    CorrectionRow.objects.create(
        owner=owner, record=asdict(correction), made_at=now, order=last + 1
    )


def _earlier(found: Experience, target: str) -> CorrectionRow | None:
    """Return the correction that changed a fact or moved an entry before."""
    return next(
        (
            row
            for row in found.corrections
            if row.standing == CorrectionRow.Standing.PLACED
            and (row.record["kind"], row.record["target"]) == ("change", target)
        ),
        None,
    )


def _maker(found: Experience, target: str) -> CorrectionRow | None:
    """Return the correction that added a fact or an entry, or None for what the file says."""
    if target in _ids(found.reading.resume):
        return None
    for count, row in enumerate(found.corrections, 1):
        if row.record["kind"] != "add":
            continue
        if target in _ids(corrected(found.reading.resume, found.corrections[:count])):
            return row
    return None


def _reword(found: Experience, maker: CorrectionRow, value: str) -> str:
    """Let an added fact say something else; what was added to its entry stays with it."""
    before = _made(found, maker)
    maker.record["value"] = value
    after = _made(found, maker)
    if not after:
        raise Unacceptable("That is there already, so everything stayed as it was.")
    maker.save(update_fields=["record"])
    renamed = dict(zip(before, after, strict=True))
    for row in found.corrections:
        if row.record["target"] in renamed:
            row.record["target"] = renamed[row.record["target"]]
            row.save(update_fields=["record"])
    return after[-1]


def _made(found: Experience, maker: CorrectionRow) -> list[str]:
    """Return the ids that a correction adds to what stands before it: an entry's, then a fact's."""
    before = [row for row in found.corrections if row.order < maker.order]
    resume = corrected(found.reading.resume, before)
    known = _ids(resume)
    grown = corrected(found.reading.resume, [*before, maker])
    return [name for name in _in_order(grown) if name not in known]


def _take_out(found: Experience, row: CorrectionRow) -> None:
    """Delete a correction, and those that have their place only in what it added."""
    made = set(_made(found, row)) if row.record["kind"] == "add" else set()
    for other in found.corrections:
        if other.pk == row.pk or other.record["target"] in made:
            other.delete()


def _ids(resume: Resume) -> set[str]:
    return set(_in_order(resume))


def _in_order(resume: Resume) -> Iterator[str]:
    """Yield the ids of entries and facts; an entry before its facts."""
    yield from (fact.id for fact in resume.contact.facts())
    for entry in resume.entries:
        yield entry.id
        yield from (fact.id for fact in entry.facts())
    listed: Sequence[Fact] = [fact for name in LISTS for fact in getattr(resume, name)]
    yield from (fact.id for fact in listed)
