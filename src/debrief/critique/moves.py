"""Which reasoning moves a text makes: read by the learned model, or from signs.

A sign is a phrase and what stands beside it. Where the model reads, signs still say which clause
of a long sentence to quote.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from debrief.critique.learned import MOST_SENTENCES, LearnedModel, model
from debrief.critique.lexicon import CompiledSign, Lexicon
from debrief.critique.phrases import Hit
from debrief.critique.reading import Made, Reading
from debrief.handbook.rubrics import Rubric

Moves = Mapping[str, Sequence[Made]]


def read_moves(
    reading: Reading, lexicon: Lexicon, moves: tuple[str, ...], round_id: str | None
) -> dict[str, list[Made]]:
    """Return the moves made, each with one quote per sentence, in the order of the text.

    A sentence makes a move when one of the move's signs holds in it; the quote is the sentence,
    or in a long one the clause around the words that showed it.
    """
    found: dict[str, dict[int, Hit | None]] = {}
    for sign in lexicon.compiled_signs:
        if sign.move not in moves or (sign.rounds and round_id not in sign.rounds):
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


def learn(reading: Reading, rubric: Rubric, learned: LearnedModel, signed: Moves) -> None:
    """Fill a reading with what the model saw: moves, or what a letter does.

    The quote of a move is its sentence, or the clause that a sign of the same move points to.
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
    made = learned.moves_made(sentences, reading.features, document.prompt, rubric.id)
    for move in rubric.moves:
        clauses = {one.sentence: one.span for one in signed.get(move, ())}
        quotes = [
            Made(index, clauses.get(index, text.sentences[index].span))
            for index in made.get(move, ())
        ]
        if quotes:
            reading.moves[move] = quotes


def _showing(sign: CompiledSign, reading: Reading) -> list[tuple[int, Hit | None]]:
    """Return the sentences in which a sign holds, with the hit that showed it."""
    places: list[tuple[int, Hit | None]]
    if sign.phrases >= 0:
        hits = reading.hits.get(sign.phrases)
        if not hits:
            return []
        places = [(reading.sentence_of(hit.start), hit) for hit in hits]
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
        beside = _sentences_with(sign.also, reading)
        places = [place for place in places if place[0] in beside]
    if places and sign.unless >= 0:
        spoiled = _sentences_with(sign.unless, reading)
        places = [place for place in places if place[0] not in spoiled]
    return places


def _sentences_with(owner: int, reading: Reading) -> set[int]:
    """Return the sentences in which a phrase of an owner stands."""
    return {reading.sentence_of(hit.start) for hit in reading.hits.get(owner, ())}
