"""One text, read once: what every rule, sign and score looks up instead of reading again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from debrief.critique.debrief import Document
from debrief.critique.phrases import Hit
from debrief.text import Span, Text

FEATURES = {
    name: 1 << place
    for place, name in enumerate(
        (
            "quantity",
            "change",
            "target",
            "period",
            "question",
            "quoted-line",
            "figures",
            "name",
            "label",
        )
    )
}
_QUANTITY, _CHANGE, _TARGET, _PERIOD = (
    FEATURES[name] for name in ("quantity", "change", "target", "period")
)
_QUESTION, _QUOTED, _FIGURES, _NAME = (
    FEATURES[name] for name in ("question", "quoted-line", "figures", "name")
)
_LABEL = FEATURES["label"]
_LONG_SENTENCE = 130
_LONGEST_LABEL = 32
"""How far into a sentence the colon of a label such as "Segment to hold:" may stand."""
_CLAUSE_STARTS = (
    ", ",
    "; ",
    ": ",
    " - ",
    " – ",
    " — ",
    " because ",
    " but ",
    " so that ",
    " while ",
)


def mask_of(features: Iterable[str]) -> int:
    """Return features as one bit mask, so that a sentence is tested in one operation."""
    mask = 0
    for feature in features:
        mask |= FEATURES[feature]
    return mask


class Made(NamedTuple):
    """A move made in a sentence (its index), and the words that made it."""

    sentence: int
    span: Span


@dataclass(eq=False)
class Reading:
    """A document with its sentences, features, phrase hits and moves."""

    document: Document
    text: Text
    hits: Mapping[int, list[Hit]]
    moves: dict[str, list[Made]] = field(default_factory=dict)
    seen: dict[str, list[Span]] = field(default_factory=dict)
    off_topic: bool = False
    features: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        sentences = self.text.sentences
        self._starts = [sentence.span.start for sentence in sentences]
        self.features = features = self._surfaces()
        for quantity in self.text.quantities:
            mask = _QUANTITY
            if quantity.is_change:
                mask |= _CHANGE | _TARGET
            elif quantity.start_value is not None:
                mask |= _CHANGE
            if quantity.is_target:
                mask |= _TARGET
            index = self.sentence_of(quantity.span.start)
            if features[index] & _QUANTITY:
                mask |= _FIGURES
            features[index] |= mask
        for period in self.text.periods:
            features[self.sentence_of(period.start)] |= _PERIOD

    def _surfaces(self) -> list[int]:
        """Return the features that single characters show; most texts have few of those."""
        source, sentences = self.text.source, self.text.sentences
        if "?" in source or ": " in source or "=" in source or '"' in self.text.folded:
            return [self._surface(sentence.span) for sentence in sentences]
        return [0] * len(sentences)

    def _surface(self, span: Span) -> int:
        source, mask = self.text.source, 0
        if source.find("?", span.start, span.end) >= 0:
            mask |= _QUESTION
        folded = self.text.folded
        opened = folded.find('"', span.start, span.end)
        if opened >= 0 and folded.find('"', opened + 12, span.end + 1) >= 0:
            mask |= _QUOTED
        if source.find(": ", span.start, min(span.start + _LONGEST_LABEL, span.end)) >= 0:
            mask |= _LABEL
        if source.find("=", span.start, span.end) >= 0:
            mask |= _FIGURES
        return mask

    @property
    def words(self) -> int:
        """Return the number of words."""
        return len(self.text.words)

    @cached_property
    def document_features(self) -> int:
        """Return the features that stand anywhere in the document."""
        mask = 0
        for features in self.features:
            mask |= features
        return mask

    @cached_property
    def owners(self) -> frozenset[int]:
        """The owners that have a hit."""
        return frozenset(self.hits)

    def sentence_of(self, offset: int) -> int:
        """Return the index of the sentence an offset lies in, or follows."""
        return (bisect_right(self._starts, offset) or 1) - 1

    def sentences_with(self, owner: int) -> set[int]:
        """Return the sentences in which a phrase of an owner stands."""
        if owner not in self.owners:
            return set()
        return {self.sentence_of(start) for start, _ in self.hits[owner]}

    def nearby(self, sentence: int) -> range:
        """Return the sentence with the one before and the one after."""
        return range(max(sentence - 1, 0), min(sentence + 2, len(self._starts)))

    def nearby_features(self, sentence: int) -> int:
        """Return the features of a sentence and its neighbours."""
        mask = 0
        for index in self.nearby(sentence):
            mask |= self.features[index]
        return mask

    def made_near(self, move: str, sentence: int) -> bool:
        """Tell whether a move is made in a sentence or beside it."""
        return any(abs(made.sentence - sentence) <= 1 for made in self.moves.get(move, ()))

    def words_in(self, span: Span) -> int:
        """Return how many words begin inside a span."""
        starts = self._word_starts
        first = bisect_left(starts, span.start)
        return bisect_left(starts, span.end, first) - first

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word[0] for word in self.text.words]

    def clause(self, sentence: int, hit: Hit | None) -> Span:
        """Return the sentence, or in a long one the clause around a hit."""
        span = self.text.sentences[sentence].span
        if hit is None or len(span) <= _LONG_SENTENCE:
            return span
        folded, start, end = self.text.folded, span.start, span.end
        for mark in _CLAUSE_STARTS:
            before = folded.rfind(mark, start, max(hit.start - 24, start))
            if before >= 0:
                start = max(start, before + len(mark))
            after = folded.find(mark, min(hit.end + 24, end), end)
            if after >= 0:
                end = min(end, after)
        return Span(start, max(end, hit.end))
