"""Places in a text, words, and the folded form every search runs on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from itertools import accumulate
from typing import NamedTuple

_SAME_LENGTH = (
    ("\u2018", "'"), ("\u2019", "'"), ("\u201a", "'"), ("\u201b", "'"), ("\u2032", "'"),
    ("\u201c", '"'), ("\u201d", '"'), ("\u201e", '"'), ("\u201f", '"'),
    ("\u00a0", " "), ("\u2009", " "), ("\u202f", " "),
    ("\u2013", "-"), ("\u2014", "-"), ("\u2011", "-"),
    ("\u03a3", "\u03c3"),
)  # fmt: skip


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string, separated by spaces, as a set."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a text, in str indices of the text exactly as given."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the number of characters covered."""
        return self.end - self.start

    def __bool__(self) -> bool:
        """Return True: an empty stretch is still a place."""
        return True

    def contains(self, other: Span) -> bool:
        """Return whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Word(NamedTuple):
    """One word of a text: where it stands and its folded form ("don't", "self-serve", "2.5")."""

    # A named tuple and not a dataclass: three hundred are built at every pause in typing.

    start: int
    end: int
    form: str

    @property
    def span(self) -> Span:
        """The word's place as a Span."""
        return Span(self.start, self.end)


@cache
def _lone_surrogates() -> re.Pattern[str]:
    return re.compile("[\ud800-\udfff]")


@cache
def _word_pattern() -> re.Pattern[str]:
    # The bounds on repetition keep one match small on "1,1,1,..." a megabyte long.
    return re.compile(
        "([^\\W_][\\w\u0300-\u036f]*+(?:['-][\\w\u0300-\u036f]++|(?<=[0-9])[.,][0-9]\\w*+){0,15}+)"
    )


@cache
def line_breaks() -> re.Pattern[str]:
    """Return the pattern of one line break: CRLF, CR or LF."""
    return re.compile("\r\n|\r|\n")


def without_surrogates(source: str) -> str:
    """Return `source` with every lone surrogate replaced by U+FFFD, length unchanged."""
    try:
        source.encode()
    except UnicodeEncodeError:
        return _lone_surrogates().sub("\ufffd", source)
    return source


def fold(source: str) -> str:
    """Return the search form of `source`: lower case, plain quotes, spaces and dashes.

    The result has exactly the length of `source`, so an index means the same in both. A
    character whose lower case is longer than itself stays as it is.
    """
    if source.isascii():
        return source.lower()
    folded = without_surrogates(source)
    for curly, plain in _SAME_LENGTH:
        folded = folded.replace(curly, plain)
    if "\u0130" in folded:
        return "\u0130".join(part.lower() for part in folded.split("\u0130"))
    return folded.lower()


_word = partial(tuple.__new__, Word)


def split_words(source: str, folded: str) -> tuple[Word, ...]:
    """Return the words of a text in order.

    A word keeps apostrophes and hyphens inside it, and a number keeps its separators. An em
    dash ends a word although it is folded to a hyphen: "users\u2014the" is two words.
    """
    if "\u2014" in source:
        folded = fold(source.replace("\u2014", " "))
    pieces = _word_pattern().split(folded)
    # split() answers gap, word, gap, word, ..., gap; running lengths are the boundaries.
    bounds = list(accumulate(map(len, pieces)))
    return tuple(map(_word, zip(bounds[0::2], bounds[1::2], pieces[1::2], strict=False)))
