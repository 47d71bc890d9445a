"""`debrief import`: a résumé's facts, each with its line, and what could not be told."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable
from pathlib import Path

import click

from debrief.cli.options import leave
from debrief.experience import (
    LISTS,
    MOST_BYTES,
    SECTIONS,
    Entry,
    Resume,
    SourceDocument,
    Unreadable,
    read_file,
    read_resume,
    to_json_resume,
    to_markdown,
)

_HEADINGS = {
    "work": "Experience",
    "certificates": "Certifications",
    "other": "Not told apart",
}


@click.command(
    "import",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit code: 0, or 2 where the file cannot be read.",
)
@click.argument("file", metavar="FILE|-")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "json-resume", "markdown"]),
    default="text",
    show_default=True,
    help="json has every fact with its place; json-resume is JSON Resume 1.0.0.",
)
def import_resume(file: str, shape: str) -> None:
    r"""Read a résumé's facts, each with the line it comes from.

    Reads PDF, DOCX, ODT, Markdown, plain text, JSON Resume and the archive LinkedIn sends. What
    could be read in two ways is listed at the end as a question. Nothing is saved.

    \b
    Examples:
      debrief import resume.pdf
      debrief import linkedin.zip --format json-resume > resume.json
      pbpaste | debrief import - --format markdown
    """
    try:
        document = read_file(_bytes_of(file), "" if file == "-" else file)
    except Unreadable as reason:
        leave(f"{'standard input' if file == '-' else file}: {reason}")
    resume = read_resume(document)
    if shape == "json":
        record = {
            "kind": document.kind,
            "warnings": list(document.warnings),
            "text": document.text,
            **resume.as_dict(),
        }
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    elif shape == "json-resume":
        click.echo(json.dumps(to_json_resume(resume), ensure_ascii=False, indent=2))
    elif shape == "markdown":
        click.echo(to_markdown(resume), nl=False)
    else:
        click.echo("\n".join(_as_text(document, resume)))


def _bytes_of(name: str) -> bytes:
    """Return a file's bytes, or those of standard input; leave where there are none."""
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = Path(name)
    try:
        if path.is_dir():
            leave(f"{name} is a folder. Name the résumé in it.")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        leave(f"{name} does not exist.")
    except OSError as problem:
        leave(f"{name} cannot be read: {problem.strerror}.")


def _as_text(document: SourceDocument, resume: Resume) -> Iterable[str]:
    width = min(shutil.get_terminal_size((88, 24)).columns, 100)
    for warning in document.warnings:
        yield from _wrapped(warning, width, 0)
    for fact in resume.contact.facts():
        shown = fact.field == "name"
        yield click.style(fact.value, bold=True) if shown else f"  {fact.field}: {fact.value}"
    yield from _list(resume, "summary", width)
    for name in SECTIONS:
        entries = resume.section(name)
        if entries:
            yield from _title(name)
        for entry in entries:
            yield from _entry(entry, width)
    for name in LISTS[1:]:
        yield from _list(resume, name, width)
    if resume.unsure:
        yield from ("", click.style("WHAT COULD NOT BE TOLD", bold=True))
    for question in resume.unsure:
        yield from _wrapped(f"line {question.line}: {' '.join(question.quote.split())}", width, 2)
        yield from (
            click.style(line, fg="yellow") for line in _wrapped(question.question, width, 4)
        )


def _title(name: str) -> Iterable[str]:
    return ("", click.style(_HEADINGS.get(name, name).upper(), bold=True))


def _list(resume: Resume, name: str, width: int) -> Iterable[str]:
    facts = getattr(resume, name)
    if not facts:
        return
    yield from _title(name)
    if name in ("skills", "languages", "interests"):
        yield from _wrapped(", ".join(fact.value for fact in facts), width, 2)
        return
    for fact in facts:
        yield from _wrapped(fact.value, width, 2)


def _entry(entry: Entry, width: int) -> Iterable[str]:
    named = [fact.value for fact in (entry.title, entry.organisation, entry.place) if fact]
    period = entry.period
    when = str(period) if period else entry.dates.value if entry.dates else ""
    yield (
        "  "
        + click.style(", ".join(named) or "No title", fg="cyan")
        + (f"  {when}" if when else "")
    )
    if entry.link:
        yield f"    {entry.link.value}"
    for line in entry.lines:
        number = f"{line.line:>5}  "
        yield from textwrap.wrap(
            line.value, width, initial_indent=number, subsequent_indent=" " * len(number)
        )


def _wrapped(text: str, width: int, indent: int) -> list[str]:
    space = " " * indent
    return textwrap.wrap(text, width, initial_indent=space, subsequent_indent=space)
