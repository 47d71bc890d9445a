"""A launch taken apart: what it leaves open, and how what one would have done is read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from debrief.critique import Debrief, Document, critique
from debrief.handbook import Handbook
from debrief.handbook.entries import Track
from debrief.handbook.launch_words import LaunchWords
from debrief.handbook.teardowns import FEWEST_EVENTS, LaunchEvent, Teardown

SHORT: dict[str, str] = {"pm": "PM", "pmm": "PMM", "shared": "Shared"}
TRACKS: tuple[Track, ...] = ("pm", "pmm")


class Left(NamedTuple):
    """Something a teardown leaves open: what is said of it, and what to ask an interviewer."""

    check: str
    says: str
    ask: str


def read_would(
    text: str, role: Track, book: Handbook, off: frozenset[str] = frozenset()
) -> Debrief:
    """Return the debrief of what somebody in a role would have done.

    Raises UnusableText for an empty one.
    """
    return critique(Document(text=text, kind="teardown", role=role, off=off), book)


def look_over(teardown: Teardown, words: LaunchWords) -> tuple[Left, ...]:
    """Return what a teardown leaves open, in the order of the words about it."""
    found = []
    for check, places in _open(teardown):
        said = words.of(check)
        filled = {"product": teardown.product, "company": teardown.company, **places}
        found.append(Left(check, fill(said.says, filled), fill(said.ask, filled)))
    return tuple(found)


def fill(words: str, places: dict[str, str]) -> str:
    """Return words with their places filled; what is filled in is never read as words again."""
    parts = words.split("{")
    done = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        done += [places.get(name, ""), rest]
    return "".join(done)


def _open(teardown: Teardown) -> Iterator[tuple[str, dict[str, str]]]:
    events = teardown.event
    launch = next((n for n, event in enumerate(events) if event.launch), None)
    if events and launch is None:
        yield "no-launch", {}
    if events:
        before = events[: len(events) if launch is None else launch]
        yield from _sides(before, events)
    if launch is not None and launch == len(events) - 1:
        yield "nothing-after", {}
    if len(events) < FEWEST_EVENTS:
        yield "few-events", {"count": str(len(events))}
    yield from _unsourced(teardown)
    for name in ("audience", "message", "decision"):
        if not getattr(teardown, name):
            yield f"no-{name}", {}
    yield from _metrics(teardown)


def _sides(
    before: tuple[LaunchEvent, ...], events: tuple[LaunchEvent, ...]
) -> Iterator[tuple[str, dict[str, str]]]:
    owners = {event.owner for event in before}
    for side in TRACKS:
        if side not in owners:
            yield f"no-{side}-before", {}
    if all(event.owner != "shared" for event in events):
        yield "no-shared", {}


def _unsourced(teardown: Teardown) -> Iterator[tuple[str, dict[str, str]]]:
    if not teardown.real:
        return
    bare = [n for n, event in enumerate(teardown.event, 1) if not (event.source or event.link)]
    if bare:
        numbers = ", ".join(map(str, bare))
        counts = {"count": str(len(bare)), "all": str(len(teardown.event)), "numbers": numbers}
        yield "unsourced", counts


def _metrics(teardown: Teardown) -> Iterator[tuple[str, dict[str, str]]]:
    owned = [teardown.metric.of(side) for side in TRACKS]
    for side, metric in zip(TRACKS, owned, strict=True):
        if not (metric.id or metric.says):
            yield "no-metric", {"side": SHORT[side]}
    (pm, pmm) = owned
    same_words = pm.says and _flat(pm.says) == _flat(pmm.says)
    if same_words or (pm.id and pm.id == pmm.id):
        yield "same-metric", {}


def _flat(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")
