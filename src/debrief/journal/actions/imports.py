"""A file on its way in: kept as it came, read in its own time, in force once it is read whole."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from debrief.experience import (
    Resume,
    SourceDocument,
    Unreadable,
    read_file,
    read_resume,
    read_typed,
)
from debrief.journal.actions.corrections import fit_corrections
from debrief.journal.actions.experience import forget_readings
from debrief.journal.actions.fit import forget_placed
from debrief.journal.actions.people import Unacceptable, plain
from debrief.journal.models import Correction, Import, Person, Placement, Settled
from debrief.journal.originals import Originals
from debrief.journal.ownership import NotFound, import_of

MOST_BYTES = 10_000_000
"""The largest file that is taken."""

LONGEST_TYPED = 200_000
"""The most characters of typed text: some hundred pages."""

MOST_IMPORTS = 40
MOST_UNREAD = 3

TOO_LARGE = (
    f"This file is larger than {MOST_BYTES // 1_000_000} MB, so it was not taken. Save the résumé"
    " without its pictures, or paste its text."
)
STOPPED_THE_READER = (
    "This file stopped the reader in a way it does not know. Export the résumé again as PDF or"
    " DOCX, or paste its text."
)

_log = logging.getLogger(__name__)


def begin_import(
    owner: Person, name: str, data: bytes, originals: Originals, now: datetime
) -> Import:
    """Keep a file as it came; `read_import` reads it. Raises Unacceptable for one too large."""
    if len(data) > MOST_BYTES:
        raise Unacceptable(TOO_LARGE)
    if not data:
        raise Unacceptable("This file is empty. Choose another, or paste the résumé's text.")
    return _begin(owner, name, data, originals, now, typed=False)


def begin_typed(owner: Person, text: str, originals: Originals, now: datetime) -> Import:
    """Keep typed text; `read_import` reads it. Raises Unacceptable for none, or too much."""
    text = plain(text)
    if not text.strip():
        raise Unacceptable(
            "Nothing was chosen or typed yet. Choose a file, or paste the résumé's text."
        )
    if len(text) > LONGEST_TYPED:
        raise Unacceptable(
            f"Your text has {len(text):,} characters, and {LONGEST_TYPED:,} can be read. Paste the "
            "résumé's text alone."
        )
    return _begin(owner, "", text.encode("utf-8", "replace"), originals, now, typed=True)


def read_import(import_id: UUID, originals: Originals, clock: Callable[[], datetime]) -> None:
    """Read a waiting file to its end: afterwards it is in force, or refused with a line.

    Takes up to 20 seconds. Does nothing for a file that is not waiting.
    """
    waiting = Import.objects.filter(pk=import_id, state=Import.State.WAITING)
    if not waiting.update(state=Import.State.READING):
        return
    row = Import.objects.defer("document").get(pk=import_id)
    try:
        document = _document(row, originals.read(row.original))
        resume = read_resume(document)
    except Unreadable as reason:
        _refuse(import_id, str(reason), originals, clock())
    except Exception as problem:  # noqa: BLE001  # a row that says "reading" for ever helps nobody
        # Its message may quote the file, and a log is no place for that.
        _log.error("A file could not be read: %s", type(problem).__name__)
        _refuse(import_id, STOPPED_THE_READER, originals, clock())
    else:
        _finish(import_id, document, resume, clock())


def start_again(owner: Person, import_id: UUID, now: datetime) -> Import:
    """Let a file that was left behind wait once more. Raises Unacceptable for any other."""
    with transaction.atomic():
        row = import_of(owner, import_id, lock=True)
        if not row.left_behind(now):
            raise Unacceptable("This file needs no second start: it is being read, or was read.")
        row.state, row.begun_at = Import.State.WAITING, now
        row.save(update_fields=["state", "begun_at"])
    return row


def tidy_imports(originals: Originals) -> None:
    """Mark what a program that ended was still reading, and delete files that nothing names."""
    unfinished = Import.objects.filter(state__in=[Import.State.WAITING, Import.State.READING])
    unfinished.update(state=Import.State.STOPPED)
    originals.keep_only(Import.objects.exclude(original="").values_list("original", flat=True))


def remove_import(owner: Person, import_id: UUID, originals: Originals) -> None:
    """Delete an import with its file and its text; the one before it is in force again."""
    with transaction.atomic():
        row = import_of(owner, import_id, lock=True)
        row.delete()
        fit_corrections(owner)
    originals.drop(row.original)
    forget_readings()
    forget_placed()


def forget_experience(owner: Person, originals: Originals) -> None:
    """Delete all files, texts and corrections of a person, and their word on where lines belong."""
    with transaction.atomic():
        names = list(Import.objects.filter(owner=owner).values_list("original", flat=True))
        Import.objects.filter(owner=owner).delete()
        Correction.objects.filter(owner=owner).delete()
        Settled.objects.filter(owner=owner).delete()
        Placement.objects.filter(owner=owner).delete()
    for name in names:
        originals.drop(name)
    forget_readings()
    forget_placed()


def original_of(owner: Person, import_id: UUID, originals: Originals) -> bytes:
    """Return a file as it came. Raises NotFound where it was refused or is gone."""
    row = import_of(owner, import_id)
    if not row.original:
        raise NotFound
    try:
        return originals.read(row.original)
    except FileNotFoundError:
        raise NotFound from None


def imports_of(owner: Person) -> list[Import]:
    """Return every import without its text, the newest first."""
    rows = Import.objects.filter(owner=owner).defer("document")
    return list(rows.order_by("-begun_at", "-id"))


def count_kept(owner: Person) -> tuple[int, int]:
    """Return how many imports and how many corrections there are."""
    return (
        Import.objects.filter(owner=owner).count(),
        Correction.objects.filter(owner=owner).count(),
    )


def _begin(
    owner: Person, name: str, data: bytes, originals: Originals, now: datetime, *, typed: bool
) -> Import:
    _make_room(owner, now)
    try:
        kept = originals.keep(data)
    except OSError as problem:
        raise Unacceptable(
            f"The file could not be kept on this machine ({problem.strerror or 'no reason given'})."
            " Nothing of it was saved. Make room on the disk, then choose it again."
        ) from None
    try:
        return Import.objects.create(
            owner=owner,
            name=_shown(name),
            typed=typed,
            size=len(data),
            original=kept,
            begun_at=now,
        )
    except BaseException:
        originals.drop(kept)
        raise


def _make_room(owner: Person, now: datetime) -> None:
    rows = Import.objects.filter(owner=owner)
    waiting = Q(state__in=[Import.State.WAITING, Import.State.READING])
    unread = [row for row in rows.filter(waiting).defer("document") if not row.left_behind(now)]
    if len(unread) >= MOST_UNREAD:
        raise Unacceptable(
            f"{MOST_UNREAD} files are being read already, so this one was not taken. Wait until "
            "one of them is done."
        )
    if rows.count() >= MOST_IMPORTS:
        raise Unacceptable(
            f"There are {MOST_IMPORTS} imports already, so this one was not taken. Delete those "
            "you no longer need, then choose it again."
        )


def _shown(name: str) -> str:
    """Return the last part of a file's name, without what a header or a page could trip over."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable())[:120]


