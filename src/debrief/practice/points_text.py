"""Talking points to take along: as Markdown, and as plain text for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from debrief.practice.talking_points import AskPoint, CompanyPoints, EventPoint, LaunchPoints
from debrief.practice.teardown import SHORT

_SIGNS = re.compile(r"([\\`*_\[\]<>|#])")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>|#])")
_STARS = re.compile(r"(?<!\\)\*+")
WIDE = 88


def as_markdown(points: CompanyPoints) -> str:
    """Return what to say and to ask about a company as Markdown."""
    lines = [f"# {plain(points.company)}, as a {SHORT[points.role]}"]
    for launch in points.launches:
        lines += ["", f"## {plain(launch.product)}"]
        if launch.worked:
            lines += ["", "*A worked teardown of the handbook.*"]
        for title, body in _parts(launch, points.role):
            lines += ["", f"### {title}", "", *body]
    return "\n".join([*lines, ""])


def as_text(points: CompanyPoints) -> str:
    """Return the same for a terminal, in lines that fit."""
    lines = []
    for line in as_markdown(points).splitlines():
        said = _ESCAPED.sub(r"\1", _STARS.sub("", line))
        indent = "  " if line.startswith(("- ", "> ")) else ""
        lines += textwrap.wrap(said.lstrip("#").strip(), WIDE, subsequent_indent=indent) or [""]
    return "\n".join([*lines, ""])


def plain(text: str) -> str:
    """Return words so that Markdown shows them as they are, on one line."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def _parts(launch: LaunchPoints, role: str) -> Iterator[tuple[str, list[str]]]:
    yield "What happened", [_event(one) for one in launch.events] or ["No events yet."]
    if launch.decision:
        yield "The decision worth naming", [f"> {plain(launch.decision)}"]
    for title, text in (("For whom", launch.audience), ("In these words", launch.message)):
        if text:
            yield title, [f"> {plain(text)}"]
    if launch.metrics:
        yield (
            "The metric of each side",
            [
                f"- {SHORT[one.role]}: {plain(': '.join(filter(None, (one.name, one.says))))}"
                for one in launch.metrics
            ],
        )
    if launch.said:
        whose = (
            "What a worked answer would have done" if launch.worked else "What I would have done"
        )
        said = [f"> {plain(one.words)} ({plain(', '.join(one.moves))})" for one in launch.said]
        yield whose, [line for one in said for line in (one, "")][:-1]
    elif not launch.read:
        short = SHORT[role]
        yield "What I would have done", [f"Nothing was read yet for a {short}."]
    if launch.asks:
        yield "What to ask, because it is still open", [_ask(one) for one in launch.asks]


def _ask(ask: AskPoint) -> str:
    open_ = f"not heard yet: {ask.about.lower()}" if ask.move else ask.about
    return f"- {plain(ask.question)} *({plain(open_)})*"


def _event(event: EventPoint) -> str:
    launch = " **The launch.**" if event.launch else ""
    source = ""
    if event.link:
        source = f" <{event.link}>"
    elif event.source:
        source = f" ({plain(event.source)})"
    return f"- {event.date}, {SHORT[event.owner]}: {plain(event.what)}{launch}{source}"
