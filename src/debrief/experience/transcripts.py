"""What meeting tools write down: WebVTT, SRT, and plain text, to cues with speakers and times.

Zoom writes "Name: words" into WebVTT cues and tabs into text; Teams writes `<v Name>`; Otter and
Teams put "Name  0:03" above the words; Meet puts a time alone on a line. All is read line by line,
without backtracking, so that a hostile file costs no more than a long one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from debrief.experience.transcript_cues import timed_cues
from debrief.experience.transcript_turns import plain_cues
from debrief.experience.unreadable import Unreadable

MOST_BYTES = 2_000_000
"""About thirty hours of talk."""

MOST_CUES = 20_000
LONGEST_NAME = 80

Form = Literal["cues", "text"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A stretch of speech. Times are seconds from the beginning, None where they are not written.

    `speaker` is empty where nobody is named.
    """

    start: float | None
    end: float | None
    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who spoke: how many words, and how they began."""

    speaker: str
    words: int
    begins: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a cue stand in the joined text: half-open offsets, and the cue's place."""

    start: int
    end: int
    cue: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What one person said as readable text, with the way back to the cues."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Transcript:
    """Everything that was said, in order. `form` is "cues" where every end is written."""

    form: Form
    cues: tuple[Cue, ...]

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who spoke, most words first; one voice without a name where nobody is named."""
        words: dict[str, int] = {}
        first: dict[str, str] = {}
        for cue in self.cues:
            words[cue.speaker] = words.get(cue.speaker, 0) + len(cue.text.split())
            first.setdefault(cue.speaker, " ".join(cue.text.split()[:12]))
        names = sorted(words, key=lambda name: (-words[name], name))
        return tuple(Voice(name, words[name], first[name]) for name in names)

    def of(self, speaker: str) -> Spoken:
        """Return what a person said, a paragraph for each turn and after each long silence."""
        return join(self.cues, speaker)


SILENCE = 3.0
"""Seconds of silence after which a new paragraph begins."""


def join(cues: Sequence[Cue], speaker: str) -> Spoken:
    """Return what a person said in some cues as one text."""
    parts: list[str] = []
    places: list[Place] = []
    at, before = 0, -2
    for index, cue in enumerate(cues):
        if cue.speaker != speaker or not cue.text:
            continue
        if parts:
            new = index != before + 1 or _silence(cues[before], cue) >= SILENCE
            parts.append("\n\n" if new else " ")
            at += len(parts[-1])
        parts.append(cue.text)
        places.append(Place(at, at + len(cue.text), index))
        at += len(cue.text)
        before = index
    return Spoken("".join(parts), tuple(places))


def read_transcript(data: bytes) -> Transcript:
    """Return what a transcript holds. Raises Unreadable with one line for anything else."""
    text = _decoded(data)
    lines = [_bare(line) for line in text.splitlines()]
    found = timed_cues(lines)
    form: Form = "cues"
    if found is None:
        found, form = plain_cues(lines), "text"
    kept = [one for one in found if one[3]]
    if not kept:
        raise Unreadable("Nobody says anything in this file. Choose the transcript of a meeting.")
    if len(kept) > MOST_CUES:
        raise Unreadable(
            f"This transcript has {len(kept):,} pieces, and {MOST_CUES:,} can be read. Cut out the "
            "part with your answer."
        )
    return Transcript(
        form, tuple(Cue(s, e, name[:LONGEST_NAME], said) for s, e, name, said in kept)
    )


def _decoded(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"This file is larger than {MOST_BYTES // 1_000_000} MB. Cut out the part with your "
            "answer."
        )
    if data.startswith((b"PK\x03\x04", b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0")):
        raise Unreadable(
            "This is a document, not a transcript. Download it as .vtt, or save it as plain text."
        )
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if "\0" in text:
        raise Unreadable("This file is sound or pictures, not text. Choose the .vtt beside it.")
    if not text.strip():
        raise Unreadable("This file is empty. Choose the transcript of a meeting.")
    return text


def _bare(line: str) -> str:
    """Return a line without marks of direction and other characters that are not printed."""
    if not line.isprintable():
        kept = (c if c.isprintable() or c == "\t" else " " * c.isspace() for c in line)
        line = "".join(kept)
    return line.strip(" ").rstrip()


def _silence(one: Cue, other: Cue) -> float:
    return other.start - one.end if one.end is not None and other.start is not None else 0.0
