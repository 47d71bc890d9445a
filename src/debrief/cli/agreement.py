"""`debrief agreement`: how well the program agrees with labels that others gave."""

from __future__ import annotations

import dataclasses
import json

import click

from debrief.cli.options import leave
from debrief.critique.agreement import Figure
from debrief.critique.figures import (
    FILE,
    BadFigures,
    Figures,
    LabellerFigures,
    LineFigures,
    TextFigures,
    read_figures,
)

WEAKEST = 5


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def agreement(shape: str) -> None:
    r"""Show how well the program agrees with labels that others gave.

    The figures were measured on synthetic test texts and came with this installation. Measure on
    your own labels with `debrief evaluate`. In JSON, what was not measured is null.

    \b
    Examples:
      debrief agreement
      debrief agreement --format json
    """
    try:
        figures = read_figures(FILE)
    except BadFigures as problem:
        leave(f"The file of figures is damaged: {problem}. Install Debrief again to get it back.")
    if shape == "json":
        click.echo(json.dumps(dataclasses.asdict(figures), indent=2))
        return
    click.echo("\n".join(_as_text(figures)))


def _as_text(figures: Figures) -> list[str]:
    if not figures.measured:
        return [
            "Agreement is not measured for this installation.",
            "Measure it on your own labels: debrief evaluate labelled.jsonl",
        ]
    said: list[str] = []
    if figures.answers:
        said += _texts("answers", figures.answers)
        said += _beside(figures.answers_by_signs, figures.between_labellers)
        said += _weakest(figures.answers, figures.between_labellers)
    if figures.letters:
        said += _texts("letters", figures.letters)
        said += _beside(None, figures.letters_between_labellers)
    if figures.lines:
        said += _lines(figures.lines, figures.lines_between_labellers)
    return [
        *said,
        "",
        "The texts are synthetic; agreement with a real panel has not been measured.",
        "Measure it on your own labels: debrief evaluate labelled.jsonl",
    ]


def _texts(kind: str, found: TextFigures) -> list[str]:
    rows = (
        ("F1 micro", found.f1_micro),
        ("F1 macro", found.f1_macro),
        ("precision", found.precision),
        ("recall", found.recall),
    )
    return [
        click.style(f"{found.texts} synthetic test {kind}, with 95 % intervals", bold=True),
        *(f"  {title:20}{_interval(figure)}" for title, figure in rows),
        *(
            f"  {f'order, {group}':20}{one.right:.2f} of {one.pairs} pairs of tiers"
            for group, one in found.order.items()
        ),
    ]


def _beside(signs: TextFigures | None, between: LabellerFigures | None) -> list[str]:
    said = []
    if signs:
        said.append(f"  F1 micro by signs   {_interval(signs.f1_micro)}")
    if between:
        said.append(f"  F1 micro of two labellers with each other, {between.texts} texts: ")
        said[-1] += f"{between.f1_micro:.2f}"
    return said


def _weakest(found: TextFigures, between: LabellerFigures | None) -> list[str]:
    ceilings = between.labels if between else {}
    judged = [(label, one) for label, one in found.labels.items() if one.occurred]
    said = ["  weakest moves"]
    for label, one in sorted(judged, key=lambda item: (item[1].f1, item[0]))[:WEAKEST]:
        ceiling = f"  labellers {ceilings[label]:.2f}" if one.texts and label in ceilings else ""
        said.append(f"    {label:20}F1 {one.f1:.2f}  in {one.texts} texts{ceiling}")
    return said if judged else []


def _lines(found: LineFigures, between: LineFigures | None) -> list[str]:
    side = _interval(found.interval) if found.interval else f"{found.side_f1_macro:.2f}"
    said = [
        click.style(f"{found.lines} synthetic résumé lines and duties", bold=True),
        f"  {'F1 of the side':20}{side}",
        f"  {'holds a metric':20}{found.has_metric:.2f} labelled alike",
        f"  {'says the outcome':20}{found.outcome:.2f} labelled alike",
        f"  {'strength':20}{found.strength:.2f} labelled alike",
    ]
    if between:
        said.append("  F1 of the side between two labellers, ")
        said[-1] += f"{between.lines} lines: {between.side_f1_macro:.2f}"
    return said


def _interval(figure: Figure) -> str:
    return f"{figure.value:.2f}  ({figure.low:.2f} to {figure.high:.2f})"
