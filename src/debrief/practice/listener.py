"""Who sits across in a round about words: two or three interjections, each with quoted words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from debrief.handbook import Handbook
from debrief.handbook.listeners import QUOTE, Challenge, Listener
from debrief.text import Text

FEWEST, MOST = 2, 3

LONGEST_QUOTE = 16
"""How many words of the candidate an interjection repeats: what stays in the ear."""

_CORE = ("message", "value", "difference")
"""Whose words a question quotes that waits for nothing."""

SHORTEST_QUOTE = 3
"""A finding in fewer words is quoted with the rest of its sentence."""


@dataclass(frozen=True, slots=True)
class Interjection:
    """What a listener throws in: the move a reply has to make, and the quote's half-open place."""

    move: str
    text: str
    start: int
    end: int


def listeners_for(book: Handbook, track: str, round_id: str) -> tuple[Listener, ...]:
    """Return who may sit across in a round; nobody where it is not about words."""
    if track != "pmm":
        return ()
    return tuple(one for one in book.listeners.values() if round_id in one.rounds)


def interject(
    debrief: Mapping[str, Any], answer: str, listener: Listener
) -> tuple[Interjection, ...]:
    """Return two or three interjections for a `debrief/1` document of an answer.

    What bothers the listener most is chosen, one question for a move and none twice for the same
    words; they come in the order in which the words stand in the answer. An answer of a single
    stretch of words can give less than two.
    """
    text = Text(answer)
    chosen: list[Interjection] = []
    for challenge in listener.question:
        enough = FEWEST if challenge.always else MOST
        if len(chosen) >= enough or any(one.move == challenge.move for one in chosen):
            continue
        for place in _places(challenge, debrief, text):
            start, end = _quoted(text, *place)
            if start < end and not any(one.start < end and start < one.end for one in chosen):
                chosen.append(_say(challenge, answer, start, end))
                break
    return tuple(sorted(chosen, key=lambda one: one.start))


def _places(
    challenge: Challenge, debrief: Mapping[str, Any], text: Text
) -> Iterator[tuple[int, int]]:
    """Yield the stretches that a question could quote, the best first."""
    for finding in debrief["findings"]:
        if finding["rule"] in challenge.at:
            yield finding["span"]["start"], finding["span"]["end"]
    if challenge.always or challenge.move in debrief["missing"]:
        made = {one["move"]: one["quotes"] for one in debrief["moves"]}
        for move in _CORE if challenge.always else challenge.of:
            for quote in made.get(move, ()):
                yield quote["start"], quote["end"]
    if challenge.always:
        for sentence in text.sentences:
            yield sentence.span.start, sentence.span.end


def _quoted(text: Text, start: int, end: int) -> tuple[int, int]:
    """Return a stretch of whole words, widened to its sentence when short, cut when long."""
    words = [word for word in text.words if word.start < end and start < word.end]
    if len(words) < SHORTEST_QUOTE:
        around = [one.span for one in text.sentences if one.span.start <= start < one.span.end]
        words = [w for span in around for w in text.words if span.start <= w.start < span.end]
        # From the words themselves where the sentence goes on long enough, else from its beginning.
        after = [word for word in words if word.end > start]
        words = after if len(after) >= SHORTEST_QUOTE else words
    kept = words[:LONGEST_QUOTE]
    if not kept:
        return start, start
    start, end = kept[0].start, kept[-1].end
    # A line of copy that the cut left open is quoted from its first word.
    opened = text.folded.rfind('"', start, end)
    if (
        text.folded.count('"', start, end) % 2
        and len(inside := [w for w in kept if w.start > opened]) >= SHORTEST_QUOTE
    ):
        start = inside[0].start
    return start, end


def _say(challenge: Challenge, answer: str, start: int, end: int) -> Interjection:
    quoted = " ".join(answer[start:end].split()).translate(_INNER)
    says = challenge.says
    if answer[end : end + 1] not in _STOPS:
        # The quote breaks off: dots stand where the full stop would.
        quoted, says = f"{quoted} …", says.replace(f"{QUOTE}.", QUOTE)
    return Interjection(challenge.move, says.replace(QUOTE, quoted), start, end)


_INNER = str.maketrans({'"': "'", "“": "‘", "”": "’"})
_STOPS = ("", ".", "!", "?", ":", ";", "\n")
