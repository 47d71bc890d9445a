"""`debrief switch`: a dated plan to change sides."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Iterator
from datetime import UTC, date, datetime

import click

from debrief.cli.lines import read_lines
from debrief.cli.options import leave, open_handbook
from debrief.fit.matrix import Matrix, build_matrix
from debrief.fit.switch import USUAL_HOURS, SwitchPlan, plan_switch, write_calendar
from debrief.handbook import Handbook


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--from", "role_from", type=click.Choice(["pm", "pmm"]), required=True)
@click.option("--start", type=click.DateTime(["%Y-%m-%d"]), help="First day; today if not given.")
@click.option("--hours", type=click.FloatRange(1, 40), default=USUAL_HOURS, help="Hours a week.")
@click.option(
    "--lines", metavar="FILE", help="Your résumé or your own lines, to choose the project by."
)
@click.option("--project", metavar="ID", help="Another of the projects.")
@click.option("--format", "shape", type=click.Choice(["text", "json", "ics"]), default="text")
def switch(
    role_from: str,
    start: datetime | None,
    hours: float,
    lines: str | None,
    project: str | None,
    shape: str,
) -> None:
    r"""Plan a change of sides: what to prove, one small project, dated milestones, people.

    \b
    Examples:
      debrief switch --from pm --start 2026-12-01
      debrief switch --from pmm --hours 4 --lines bullets.txt
      debrief switch --from pm --start 2026-12-01 --format ics > switch.ics
    """
    book = open_handbook()
    first = start.date() if start else date.today()  # noqa: DTZ011  # the person's own calendar
    try:
        plan = plan_switch(role_from, hours, first, _matrix(lines, book), book, project)
    except KeyError as unknown:
        leave(
            f"There is no project {unknown.args[0]!r} in this direction. --format json lists all."
        )
    except (ValueError, OverflowError):
        leave(f"No plan fits after {first}. Choose an earlier start.")
    if shape == "ics":
        click.echo(write_calendar(plan, datetime.now(UTC)), nl=False)
    elif shape == "json":
        click.echo(json.dumps(dataclasses.asdict(plan), indent=2, default=str, ensure_ascii=False))
    else:
        click.echo("\n".join(_lines_of(plan)))


def _matrix(lines: str | None, book: Handbook) -> Matrix | None:
    if lines is None:
        return None
    from debrief.critique.learned import model
    from debrief.practice.placing import place_lines

    learned = model()
    if learned is None:
        leave("The learned model is not installed, and lines cannot be placed without it.")
    given = read_lines(lines)
    return build_matrix(place_lines(given.texts, learned, given.where), (), book)


def _lines_of(plan: SwitchPlan) -> Iterator[str]:
    names = f"{plan.role_from.upper()} to {plan.role_to.upper()}"
    yield click.style(f"{names}, {plan.start} to {plan.end}", bold=True)
    yield _filled(f"To prove: {plan.competence}. {plan.why}")
    yield _filled(f"You bring: {plan.carries}")
    yield _filled(plan.caution)
    chosen = plan.project
    yield click.style(f"\n{chosen.title} ({chosen.weeks} weeks, {chosen.hours} hours)", bold=True)
    yield _filled(chosen.what)
    yield _filled(f"Counts: {chosen.counts}")
    yield _filled(f"With: {chosen.with_}")
    yield _filled(chosen.why)
    yield from (f"  or --project {other.id}: {other.title}" for other in plan.alternatives)
    yield click.style("\nMilestones", bold=True)
    for stone in plan.milestones:
        yield _filled(f"{stone.day}  {stone.title}. {stone.what}")
    yield click.style("\nPeople", bold=True)
    for person in plan.people:
        yield _filled(f"{person.day}  {person.who}. {person.ask}")


def _filled(text: str) -> str:
    return textwrap.fill(text, 88, initial_indent="  ", subsequent_indent="    ")
