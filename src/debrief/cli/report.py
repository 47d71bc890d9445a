"""A debrief as a page of text: coloured in a terminal, plain when piped."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable

import click

from debrief.cli.options import open_handbook
from debrief.critique import Debrief, Finding, Quote
from debrief.text import Text

_COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}
_QUOTES_SHOWN = 2


def report(debrief: Debrief, source: str) -> None:
    """Write a debrief to standard output."""
    text = Text(source)
    width = min(shutil.get_terminal_size((88, 24)).columns, 100)
    for block in (
        _heading(debrief),
        _next(debrief, width),
        _scorecard(debrief, width),
        _moves(debrief, text, width),
        _findings("What a reader would stumble over", debrief.findings, text, width),
        _findings("What earns credit", debrief.credits, text, width),
        _probes(debrief, width),
    ):
        lines = list(block)
        if lines:
            click.echo("\n".join(lines) + "\n")


def _title(text: str) -> str:
    return click.style(text.upper(), bold=True)


def _wrapped(text: str, width: int, indent: int, first: str = "") -> str:
    return textwrap.fill(
        text,
        width=max(width, indent + 24),
        initial_indent=first or " " * indent,
        subsequent_indent=" " * indent,
    )


def _quoted(quote: Quote) -> str:
    shown = " ".join(quote.text.split())
    return f"“{shown if len(shown) <= 140 else shown[:137].rstrip() + '...'}”"


def _heading(debrief: Debrief) -> Iterable[str]:
    measures = debrief.measures
    minutes, seconds = divmod(measures.speaking_seconds, 60)
    role = {"pm": "PM", "pmm": "PMM"}[debrief.role]
    what = debrief.round.replace("-", " ") if debrief.round else debrief.kind
    yield click.style(f"{role}, {what}", bold=True) + (
        f": {measures.words} words, {minutes}:{seconds:02} spoken, {measures.quantities} quantities"
    )


def _next(debrief: Debrief, width: int) -> Iterable[str]:
    if debrief.reason:
        yield _wrapped(debrief.reason, width, 0)
    if debrief.next:
        yield _title("Fix this first")
        yield _wrapped(debrief.next.says, width, 2)
        yield click.style(_wrapped(debrief.next.why, width, 2), dim=True)


def _scorecard(debrief: Debrief, width: int) -> Iterable[str]:
    if not debrief.judged:
        return
    yield _title("Scorecard")
    for score in debrief.scorecard:
        level = score.level or 0
        steps = "■" * level + "□" * (4 - level)
        yield f"  {click.style(steps, fg='cyan')} {click.style(score.title, bold=True)}"
        yield _wrapped(f"Level {level}: {score.anchor}", width, 7)
        unmet = next((judged for judged in score.conditions if not judged.met), None)
        if unmet:
            yield click.style(_wrapped(f"To lift it: {unmet.lift}", width, 7), dim=True)


def _moves(debrief: Debrief, text: Text, width: int) -> Iterable[str]:
    moves = open_handbook().moves
    if debrief.moves:
        yield _title("Moves you made")
    for made in debrief.moves:
        yield f"  {click.style(moves[made.move].title, fg='green')}"
        for quote in made.quotes[:_QUOTES_SHOWN]:
            line, _ = text.locate(quote.start)
            yield _wrapped(f"line {line}: {_quoted(quote)}", width, 4)
        if len(made.quotes) > _QUOTES_SHOWN:
            yield f"    and {len(made.quotes) - _QUOTES_SHOWN} more"
    if debrief.missing:
        titles = ", ".join(moves[move].title.lower() for move in debrief.missing)
        yield _wrapped(f"Not heard: {titles}.", width, 2)


def _findings(title: str, findings: tuple[Finding, ...], text: Text, width: int) -> Iterable[str]:
    if not findings:
        return
    yield _title(title)
    for finding in findings:
        line, column = text.locate(finding.span.start)
        colour = _COLOURS[finding.severity]
        label = click.style(finding.severity, fg=colour)
        yield f"  {line}:{column} {label} {finding.rule}"
        yield _wrapped(finding.message, width, 4)
        yield click.style(_wrapped(finding.fix, width, 4), dim=True)


def _probes(debrief: Debrief, width: int) -> Iterable[str]:
    if not debrief.probes:
        return
    yield _title("The interviewer would ask")
    for number, probe in enumerate(debrief.probes, 1):
        yield _wrapped(probe.question, width, 5, first=f"  {number}. ")
