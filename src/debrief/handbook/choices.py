"""What the decision is made from: paired choices, kinds of work for the log, long-term goals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from debrief.handbook.records import Page

Side = Literal["build", "market"]
Work = Literal["build", "market", "shared", "other"]
AXES = ("main", "ambiguity", "contact", "clock", "data", "writing")
MOST_WORDS_APART = 5


@dataclass(frozen=True, slots=True)
class Task:
    """One side of a choice. Ratings by the authors: appeal 1-5, effort 1-3, level 1-3."""

    task: str
    appeal: Literal[1, 2, 3, 4, 5]
    effort: Literal[1, 2, 3]
    level: Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Pair:
    """A choice between two tasks that differ in their side and, as far as possible, only in it.

    `mirror` names the pair that asks for the same contrast in other words.
    """

    id: str
    contrast: Literal["sharp", "clear"]
    build: Task
    market: Task
    mirror: str | None = None

    def task(self, side: Side) -> str:
        """Return the text of a side."""
        return self.build.task if side == "build" else self.market.task


@dataclass(frozen=True, slots=True)
class Axis:
    """One question of the decision: its two ends in words, and the pairs that ask it."""

    id: Literal["main", "ambiguity", "contact", "clock", "data", "writing"]
    title: str
    build: str
    market: str
    says: str
    source: str
    pair: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Activity:
    """A kind of work: what one taps in the daily log, and the words of its calendar entries.

    `titles` are in lower case and match whole words; `*` at the end of a word stands for any
    ending. The longest phrase that matches an entry's title decides. `logged` is False for what is
    no work, so that the log does not ask about it.
    """

    id: str
    title: str
    side: Work
    titles: tuple[str, ...]
    source: str = "ours"
    logged: bool = True


@dataclass(frozen=True, slots=True)
class Wish:
    """One answer to a question about the long run; `lean` runs from -1 (build) to 1 (market)."""

    id: str
    says: str
    lean: float
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A question about the long run, with the answers there are."""

    id: str
    ask: str
    wish: tuple[Wish, ...]
    source: str = field(default="ours")


def axis_holds(axis: Axis, page: Page, taken: dict[str, str]) -> None:
    """Note on the page what keeps an axis from being a fair question.

    `taken` holds the pairs of the files read before, by id, and is added to.
    """
    if page.name.rpartition("/")[2] != f"{axis.id}.toml":
        page.wrong(("id",), f"the file should be called {axis.id}.toml")
    known = {pair.id: pair for pair in axis.pair}
    for i, pair in enumerate(axis.pair):
        at = ("pair", i)
        if pair.id in taken:
            page.wrong((*at, "id"), f"the id {pair.id!r} already stands in {taken[pair.id]}")
        taken[pair.id] = page.name
        for reason in _unmatched(pair):
            page.wrong(at, reason)
        if pair.mirror is not None:
            other = known.get(pair.mirror)
            if other is None or other.mirror != pair.id or other is pair:
                reason = f"{pair.mirror!r} is not a pair of this file that names {pair.id!r} back"
                page.wrong((*at, "mirror"), reason)
    if sum(pair.market.appeal - pair.build.appeal for pair in axis.pair):
        page.wrong(("pair",), "over the whole file one side is more appealing than the other")


def _unmatched(pair: Pair) -> Iterable[str]:
    build, market = pair.build, pair.market
    if build.effort != market.effort:
        yield f"asks for effort {build.effort} on one side and {market.effort} on the other"
    if build.level != market.level:
        yield f"asks for level {build.level} on one side and {market.level} on the other"
    if abs(build.appeal - market.appeal) > 1:
        yield f"is not equally appealing: {build.appeal} against {market.appeal}"
    words = len(build.task.split()), len(market.task.split())
    if abs(words[0] - words[1]) > MOST_WORDS_APART:
        yield f"is {words[0]} words on one side and {words[1]} on the other, which gives a hint"


def title_words(title: str) -> tuple[str, ...]:
    """Return the words of a calendar title or of a phrase for one, in lower case.

    Every run of letters or of digits is a word, so "1:1", "1-1" and "1 1" are the same; a star
    stays with its word.
    """
    return tuple(_WORDS.findall(title.casefold()))


_WORDS = re.compile(r"(?:[^\W\d_]+|\d+)\*?")


def activities_hold(activities: Mapping[str, Activity], page: Page) -> None:
    """Note on the page which titles could not decide between two kinds of work."""
    owner: dict[tuple[str, ...], str] = {}
    for i, activity in enumerate(activities.values()):
        for title in activity.titles:
            at = ("activity", i, "titles")
            words = title_words(title)
            if title != title.casefold() or not words:
                page.wrong(at, f"{title!r} should be words in lower case")
            if words in owner:
                page.wrong(at, f"{title!r} already stands at {owner[words]!r}")
            owner[words] = activity.id
    if {activity.side for activity in activities.values()} != {
        "build",
        "market",
        "shared",
        "other",
    }:
        page.wrong(("activity",), "needs kinds of work for build, market, shared and other")


def goal_holds(goal: Goal, page: Page, at: tuple[str | int, ...]) -> None:
    """Note on the page what keeps a goal's answers from being open to both sides."""
    leans = [wish.lean for wish in goal.wish]
    if any(not -1 <= lean <= 1 for lean in leans):
        page.wrong(at, "a lean runs from -1 (build) to 1 (market)")
    elif round(min(leans) + max(leans), 9):
        page.wrong(at, "the answers lean further to one side than to the other")
    if len({wish.id for wish in goal.wish}) < len(goal.wish):
        page.wrong(at, "two answers have the same id")
