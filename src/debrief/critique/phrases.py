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
_WORDS = re.compile(r"[^\W_][\w' -]*")
_RUN = re.compile(r"\w+")
_HOLDS_WORD = re.compile(r"[^\W_]\w*")
_SEPARATOR = r"[\s,]{1,3}"
_GAP = r"(?:[^\w.!?;:]{1,3}(?:[\w'’%$€£-]|\.(?=\w)){1,40}){0,5}?"
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
_MOST_TRIES = 1_200_000
"""More than four million characters of prose ever take; a text made to take more is left there."""
_REACHING = frozenset("'-.,")
"""What an ending or a number may go on with after the end of a word."""
_JOINING = frozenset("_'-")
_MEMO_LIMIT = 20_000

_Place = tuple[int, int]


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

    __slots__ = ("_compiled", "_needs", "_plain", "_single", "_source", "owners")

    def __init__(self, source: str) -> None:
        # Thousands are made at start and few are tried, so the rest is found out when one is.
        self.owners: list[int] = []
        self._source = source
        self._plain = _SIGNS.isdisjoint(source) and "..." not in source
        self._single = " " not in source
        self._compiled: re.Pattern[str] | None = None
        self._needs: tuple[frozenset[str], ...] | None = None

    def lacks(self, near: AbstractSet[str]) -> bool:
        """Return whether something the phrase needs is not among the keys of what stands near."""
        needs = self._needs
        if needs is None:
            needs = self._needs = _needs(tokens_of(self._source))
        for keys in needs:  # noqa: SIM110  (a generator would take twice as long)
            if keys.isdisjoint(near):
                return True
        return False

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
_Filed = tuple[_Entry, tuple[str, ...] | None]
"""A phrase and the tokens still to come, or None where only its pattern can tell."""


class _State:
    """What may go on after some words of a text: a step of all phrases at once."""

    __slots__ = ("_by_run", "_by_stem", "_numbers", "open", "reached")

    def __init__(self, filed: Iterable[_Filed]) -> None:
        reached: dict[_Entry, None] = {}
        steps: dict[str, list[_Filed]] = {}
        self._numbers: dict[_Entry, None] = {}
        self._by_run: dict[str, list[_Filed] | _State] = {}
        self._by_stem: dict[str, dict[_Entry, None]] = {}
        for entry, rest in filed:
            ways = _ways_on(rest) if rest else None
            if ways is None:
                reached[entry] = None
                continue
            for word, further in ways:
                if word == "#":
                    self._numbers[entry] = None
                elif word[-1] == "*":
                    self._by_stem.setdefault(word[:_STEM], {})[entry] = None
                else:
                    steps.setdefault(word, []).append((entry, further))
        self._by_run.update(steps)
        self.open = bool(self._numbers or self._by_stem)
        """Whether an ending or a number may come next."""
        self.reached = tuple(reached)
        """The phrases whose patterns are to be tried: all words but those it judges stand there."""

    def after(self, run: str) -> _State | None:
        """Return the state after a word with this run, or None where no phrase goes on so."""
        state = self._by_run.get(run)
        if type(state) is list:
            # Only words of phrases lead to a state, so a text cannot make them grow.
            state = self._by_run[run] = _State(state)
        return state  # type: ignore[return-value]

    def tried_after(self, run: str) -> Iterable[_Entry]:
        """Return phrases that go on with an ending or a number where a word has this run."""
        ending = self._by_stem.get(run[:_STEM], ())
        return (*self._numbers, *ending) if run[:1].isdigit() else ending


class _Start(_State):
    """The state after the first word of a phrase."""

    __slots__ = ("all", "reaching")

    def __init__(self, exact: Sequence[_Filed], loose: Sequence[_Filed]) -> None:
        """Take phrases that begin with this very form, and with a number or a stem of it."""
        super().__init__((*exact, *loose))
        self.reaching = bool(loose)
        """Whether an ending or a number may reach over what the text room counts as a word."""
        self.all = tuple(dict.fromkeys(entry for entry, _ in (*exact, *loose)))


