"""Phrases as rule authors write them, and an index that finds all of them in one pass.

The language is small enough to learn from an example:

    north star            these words, whatever their case
    reduc*                any ending: reduce, reducing, reduction
    (cut|drop*) costs     one of several; a bar inside brackets
    (very)? unique        optional
    instead of ... we     up to five words between, never across the end of a sentence
    by # percent          # is any number

Every phrase is filed under the words it may begin with and, there, under the words that may come
second. A text is read word by word, and only the few phrases whose first two words stand there are
tried. One pattern per rule over the whole text does the same about a hundred times slower. No
construct can backtrack without bound.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from debrief.text import Text

_TOKEN = re.compile(r"\.\.\.|\([^()]+\)\??|[^\s()]+")
_LEADING_WORD = re.compile(r"[^\W_][\w'-]*\*?")
_SIGNS = frozenset("()*#?")
_PLAIN_WORD = re.compile(r"[^\W_][\w'-]*")
_RUN = re.compile(r"\w+")
_SEPARATOR = r"[\s,]{1,3}"
_GAP = r"(?:[^\w.!?;:]{1,3}[\w'’.%$€£-]{1,40}){0,5}?"
_NUMBER = r"[$€£]?\d[\d.,]{0,14}"
_LONGEST_ENDING = 20
_WIDEST_WORD = 24
"""More than a word adds to what is written of it: an ending, a number, what separates it."""
_WIDEST_GAP = 5 * 43
_NEAR = 400
"""How many characters a phrase may cover to be ruled out by what stands near."""
_STRETCH = 48
"""How many words are looked at before what stands near is gathered anew."""
_STEM = 3
_NARROW = frozenset(" ,\n\t")
"""What between two words shows that the first one ends there."""
_JOINING = frozenset("_'-")
_MEMO_LIMIT = 20_000

_Place = tuple[int, int]
_ANYTHING = None
"""Said of what comes second where any word may, or none."""


class PhraseError(ValueError):
    """A phrase that is not in the language; the message says what is wrong with it."""


class Hit(NamedTuple):
    """Where a phrase of an owner stands, in offsets of the text."""

    start: int
    end: int


class Hits(Mapping[int, list[Hit]]):
    """The hits of every owner that has one, each owner's made ready when it is asked for.

    A rule that does not apply, or a sign whose feature is missing, never asks; those are most.
    """

    def __init__(self, places: dict[int, list[_Place]]) -> None:
        """Take the places in the order of the text; those of one owner may overlap."""
        self._places = places
        self._ready: dict[int, list[Hit]] = {}

    def __getitem__(self, owner: int) -> list[Hit]:
        """Return an owner's hits, longest first where several begin, none overlapping."""
        ready = self._ready.get(owner)
        if ready is None:
            ready = self._ready[owner] = _apart(self._places[owner])
        return ready

    def get(self, owner: int, default: object = None) -> object:  # type: ignore[override]
        """Return an owner's hits, or the default where it has none."""
        return self[owner] if owner in self._places else default

    def __contains__(self, owner: object) -> bool:
        """Tell whether an owner has a hit."""
        return owner in self._places

    def __iter__(self) -> Iterator[int]:
        """Yield the owners that have a hit."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many owners have a hit."""
        return len(self._places)


def _apart(places: list[_Place]) -> list[Hit]:
    """Return the longest hit at each start, from left to right, without overlap."""
    hits: list[Hit] = []
    last = Hit(-1, -1)
    for start, end in places:
        if start >= last.end:
            last = Hit(start, end)
            hits.append(last)
        elif start == last.start and end > last.end:
            last = hits[-1] = Hit(start, end)
    return hits


class _Entry:
    """One phrase, all its owners, and its pattern, compiled when it is first tried."""

    __slots__ = ("_compiled", "_plain", "_single", "_source", "needs", "owners")

    def __init__(self, source: str, tokens: list[str]) -> None:
        self.owners: list[int] = []
        self._source = source
        self._plain = all(map(_is_plain, tokens))
        self._single = len(tokens) == 1
        self._compiled: re.Pattern[str] | None = None
        self.needs = _needs(tokens)
        """Keys of words, of each group of which one must stand near; the rarest group first."""

    def is_word(self, form: str) -> bool:
        """Return whether a word of this form is the whole phrase: "user*" is "users"."""
        if not self._single or form == self._source:
            return self._single
        stem = self._source[:-1]
        return (
            self._source[-1] == "*"
            and len(form) - len(stem) <= _LONGEST_ENDING
            and _PLAIN_WORD.fullmatch(stem) is not None
            and _PLAIN_WORD.fullmatch(form) is not None
        )

    def end_of_match(self, folded: str, start: int) -> int:
        """Return where the phrase ends when it stands at `start`, or -1."""
        source = self._source
        if self._plain and folded.startswith(source, start):
            end = start + len(source)
            following = folded[end : end + 1]
            if following.isalnum() or following == "_" or (self._single and following == "-"):
                return -1
            return end
        if self._plain and self._single:
            return -1
        compiled = self._compiled
        if compiled is None:
            compiled = self._compiled = re.compile(_pattern(source))
        found = compiled.match(folded, start)
        return found.end() if found else -1


