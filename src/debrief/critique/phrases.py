"""Phrases as rule authors write them, and an index that finds all of them in one pass.

The language is small enough to learn from an example:

    north star            these words, whatever their case
    reduc*                any ending: reduce, reducing, reduction
    (cut|drop*) costs     one of several; a bar inside brackets
    (very)? unique        optional
    instead of ... we     up to five words between, never across the end of a sentence
    by # percent          # is any number

Every phrase is filed under the words it may begin with, so a text is read word by word and only
the few phrases that could start at a word are tried there. One pattern per rule over the whole
text does the same about thirty times slower. No construct can backtrack without bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from debrief.text import Text

_TOKEN = re.compile(r"\.\.\.|\([^()]+\)\??|[^\s()]+")
_LEADING_WORD = re.compile(r"[^\W_][\w'-]*\*?")
_SEPARATOR = r"[\s,]{1,3}"
_GAP = r"(?:[^\w.!?;:]{1,3}[\w'’.%$€£-]{1,40}){0,5}?"
_NUMBER = r"[$€£]?\d[\d.,]{0,14}"
_MEMO_LIMIT = 20_000


class PhraseError(ValueError):
    """A phrase that is not in the language; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase of an owner stands, in offsets of the text."""

    start: int
    end: int


@dataclass(slots=True)
class _Entry:
    owner: int
    source: str
    literal: str | None
    pattern: re.Pattern[str] | None = None

    def end_of_match(self, folded: str, start: int) -> int:
        """Return where the phrase ends when it stands at `start`, or -1."""
        if self.literal is not None:
            end = start + len(self.literal)
            if not folded.startswith(self.literal, start) or (
                end < len(folded) and (folded[end].isalnum() or folded[end] in "_-")
            ):
                return -1
            return end
        if self.pattern is None:
            self.pattern = re.compile(_pattern(self.source))
        found = self.pattern.match(folded, start)
        return found.end() if found else -1


class PhraseIndex:
    """All phrases of all owners. `find` returns, per owner, its longest hits from left to right."""

    def __init__(self, owners: Iterable[Iterable[str]]) -> None:
        self._exact: dict[str, list[_Entry]] = {}
        self._stems: dict[str, list[_Entry]] = {}
        self._number: list[_Entry] = []
        self._memo: dict[str, tuple[_Entry, ...]] = {}
        for owner, phrases in enumerate(owners):
            for phrase in phrases:
                self._file(owner, phrase)
        self._stem_lengths = sorted({len(stem) for stem in self._stems})

    def _file(self, owner: int, phrase: str) -> None:
        source = " ".join(phrase.lower().split())
        tokens = tokens_of(source)
        plain = not any(set("()*#?") & set(token) or token == "..." for token in tokens)
        entry = _Entry(owner, source, source if plain and len(tokens) == 1 else None)
        for first in _first_words(tokens):
            if first == "#":
                self._number.append(entry)
            elif first.endswith("*"):
                self._stems.setdefault(first[:-1], []).append(entry)
            else:
                self._exact.setdefault(first, []).append(entry)

    def find(self, text: Text) -> dict[int, list[Hit]]:
        """Return the hits of every owner that has one. Hits of one owner do not overlap."""
        folded = text.folded
        memo, candidates = self._memo, self._candidates
        found: dict[int, list[Hit]] = {}
        for word in text.words:
            form = word.form
            entries = memo.get(form)
            if entries is None:
                entries = candidates(form)
            if not entries:
                continue
            start = word.start
            for entry in entries:
                end = entry.end_of_match(folded, start)
                if end < 0:
                    continue
                hits = found.setdefault(entry.owner, [])
                if hits and start < hits[-1].end:
                    if hits[-1].start == start and end > hits[-1].end:
                        hits[-1] = Hit(start, end)
                    continue
                hits.append(Hit(start, end))
        return found

    def _candidates(self, form: str) -> tuple[_Entry, ...]:
        entries = list(self._exact.get(form, ()))
        for length in self._stem_lengths:
            if length > len(form):
                break
            entries += self._stems.get(form[:length], ())
        if form[0].isdigit():
            entries += self._number
        if len(self._memo) >= _MEMO_LIMIT:
            self._memo.clear()
        self._memo[form] = unique = tuple({id(entry): entry for entry in entries}.values())
        return unique


def tokens_of(phrase: str) -> list[str]:
    """Split a phrase into its tokens. Raises PhraseError where it is not in the language."""
    tokens: list[str] = _TOKEN.findall(phrase)
    if "".join(tokens).replace(" ", "") != phrase.replace(" ", ""):
        raise PhraseError(f"{phrase!r}: brackets must be closed and not nested")
    if not tokens:
        raise PhraseError("a phrase is empty")
    if tokens[0] == "..." or tokens[-1] == "...":
        raise PhraseError(f"{phrase!r}: begins or ends with '...'")
    if all(token.endswith(")?") for token in tokens):
        raise PhraseError(f"{phrase!r}: every word is optional")
    return tokens


def _first_words(tokens: list[str]) -> Iterator[str]:
    for token in tokens:
        if token.startswith("("):
            inner = token.rstrip("?")[1:-1]
            for alternative in inner.split("|"):
                yield _first_word(alternative.split()[0])
            if token.endswith("?"):
                continue
        else:
            yield _first_word(token)
        return


def _first_word(token: str) -> str:
    """Return the part of a token that the text room would read as its first word."""
    if token == "#":
        return token
    found = _LEADING_WORD.match(token)
    if not found:
        raise PhraseError(f"{token!r}: a phrase begins with a word, a number or #")
    return found[0]


def _word_pattern(word: str) -> str:
    if word == "#":
        return _NUMBER
    if word.endswith("*"):
        return re.escape(word[:-1]) + r"[\w'-]{0,20}"
    return re.escape(word)


def _pattern(source: str) -> str:
    built, separator = "", ""
    for token in tokens_of(source):
        if token == "...":
            built += _GAP
            continue
        if token.startswith("("):
            alternatives = token.rstrip("?")[1:-1].split("|")
            body = "|".join(
                _SEPARATOR.join(_word_pattern(word) for word in alternative.split())
                for alternative in alternatives
            )
            body = f"(?:{body})"
        else:
            body = _word_pattern(token)
        if token.endswith(")?"):
            built += f"(?:{body}{_SEPARATOR})?" if not separator else f"(?:{separator}{body})?"
            continue
        built += separator + body
        separator = _SEPARATOR
    return built + r"(?![\w])"
