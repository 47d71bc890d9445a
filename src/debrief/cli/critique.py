"""`debrief critique`: one document to a report, or a stream of them to JSON lines."""

from __future__ import annotations

import json
import sys
from typing import Any

import click

from debrief.cli.options import leave, open_handbook, read_settings, read_text
from debrief.critique import KINDS, Debrief, Document, UnusableText
from debrief.critique import critique as read_document


@click.command(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit code: 0, or 1 with --strict where a panel would stop, or 2 for unusable input.",
)
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--kind", type=click.Choice(KINDS), default="answer", show_default=True)
@click.option("--role", type=click.Choice(["pm", "pmm"]), default="pm", show_default=True)
@click.option("--round", "round_id", metavar="ROUND", help="For example product-design, messaging.")
@click.option("--prompt", help="The question that was asked.")
@click.option("--company", help="For a letter: the company it is meant for.")
@click.option("--job-title", help="For a letter: the job it applies for.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
)
@click.option("--off", multiple=True, metavar="RULE", help="Switch a rule off; may be repeated.")
@click.option("--signs-only", is_flag=True, help="Leave the learned model out: faster, coarser.")
@click.option("--strict", is_flag=True, help="Exit with 1 where an error-level finding stands.")
@click.option("--jsonl", is_flag=True, help="JSON lines in, one debrief line out for each.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 64))
def critique(
    file: str, kind: Any, role: Any, round_id: str | None, prompt: str | None,
    company: str | None, job_title: str | None, shape: str, off: tuple[str, ...],
    signs_only: bool, strict: bool, jsonl: bool, jobs: int,
) -> None:  # fmt: skip
    r"""Read a document the way a panel would: moves, findings, scorecard, what to fix first.

    \b
    Examples:
      debrief critique answer.txt --role pm --round product-design
      debrief critique letter.txt --kind letter --company "Sundry Energy"
      pbpaste | debrief critique - --role pmm --round messaging --format json
      debrief critique --jsonl answers.jsonl --jobs 2 > debriefs.jsonl
    """
    options = read_settings()
    book = open_handbook(options)
    rules_off = frozenset((*off, *options.rules_off))
    if jsonl:
        from debrief.cli.stream import stream

        sys.exit(stream(file, rules_off, jobs, options.cache, signs_only=signs_only))
    document = Document(
        read_text(file), kind, role, round_id, prompt, company, job_title, rules_off
    )
    try:
        debrief = read_document(document, book, signs_only=signs_only)
    except UnusableText as problem:
        leave(str(problem))
    except KeyError:
        known = ", ".join(name for track, name in book.rounds if track == role)
        leave(f"The {role} loop has no round {round_id!r}. It has: {known}.")
    _show(debrief, document, shape, file)
    if strict and any(finding.severity == "error" for finding in debrief.findings):
        sys.exit(1)


def _show(debrief: Debrief, document: Document, shape: str, file: str) -> None:
    if shape == "json":
        click.echo(json.dumps(debrief.as_dict(), ensure_ascii=False, indent=2))
    elif shape == "sarif":
        from debrief.cli.sarif import sarif

        click.echo(json.dumps(sarif(debrief, document.text, file), ensure_ascii=False, indent=2))
    else:
        from debrief.cli.report import report

        report(debrief, document.text)
