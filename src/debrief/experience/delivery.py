"""How an answer was spoken, from the time stamps of its transcript: pace, pauses, share of talk.

Delivery is noted and never scored. Nothing is said that the stamps cannot carry: without ends
there are no pauses, and without any stamps there is no pace.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from math import ceil
from typing import Any

from debrief.experience.transcripts import Cue, Transcript

PAUSE = 1.5
"""Seconds of silence within a turn from which it is a pause and not a breath."""

WINDOW = 30.0
MOST_POINTS = 120
MOST_PAUSES = 40
WORDS_BEFORE = 7
LEAST_SPOKEN = 5.0
"""Seconds of speech that a window needs before its pace means anything."""


@dataclass(frozen=True, slots=True)
class Pause:
    """A silence within a turn: when it began and how long it was, in seconds; the words before."""

    at: float
    seconds: float
    before: str


@dataclass(frozen=True, slots=True)
class PacePoint:
    """Words a minute between two moments, in seconds."""

    start: float
    end: float
    rate: float


@dataclass(frozen=True, slots=True)
class Delivery:
    """How one person spoke.

    `seconds` is how long, pauses left out, and `rate` the words a minute in it; both None without
    stamps. `exact` is whether ends are written: without, `seconds` reaches to the next turn and
    pauses are not known. `pauses` holds the longest in order of time, `paused` counts all.
    `share` is the share of all words that were this person's, from 0 to 1.
    """

    words: int
    seconds: float | None
    rate: float | None
    exact: bool
    points: tuple[PacePoint, ...]
    pauses: tuple[Pause, ...]
    paused: int
    share: float

    def as_dict(self) -> dict[str, Any]:
        """Return the values as JSON holds them."""
        return asdict(self)

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> Delivery:
        """Return what `as_dict` wrote."""
        points = tuple(PacePoint(**one) for one in record["points"])
        pauses = tuple(Pause(**one) for one in record["pauses"])
        return cls(**{**record, "points": points, "pauses": pauses})

    @property
    def longest(self) -> Pause | None:
        """The longest pause, None where there was none or none is known."""
        return max(self.pauses, key=lambda pause: pause.seconds, default=None)


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: float
    end: float
    words: int


def measure(transcript: Transcript, speaker: str) -> Delivery:
    """Return how a person spoke."""
    own = [cue for cue in transcript.cues if cue.speaker == speaker]
    words = sum(_count(cue) for cue in own)
    every = sum(_count(cue) for cue in transcript.cues)
    exact = transcript.form == "cues"
    pauses = _pauses(transcript.cues, speaker) if exact else []
    stretches = (
        _with_breaths(transcript.cues, speaker) if exact else _to_next(transcript.cues, speaker)
    )
    seconds = sum(one.end - one.start for one in stretches)
    timed = sum(one.words for one in stretches)
    kept = sorted(
        sorted(pauses, key=lambda one: -one.seconds)[:MOST_PAUSES], key=lambda one: one.at
    )
    return Delivery(
        words=words,
        seconds=round(seconds, 1) if seconds else None,
        rate=round(60 * timed / seconds, 1) if seconds >= LEAST_SPOKEN else None,
        exact=exact,
        points=_points(stretches),
        pauses=tuple(kept),
        paused=len(pauses),
        share=round(words / every, 3) if every else 0.0,
    )


def _count(cue: Cue) -> int:
    return len(cue.text.split())


def _pauses(cues: Sequence[Cue], speaker: str) -> list[Pause]:
    """Return the silences between neighbouring cues of one person."""
    found = []
    for one, other in pairwise(cues):
        if (
            one.speaker == other.speaker == speaker
            and one.end is not None
            and other.start is not None
        ):
            gap = other.start - one.end
            if gap > PAUSE:
                before = " ".join(one.text.split()[-WORDS_BEFORE:])
                found.append(Pause(round(one.end, 1), round(gap, 1), before))
    return found


def _with_breaths(cues: Sequence[Cue], speaker: str) -> list[_Stretch]:
    """Return the cues of a person, each with the breath that follows; overlaps count once."""
    found: list[_Stretch] = []
    reached = 0.0
    for index, cue in enumerate(cues):
        if cue.speaker != speaker or cue.start is None or cue.end is None:
            continue
        end = cue.end
        following = cues[index + 1] if index + 1 < len(cues) else None
        if following and following.speaker == speaker and following.start is not None:
            breath = following.start - end
            end = following.start if 0 < breath <= PAUSE else end
        start = max(cue.start, reached)
        reached = max(reached, end)
        found.append(_Stretch(min(start, end), end, _count(cue)))
    return found


def _to_next(cues: Sequence[Cue], speaker: str) -> list[_Stretch]:
    """Return the turns of a person up to the next time that is written."""
    found: list[_Stretch] = []
    open_at: float | None = None
    words, mixed = 0, False
    for cue in cues:
        if cue.start is not None:
            if open_at is not None and words and not mixed and cue.start > open_at:
                found.append(_Stretch(open_at, cue.start, words))
            open_at, words, mixed = cue.start, 0, False
        if cue.speaker == speaker:
            words += _count(cue)
        else:
            # Somebody else speaks before the next time: how long each did is not known.
            mixed = True
    return found


def _points(stretches: Sequence[_Stretch]) -> tuple[PacePoint, ...]:
    lasting = [one for one in stretches if one.end > one.start]
    if not lasting:
        return ()
    first = min(one.start for one in lasting)
    whole = max(one.end for one in lasting) - first
    wide = max(WINDOW, ceil(whole / MOST_POINTS))
    count = max(1, ceil(whole / wide))
    words, spoken = [0.0] * count, [0.0] * count
    for one in lasting:
        rate = one.words / (one.end - one.start)
        for place in range(int((one.start - first) // wide), count):
            begin = first + place * wide
            shared = min(one.end, begin + wide) - max(one.start, begin)
            if shared <= 0:
                break
            words[place] += rate * shared
            spoken[place] += shared
    return tuple(
        PacePoint(
            round(first + place * wide, 1),
            round(min(first + (place + 1) * wide, first + whole), 1),
            round(60 * words[place] / spoken[place], 1),
        )
        for place in range(count)
        if spoken[place] >= LEAST_SPOKEN
    )
