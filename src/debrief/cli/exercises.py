"""`debrief exercises`: what there is to practise."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from datetime import datetime

import click

from debrief.cli.options import leave, open_handbook
from debrief.handbook import Exercise, Handbook
from debrief.practice import Record, line_up

_HIDDEN = ("tests", "moves", "probes", "worked", "constraint")


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("exercise_id", required=False, metavar="[ID]")
@click.option("--role", type=click.Choice(["pm", "pmm"]), help="Only one track.")
@click.option("--round", "round_id", metavar="ROUND", help="Only one round.")
@click.option("--plan", is_flag=True, help="Of one track, the first sittings in order.")
@click.option("--reveal", is_flag=True, help="Also show what is tested and the worked answers.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def exercises(
    exercise_id: str | None,
    role: str | None,
    round_id: str | None,
    plan: bool,
    reveal: bool,
    shape: str,
) -> None:
    r"""List the exercises, or show one.

    \b
    Examples:
      debrief exercises --role pmm --round messaging
      debrief exercises --role pm --plan
      debrief exercises battery-letter
      debrief exercises battery-letter --reveal
    """
    book = open_handbook()
    if exercise_id:
        found = book.exercises.get(exercise_id)
        if not found:
            leave(f"There is no exercise {exercise_id!r}. `debrief exercises` lists them.")
        click.echo(_as_json(found, reveal) if shape == "json" else _as_text(found, reveal))
        return
    chosen = _planned(book, role) if plan else list(book.exercises.values())
    chosen = [
        exercise
        for exercise in chosen
        if role in (None, exercise.track) and round_id in (None, exercise.round)
    ]
    if shape == "json":
        click.echo(json.dumps([_record(exercise, reveal) for exercise in chosen], indent=2))
        return
    if not chosen:
        leave("No exercise matches. `debrief exercises` lists all of them.")
    width = max(len(exercise.id) for exercise in chosen)
    for exercise in chosen:
        place = f"{exercise.track}/{exercise.round}"
        click.echo(f"{exercise.id:{width}}  {place:25} {exercise.level}  {exercise.title}")


def _planned(book: Handbook, role: str | None) -> list[Exercise]:
    if role is None:
        leave("A plan belongs to one track. Add --role pm or --role pmm.")
    now = datetime.now().astimezone()
    return [one.exercise for one in line_up(book, role, Record(), now)]


def _record(exercise: Exercise, reveal: bool) -> dict[str, object]:
    record = dataclasses.asdict(exercise)
    if not reveal:
        for key in _HIDDEN:
            del record[key]
    return record


def _as_json(exercise: Exercise, reveal: bool) -> str:
    return json.dumps(_record(exercise, reveal), indent=2, ensure_ascii=False)


def _as_text(exercise: Exercise, reveal: bool) -> str:
    place = f"{exercise.track.upper()}, {exercise.round.replace('-', ' ')}, {exercise.level}"
    blocks = [
        click.style(exercise.title, bold=True) + f"\n{place}, {exercise.minutes} minutes",
        _filled(exercise.prompt),
        click.style("What the interviewer knows", bold=True) + f"\n{_filled(exercise.context)}",
    ]
    if reveal:
        blocks.append(click.style("What is tested", bold=True) + f"\n{_filled(exercise.tests)}")
        for worked in exercise.worked:
            title = click.style(f"A {worked.tier} answer", bold=True)
            said = click.style("The panel", bold=True)
            blocks.append(f"{title}\n{_filled(worked.answer)}")
            blocks.append(f"{said}\n{_filled(worked.commentary)}")
    else:
        blocks.append(
            f"Answer it: debrief critique - --role {exercise.track} --round {exercise.round}"
        )
    return "\n\n".join(blocks)


def _filled(text: str) -> str:
    lines = []
    for line in text.splitlines():
        indent = "  " if line.startswith("- ") else ""
        lines.append(textwrap.fill(line, 88, subsequent_indent=indent))
    return "\n".join(lines)
