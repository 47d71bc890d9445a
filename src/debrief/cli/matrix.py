"""`debrief matrix`: what your own lines prove of either role, and what is missing."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Iterator

import click

from debrief.cli.lines import read_lines
from debrief.cli.options import leave, open_handbook
from debrief.critique.learned import model
from debrief.fit.argument import ROLES, Argument, argue
from debrief.fit.evidence import Evidence, proofs_of, read_evidence
from debrief.fit.gaps import Gap, find_gaps
from debrief.fit.matrix import Matrix, build_matrix
from debrief.handbook.responsibilities import LEVELS
from debrief.practice.placing import place_lines

_MARKS = {"measured": "###", "owned": "## ", "mentioned": "#  ", "none": ".  "}
_SHOWN = 6
_QUOTED = 3
_STANDINGS = {
    "build": "Your lines speak more for product management.",
    "market": "Your lines speak more for product marketing.",
    "no-clear-difference": "Your lines speak clearly for neither role.",
    "not-enough-yet": "There are too few lines to say which role they speak for.",
}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--role", type=click.Choice(["pm", "pmm"]), default="pm", help="For the gaps.")
@click.option("--level", type=click.Choice(LEVELS), default="L4", help="For the gaps.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def matrix(file: str, role: str, level: str, shape: str) -> None:
    r"""Set your lines on the responsibilities of both roles, and name the gaps in order.

    FILE is a résumé (PDF, DOCX, ODT, Markdown, JSON Resume, LinkedIn's archive), or a text in which
    every line that is not empty is one line of experience. What the lines say for each role, and
    against it, stands below the matrix.

    \b
    Examples:
      debrief matrix resume.pdf
      debrief matrix bullets.txt --role pmm --level L5
      debrief matrix bullets.txt --format json
    """
    learned = model()
    if learned is None:
        leave("The learned model is not installed, and lines cannot be placed without it.")
    book = open_handbook()
    lines = read_lines(file)
    built = build_matrix(place_lines(lines.texts, learned, lines.where), (), book)
    gaps = find_gaps(built, role, level, book)
    arguments = [argue(built, one, level, book) for one in ROLES]
    evidence = read_evidence(proofs_of(built))
    if shape == "json":
        record = dataclasses.asdict(built)
        record["corrected"] = sorted(built.corrected)
        record["gaps"] = [dataclasses.asdict(gap) for gap in gaps]
        record["arguments"] = [dataclasses.asdict(argument) for argument in arguments]
        record["evidence"] = evidence.as_dict()
        click.echo(json.dumps({"role": role, "level": level, **record}, ensure_ascii=False))
        return
    text = [*_lines_of(built, role), *_arguments(arguments, evidence), *_gaps(gaps, role, level)]
    click.echo("\n".join(text))


def _lines_of(built: Matrix, role: str) -> Iterator[str]:
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


def _arguments(arguments: list[Argument], evidence: Evidence) -> Iterator[str]:
    yield ""
    yield click.style(_STANDINGS[evidence.standing], bold=True)
    for argument in arguments:
        yield ""
        yield _filled(argument.says, "  ")
        for line in argument.lines[:_QUOTED]:
            yield _filled(f'for: "{line.text}"', "    ")
        for row in argument.unproved:
            said = "only mentioned" if row.strength == "mentioned" else "no line shows it"
            yield _filled(f"against: {row.name}, {said}", "    ")


def _gaps(gaps: tuple[Gap, ...], role: str, level: str) -> Iterator[str]:
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
