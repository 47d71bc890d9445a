"""The critique: a document in, a debrief out. Nothing is read twice and nothing is remembered."""

from __future__ import annotations

from debrief.critique.debrief import Debrief, Document, Finding, MadeMove, Probe, Quote
from debrief.critique.findings import find
from debrief.critique.lexicon import Lexicon, lexicon
from debrief.critique.measures import measure, parts_of
from debrief.critique.moves import learn, model_for, read_moves
from debrief.critique.reading import Reading
from debrief.critique.scorecard import Quotes, next_fix, score
from debrief.critique.topic import off_topic
from debrief.handbook import Handbook, Rubric, handbook
from debrief.text import Text

SIGNS = "signs/1"
MOST_CHARACTERS = 4_000_000
_PROBES = 3


class UnusableText(ValueError):
    """A text that cannot be critiqued; the message says why in one line."""


def critique(
    document: Document, book: Handbook | None = None, *, signs_only: bool = False
) -> Debrief:
    """Read a document the way the panel would.

    Moves are read by the learned model, or by signs where it is missing, where the text is longer
    than it reads, and where `signs_only` asks for it; `engine` in the debrief says which it was.
    Raises UnusableText for an empty or an oversized text and KeyError for a round that the role's
    loop does not have.
    """
    book = book or handbook()
    rubric = book.rubric(document.role, document.round, document.kind)
    if not document.text.strip():
        raise UnusableText("The text is empty.")
    if len(document.text) > MOST_CHARACTERS:
        raise UnusableText(f"The text is longer than {MOST_CHARACTERS:,} characters.")
    words = lexicon(book.cache)
    reading, engine = _read(document, rubric, words, signs_only=signs_only)
    text = reading.text
    reason = _not_enough(reading, rubric)
    parts = parts_of(reading, rubric)
    measures = measure(reading, words, parts)
    findings, earnings = find(reading, words, measures.shares)
    made: Quotes = {
        move: [Quote.of(text, one.span) for one in quotes] for move, quotes in reading.moves.items()
    }
    if reason == _OFF_TOPIC:
        made = {}
    earned = _with_credits(made, earnings)
    scores = score(rubric, earned, {finding.rule for finding in findings}, reason)
    missing = tuple(move for move in rubric.moves if move not in made)
    return Debrief(
        kind=document.kind,
        role=document.role,
        round=document.round,
        engine=engine,
        judged=reason is None,
        reason=reason,
        moves=tuple(MadeMove(move, tuple(quotes)) for move, quotes in made.items()),
        missing=missing,
        findings=findings,
        credits=earnings,
        scorecard=scores,
        measures=measures,
        probes=_probes(book, rubric, missing),
        next=next_fix(rubric, scores, earned),
    )


def _read(
    document: Document, rubric: Rubric, words: Lexicon, *, signs_only: bool
) -> tuple[Reading, str]:
    """Return the reading of a document with its moves, and the name of what read them."""
    text = Text(document.text)
    reading = Reading(document, text, words.index.find(text))
    reading.off_topic = off_topic(document, text)
    signed = read_moves(reading, words, rubric.moves, document.round)
    learned = None if signs_only else model_for(reading, rubric)
    if learned is None:
        reading.moves = signed
        return reading, SIGNS
    learn(reading, rubric, learned, words, signed)
    return reading, f"model/{learned.version}"


_OFF_TOPIC = "This answers another question: it does not speak about what was asked."


def _not_enough(reading: Reading, rubric: Rubric) -> str | None:
    """Return why there is not enough to judge, or None."""
    if reading.words < rubric.enough_words:
        count = "1 word" if reading.words == 1 else f"{reading.words} words"
        return f"Not enough to judge: {count}, and at least {rubric.enough_words} are needed."
    if reading.off_topic:
        return _OFF_TOPIC
    return None


def _with_credits(made: Quotes, earnings: tuple[Finding, ...]) -> Quotes:
    earned = {move: list(quotes) for move, quotes in made.items()}
    for credit in earnings:
        earned.setdefault(credit.rule, []).append(credit.span)
    return earned


def _probes(book: Handbook, rubric: Rubric, missing: tuple[str, ...]) -> tuple[Probe, ...]:
    """Return questions after missing moves, those that a low level asks for first."""
    weight = {
        move: condition.level
        for competency in rubric.competency
        for condition in reversed(competency.condition)
        for move in (*condition.made, *condition.some)
    }
    wanted = sorted(missing, key=lambda move: weight.get(move, 5))[:_PROBES]
    return tuple(Probe(move, book.moves[move].ask) for move in wanted)
