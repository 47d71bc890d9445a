"""What can be counted in a text: observed, never scored."""

from __future__ import annotations

from debrief.critique.debrief import Measures, Part
from debrief.critique.lexicon import Lexicon
from debrief.critique.reading import Reading
from debrief.handbook.rubrics import Rubric

WORDS_PER_MINUTE = 140
OTHER = "other"


def parts_of(reading: Reading, rubric: Rubric) -> tuple[Part, ...]:
    """Return the text as a run of parts, neighbours of the same kind joined.

    A sentence belongs to the part most of whose moves it makes, the earlier part among equals; a
    sentence that makes none is `other`.
    """
    order = [part.id for part in rubric.part]
    belongs = {move: part.id for part in rubric.part for move in part.moves}
    votes: dict[int, dict[str, int]] = {}
    for move, quotes in reading.moves.items():
        part = belongs.get(move)
        if part is None:
            continue
        for made in quotes:
            tally = votes.setdefault(made.sentence, {})
            tally[part] = tally.get(part, 0) + 1
    parts: list[Part] = []
    for index, sentence in enumerate(reading.text.sentences):
        cast = votes.get(index)
        name = max(cast, key=lambda part: (cast[part], -order.index(part))) if cast else OTHER
        words = reading.words_in(sentence.span)
        if parts and parts[-1].part == name:
            last = parts[-1]
            parts[-1] = Part(name, last.start, sentence.span.end, last.words + words)
        else:
            parts.append(Part(name, sentence.span.start, sentence.span.end, words))
    return tuple(parts)


def measure(reading: Reading, lexicon: Lexicon, parts: tuple[Part, ...]) -> Measures:
    """Return the counts of a reading."""
    words = reading.words
    spent: dict[str, int] = {}
    for part in parts:
        spent[part.part] = spent.get(part.part, 0) + part.words
    return Measures(
        words=words,
        sentences=len(reading.text.sentences),
        speaking_seconds=round(words * 60 / WORDS_PER_MINUTE),
        quantities=len(reading.text.quantities),
        fillers_per_100=_rate(reading, lexicon.lists["fillers"]),
        hedges_per_100=_rate(reading, lexicon.lists["hedges"]),
        shares={part: round(count / words, 3) for part, count in spent.items()} if words else {},
        parts=parts,
    )


def _rate(reading: Reading, owner: int) -> float:
    count = len(reading.hits.get(owner, ()))
    return round(count * 100 / reading.words, 1) if reading.words else 0.0