_Entries = tuple[_Entry, ...]
_Filed = tuple[_Entry, frozenset[str] | None]
"""A phrase, and the runs, stems ("reduc*") and "#" that may come second, or _ANYTHING."""


class _Continuations:
    """The phrases that begin with one form, by what may come second."""

    __slots__ = ("_by_run", "_by_stem", "_numbers", "_others", "_reaching", "all")

    def __init__(self, exact: list[_Filed], loose: list[_Filed]) -> None:
        """Take phrases that begin with this very form, and with a number or a stem of it."""
        others: list[_Entry] = []
        numbers: list[_Entry] = []
        by_run: dict[str, list[_Entry]] = {}
        by_stem: dict[str, list[_Entry]] = {}
        for entry, second in (*exact, *loose):
            if second is _ANYTHING:
                others.append(entry)
                continue
            for word in second:
                if word == "#":
                    numbers.append(entry)
                elif word[-1] != "*":
                    by_run.setdefault(word, []).append(entry)
                elif len(word) > _STEM:
                    by_stem.setdefault(word[:_STEM], []).append(entry)
                else:
                    others.append(entry)
        self._others = tuple(dict.fromkeys(others))
        self._numbers = tuple(numbers)
        self._by_run = {run: tuple(entries) for run, entries in by_run.items()}
        self._by_stem = {stem: tuple(entries) for stem, entries in by_stem.items()}
        self._reaching = bool(loose)
        self.all = tuple(dict.fromkeys(entry for entry, _ in (*exact, *loose)))

    def before(self, run: str, *, apart: bool) -> _Entries:
        """Return the phrases to try where a word with this run comes second.

        `apart` says that more than one space or comma stands between the two words. There an
        ending or a number may reach over what counts as a word, so all are tried.
        """
        if apart and self._reaching:
            return self.all
        found = self._others
        more = self._by_run.get(run)
        if more:
            found += more
        more = self._by_stem.get(run[:_STEM])
        if more:
            found += more
        return found + self._numbers if self._numbers and run[:1].isdigit() else found


class _Opening(NamedTuple):
    """What may begin at a word of a certain form."""

    run: str
    """The form up to its first apostrophe, hyphen or point."""
    owners: tuple[int, ...]
    """Who has a phrase that this word alone fulfils."""
    alone: _Entries
    """The phrases behind `owners`, to be tried where a hyphen or an apostrophe follows."""
    further: _Continuations | None
    """The phrases that need more than this word."""
    keys: tuple[str, ...]
    """What the word can fulfil of the needs of a phrase that begins before it."""


class PhraseIndex:
    """All phrases of all owners. `find` returns, per owner, its longest hits from left to right."""

    def __init__(self, owners: Iterable[Iterable[str]]) -> None:
        """File every phrase. Raises PhraseError where one is not in the language."""
        self._exact: dict[str, list[_Filed]] = {}
        self._stems: dict[str, list[_Filed]] = {}
        self._number: list[_Filed] = []
        self._memo: dict[str, _Opening] = {}
        entries: dict[str, _Entry] = {}
        for owner, phrases in enumerate(owners):
            for phrase in phrases:
                source = " ".join(phrase.lower().split())
                entry = entries.get(source)
                if entry is None:
                    entry = entries[source] = self._filed(source)
                entry.owners.append(owner)
        self._stem_lengths = sorted({len(stem) for stem in self._stems})
        self._after_number = _Continuations([], self._number)

    def _filed(self, source: str) -> _Entry:
        tokens = tokens_of(source)
        entry = _Entry(source, tokens)
        for first, second in _openings(tokens):
            if first == "#":
                self._number.append((entry, second))
            elif first.endswith("*"):
                self._stems.setdefault(first[:-1], []).append((entry, second))
            else:
                self._exact.setdefault(first, []).append((entry, second))
        return entry

    def find(self, text: Text) -> Hits:
        """Return the hits of every owner that has one. Hits of one owner do not overlap."""
        words, memo = text.words, self._memo
        openings = [memo.get(word[2]) or self._opening(word[2]) for word in words]
        places: defaultdict[int, list[_Place]] = defaultdict(list)
        for first in range(0, len(words), _STRETCH):
            last = min(first + _STRETCH, len(words))
            until = bisect_left(words, (words[last - 1][1] + _NEAR,), last)
            near: set[str] = set().union(*[opening[4] for opening in openings[first:until]])
            _find_between(text, openings, first, last, near, places)
        return Hits(dict(places))

    def _opening(self, form: str) -> _Opening:
        """Return what may begin at a word, and remember it."""
        exact = self._exact.get(form, [])
        loose = [
            filed
            for length in self._stem_lengths
            if length <= len(form)
            for filed in self._stems.get(form[:length], ())
        ]
        numeric = form[0].isdigit()
        alone = [entry for entry, _ in exact if entry.is_word(form)]
        alone += [entry for entry, _ in loose if entry.is_word(form)]
        if alone:
            exact = [filed for filed in exact if filed[0] not in alone]
            loose = [filed for filed in loose if filed[0] not in alone]
        if numeric and "," in form:
            # "12,500" may be read as a number, a comma and a number.
            every = [(entry, _ANYTHING) for entry, _ in (*exact, *loose, *self._number)]
            further: _Continuations | None = _Continuations([], every)
        elif numeric and not (exact or loose):
            further = self._after_number
        elif numeric or exact or loose:
            further = _Continuations(exact, loose + self._number if numeric else loose)
        else:
            further = None
        runs = _RUN.findall(form)
        found = _Opening(
            runs[0],
            tuple(sorted({owner for entry in alone for owner in entry.owners})),
            tuple(alone),
            further,
            tuple(key for run in runs for key in _keys_at(run)),
        )
        if len(self._memo) >= _MEMO_LIMIT:
            self._memo.clear()
        self._memo[form] = found
        return found


