"""`debrief metrics`: what each role is measured by, and how the measure is gamed."""

from __future__ import annotations

import dataclasses
import json
import textwrap

import click

from debrief.cli.options import leave, open_handbook
from debrief.handbook import Metric


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("metric_id", required=False, metavar="[ID]")
@click.option("--role", type=click.Choice(["pm", "pmm", "shared"]), help="Only one role's.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def metrics(metric_id: str | None, role: str | None, shape: str) -> None:
    r"""List success metrics, or show one: definition, formula, how it is gamed.

    \b
    Examples:
      debrief metrics --role pmm
      debrief metrics retention
    """
    known = open_handbook().metrics
    if metric_id and metric_id not in known:
        leave(f"There is no metric {metric_id!r}. `debrief metrics` lists them.")
    chosen = [
        metric
        for metric in known.values()
        if metric_id in (None, metric.id) and role in (None, metric.role)
    ]
    if shape == "json":
        records = [dataclasses.asdict(metric) for metric in chosen]
        click.echo(json.dumps(records, indent=2, ensure_ascii=False))
        return
    for metric in chosen:
        click.echo(
            _whole(metric) if metric_id else f"{metric.role:7}{metric.id:28}{metric.answers}"
        )


def _whole(metric: Metric) -> str:
    rows = (
        ("What it answers", metric.answers),
        ("Definition", metric.definition),
        ("Formula", metric.formula),
        ("Where it comes from", metric.from_),
        ("How it is gamed", metric.gamed),
        ("What to watch with it", metric.guard),
        ("Worked example", metric.example),
    )
    parts = [click.style(metric.name, bold=True)]
    for title, text in rows:
        filled = textwrap.fill(text, 88, initial_indent="  ", subsequent_indent="  ")
        parts.append(f"{title}\n{filled}")
    return "\n".join(parts)
