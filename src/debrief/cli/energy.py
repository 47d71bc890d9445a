"""`debrief energy`: where a working week goes, from a calendar file."""

from __future__ import annotations

import datetime as dt
import json
import time
from pathlib import Path

import click

from debrief.cli.options import leave, open_handbook, read_text
from debrief.fit.week import MOST_WEEKS, Unsorted, Week, read_week
from debrief.fit.week_cut import MOST_BYTES, UnreadableCalendar
from debrief.handbook.choices import Work

_WORKS: tuple[Work, ...] = ("build", "market", "shared", "other")
_REASONS = {
    "all-day": "all day or longer than fourteen hours",
    "cancelled": "cancelled",
    "declined": "declined",
    "free": "shown as free",
    "no-length": "without a length",
    "broken": "broken",
    "unusual-rule": "series with a rule that could run for ever",
    "beyond-limit": "beyond the limits of size and time",
}
_ASKED = 12


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", metavar="FILE.ics")
@click.option("--week", metavar="DAY", help="Any day of the first week. Default: last week.")
@click.option("--weeks", type=click.IntRange(1, MOST_WEEKS), default=1, show_default=True)
@click.option("--zone", metavar="NAME", help="For example Europe/Berlin. Default: the calendar's.")
@click.option(
    "--me", multiple=True, metavar="ADDRESS", help="Your address, to see what you declined."
)
@click.option("--rules", metavar="FILE.json", help='Your own sorting: {"kilo table": "market"}.')
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def energy(
    file: str,
    week: str | None,
    weeks: int,
    zone: str | None,
    me: tuple[str, ...],
    rules: str | None,
    shape: str,
) -> None:
    r"""Sort a working week into build side, market side, shared and other, by its titles.

    Nothing is kept. Titles that do not tell are listed; put them into the file of --rules with
    build, market, shared or other.

    \b
    Examples:
      debrief energy calendar.ics --week 2026-11-23
      debrief energy calendar.ics --weeks 4 --rules mine.json --format json
    """
    try:
        read, asked = read_week(
            _data(file),
            _monday(week),
            open_handbook().activities,
            seconds=time.monotonic,
            weeks=weeks,
            zone=_zone(zone),
            rules=_rules(rules),
            me=me,
        )
    except UnreadableCalendar as problem:
        leave(f"{file}: {problem}")
    if shape == "json":
        record = {"schema": "debrief-week/1", **read.as_dict(), "unsorted": _unsorted(asked)}
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_as_text(read, asked)))


def _data(file: str) -> bytes:
    try:
        with Path(file).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        leave(f"{file} does not exist.")
    except OSError as problem:
        leave(f"{file} cannot be read: {problem.strerror}.")


def _monday(week: str | None) -> dt.date:
    if week is None:
        today = dt.datetime.now().astimezone().date()
        return today - dt.timedelta(days=today.weekday() + 7)
    try:
        day = dt.date.fromisoformat(week)
        return day - dt.timedelta(days=day.weekday())
    except (ValueError, OverflowError):
        leave(f"{week} is no day. Write it like 2026-11-23.")


def _zone(name: str | None) -> dt.tzinfo | None:
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, LookupError):
        leave(f"{name} is no time zone that is known here. Write it like Europe/Berlin.")


def _rules(file: str | None) -> dict[str, Work]:
    if file is None:
        return {}
    from debrief.fit.week_titles import title_key

    try:
        record = json.loads(read_text(file))
    except (json.JSONDecodeError, RecursionError):
        leave(f'{file} is not JSON. It should look like {{"kilo table": "market"}}.')
    found: dict[str, Work] = {}
    for title, work in record.items() if isinstance(record, dict) else ():
        if work not in _WORKS:
            leave(f"{file}: “{title}” should be {', '.join(_WORKS[:-1])} or other.")
        found[title_key(title)] = work
    return found


def _unsorted(asked: tuple[Unsorted, ...]) -> list[dict[str, object]]:
    return [
        {"key": one.key, "title": one.title, "times": one.times, "hours": round(one.hours, 2)}
        for one in asked
    ]


def _as_text(week: Week, asked: tuple[Unsorted, ...]) -> list[str]:
    last = week.end - dt.timedelta(days=1)
    said = [click.style(f"{week.start} to {last}, {week.entries} entries, {week.zone}", bold=True)]
    names = {"build": "build side", "market": "market side", "unknown": "cannot tell"}
    for work, hours in week.hours.items():
        said.append(f"  {names.get(work, work):12}{hours:6.1f} h  {'#' * round(hours)}")
    if week.left_out:
        left = ", ".join(f"{n} {_REASONS.get(why, why)}" for why, n in week.left_out.items())
        said.append(f"  left out: {left}")
    if asked:
        said.append("Where do these belong?")
        said += [
            f"  {one.hours:5.1f} h  {one.times}x  {one.title or '(no title)'}"
            for one in asked[:_ASKED]
        ]
        if len(asked) > _ASKED:
            said.append(f"  and {len(asked) - _ASKED} more (--format json names all)")
    return said