def _document(row: Import, data: bytes) -> SourceDocument:
    return read_typed(data.decode("utf-8")) if row.typed else read_file(data, row.name)


def _refuse(import_id: UUID, line: str, originals: Originals, now: datetime) -> None:
    """Write down why a file was refused, and let go of it."""
    with transaction.atomic():
        row = _unfinished(import_id)
        if row is None:
            return
        kept, row.original = row.original, ""
        row.state, row.line, row.ended_at = Import.State.REFUSED, line[:500], now
        row.save()
    originals.drop(kept)


def _finish(import_id: UUID, document: SourceDocument, resume: Resume, now: datetime) -> None:
    with transaction.atomic():
        row = _unfinished(import_id)
        if row is None:
            return
        row.state, row.ended_at = Import.State.DONE, now
        row.document, row.kind = document.as_dict(), document.kind
        row.entries = len(resume.entries)
        row.lines = sum(len(entry.lines) for entry in resume.entries)
        row.save()
        fit_corrections(row.owner)


def _unfinished(import_id: UUID) -> Import | None:
    """Return an import that has not ended, held until the transaction does; None if it is gone."""
    rows = Import.objects.select_for_update(of=("self",)).filter(pk=import_id)
    return rows.exclude(state__in=[Import.State.DONE, Import.State.REFUSED]).first()