def _find_between(
    text: Text,
    openings: Sequence[_Opening],
    first: int,
    last: int,
    near: AbstractSet[str],
    places: dict[int, list[_Place]],
) -> None:
    """Add what begins at the words from `first` to `last`; `near` holds what may follow them."""
    folded, words = text.folded, text.words
    for index in range(first, last):
        _, owners, alone, further, _ = openings[index]
        if not owners and further is None:
            continue
        start, end, _ = words[index]
        entries: _Entries = ()
        if owners:
            if folded[end : end + 1] in _JOINING:
                entries = alone
            else:
                for owner in owners:
                    places[owner].append((start, end))
        if further is not None:
            run, apart = "", True
            if index + 1 < len(words):
                run = openings[index + 1][0]
                apart = words[index + 1][0] != end + 1 or folded[end] not in _NARROW
            entries += further.before(run, apart=apart)
        for entry in entries:
            for keys in entry.needs:
                if keys.isdisjoint(near):
                    break
            else:
                reach = entry.end_of_match(folded, start)
                if reach >= 0:
                    for owner in entry.owners:
                        places[owner].append((start, reach))


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


def _is_plain(token: str) -> bool:
    return token != "..." and _SIGNS.isdisjoint(token)


def _openings(tokens: list[str]) -> Iterator[tuple[str, _Seconds]]:
    """Yield each word a phrase may begin with, and what may come second there."""
    for place, token in enumerate(tokens):
        rest = tokens[place + 1 :]
        for alternative in _alternatives(token):
            first, *inner = alternative.split()
            word = _first_word(first)
            if word != first:
                # "a/b test": the text room reads "a", then "b".
                parts = first[len(word) :].lstrip("/")
                inner = [parts, *inner] if parts and word[-1] != "*" else [".", *inner]
            yield word, _second_words(inner + rest)
        if not token.endswith(")?"):
            return


def _second_words(tokens: list[str]) -> _Seconds:
    """Return the runs, stems ("reduc*") and "#" that tokens may begin with."""
    found: set[str] = set()
    for token in tokens:
        for alternative in _alternatives(token):
            found.add(first := alternative.split()[0])
            if first != "#" and not _LEADING_WORD.match(first):
                return _ANYTHING
        if not token.endswith(")?"):
            return frozenset(map(_run_of, found))
    return _ANYTHING


def _run_of(word: str) -> str:
    """Return the part of a token that is the run of a word: "don't" gives "don"."""
    found = _RUN.match(word)
    run = found[0] if found else word
    return word if run + "*" == word else run


def _keys_of(token: str) -> frozenset[str] | None:
    """Return the keys of words of which a token needs one, or None where it can do without."""
    if token == "..." or token.endswith(")?"):
        return None
    keys = set()
    for alternative in _alternatives(token):
        word = alternative.split()[0]
        if word == "#":
            keys.add(word)
        elif not _LEADING_WORD.match(word) or len(run := _run_of(word)) <= _STEM and "*" in run:
            return None
        else:
            keys.add(run if run[-1] != "*" else run[:_STEM] + "*")
    return frozenset(keys)


def _keys_at(run: str) -> tuple[str, ...]:
    """Return the keys that a word of a text fulfils."""
    stem = run[:_STEM] + "*"
    return (run, stem, "#") if run[0].isdigit() else (run, stem)


def _needs(tokens: list[str]) -> tuple[frozenset[str], ...]:
    """Return the keys that must stand near the first word, one group for each token that has some.

    Only tokens that begin within _NEAR characters of the first word count.
    """
    found: list[frozenset[str]] = []
    reach = _longest(tokens[0])
    for token in tokens[1:]:
        keys = _keys_of(token)
        if keys and reach <= _NEAR:
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
