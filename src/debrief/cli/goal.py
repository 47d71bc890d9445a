"""`debrief goal`: what a reader would object to in a goal for the quarter."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import textwrap
import tomllib
from collections.abc import Iterator
from typing import Any

import click

from debrief.cli.options import leave, open_handbook, read_text
from debrief.critique.amounts import figure
from debrief.critique.quarter import GoalReading, judge_goal
from debrief.handbook import Handbook
from debrief.handbook.quarter import QuarterGoal, goal_of, unknown_keys

_HELP = {"help_option_names": ["-h", "--help"]}
_EMPTY = """\
# A goal for the quarter. Amounts are texts: "42,000", "3.4 %", "+15 %", "+3 points".
role = "{role}"
metric = ""       # debrief metrics --role {role}
counted = ""      # what counts, what does not, over which days
baseline = ""
measured = ""     # when and where that was read
target = ""
by = {by}
guard = ""        # what must not get worse, and its limit

[[driver]]
lever = ""        # what you change
moves = ""        # the behaviour it changes, from what to what
adds = ""         # in the unit of the metric

[[look]]
on = {on}
data = ""         # which data you look at
then = ""         # what you do below which figure
"""


@click.group(context_settings=_HELP)
def goal() -> None:
    r"""Check a goal for the quarter: number, date, levers that add up, days to look.

    \b
    Examples:
      debrief goal new --role pm > goal.toml
      debrief goal check goal.toml
      debrief goal example --role pmm
    """


@goal.command("new", context_settings=_HELP)
@click.option("--role", type=click.Choice(["pm", "pmm"]), required=True)
def new(role: str) -> None:
    """Print an empty goal to be filled in."""
    today = dt.datetime.now().astimezone().date()
    by, on = today + dt.timedelta(days=90), today + dt.timedelta(days=28)
    click.echo(_EMPTY.format(role=role, by=by, on=on), nl=False)


@goal.command("example", context_settings=_HELP)
@click.option("--role", type=click.Choice(["pm", "pmm"]), required=True)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def example(role: str, shape: str) -> None:
    """Show the reference example of a role with its reading."""
    book = open_handbook()
    found = book.quarter.of(role)
    reading = judge_goal(found.goal, book, found.written)
    if shape == "json":
        _print_json(found.goal, reading)
        return
    click.echo(f"{click.style(found.title, bold=True)}\n{found.company}\n")
    click.echo("\n".join(_lines_of(found.goal, reading, book)))
    click.echo("\n" + textwrap.fill(found.commentary, 88))


@goal.command("check", context_settings=_HELP)
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--role", type=click.Choice(["pm", "pmm"]), help="Where the file does not say it.")
@click.option("--today", metavar="DAY", help="The day from which it is read. Default: today.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def check(file: str, role: str | None, today: str | None, shape: str) -> None:
    r"""Say what a reader would object to in a goal in TOML or JSON.

    \b
    Examples:
      debrief goal check goal.toml
      debrief goal check goal.json --format json
    """
    values = _values(file)
    book = open_handbook()
    found = goal_of(values, _role(values, role, file))
    reading = judge_goal(found, book, _day(today))
    if shape == "json":
        _print_json(found, reading)
    else:
        click.echo("\n".join(_lines_of(found, reading, book)))


def _values(file: str) -> dict[str, Any]:
    text = read_text(file)
    try:
        values = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as problem:
        leave(f"{file} is neither TOML nor JSON: {problem}.")
    wrong = next(unknown_keys(values), None)
    if wrong:
        leave(f"{file}: {wrong}.")
    return dict(values)


def _role(values: dict[str, Any], role: str | None, file: str) -> str:
    said = role or values.get("role")
    if said not in ("pm", "pmm"):
        leave(f'{file} does not say whose goal it is. Add role = "pm" or role = "pmm".')
    return str(said)


def _day(text: str | None) -> dt.date:
    if text is None:
        return dt.datetime.now().astimezone().date()
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        leave(f"{text} is no day. Write it like 2026-09-30.")


def _print_json(found: QuarterGoal, reading: GoalReading) -> None:
    record = {
        "schema": "debrief-goal/1",
        "goal": dataclasses.asdict(found),
        "reading": {**dataclasses.asdict(reading), "gap": reading.gap},
    }
    click.echo(json.dumps(record, ensure_ascii=False, indent=2, default=str))


def _lines_of(found: QuarterGoal, reading: GoalReading, book: Handbook) -> Iterator[str]:
    metric = book.metrics.get(found.metric)
    end = figure(reading.end)
    by = f" by {found.by}" if found.by else ""
    yield click.style(f"{metric.name if metric else 'No metric'}", bold=True)
    yield f"  {found.baseline or '?'} to {end}{by}"
    for driver, add in zip(found.driver, reading.adds, strict=True):
        yield f"  {'+ ' + figure(add) if add is not None else '?':>10}  {driver.moves or '?'}"
        yield f"{'':12}{driver.lever}"
    if reading.open_ and reading.gap and reading.open_ / reading.gap > 0.005:
        yield f"  {figure(reading.open_):>10}  no lever yet"
    for one in reading.objections:
        yield ""
        mark = {"error": "!", "warning": "-", "note": "."}[one.severity]
        yield textwrap.fill(f"{mark} {one.says}", 88, subsequent_indent="  ")
        yield textwrap.fill(one.fix, 88, initial_indent="  ", subsequent_indent="  ")
    if not reading.objections:
        yield ""
        yield "Nothing to object to. That says it can be checked, not that it happens."
