"""Recordings of spoken answers: begun, extended part by part, ended, deleted.

Parts arrive while somebody speaks, so that a crash loses seconds and not the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Sum

from debrief.journal.actions.people import Unacceptable
from debrief.journal.models import Person, Recording, Sitting
from debrief.journal.ownership import recording_of, sitting_of
from debrief.journal.recordings import Recordings

MOST_SECONDS = 40 * 60
MOST_SOUND_BYTES = 64_000_000
"""The most bytes of all recordings of a sitting."""

MOST_RECORDINGS = 5

_BEGINNINGS = {
    "audio/webm": (0, b"\x1aE\xdf\xa3"),
    "audio/ogg": (0, b"OggS"),
    "audio/mp4": (4, b"ftyp"),
}
"""How a file of each kind begins, and at which byte."""


def begin_recording(
    owner: Person, sitting_id: UUID, kind: str, data: bytes, store: Recordings, now: datetime
) -> Recording:
    """Keep the first part of a recording.

    Raises Unacceptable for anything that is no sound, too many, or after handing in.
    """
    kind = kind.partition(";")[0].strip().lower()
    at, beginning = _BEGINNINGS.get(kind, (0, b"\0"))
    if kind not in _BEGINNINGS or data[at : at + len(beginning)] != beginning:
        raise Unacceptable(
            "This is no recording that can be played again (WebM, Ogg or MP4 sound). Nothing was "
            "kept."
        )
    sitting = sitting_of(owner, sitting_id)
    if sitting.finished_at is not None:
        raise Unacceptable("This answer was handed in already. Nothing was recorded for it.")
    if sitting.recordings.count() >= MOST_RECORDINGS:
        raise Unacceptable(
            f"{MOST_RECORDINGS} recordings are kept for this sitting. Delete one, then record "
            "again."
        )
    _has_room(sitting, len(data))
    return Recording.objects.create(
        owner=owner,
        sitting=sitting,
        file=store.begin(data),
        kind=kind,
        size=len(data),
        begun_at=now,
    )


def extend_recording(
    owner: Person, recording_id: UUID, at: int, data: bytes, store: Recordings
) -> Recording:
    """Keep the next part, which begins at the byte `at`; a part sent twice is kept once.

    Raises Unacceptable where it does not follow what is kept, or where there is no room.
    """
    with transaction.atomic():
        row = recording_of(owner, recording_id, lock=True)
        if row.ended_at is not None or at > row.size:
            raise Unacceptable("This part does not follow what was recorded before.")
        if at + len(data) <= row.size:
            return row
        _has_room(row.sitting, at + len(data) - row.size)
        try:
            store.extend(row.file, at, data)
        except FileNotFoundError:
            raise Unacceptable(
                "The sound recorded so far is no longer there, so this part cannot follow it. "
                "Record again."
            ) from None
        row.size = at + len(data)
        row.save(update_fields=["size"])
    return row


def end_recording(owner: Person, recording_id: UUID, seconds: int, now: datetime) -> Recording:
    """Note that a recording is whole, and how long it is."""
    row = recording_of(owner, recording_id)
    row.seconds, row.ended_at = min(max(seconds, 0), MOST_SECONDS), now
    row.save(update_fields=["seconds", "ended_at"])
    return row


def drop_recording(owner: Person, recording_id: UUID, store: Recordings) -> None:
    """Delete a recording with its sound."""
    row = recording_of(owner, recording_id)
    row.delete()
    store.drop(row.file)


def recordings_in(sitting: Sitting) -> Sequence[Recording]:
    """Return what was recorded in a sitting, in order."""
    return list(sitting.recordings.all())


def tidy_recordings(store: Recordings) -> None:
    """Delete sound that belongs to no recording any more."""
    store.keep_only(Recording.objects.values_list("file", flat=True))


def _has_room(sitting: Sitting, more: int) -> None:
    kept = sitting.recordings.aggregate(size=Sum("size"))["size"] or 0
    if kept + more > MOST_SOUND_BYTES:
        raise Unacceptable(
            f"A sitting keeps {MOST_SOUND_BYTES // 1_000_000} MB of sound. What was recorded so "
            "far is kept; the rest is not."
        )
