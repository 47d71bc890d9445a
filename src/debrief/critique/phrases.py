"""An index that finds all phrases of all rules and signs in one pass.

Every phrase is filed under the words it may begin with and, there, under the words that may come
second. A text is read word by word, and only the few phrases whose first two words stand there are
tried. One pattern per rule over the whole text does the same about a hundred times slower.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from debrief.critique.language import (
    NEAR,
    STEM,
    keys_at,
    needed_keys,
    openings_of,
    pattern,
    tokens_of,
    ways_on,
)
from debrief.text import Text

_SIGNS = frozenset("()*#?")
_PLAIN_WORD = re.compile(r"[^\W_][\w'-]*")
_RUN = re.compile(r"\w+")
_LONGEST_ENDING = 20
_STRETCH = 48
"""How many words are looked at before what stands near is gathered anew."""
_MOST_TRIES = 1_200_000
"""More than four million characters of prose ever take; a text made to take more is left there."""
_REACHING = frozenset("'-.,")
"""What an ending or a number may go on with after the end of a word."""
_JOINING = frozenset("_'-")
_MEMO_LIMIT = 20_000

_Place = tuple[int, int]


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

    def __init__(self, source: str) -> None:
        # Thousands are made at start and few are tried, so the rest is found out when one is.
        self.owners: list[int] = []
        self._source = source
        self._plain = _SIGNS.isdisjoint(source) and "..." not in source
        self._single = " " not in source
        self._compiled: re.Pattern[str] | None = None
        self.needs: tuple[frozenset[str], ...] | None = None

    def lacks(self, near: AbstractSet[str]) -> bool:
        """Return whether something the phrase needs is not among the keys of what stands near."""
        needs = self.needs
        if needs is None:
            needs = self.needs = needed_keys(tokens_of(self._source))
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
            compiled = self._compiled = re.compile(pattern(source))
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
            ways = ways_on(rest) if rest else None
            if ways is None:
                reached[entry] = None
                continue
            for word, further in ways:
                if word == "#":
                    self._numbers[entry] = None
                elif word[-1] == "*":
                    self._by_stem.setdefault(word[:STEM], {})[entry] = None
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
        ending = self._by_stem.get(run[:STEM], ())
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
        for first, rest in openings_of(source):
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
            until = bisect_left(words, (words[last - 1][1] + NEAR,), last)
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
            tuple(key for run in runs for key in keys_at(run)),
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