class _Opening(NamedTuple):
    """What may begin at a word of a certain form."""

    run: str
    """The form up to its first apostrophe, hyphen or point."""
    owners: tuple[int, ...]
    """Who has a phrase that this word alone fulfils."""
    alone: _Entries
    """The phrases behind `owners`, to be tried where a hyphen or an apostrophe follows."""
    further: _Start | None
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
        self._after_number = _Start([], self._number)

    def _filed(self, source: str) -> _Entry:
        entry = _Entry(source)
        for first, rest in _openings_of(source):
            if first == "#":
                self._number.append((entry, rest))
            elif first.endswith("*"):
                self._stems.setdefault(first[:-1], []).append((entry, rest))
            else:
                self._exact.setdefault(first, []).append((entry, rest))
        return entry

    def find(self, text: Text) -> Hits:
        """Return the hits of every owner that has one. Hits of one owner do not overlap."""
        words, memo = text.words, self._memo
        openings = [memo.get(word[2]) or self._opening(word[2]) for word in words]
        places: defaultdict[int, list[_Place]] = defaultdict(list)
        tries = 0
        for first in range(0, len(words), _STRETCH):
            last = min(first + _STRETCH, len(words))
            until = bisect_left(words, (words[last - 1][1] + _NEAR,), last)
            near: set[str] = set().union(*[opening[4] for opening in openings[first:until]])
            tries += _find_between(text, openings, first, last, near, places)
            if tries > _MOST_TRIES:
                break
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
        further: _Start | None = None
        if numeric and not (exact or loose or "," in form):
            further = self._after_number
        elif numeric or exact or loose:
            filed = [*loose, *self._number] if numeric else loose
            if "," in form:
                # "12,500" may be read as a number, a comma and a number.
                filed = [(entry, None) for entry, _ in filed]
            further = _Start(exact, filed)
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
) -> int:
    """Add what begins at the words from `first` to `last` and return how many phrases were tried.

    `near` holds the keys of the words from there on.
    """
    folded, words, tries = text.folded, text.words, 0
    for index in range(first, last):
        _, owners, alone, further, _ = openings[index]
        if not owners and further is None:
            continue
        start, end, _ = words[index]
        tried: Sequence[_Entry] = ()
        joined = folded[end : end + 1]
        if owners and joined in _JOINING:
            tried = alone
        elif owners:
            for owner in owners:
                places[owner].append((start, end))
        if further is not None:
            over = further.reaching and joined in _REACHING
            tried = (*tried, *(further.all if over else _reached(further, openings, index + 1)))
        tries += len(tried)
        for entry in tried:
            if not entry.lacks(near) and (reach := entry.end_of_match(folded, start)) >= 0:
                for owner in entry.owners:
                    places[owner].append((start, reach))
    return tries


def _reached(start: _Start, openings: Sequence[_Opening], following: int) -> list[_Entry]:
    """Return the phrases whose words stand here one after the other, as far as words can tell."""
    tried = list(start.reached)
    state: _State = start
    for place in range(following, len(openings)):
        run = openings[place][0]
        if state.open:
            tried += state.tried_after(run)
        further = state.after(run)
        if further is None:
            break
        state = further
        tried += state.reached
    return tried


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
    for _ in _openings_of(" ".join(phrase.lower().split())):
        pass


def _openings_of(source: str) -> Iterable[tuple[str, tuple[str, ...] | None]]:
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


def _ways_on(rest: tuple[str, ...]) -> list[tuple[str, tuple[str, ...] | None]] | None:
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
                beyond = _ways_on(further)
                if beyond is None:
                    return None
                ways += beyond
                continue
            run = _run_of(word)
            if run[-1] == "*" and len(run) <= _STEM:
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
        if run[-1] == "*" and len(run) <= _STEM:
            return None
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
