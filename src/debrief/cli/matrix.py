"""`debrief matrix`: what your own lines prove of either role, and what is missing."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Iterator

import click

from debrief.cli.options import leave, open_handbook, read_text
from debrief.critique.learned import model
from debrief.fit.gaps import Gap, find_gaps
from debrief.fit.matrix import Matrix, build_matrix
from debrief.handbook.responsibilities import LEVELS
from debrief.practice.placing import place_lines

_MARKS = {"measured": "###", "owned": "## ", "mentioned": "#  ", "none": ".  "}
_SHOWN = 6


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--role", type=click.Choice(["pm", "pmm"]), default="pm", help="For the gaps.")
@click.option("--level", type=click.Choice(LEVELS), default="L4", help="For the gaps.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def matrix(file: str, role: str, level: str, shape: str) -> None:
    r"""Set your lines on the responsibilities of both roles, and name the gaps in order.

    Every line of FILE that is not empty is one line of experience.

    \b
    Examples:
      debrief matrix bullets.txt --role pmm --level L5
      debrief matrix bullets.txt --format json
    """
    learned = model()
    if learned is None:
        leave("The learned model is not installed, and lines cannot be placed without it.")
    book = open_handbook()
    built = build_matrix(place_lines(read_text(file).splitlines(), learned), (), book)
    gaps = find_gaps(built, role, level, book)
    if shape == "json":
        record = dataclasses.asdict(built)
        record["corrected"] = sorted(built.corrected)
        record["gaps"] = [dataclasses.asdict(gap) for gap in gaps]
        click.echo(json.dumps({"role": role, "level": level, **record}, ensure_ascii=False))
        return
    click.echo("\n".join(_lines_of(built, gaps, role, level)))


def _lines_of(built: Matrix, gaps: tuple[Gap, ...], role: str, level: str) -> Iterator[str]:
    yield "### measured   ## owned   # mentioned   . nothing yet"
    for summary in built.sides:
        yield ""
        yield click.style(_filled(summary.says, ""), bold=True)
        for row in (row for row in built.rows if row.side == summary.side):
            quote = _quoted(row.lines[0].text) if row.lines else ""
            yield f"  {_MARKS[row.strength]} {row.name:29} {quote}".rstrip()
    for drift in built.drifting:
        yield ""
        yield _filled(f'Reads as {drift.name}: "{drift.line.text}"', "  ")
        yield _filled(drift.asks[role], "    ")
    yield ""
    yield click.style(f"Gaps for a {role.upper()} at {level}, largest first", bold=True)
    for gap in gaps[:_SHOWN]:
        weeks = "1 week" if gap.weeks == 1 else f"{gap.weeks} weeks"
        yield f"  {gap.name}, {weeks}"
        yield _filled(gap.ways[0].says, "    ")
    if len(gaps) > _SHOWN:
        yield f"  and {len(gaps) - _SHOWN} smaller ones (--format json names all)"


def _filled(text: str, indent: str) -> str:
    return textwrap.fill(text, 88, initial_indent=indent, subsequent_indent=indent)


def _quoted(text: str) -> str:
    return f'"{textwrap.shorten(text, 52, placeholder=" ...")}"'
