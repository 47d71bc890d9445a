"""`debrief launch`: launches taken apart, and what to say and to ask about them."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import click

from debrief.cli.options import leave, open_handbook, read_settings, read_text

if TYPE_CHECKING:
    from debrief.critique import Debrief
    from debrief.handbook import Handbook
    from debrief.handbook.entries import Track
    from debrief.handbook.teardowns import Teardown
    from debrief.practice.talking_points import Told

_HELP = {"help_option_names": ["-h", "--help"]}
_ROLE = click.option("--role", type=click.Choice(["pm", "pmm"]), default="pm", show_default=True)
_SHAPE = click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")


@click.group(context_settings=_HELP)
def launch() -> None:
    r"""Take launches apart: who owned what, the metric of each side, what you would have done.

    \b
    Examples:
      debrief launch list
      debrief launch show board-packs-on-sundays
      debrief launch check mine.toml --role pmm
      debrief launch points mine.toml other.toml --role pm
    """


@launch.command("list", context_settings=_HELP)
@_SHAPE
def list_launches(shape: str) -> None:
    r"""List the worked teardowns.

    \b
    Examples:
      debrief launch list
      debrief launch list --format json
    """
    found = open_handbook().teardowns.values()
    if shape == "json":
        keys = ("id", "title", "company", "product", "real", "industry", "motion")
        rows = [{key: getattr(one, key) for key in keys} for one in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max((len(one.id) for one in found), default=0)
    for one in found:
        made_up = "" if one.real else " (made up)"
        click.echo(f"{one.id:{width}}  {one.company}: {one.product}{made_up}. {one.title}")


@launch.command("show", context_settings=_HELP)
@click.argument("name", metavar="ID")
@click.option("--reveal", is_flag=True, help="Also show what others would have done.")
@click.option("--format", "shape", type=click.Choice(["text", "json", "toml"]), default="text")
def show(name: str, reveal: bool, shape: str) -> None:
    r"""Show a worked teardown. As TOML it is a file to copy and to change.

    \b
    Examples:
      debrief launch show board-packs-on-sundays
      debrief launch show board-packs-on-sundays --reveal
      debrief launch show board-packs-on-sundays --format toml > mine.toml
    """
    from debrief.cli.launch_text import story_lines
    from debrief.practice.teardown_file import as_json, as_toml

    book = open_handbook()
    found = book.teardowns.get(name)
    if found is None:
        leave(f"There is no teardown {name!r}. `debrief launch list` names them.")
    shown = found if reveal else dataclasses.replace(found, would=())
    if shape == "text":
        click.echo("\n".join(story_lines(shown, book)))
    else:
        click.echo(as_json(shown) if shape == "json" else as_toml(shown), nl=False)


@launch.command("check", context_settings=_HELP)
@click.argument("file", default="-", metavar="[FILE|-]")
@_ROLE
@_SHAPE
def check(file: str, role: Track, shape: str) -> None:
    r"""Check a teardown in TOML or JSON: its timeline, what it leaves open, its scorecard.

    What you would have done is read in the role: the [[would]] of that role in the file.

    \b
    Examples:
      debrief launch check mine.toml
      debrief launch check mine.json --role pmm --format json
      debrief launch show board-packs-on-sundays --format toml | debrief launch check -
    """
    from debrief.cli.launch_text import left_lines, story_lines
    from debrief.cli.report import report
    from debrief.practice.teardown import look_over

    book = open_handbook()
    teardown = _read(file)
    left = look_over(teardown, book.launch_words)
    text, debrief = _read_would(teardown, role, book)
    if shape == "json":
        record = {
            "teardown": dataclasses.asdict(teardown),
            "left-open": [one._asdict() for one in left],
            "debrief": debrief.as_dict() if debrief else None,
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join((*story_lines(dataclasses.replace(teardown, would=()), book), "")))
    click.echo("\n".join((*left_lines(left), "")))
    if debrief is None:
        click.echo(f"The file has no [[would]] of the role {role}, so nothing was read.")
        return
    report(debrief, text)


@launch.command("points", context_settings=_HELP)
@click.argument("files", nargs=-1, required=True, metavar="FILE|ID...")
@_ROLE
@click.option("--format", "shape", type=click.Choice(["text", "json", "md"]), default="text")
def points(files: tuple[str, ...], role: Track, shape: str) -> None:
    r"""Say what to talk about and what to ask, company by company, from teardowns.

    Every sentence is quoted from the files, or is a question that a file leaves open. A worked
    teardown is named by its id; a file of that name as ./ID.

    \b
    Examples:
      debrief launch points mine.toml --role pmm
      debrief launch points first.toml second.json board-packs-on-sundays --format md > points.md
    """
    from debrief.practice.points_text import as_markdown, as_text
    from debrief.practice.talking_points import company_key, points_for

    book = open_handbook()
    companies: dict[str, list[Told]] = {}
    for told in (_told(file, role, book) for file in files):
        companies.setdefault(company_key(told.teardown.company), []).append(told)
    made = [points_for(one, role, book) for one in companies.values()]
    if shape == "json":
        records = [dataclasses.asdict(one) for one in made]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return
    write = as_markdown if shape == "md" else as_text
    click.echo("\n".join(write(one) for one in made), nl=False)


def _read(file: str) -> Teardown:
    from debrief.handbook import ContentError
    from debrief.practice.teardown_file import read_teardown

    try:
        return read_teardown(read_text(file), "standard input" if file == "-" else file)
    except ContentError as problem:
        leave("this teardown cannot be read yet.\n" + str(problem))


def _told(file: str, role: Track, book: Handbook) -> Told:
    from debrief.practice.talking_points import Reading, Told

    worked = book.teardowns.get(file)
    teardown = worked or _read(file)
    text, debrief = _read_would(teardown, role, book)
    readings: dict[Track, Reading] = {}
    if debrief:
        readings[role] = Reading(text, debrief.as_dict())
    return Told(file, teardown, readings, worked is not None)


def _read_would(teardown: Teardown, role: Track, book: Handbook) -> tuple[str, Debrief | None]:
    """Return what one would have done in a role and how it reads; of several the strongest."""
    from debrief.practice.teardown import read_would

    answers = teardown.answers(role)
    if not answers:
        return "", None
    text = answers[-1].answer
    return text, read_would(text, role, book, frozenset(read_settings().rules_off))
