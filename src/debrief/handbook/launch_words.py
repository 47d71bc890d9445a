"""What is said of a teardown, and what to ask the people who made the launch."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from debrief.handbook.entries import Track

if TYPE_CHECKING:
    from debrief.handbook.records import Page

CHECKS = (
    "no-launch", "no-pm-before", "no-pmm-before", "no-shared", "nothing-after", "few-events",
    "unsourced", "no-audience", "no-message", "no-decision", "no-metric", "same-metric",
)  # fmt: skip
"""What a teardown can leave open, in the order in which it is said."""

_PLACES = frozenset(("product", "company", "count", "all", "numbers", "side"))
_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class CheckWords:
    """What a teardown leaves open: said to its author, and asked of an interviewer."""

    id: str
    says: str
    ask: str = ""


@dataclass(frozen=True, slots=True)
class LaunchQuestion:
    """What to ask an interviewer about the launch where a move is not made yet."""

    track: Track
    move: str
    ask: str


@dataclass(frozen=True, slots=True)
class LaunchWords:
    """All words about teardowns. `{product}` and other places are filled from a teardown only."""

    check: tuple[CheckWords, ...]
    question: tuple[LaunchQuestion, ...]
    source: str
    id: str = "launch-words"

    def of(self, check: str) -> CheckWords:
        """Return the words of a check."""
        return next(words for words in self.check if words.id == check)

    def asks(self, track: Track) -> Mapping[str, str]:
        """Return the questions of a track by move."""
        return {one.move: one.ask for one in self.question if one.track == track}


def launch_words_hold(words: LaunchWords, page: Page, moves: Mapping[str, Collection[str]]) -> None:
    """Note on the page what is missing; `moves` are those a teardown is read for, by track."""
    known = [one.id for one in words.check]
    for name in CHECKS:
        if known.count(name) != 1:
            page.wrong(("check",), f"needs exactly one check with the id {name!r}")
    for name in set(known) - set(CHECKS):
        page.wrong(("check", known.index(name), "id"), f"no check is called {name!r}")
    for track, expected in moves.items():
        asked = [one.move for one in words.question if one.track == track]
        for move in expected:
            if asked.count(move) != 1:
                page.wrong(("question",), f"needs one question of {track!r} for the move {move!r}")
    said = {("check", i): f"{one.says} {one.ask}" for i, one in enumerate(words.check)}
    said |= {("question", i): one.ask for i, one in enumerate(words.question)}
    for at, text in said.items():
        for place in set(_PLACE.findall(text)) - _PLACES:
            page.wrong(at, f"nothing is known to put into {{{place}}}")
