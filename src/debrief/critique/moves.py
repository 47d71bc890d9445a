"""Which reasoning moves a text makes: read by the learned model, or from signs.

A sign is a phrase and what stands beside it. Where the model reads, signs still say which clause
of a long sentence to quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from debrief.critique.drift import other_role
from debrief.critique.learned import MOST_SENTENCES, LearnedModel, model
from debrief.critique.lexicon import CompiledSign, Lexicon
from debrief.critique.phrases import Hit
from debrief.critique.reading import FEATURES, Made, Reading
from debrief.handbook.rubrics import Rubric

Moves = Mapping[str, Sequence[Made]]
_EMPTY = {"framework-recital": 2, "buzzword": 1, "jargon": 1, "names-metric-only": 1}
"""Rules and lists whose phrases only name things, and how much one of them weighs."""


def read_moves(
    reading: Reading, lexicon: Lexicon, moves: tuple[str, ...], round_id: str | None
) -> dict[str, list[Made]]:
    """Return the moves made, each with one quote per sentence, in the order of the text.

    A sentence makes a move when one of the move's signs holds in it; the quote is the sentence,
    or in a long one the clause around the words that showed it.
    """
    found: dict[str, dict[int, Hit | None]] = {}
    owners, absent = reading.owners, ~reading.document_features
    for sign in lexicon.signs_for(moves, round_id):
        if sign.has & absent or not owners.issuperset(sign.needs):
            continue
        for sentence, hit in _showing(sign, reading):
            found.setdefault(sign.move, {}).setdefault(sentence, hit)
    return {
        move: [
            Made(sentence, reading.clause(sentence, hit))
            for sentence, hit in sorted(found[move].items(), key=lambda item: item[0])
        ]
        for move in moves
        if move in found
    }


def model_for(reading: Reading, rubric: Rubric) -> LearnedModel | None:
    """Return the learned model where it can read this text, else None."""
    if not 0 < len(reading.text.sentences) <= MOST_SENTENCES:
        return None
    learned = model()
    readable = learned and (rubric.id in learned.families or reading.document.kind == "letter")
    return learned if readable else None


def learn(
    reading: Reading, rubric: Rubric, learned: LearnedModel, lexicon: Lexicon, signed: Moves
) -> None:
    """Fill a reading with what the model saw: moves, or what a letter does.

    The quote of a move is its sentence, or the clause that a sign of the same move points to.
    Sentences that only name frameworks or stack jargon are kept from the model.
    """
    document, text = reading.document, reading.text
    sentences = [text.quote(sentence.span) for sentence in text.sentences]
    if document.kind == "letter":
        job = f"{document.job_title or ''} at {document.company or ''}".strip()
        seen = learned.letter_labels(sentences, reading.features, job)
        reading.seen = {
            label: [text.sentences[index].span for index in places]
            for label, places in seen.items()
        }
        return
    reading.seen = other_role(reading, sentences, learned)
    naming = _only_naming(reading, lexicon)
    said = [index for index in range(len(sentences)) if index not in naming]
    if not said:
        return
    made = learned.moves_made(
        [sentences[index] for index in said],
        [reading.features[index] for index in said],
        document.prompt,
        rubric.id,
        _asked(reading, said),
    )
    for move in rubric.moves:
        clauses = {one.sentence: one.span for one in signed.get(move, ())}
        places = (said[place] for place in made.get(move, ()))
        quotes = [Made(index, clauses.get(index, text.sentences[index].span)) for index in places]
        if quotes:
            reading.moves[move] = quotes


def _asked(reading: Reading, said: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the sentences that answer a question for a move, as places among those read."""
    for place, index in enumerate(said):
        span = reading.text.sentences[index].span
        for one in reading.document.asked:
            if one.start < span.end and span.start < one.end:
                yield place, one.move


def _only_naming(reading: Reading, lexicon: Lexicon) -> set[int]:
    """Return the sentences without a figure that recite a framework or stack empty words."""
    weights: dict[int, int] = {}
    for name, weight in _EMPTY.items():
        for hit in reading.hits.get(lexicon.owners.get(name, -1), ()):
            index = reading.sentence_of(hit.start)
            weights[index] = weights.get(index, 0) + weight
    figure = FEATURES["quantity"]
    return {
        index
        for index, weight in weights.items()
        if weight > 1 and not reading.features[index] & figure
    }


def _showing(sign: CompiledSign, reading: Reading) -> list[tuple[int, Hit | None]]:
    """Return the sentences in which a sign holds, with the hit that showed it."""
    places: list[tuple[int, Hit | None]]
    if sign.phrases >= 0:
        places = [(reading.sentence_of(hit[0]), hit) for hit in reading.hits[sign.phrases]]
    else:
        places = [(index, None) for index in range(len(reading.features))]
    if sign.has or sign.lacks:
        features, has, lacks = reading.features, sign.has, sign.lacks
        places = [
            (index, hit)
            for index, hit in places
            if features[index] & has == has and not features[index] & lacks
        ]
    if places and sign.also >= 0:
        beside = reading.sentences_with(sign.also)
        places = [place for place in places if place[0] in beside]
    if places and sign.unless in reading.owners:
        spoiled = reading.sentences_with(sign.unless)
        places = [place for place in places if place[0] not in spoiled]
    return places
