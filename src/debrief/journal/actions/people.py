"""What any action may refuse, how typed text is kept, and the track a person is on."""

from __future__ import annotations

from debrief.journal.models import Person


class Unacceptable(ValueError):
    """What was sent cannot be kept; the message says what happened and what to do."""


def plain(text: str) -> str:
    """Return typed text with plain line ends and without NUL characters.

    Browsers send CRLF, PostgreSQL refuses NUL, and quotes are offsets into what is stored.
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def switch_track(owner: Person, track: str) -> None:
    """Prepare for the other career from now on. Raises Unacceptable for an unknown track."""
    if track not in Person.Track:
        raise Unacceptable("There are two tracks: PM and PMM. Yours was left as it is.")
    owner.track = track
    owner.save(update_fields=["track"])
