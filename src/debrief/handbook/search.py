"""Full-text search: ranked places, each with a stretch of its own text that shows why.

All texts stand in one string in plain letters, which `str.find` goes through in microseconds, so
there is no index to keep. A place counts more the more of the words it has, the rarer they are,
and where they stand in its title or heading.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Literal

from debrief.handbook.spelling import SHORT, beginnings, plain_letters

Kind = Literal["chapter", "exercise", "rule", "metric", "round", "artefact", "launch"]
MOST_WORDS = 8
LONGEST = 200
"""The most characters of a question that are read."""

_AROUND = 230
_TITLE, _HEADING, _TEXT = 6.0, 3.0, 1.0
_SMALL = frozenset(
    "a about an and are as at be by do does for from how i if in is it me my of on or should that "
    "the their this to was what when which who why will with you your".split()
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Passage:
    """A place that can be found. A chapter has one per heading; `anchor` is its element id.

    `track` is "pm", "pmm", "both" or "shared", as the entry calls it.
    """

    kind: Kind
    id: str
    title: str
    text: str
    track: str = "both"
    heading: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found: a verbatim stretch of its text, and where the words stand in it."""

    passage: Passage
    snippet: str
    marks: tuple[tuple[int, int], ...]
    score: float
    begins: bool = True
    ends: bool = True
    """Whether the stretch reaches the beginning and the end of the text."""


class Library:
    """Passages that can be searched."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages = tuple(passages)
        # The id counts as a heading: "vanity metric" finds the rule vanity-metric.
        whole = [f"{one.title}\n{one.id} {one.heading}\n{one.text}\n" for one in self.passages]
        self._starts = [0, *accumulate(map(len, whole))]
        self._letters = plain_letters("".join(whole))

    def search(self, words: str, most: int = 20) -> list[Hit]:
        """Return at most so many places, best first, each chapter or other entry once."""
        asked = _asked(words)
        found: dict[int, dict[str, list[tuple[int, int]]]] = defaultdict(dict)
        for word in asked:
            for start, end in self._places(word):
                place = bisect_right(self._starts, start) - 1
                begin = self._starts[place]
                found[place].setdefault(word, []).append((start - begin, end - begin))
        rarity = {
            word: math.log(
                1 + len(self.passages) / (1 + sum(word in has for has in found.values()))
            )
            for word in asked
        }
        ranked = sorted(
            ((self._score(place, has, rarity), place) for place, has in found.items()),
            key=lambda pair: (-pair[0], pair[1]),
        )
        best: dict[tuple[str, str], tuple[float, int]] = {}
        for score, place in ranked:
            passage = self.passages[place]
            best.setdefault((passage.kind, passage.id), (score, place))
        return [
            _hit(self.passages[place], found[place], score)
            for score, place in list(best.values())[:most]
        ]

    def _places(self, word: str) -> Iterator[tuple[int, int]]:
        """Yield where words stand that begin as `word` may, by offsets in all texts."""
        letters = self._letters
        for beginning in beginnings(word):
            at = letters.find(beginning)
            while at >= 0:
                end = at + len(beginning)
                whole = len(word) > SHORT or not letters[end].isalnum()
                if whole and (at == 0 or not letters[at - 1].isalnum()):
                    while letters[end].isalnum():
                        end += 1
                    yield at, end
                at = letters.find(beginning, end)

    def _score(
        self, place: int, has: dict[str, list[tuple[int, int]]], rarity: dict[str, float]
    ) -> float:
        passage = self.passages[place]
        title = len(passage.title)
        heading = _before(passage)
        total = 0.0
        for word, spots in has.items():
            weight = sum(
                _TITLE if start < title else _HEADING if start < heading else _TEXT
                for start, _ in spots
            )
            total += rarity[word] * weight / (weight + 2.0)
        return total * (len(has) / len(rarity)) ** 2


def _asked(words: str) -> list[str]:
    found = _WORD.findall(plain_letters(words[:LONGEST]))
    # Small words stand everywhere: two of them are enough where nothing else is asked.
    telling = [word for word in found if word not in _SMALL] or found[:2]
    return list(dict.fromkeys(telling))[:MOST_WORDS]


def _before(passage: Passage) -> int:
    """Return where in its place among all texts a passage's own text begins."""
    return len(passage.title) + len(passage.id) + len(passage.heading) + 3


def _hit(passage: Passage, has: dict[str, list[tuple[int, int]]], score: float) -> Hit:
    before = _before(passage)
    spots = sorted(
        (start - before, end - before, word)
        for word, all_spots in has.items()
        for start, end in all_spots
        if start >= before
    )
    start, end = _window(passage.text, spots)
    marks = tuple((a - start, b - start) for a, b, _ in spots if start <= a and b <= end)
    whole = len(passage.text)
    return Hit(passage, passage.text[start:end], marks, score, start == 0, end == whole)


def _window(text: str, spots: Sequence[tuple[int, int, str]]) -> tuple[int, int]:
    """Return the stretch of whole words that shows most of the words that were asked."""
    best, start = (0, 0), 0
    for first, (at, _, _) in enumerate(spots):
        inside = [word for a, _, word in spots[first:] if a < at + _AROUND * 2 // 3]
        if (len(set(inside)), len(inside)) > best:
            best, start = (len(set(inside)), len(inside)), at
    # A sentence that begins shortly before is shown from its beginning.
    sentence = max(text.rfind(mark, 0, start) for mark in (". ", "? ", ": ")) + 2
    begin = sentence if sentence > 1 and start - sentence < _AROUND // 2 else max(0, start - 60)
    if start < _AROUND // 2 and sentence <= 1:
        begin = 0
    if begin > 0 and begin != sentence:
        begin = text.find(" ", begin) + 1
    end = begin + _AROUND
    if end >= len(text):
        return begin, len(text)
    return begin, max(text.rfind(" ", begin, end), begin)
