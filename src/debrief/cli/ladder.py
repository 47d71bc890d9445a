"""`debrief ladder`: the levels of both roles, and what companies call them."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Iterator

import click

from debrief.cli.options import open_handbook
from debrief.handbook import Handbook
from debrief.handbook.ladders import Ladder, Step
from debrief.handbook.responsibilities import LEVELS


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--role", type=click.Choice(["pm", "pmm"]), help="Only one role.")
@click.option("--level", type=click.Choice(LEVELS), help="One level, with what owning looks like.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def ladder(role: str | None, level: str | None, shape: str) -> None:
    r"""Show the levels L3 to L7, what counts at each, and where they lead.

    \b
    Examples:
      debrief ladder --role pmm
      debrief ladder --level L5
      debrief ladder --role pm --level L4 --format json
    """
    book = open_handbook()
    chosen = [one for one in book.ladders.values() if role in (None, one.id)]
    if shape == "json":
        click.echo(json.dumps(_record(chosen, level, book), indent=2, ensure_ascii=False))
        return
    blocks = [block for one in chosen for block in _blocks(one, level, book)]
    click.echo("\n\n".join([*blocks, *_companies(role, level, book)]))


def _record(chosen: list[Ladder], level: str | None, book: Handbook) -> dict[str, object]:
    ladders = []
    for one in chosen:
        record = dataclasses.asdict(one)
        record["step"] = [step for step in record["step"] if level in (None, step["level"])]
        ladders.append(record)
    names = {one.id for one in chosen}
    found = [dataclasses.asdict(entry) for entry in book.company_levels if entry.role in names]
    return {"ladders": ladders, "companies": found}


def _blocks(one: Ladder, level: str | None, book: Handbook) -> Iterator[str]:
    yield click.style(one.name, bold=True) + "\n" + _filled(one.summary)
    for step in one.step:
        if level in (None, step.level):
            yield "\n".join(_step(step))
    if level:
        rows = [row for row in book.responsibilities.values() if row.weight(one.id, level) >= 3]
        owned = [_filled(f"{row.name}: {row.owned[level]}") for row in rows]
        yield "\n".join([click.style("What owned looks like there", bold=True), *owned])
    else:
        leads = [_filled(f"{lead.title}: {lead.says}") for lead in one.leads]
        yield "\n".join([click.style("Where it leads", bold=True), *leads])


def _step(step: Step) -> Iterator[str]:
    yield click.style(f"{step.level} {step.name}", bold=True)
    yield _filled(f"Scope: {step.scope}")
    yield _filled(f"Horizon: {step.horizon}")
    yield _filled(f"Counts: {step.impact}")
    for criterion in step.criterion:
        mark = "decides" if criterion.decides else "also"
        yield _filled(f"To get here ({mark}): {criterion.title}. {criterion.says}")


def _companies(role: str | None, level: str | None, book: Handbook) -> Iterator[str]:
    found = [entry for entry in book.company_levels if role in (None, entry.role)]
    if not found:
        yield _filled("No reliable company names were found for the levels of this role.", "")
        return
    lines = [click.style("What companies call PM levels, approximately", bold=True)]
    for entry in found:
        names = [
            f"{ours} = {theirs}" for ours, theirs in entry.names.items() if level in (None, ours)
        ]
        listed = "; ".join(names) or "no name that we trust"
        lines.append(_filled(f"{entry.company} ({entry.year}): {listed}. {entry.caution}"))
    yield "\n".join(lines)


def _filled(text: str, indent: str = "  ") -> str:
    return textwrap.fill(text, 88, initial_indent=indent, subsequent_indent=indent)
