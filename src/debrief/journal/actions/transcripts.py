"""A transcript for a sitting: brought, its speaker chosen, its words put into the draft.

What other people said is let go of as soon as it is known who the candidate is.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import transaction

from debrief.experience.delivery import Delivery, measure
from debrief.experience.transcripts import MOST_BYTES, Cue, Transcript, read_transcript
from debrief.experience.unreadable import Unreadable
from debrief.journal.actions.people import Unacceptable, plain
from debrief.journal.actions.practice import LONGEST
from debrief.journal.models import Person, Sitting
from debrief.journal.models import Transcript as Row
from debrief.journal.ownership import NotFound, sitting_of

MOST_TRANSCRIPT_BYTES = MOST_BYTES
Where = Literal["below", "instead"]


def bring_transcript(owner: Person, sitting_id: UUID, name: str, data: bytes, now: datetime) -> Row:
    """Read a file and keep what was said until its speaker is chosen; another one replaces it.

    Raises Unacceptable with what to do for a file that is no transcript, or after handing in.
    """
    _still_open(sitting_of(owner, sitting_id))
    try:
        read = read_transcript(data)
    except Unreadable as problem:
        raise Unacceptable(f"{problem} Your draft is kept as it is.") from None
    with transaction.atomic():
        sitting = sitting_of(owner, sitting_id, lock=True)
        _still_open(sitting)
        row, _new = Row.objects.update_or_create(
            sitting=sitting,
            defaults={
                "owner": owner,
                "name": plain(name)[:200] or "transcript",
                "cues": [[cue.start, cue.end, cue.speaker, plain(cue.text)] for cue in read.cues],
                "speaker": "",
                "delivery": None,
                "brought_at": now,
                "used_at": None,
            },
        )
    return row


def transcript_of(sitting: Sitting) -> Row | None:
    """Return the transcript that was brought to a sitting, if any."""
    return Row.objects.filter(sitting=sitting).first()


def spoken_in(row: Row) -> Transcript:
    """Return what a kept transcript holds."""
    cues = tuple(Cue(start, end, speaker, text) for start, end, speaker, text in row.cues)
    return Transcript("cues" if all(cue.end is not None for cue in cues) else "text", cues)


def delivery_of(row: Row | None) -> Delivery | None:
    """Return how the answer was spoken, None before its speaker was chosen."""
    return Delivery.from_dict(row.delivery) if row and row.delivery else None


def use_transcript(
    owner: Person, sitting_id: UUID, speaker: str, where: Where, now: datetime
) -> Sitting:
    """Put what a speaker said into the draft, and keep how it was spoken.

    `where` says whether it stands below the draft or instead of it; a draft that is replaced is
    kept beside the transcript. Raises Unacceptable for a speaker who is not there and for a text
    that would be too long.
    """
    with transaction.atomic():
        sitting = sitting_of(owner, sitting_id, lock=True)
        _still_open(sitting)
        row = transcript_of(sitting)
        if row is None or row.used_at is not None:
            raise NotFound
        read = spoken_in(row)
        if speaker not in {voice.speaker for voice in read.voices}:
            raise Unacceptable("Choose which of the speakers you are. Your draft is kept as it is.")
        said = read.of(speaker).text
        if where == "below" and sitting.draft.strip():
            said = f"{sitting.draft.rstrip()}\n\n{said}"
        elif sitting.draft.strip():
            row.replaced = "\n\n".join(filter(None, (row.replaced, sitting.draft)))
        if len(said) > LONGEST:
            raise Unacceptable(
                f"The text would have {len(said):,} characters, and {LONGEST:,} can be read. Your "
                "draft is kept as it is. Cut the transcript to your answer and bring it again."
            )
        row.speaker, row.delivery = speaker, measure(read, speaker).as_dict()
        row.cues = [one for one in row.cues if one[2] == speaker]
        row.used_at = sitting.draft_saved_at = now
        sitting.draft = said
        row.save()
        sitting.save(update_fields=["draft", "draft_saved_at"])
    return sitting


def drop_transcript(owner: Person, sitting_id: UUID) -> None:
    """Delete a transcript with its pace and pauses; what stands in the draft stays."""
    Row.objects.filter(sitting=sitting_of(owner, sitting_id)).delete()


def _still_open(sitting: Sitting) -> None:
    if sitting.finished_at is not None:
        raise Unacceptable(
            "This answer was handed in already and stays as it was. Start the exercise again to "
            "bring a transcript."
        )
