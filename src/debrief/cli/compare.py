"""`debrief compare`: a second attempt beside the first."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import click

from debrief.cli.options import leave, open_handbook, read_text
from debrief.critique import Document, UnusableText, critique
from debrief.practice.compare import Comparison
from debrief.practice.compare import compare as compare_debriefs


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("first")
@click.argument("second")
@click.option("--role", type=click.Choice(["pm", "pmm"]), default="pm", show_default=True)
@click.option("--round", "round_id", metavar="ROUND", help="For example product-design, messaging.")
@click.option("--prompt", help="The question that was asked.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def compare(
    first: str, second: str, role: Any, round_id: str | None, prompt: str | None, shape: str
) -> None:
    r"""Compare two attempts at the same question: what improved, what got lost.

    \b
    Example:
      debrief compare monday.txt friday.txt --role pm --round strategy
    """
    book = open_handbook()
    try:
        before, after = (
            critique(Document(read_text(name), "answer", role, round_id, prompt), book).as_dict()
            for name in (first, second)
        )
    except UnusableText as problem:
        leave(str(problem))
    except KeyError:
        leave(f"The {role} loop has no round {round_id!r}.")
    comparison = compare_debriefs(before, after)
    if shape == "json":
        click.echo(json.dumps(dataclasses.asdict(comparison), indent=2, ensure_ascii=False))
        return
    _show(comparison, {move.id: move.title for move in book.moves.values()})


def _show(comparison: Comparison, titles: dict[str, str]) -> None:
    click.echo(click.style("Levels", bold=True))
    for level in comparison.levels:
        arrow = {"up": "higher", "down": "lower", "same": "the same", "unknown": "not judged"}
        shown = f"{level.before or '-'} -> {level.after or '-'}"
        click.echo(f"  {shown}  {level.title} ({arrow[level.direction]})")
    for change, title in (("gained", "Moves gained"), ("lost", "Moves lost")):
        moves = [move for move in comparison.moves if move.change == change]
        if moves:
            click.echo(click.style(title, bold=True))
            for move in moves:
                quote = " ".join((move.after or move.before)[0]["text"].split())
                click.echo(f"  {titles[move.move]}: “{quote[:120]}”")
