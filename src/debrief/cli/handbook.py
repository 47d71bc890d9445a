"""`debrief handbook check`: every mistake in the content files, by file and line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from debrief.handbook import DATA, ContentError, Handbook


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def handbook() -> None:
    """Look after the handbook's content files."""


@handbook.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument(
    "folder", default=DATA, type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def check(folder: Path) -> None:
    r"""Read all content, rules and signs, and name every mistake by file and line.

    \b
    Examples:
      debrief handbook check
      debrief handbook check my-handbook/
    """
    from debrief.critique.lexicon import HERE, read_lexicon

    book = Handbook(folder)
    try:
        mistakes = book.check(read_lexicon(HERE).rules)
    except ContentError as problem:
        mistakes = book.check() + list(problem.mistakes)
    for mistake in mistakes:
        click.echo(str(mistake))
    if mistakes:
        click.echo(f"{len(mistakes)} to mend.", err=True)
        sys.exit(1)
    click.echo(
        f"Nothing to mend: {len(book.exercises)} exercises, {len(book.moves)} moves, "
        f"{len(book.chapters)} chapters."
    )
