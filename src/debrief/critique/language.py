"""How rule authors write phrases, and what a phrase needs of a text.

The language is small enough to learn from an example:

    north star            these words, whatever their case
    reduc*                any ending: reduce, reducing, reduction
    (cut|drop*) costs     one of several; a bar inside brackets
    (very)? unique        optional
    instead of ... we     up to five words between, never across the end of a sentence
    by # percent          # is any number

No construct can backtrack without bound. The index that finds phrases is in `phrases`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_TOKEN = re.compile(r"\.\.\.|\([^()]+\)\??|[^\s()]+")
_LEADING_WORD = re.compile(r"[^\W_][\w'-]*\*?")
_WORDS = re.compile(r"[^\W_][\w' -]*")
_HOLDS_WORD = re.compile(r"[^\W_]\w*")
_SEPARATOR = r"[\s,]{1,3}"
_GAP = r"(?:[^\w.!?;:]{1,3}(?:[\w'’%$€£-]|\.(?=\w)){1,40}){0,5}?"
_NUMBER = r"[$€£]?\d[\d.,]{0,14}"
_WIDEST_WORD = 24
"""More than a word adds to what is written of it: an ending, a number, what separates it."""
_WIDEST_GAP = 5 * 43
NEAR = 400
"""How many characters a phrase may cover to be ruled out by what stands near."""
STEM = 3


class PhraseError(ValueError):
    """A phrase that is not in the language; the message says what is wrong with it."""


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


def check(phrase: str) -> None:
    """Raise PhraseError where a phrase is not in the language."""
    for _ in openings_of(" ".join(phrase.lower().split())):
        pass


def openings_of(source: str) -> Iterable[tuple[str, tuple[str, ...] | None]]:
    """Return each word a phrase may begin with, and the tokens that follow it.

    Raises PhraseError where the phrase is not in the language.
    """
    if _WORDS.fullmatch(source):
        first, *rest = source.split()
        return ((first, tuple(rest)),)
    return _openings(tokens_of(source))


def _openings(tokens: list[str]) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    for place, token in enumerate(tokens):
        rest = tokens[place + 1 :]
        for alternative in _alternatives(token):
            first, *inner = alternative.split()
            word = _first_word(first)
            yield word, (*inner, *rest) if word == first else _inside(first, word)
        if not token.endswith(")?"):
            return


def _inside(token: str, word: str) -> tuple[str, ...] | None:
    """Return what comes after the first word inside a token: "a/b" is two words of a text."""
    rest = token[len(word) :]
    return (rest[1:], "...") if rest[0] == "/" and word[-1] != "*" and len(rest) > 1 else None


def ways_on(rest: tuple[str, ...]) -> list[tuple[str, tuple[str, ...] | None]] | None:
    """Return the runs, stems ("reduc*") and "#" that may come next, with the tokens after each.

    None where any word may come next, or none.
    """
    ways: list[tuple[str, tuple[str, ...] | None]] = []
    for place, token in enumerate(rest):
        for alternative in _alternatives(token):
            word, *inner = alternative.split()
            further = (*inner, *rest[place + 1 :])
            if (
                word == "..."
                or word[0] == "_"
                or (word[-1] == "*" and not _HOLDS_WORD.search(word))
            ):
                return None
            if not _HOLDS_WORD.search(word) and word != "#":
                # "%" is no word of a text, so the next token says what comes.
                beyond = ways_on(further)
                if beyond is None:
                    return None
                ways += beyond
                continue
            run = _run_of(word)
            if run[-1] == "*" and len(run) <= STEM:
                return None
            ways.append((run, further if run == word else None))
        if not token.endswith(")?"):
            return ways
    return None


def _run_of(word: str) -> str:
    """Return the part of a token that is the run of a word: "don't" gives "don"."""
    found = _HOLDS_WORD.search(word)
    if found is None:
        return word
    return found[0] + "*" if word.endswith(found[0] + "*") else found[0]


def _keys_of(token: str) -> frozenset[str] | None:
    """Return the keys of words of which a token needs one, or None where it can do without."""
    if token == "..." or token.endswith(")?"):
        return None
    keys = set()
    for alternative in _alternatives(token):
        word = alternative.split()[0]
        if word != "#" and not _LEADING_WORD.match(word):
            return None
        run = _run_of(word)
        if run[-1] == "*" and len(run) <= STEM:
            return None
        keys.add(run if run[-1] != "*" else run[:STEM] + "*")
    return frozenset(keys)


def keys_at(run: str) -> tuple[str, ...]:
    """Return the keys that a word of a text fulfils."""
    stem = run[:STEM] + "*"
    return (run, stem, "#") if run[0].isdigit() else (run, stem)


def needed_keys(tokens: list[str]) -> tuple[frozenset[str], ...]:
    """Return the keys that must stand near the first word, one group for each token that has some.

    Only tokens that begin within NEAR characters of the first word count.
    """
    found: list[frozenset[str]] = []
    reach = _longest(tokens[0])
    for token in tokens[1:]:
        keys = _keys_of(token)
        if keys and reach <= NEAR:
            found.append(keys)
        reach += _longest(token)
    return tuple(sorted(found, key=lambda keys: -min(map(len, keys))))


def _longest(token: str) -> int:
    """Return how many characters a token and the space after it may cover, at most."""
    if token == "...":
        return _WIDEST_GAP
    return max(map(len, _alternatives(token))) + _WIDEST_WORD * (1 + token.count(" "))


def _alternatives(token: str) -> list[str]:
    return token.rstrip("?")[1:-1].split("|") if token.startswith("(") else [token]


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


def pattern(source: str) -> str:
    """Return the regular expression of a phrase, to be matched where it begins."""
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
