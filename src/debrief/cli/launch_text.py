"""A teardown as lines for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

import click

from debrief.handbook import Handbook
from debrief.handbook.teardowns import OWNERS, Teardown
from debrief.practice.teardown import SHORT, TRACKS, Left

WIDE = 88
_STRIP = 48
"""Columns of the timeline in characters."""


def story_lines(teardown: Teardown, book: Handbook) -> Iterator[str]:
    """Yield a teardown: its launch, the timeline, metrics, what others would have done."""
    made_up = "" if teardown.real else ", made up to learn from"
    yield click.style(teardown.title or f"{teardown.company}: {teardown.product}", bold=True)
    yield f"{teardown.company}, {teardown.product}{made_up}"
    for text in (teardown.summary, teardown.context):
        if text:
            yield ""
            for line in text.splitlines():
                yield from _filled(line, "", "  " if line.startswith("- ") else "")
    yield ""
    yield from timeline_lines(teardown, book)
    for title, text in _said(teardown, book):
        yield ""
        yield click.style(title, bold=True)
        yield from _filled(text, "  ", "  ")
    for would in teardown.would:
        tier = f", {would.tier}" if would.tier else ""
        yield ""
        yield click.style(f"As a {SHORT[would.role]} I would have done{tier}", bold=True)
        for line in would.answer.splitlines():
            yield from _filled(line, "  ", "  ") if line else ("",)
        if would.commentary:
            yield click.style("  The panel", bold=True)
            yield from _filled(would.commentary, "  ", "  ")


def timeline_lines(teardown: Teardown, book: Handbook) -> Iterator[str]:
    """Yield the events on three lanes along their dates, then one by one."""
    events = teardown.event
    if not events:
        yield "No events yet."
        return
    first = min(event.when.first for event in events)
    days = max((max(event.when.first for event in events) - first).days, 1)
    places = [round((_STRIP - 1) * (event.when.first - first).days / days) for event in events]
    at = next((place for place, event in zip(places, events, strict=True) if event.launch), None)
    for owner in OWNERS:
        strip = ["-"] * _STRIP
        if at is not None:
            strip[at] = "|"
        for place, event in zip(places, events, strict=True):
            if event.owner == owner:
                strip[place] = "L" if event.launch else "o" if strip[place] in "-|" else "8"
        yield f"{SHORT[owner]:7} {''.join(strip)}"
    start, end = events[0].date, events[-1].date
    yield f"{'':7} {start}{end:>{_STRIP - len(start)}}"
    yield ""
    for number, event in enumerate(events, 1):
        source = book.sources.get(event.source or "")
        where = source.dated if source else event.link
        launch = ", the launch" if event.launch else ""
        head = f"{number:2}. {event.date:10}  {SHORT[event.owner]:6}  "
        said = f"{event.what}{f' [{where}]' if where else ''}"
        yield from _filled(f"{said}{launch and f' ({launch[2:]})'}", head, " " * len(head))


def left_lines(left: Sequence[Left]) -> Iterator[str]:
    """Yield what a teardown leaves open."""
    yield click.style("WHAT IT LEAVES OPEN", bold=True)
    for one in left:
        yield from _filled(one.says, "  - ", "    ")
    if not left:
        yield "  Nothing that can be told from its events."


def _said(teardown: Teardown, book: Handbook) -> Iterable[tuple[str, str]]:
    titles = {"audience": "For", "message": "The message", "decision": "The decision"}
    for field, title in titles.items():
        if getattr(teardown, field):
            yield title, getattr(teardown, field)
    for role in TRACKS:
        owned = teardown.metric.of(role)
        known = book.metrics.get(owned.id)
        said = [one for one in (known.name if known else "", owned.says) if one]
        if said:
            yield f"The metric of the {SHORT[role]}", ": ".join(said)


def _filled(text: str, first: str = "", rest: str = "") -> Iterator[str]:
    yield from textwrap.wrap(
        " ".join(text.split()), WIDE, initial_indent=first, subsequent_indent=rest
    )
