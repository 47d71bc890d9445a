"""Who may sit across in a round about words, and what they ask with the candidate's own words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from debrief.handbook.content import by_id

if TYPE_CHECKING:
    from debrief.handbook.records import Page

FEWEST_QUESTIONS = 10
QUOTE = "{quote}"


@dataclass(frozen=True, slots=True)
class Challenge:
    """A question that quotes the answer, and the move that a reply to it has to make.

    It is asked where a rule of `at` found something, with those words; or where `move` is missing
    and a move of `of` was made, with the words of that one. One with neither can always be asked.
    `says` has the place of the quote as {quote}.
    """

    move: str
    says: str
    at: tuple[str, ...] = field(default=())
    of: tuple[str, ...] = field(default=())

    @property
    def always(self) -> bool:
        """Whether the question waits for nothing."""
        return not self.at and not self.of


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody who sits across: who they are, what they will not accept, what they ask."""

    id: str
    title: str
    name: str
    who: str
    refuses: str
    rounds: tuple[str, ...]
    source: str
    question: tuple[Challenge, ...]


def listener_holds(
    listener: Listener, page: Page, at: tuple[str | int, ...], moves: Collection[str]
) -> None:
    """Note on the page what does not hold in a listener; `moves` are those of all its rounds."""
    if len(listener.question) < FEWEST_QUESTIONS:
        page.wrong(at, f"needs at least {FEWEST_QUESTIONS} questions")
    if sum(one.always for one in listener.question) < 2:
        page.wrong(at, "needs two questions with neither `at` nor `of`, for an answer without flaw")
    for index, one in enumerate(listener.question):
        here = (*at, "question", index)
        if one.says.count(QUOTE) != 1 or one.says.replace(QUOTE, "").count("{"):
            page.wrong((*here, "says"), f"should hold {QUOTE} once, and no other brace")
        if one.at and one.of:
            page.wrong(
                here, "waits for a finding (`at`) or for a missing move (`of`), not for both"
            )
        for move in (one.move, *one.of):
            if move not in moves:
                page.wrong(here, f"no round of this listener listens for the move {move!r}")


def read_listeners(
    rows: Callable[..., list[tuple[Page, int, Listener]]],
    sourced: Callable[[Any, Page, tuple[str | int, ...]], None],
    heard: Mapping[str, Collection[str]],
) -> Mapping[str, Listener]:
    """Return the listeners by id. `heard` has the moves that each round listens for."""

    def holds(entry: Listener, page: Page, at: tuple[str | int, ...]) -> None:
        sourced(entry, page, at)
        for name in set(entry.rounds) - set(heard):
            page.wrong((*at, "rounds"), f"the pmm loop has no round {name!r}")
        both = [set(heard.get(name, ())) for name in entry.rounds] or [set()]
        listener_holds(entry, page, at, set.intersection(*both))

    return by_id(rows(Listener, "listeners.toml", "listener", holds), lambda entry: entry.id)
