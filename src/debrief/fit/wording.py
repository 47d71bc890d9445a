"""Phrases of the content files found in a line: whole words, any ending, any number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from debrief.text import Span
from debrief.text.spans import fold


def find_phrases(text: str, phrases: Iterable[str]) -> tuple[Span, ...]:
    """Return where phrases stand in a text, in order and without overlap.

    In a phrase `*` matches any ending of a word and `#` any number; the rest is literal, without
    regard to case and to the width of spaces.
    """
    found = _pattern(tuple(phrases)).finditer(fold(text))
    return tuple(Span(*match.span()) for match in found)


def begins_with(text: str, phrases: Iterable[str]) -> str | None:
    """Return the words with which a text begins if they are one of the phrases."""
    match = _pattern(tuple(phrases)).match(fold(text))
    return match.group() if match else None


@lru_cache(maxsize=64)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    # The longest phrase first, because the first that fits ends the search.
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_one, ordered))})(?!\w)" if ordered else r"(?!)")


def _one(phrase: str) -> str:
    literal = re.escape(phrase).replace(r"\*", r"\w*").replace(r"\#", r"\d[\d.,]{0,9}")
    return literal.replace(r"\ ", r"\s{1,4}")
