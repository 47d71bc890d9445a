"""`debrief roles`: the two careers side by side."""

from __future__ import annotations

import dataclasses
import json
import textwrap

import click

from debrief.cli.options import open_handbook


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def roles(shape: str) -> None:
    r"""Set the two roles side by side: what each owns, and what it is mistaken for.

    \b
    Examples:
      debrief roles
      debrief roles --format json
    """
    book = open_handbook()
    if shape == "json":
        record = {role: dataclasses.asdict(entry) for role, entry in book.roles.items()}
        record["launch"] = dataclasses.asdict(book.launch)
        click.echo(json.dumps(record, indent=2, ensure_ascii=False))
        return
    for role in book.roles.values():
        click.echo(click.style(f"{role.name} ({role.short})", bold=True) + f": {role.question}")
        click.echo(_filled(role.summary, ""))
        for mistaken in role.mistaken:
            click.echo(
                _filled(
                    f"Not {mistaken.as_[0].lower()}{mistaken.as_[1:]}. {mistaken.difference}", "  "
                )
            )
        click.echo()
    click.echo(click.style("Side by side", bold=True))
    for row in book.launch.contrast:
        click.echo(f"  {row.aspect}")
        for name, said in (("PM", row.pm), ("PMM", row.pmm), ("both", row.shared)):
            if said:
                click.echo(_filled(f"{name}: {said}", "    "))


def _filled(text: str, indent: str) -> str:
    return textwrap.fill(text, 88, initial_indent=indent, subsequent_indent=indent)
