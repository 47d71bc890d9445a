"""`debrief promotion`: the case for the next level, from your own lines."""

from __future__ import annotations

import dataclasses
import json
import textwrap
from collections.abc import Iterator

import click

from debrief.cli.lines import read_lines
from debrief.cli.options import leave, open_handbook
from debrief.critique.learned import model
from debrief.fit.gaps import following
from debrief.fit.matrix import PlacedLine
from debrief.fit.promotion import Case, build_case
from debrief.handbook.responsibilities import LEVELS
from debrief.practice.placing import place_lines

_STATES = {"met": "met", "partly": "partly", "not": "not yet"}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--role", type=click.Choice(["pm", "pmm"]), required=True)
@click.option("--from", "from_level", type=click.Choice(LEVELS[:-1]), required=True)
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def promotion(file: str, role: str, from_level: str, shape: str) -> None:
    r"""Build the case for the next level: criteria, your evidence in quotes, what is missing.

    FILE is a résumé (PDF, DOCX, ODT, Markdown, JSON Resume, LinkedIn's archive), or a text in which
    every line that is not empty is one line of experience.

    \b
    Examples:
      debrief promotion resume.pdf --role pm --from L4
      debrief promotion bullets.txt --role pm --from L4
      debrief promotion bullets.txt --role pmm --from L4 --format json
    """
    learned = model()
    if learned is None:
        leave("The learned model is not installed, and lines cannot be placed without it.")
    given = read_lines(file)
    lines = place_lines(given.texts, learned, given.where)
    to_level = following(from_level)
    assert to_level is not None
    case = build_case(lines, (), role, from_level, to_level, open_handbook())
    if shape == "json":
        click.echo(json.dumps(dataclasses.asdict(case), indent=2, ensure_ascii=False))
        return
    click.echo("\n".join(_lines_of(case)))


def _lines_of(case: Case) -> Iterator[str]:
    yield click.style(f"{case.from_level} to {case.to_level}, {case.title}", bold=True)
    yield _filled(case.says, "")
    yield _filled(f"The level: {case.scope} {case.impact}", "")
    for criterion in case.criteria:
        decides = ", decides" if criterion.decides else ""
        yield ""
        yield click.style(f"{criterion.title} ({_STATES[criterion.state]}{decides})", bold=True)
        yield _filled(criterion.says, "  ")
        for one in criterion.evidence:
            yield _filled(f'{"+" if one.full else "-"} "{one.line.text}"{_under(one.line)}', "    ")
        for line in criterion.offered:
            yield _filled(f'? "{line.text}"{_under(line)}', "    ")
        if criterion.offered:
            yield _filled("? has the words for it, but was read as other work.", "    ")
        if criterion.missing:
            yield _filled(f"Missing: {'; '.join(criterion.missing)}.", "  ")


def _under(line: PlacedLine) -> str:
    return f" ({line.where})" if line.where else ""


def _filled(text: str, indent: str) -> str:
    return textwrap.fill(text, 88, initial_indent=indent, subsequent_indent=indent)
