"""What a reader would stumble over: each rule applied to a reading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from debrief.critique.checks import BESIDE_THE_MODEL, CHECKS
from debrief.critique.debrief import Document, Finding, Quote
from debrief.critique.deeds import at_most
from debrief.critique.lexicon import CompiledRule, Lexicon
from debrief.critique.reading import Reading
from debrief.critique.records import When
from debrief.text import Span

_MOST_PER_RULE = 5


def find(
    reading: Reading, lexicon: Lexicon, shares: dict[str, float]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings and the credits of a reading, each in the order of the text."""
    document, round_id = reading.document, _round_of(reading.document)
    found: list[Finding] = []
    earned: list[Finding] = []
    owners, seen, off = reading.owners, reading.seen, document.off
    for compiled in lexicon.rules_for(document.kind, document.role, round_id):
        rule = compiled.rule
        if rule.id in off or not (owners.issuperset(compiled.needs) or rule.id in seen):
            continue
        (earned if rule.credit else found).extend(_apply(compiled, reading, shares))
    found.sort(key=_order)
    earned.sort(key=_order)
    return tuple(found), tuple(earned)


def _order(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.rule


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
    if not spans and (spans is None or rule.when.check in BESIDE_THE_MODEL):
        spans = _triggers(compiled, reading)
        if not spans or not _document_holds(compiled, reading, shares, spans):
            return
    if not spans:
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
    places: Iterable[tuple[int, tuple[int, int]]] = ()
    spans: list[Span] = []
    if compiled.phrases >= 0:
        if compiled.phrases in reading.owners:
            places = [(reading.sentence_of(hit[0]), hit) for hit in reading.hits[compiled.phrases]]
    elif rule.on_move:
        moves = reading.moves.get(rule.on_move, ())
        places = [(made.sentence, (made.span.start, made.span.end)) for made in moves]
    elif not check:
        return [_anchor(compiled, reading)] if reading.text.sentences else []
    if places:
        spoiled = reading.sentences_with(compiled.unless)
        spans = [
            Span(start, end)
            for sentence, (start, end) in places
            if sentence not in spoiled and _sentence_holds(compiled, reading, sentence)
        ]
    return CHECKS[check](reading) if check and not spans else spans


def _sentence_holds(compiled: CompiledRule, reading: Reading, sentence: int) -> bool:
    features = reading.features[sentence]
    if features & compiled.has != compiled.has or features & compiled.lacks:
        return False
    if compiled.nearby_lacks and reading.nearby_features(sentence) & compiled.nearby_lacks:
        return False
    if compiled.nearby in reading.owners:
        return reading.sentences_with(compiled.nearby).isdisjoint(reading.nearby(sentence))
    return True


def _document_holds(
    compiled: CompiledRule, reading: Reading, shares: dict[str, float], spans: list[Span]
) -> bool:
    when, words, count = compiled.rule.when, reading.words, len(spans)
    if words < when.min_words or (when.max_words is not None and words > when.max_words):
        return False
    if count < when.hits or (when.per_100 and count * 100 < when.per_100 * words):
        return False
    if compiled.document in reading.owners:
        return False
    if compiled.document_lacks and reading.document_features & compiled.document_lacks:
        return False
    return _moves_hold(when, reading) and _places_hold(when, reading, shares, spans[0])


def _moves_hold(when: When, reading: Reading) -> bool:
    """Tell whether the moves made are those that a rule asks for."""
    moves = reading.moves.keys()
    return (
        moves.isdisjoint(when.missing)
        and moves.isdisjoint(when.none_made)
        and (not when.made or moves >= set(when.made))
        and (not when.before or _comes_before(reading, when.before[0], when.before[1]))
    )


def _places_hold(when: When, reading: Reading, shares: dict[str, float], first: Span) -> bool:
    """Tell whether the trigger stands where a rule asks for it, and what the words went on."""
    return (
        (when.early is None or _place(reading, first) <= when.early)
        and (when.late is None or _place(reading, first) > when.late)
        and all(shares.get(part, 0.0) > most for part, most in when.over.items())
        and all(shares.get(part, 0.0) < least for part, least in when.under.items())
        and (when.most_deeds is None or at_most(reading, when.most_deeds))
    )


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
