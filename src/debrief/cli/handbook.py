"""`debrief handbook`: read, search and export the chapters; check the content files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from debrief.cli.options import leave, open_handbook
from debrief.handbook import DATA, ContentError, Handbook

HELP = {"help_option_names": ["-h", "--help"]}


@click.group(context_settings=HELP)
def handbook() -> None:
    """Read and search the handbook, take it away as a file, look after its content."""


@handbook.command(context_settings=HELP)
@click.argument("chapter_id", required=False, metavar="[ID]")
def read(chapter_id: str | None) -> None:
    r"""List the chapters, or read one with its sources.

    \b
    Examples:
      debrief handbook read
      debrief handbook read day-and-week | less
    """
    from debrief.cli.reading import chapter_lines
    from debrief.handbook.chapters import PARTS

    book = open_handbook()
    if chapter_id is None:
        for part, title in PARTS.items():
            click.echo(title)
            for chapter in book.chapters.values():
                if chapter.part == part:
                    click.echo(f"  {chapter.id:28}{chapter.title}")
        return
    found = book.chapters.get(chapter_id)
    if found is None:
        leave(f"There is no chapter {chapter_id!r}. `debrief handbook read` lists them.")
    for line in chapter_lines(found, book):
        click.echo(line)


@handbook.command(context_settings=HELP)
@click.argument("words", nargs=-1, required=True)
@click.option("--most", type=click.IntRange(1, 100), default=8, help="At most so many places.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def search(words: tuple[str, ...], most: int, shape: str) -> None:
    r"""Search chapters, exercises, rules, metrics, rounds, artefacts and launches, with quotes.

    British and American spelling find the same.

    \b
    Examples:
      debrief handbook search win rate
      debrief handbook search prioritize --format json
    """
    from debrief.cli.reading import hit_lines
    from debrief.critique import lexicon
    from debrief.practice.reference import reference

    book = open_handbook()
    hits = reference(book, lexicon(book.cache).rules.values()).search(" ".join(words), most)
    if shape == "json":
        records = [
            {
                "kind": hit.passage.kind,
                "id": hit.passage.id,
                "title": hit.passage.title,
                "heading": hit.passage.heading or None,
                "quote": hit.snippet,
                "score": round(hit.score, 3),
            }
            for hit in hits
        ]
        click.echo(json.dumps(records, indent=2, ensure_ascii=False))
    elif not hits:
        click.echo("Nothing has these words. One of them alone may find more.")
    for line in hit_lines(hits if shape == "text" else ()):
        click.echo(line)


@handbook.command(context_settings=HELP)
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    r"""Write all chapters as one EPUB or PDF; the ending of the file says which.

    \b
    Examples:
      debrief handbook export handbook.epub
      debrief handbook export handbook.pdf
    """
    from debrief.web.bookfile import CannotTypeset, as_epub, as_pdf

    makers = {".epub": as_epub, ".pdf": as_pdf}
    maker = makers.get(file.suffix.lower())
    if maker is None:
        leave(f"{file.name} should end in .epub or .pdf. Nothing was written.")
    try:
        made = maker(open_handbook())
        file.write_bytes(made)
    except CannotTypeset as problem:
        leave(f"The PDF could not be made: {problem} Nothing was written.")
    except OSError as problem:
        leave(f"{file} cannot be written: {problem.strerror}.")
    click.echo(f"{file}: {len(made) / 1024:.0f} kB.")


@handbook.command(context_settings=HELP)
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
