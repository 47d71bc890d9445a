"""Text: one written answer, letter or posting, and everything read from it once."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import NoReturn

from debrief.text.quantities import Facts, Quantity, find_facts, find_marks
from debrief.text.sentences import Sentence, find_sentences, paragraph_spans
from debrief.text.spans import Span, Word, fold, line_breaks, split_words, without_surrogates


class Text:
    """An immutable text. Every reading of it is made on first use and kept.

    All offsets are str indices into `source` exactly as it was given.
    """

    source: str

    def __init__(self, source: str) -> None:
        """Take the text as it is; nothing is read yet."""
        self.__dict__["source"] = source

    def __setattr__(self, name: str, value: object) -> NoReturn:
        """Refuse: a text never changes. Raises AttributeError."""
        raise AttributeError(f"a Text cannot be changed: {name}")

    def __eq__(self, other: object) -> bool:
        """Return whether the other is a text with the same source."""
        return isinstance(other, Text) and other.source == self.source

    def __hash__(self) -> int:
        """Return the hash of the source."""
        return hash(self.source)

    def __repr__(self) -> str:
        """Return the beginning of the source, for messages."""
        return f"Text({self.source[:40]!r})"

    @cached_property
    def folded(self) -> str:
        """The search form: lower case, plain quotes, spaces and dashes; same length."""
        return fold(self.source)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in order, each with its folded form."""
        return split_words(self.source, self.folded)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The stretches between blank lines, trimmed."""
        return paragraph_spans(self.source)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences in order; together they hold every non-space character once."""
        return find_sentences(without_surrogates(self.source), self.words, self._unbreakable)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers that measure something, in order, each inside one sentence."""
        return self._facts.quantities

    @cached_property
    def periods(self) -> tuple[Span, ...]:
        """The dates and time frames in order, each inside one sentence."""
        return self._facts.periods

    @cached_property
    def _facts(self) -> Facts:
        spans = [one.span for one in self.sentences]
        return find_facts(self.folded, self.words, self._marks, spans)

    @cached_property
    def _marks(self) -> list[int]:
        return find_marks(self.words)

    def _unbreakable(self, start: int, end: int) -> list[Span]:
        facts = find_facts(self.folded, self.words, self._marks, [Span(start, end)])
        return sorted([*(one.span for one in facts.quantities), *facts.periods])

    def quote(self, span: Span) -> str:
        """Return the characters the span covers, exactly as written."""
        return self.source[span.start : span.end]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(found.end() for found in line_breaks().finditer(self.source))]

    def locate(self, offset: int) -> tuple[int, int]:
        """Return the line and column of an offset, both counted from 1.

        Raises ValueError if the offset lies outside the text; its very end is inside.
        """
        if not 0 <= offset <= len(self.source):
            raise ValueError(f"offset {offset} is outside a text of {len(self.source)} characters")
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [one.span.start for one in self.sentences]

    def sentence_at(self, offset: int) -> int | None:
        """Return the index of the sentence that covers an offset, or None between sentences."""
        index = bisect_right(self._sentence_starts, offset) - 1
        return index if index >= 0 and offset < self.sentences[index].span.end else None
