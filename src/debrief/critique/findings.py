"""What a reader would stumble over: each rule applied to a reading."""

from __future__ import annotations

from collections.abc import Iterator

from debrief.critique.checks import CHECKS
from debrief.critique.debrief import Document, Finding, Quote
from debrief.critique.deeds import at_most
from debrief.critique.lexicon import CompiledRule, Lexicon
from debrief.critique.reading import Reading
from debrief.text import Span

_MOST_PER_RULE = 5


def find(
    reading: Reading, lexicon: Lexicon, shares: dict[str, float]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings and the credits of a reading, each in the order of the text."""
    document, round_id = reading.document, _round_of(reading.document)
    found: list[Finding] = []
    earned: list[Finding] = []
    for compiled in lexicon.compiled_rules:
        rule = compiled.rule
        if (
            document.kind not in rule.kinds
            or document.role not in rule.roles
            or (rule.rounds and round_id and round_id not in rule.rounds)
            or rule.id in document.off
        ):
            continue
        (earned if rule.credit else found).extend(_apply(compiled, reading, shares))
    found.sort(key=lambda finding: (finding.span.start, finding.span.end, finding.rule))
    earned.sort(key=lambda finding: (finding.span.start, finding.span.end, finding.rule))
    return tuple(found), tuple(earned)


def _round_of(document: Document) -> str | None:
    """Return the round whose rules apply: where none is stated, the first of the default rubric.

    Letters and résumés have none, and a rule that names them applies whatever its rounds.
    """
    if document.kind in ("letter", "resume"):
        return None
    if document.round:
        return document.round
    if document.kind == "story":
        return "behavioral"
    return "product-design" if document.role == "pm" else "positioning"


def _apply(compiled: CompiledRule, reading: Reading, shares: dict[str, float]) -> Iterator[Finding]:
    rule = compiled.rule
    spans = reading.seen.get(rule.id)
    if spans is None or rule.when.check:
        spans = _triggers(compiled, reading)
        if not spans or not _document_holds(compiled, reading, shares, spans):
            return
    count = len(spans)
    for span in spans[: 1 if rule.report == "first" else _MOST_PER_RULE]:
        quote = Quote.of(reading.text, span)
        message = rule.message
        if "{" in message:
            shown = " ".join(quote.text.split())
            shown = shown if len(shown) <= 80 else shown[:77].rstrip() + "..."
            message = (
                message.replace("{count}", str(count))
                .replace("{words}", str(reading.words))
                .replace("{quote}", shown)
            )
        yield Finding(
            rule.id, rule.family, rule.severity, quote, message, rule.why, rule.fix, rule.source
        )


def _triggers(compiled: CompiledRule, reading: Reading) -> list[Span]:
    rule, check = compiled.rule, compiled.rule.when.check
    places: list[tuple[int, Span]] = []
    if compiled.phrases >= 0:
        hits = reading.hits.get(compiled.phrases, ())
        places = [(reading.sentence_of(hit.start), Span(hit.start, hit.end)) for hit in hits]
    elif rule.on_move:
        places = [(made.sentence, made.span) for made in reading.moves.get(rule.on_move, ())]
    elif not check:
        return [_anchor(compiled, reading)] if reading.text.sentences else []
    if places and compiled.unless >= 0:
        spoiled = {reading.sentence_of(hit.start) for hit in reading.hits.get(compiled.unless, ())}
        places = [place for place in places if place[0] not in spoiled]
    spans = [span for sentence, span in places if _sentence_holds(compiled, reading, sentence)]
    return CHECKS[check](reading) if check and not spans else spans


def _sentence_holds(compiled: CompiledRule, reading: Reading, sentence: int) -> bool:
    features = reading.features[sentence]
    if features & compiled.has != compiled.has or features & compiled.lacks:
        return False
    if compiled.nearby_lacks and reading.nearby_features(sentence) & compiled.nearby_lacks:
        return False
    if compiled.nearby >= 0:
        near = reading.nearby(sentence)
        return not any(
            reading.sentence_of(hit.start) in near for hit in reading.hits.get(compiled.nearby, ())
        )
    return True


def _document_holds(
    compiled: CompiledRule, reading: Reading, shares: dict[str, float], spans: list[Span]
) -> bool:
    when, words, count = compiled.rule.when, reading.words, len(spans)
    if words < when.min_words or (when.max_words is not None and words > when.max_words):
        return False
    if count < when.hits or (when.per_100 and count * 100 < when.per_100 * words):
        return False
    return all(_conditions(compiled, reading, shares, spans[0]))


def _conditions(
    compiled: CompiledRule, reading: Reading, shares: dict[str, float], first: Span
) -> Iterator[bool]:
    """Yield what a rule asks of the whole document, the cheapest first."""
    when, moves = compiled.rule.when, reading.moves
    yield compiled.document < 0 or compiled.document not in reading.hits
    yield not (compiled.document_lacks and reading.document_features & compiled.document_lacks)
    yield all(move in moves for move in when.made)
    yield not any(move in moves for move in (*when.missing, *when.none_made))
    yield not when.before or _comes_before(reading, when.before[0], when.before[1])
    yield when.early is None or _place(reading, first) <= when.early
    yield when.late is None or _place(reading, first) > when.late
    yield all(shares.get(part, 0.0) > most for part, most in when.over.items())
    yield all(shares.get(part, 0.0) < least for part, least in when.under.items())
    yield when.most_deeds is None or at_most(reading, when.most_deeds)


def _comes_before(reading: Reading, first: str, second: str) -> bool:
    """Tell whether a move is made and another comes only later, or never."""
    if first not in reading.moves:
        return False
    return (
        second not in reading.moves
        or reading.moves[first][0].sentence < reading.moves[second][0].sentence
    )


def _place(reading: Reading, span: Span) -> float:
    """Return the share of the words that stand before a span, 0 to 1."""
    return reading.words_in(Span(0, span.start)) / reading.words if reading.words else 0.0


def _anchor(compiled: CompiledRule, reading: Reading) -> Span:
    """Return where a finding about the whole document is shown."""
    when = compiled.rule.when
    for move in (*when.made, *when.before):
        if move in reading.moves:
            return reading.moves[move][0].span
    return reading.text.sentences[0].span
