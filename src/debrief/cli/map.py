"""`debrief map`: whose work each résumé line or duty describes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from debrief.cli.options import leave, read_text
from debrief.cli.stream import BadLine, lines_of, record_of
from debrief.critique.learned import LearnedModel, model
from debrief.critique.lines import place


@click.command("map", context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", default="-", metavar="[FILE|-]")
@click.option("--jsonl", is_flag=True, help='JSON lines {"id", "text"} in, one placement out each.')
def map_lines(file: str, jsonl: bool) -> None:
    r"""Say whose work each line describes: PM, PMM, shared, or somebody else's.

    Without --jsonl every line of FILE that is not empty is placed.

    \b
    Examples:
      debrief map bullets.txt
      debrief map --jsonl duties.jsonl > placed.jsonl
    """
    learned = model()
    if learned is None:
        leave("The learned model is not installed, and lines cannot be placed without it.")
    if jsonl:
        for answer in _placed(file, learned):
            click.echo(json.dumps(answer, ensure_ascii=False))
        return
    for line in read_text(file).splitlines():
        if line.strip():
            placed = place(line, learned)
            what = f"{placed.side}, {placed.responsibility}, {placed.strength}"
            click.echo(f"{what:44} {line.strip()}")


def _placed(file: str, learned: LearnedModel) -> Iterator[dict[str, Any]]:
    if file == "-":
        source = sys.stdin.buffer
    else:
        try:
            source = Path(file).open("rb")  # noqa: SIM115  # read to the end of the process
        except OSError as problem:
            leave(f"{file} cannot be read: {problem.strerror}.")
    for line in lines_of(source):
        if not line.strip():
            continue
        identity = None
        try:
            record = record_of(line)
            identity = record.get("id")
            if not isinstance(record.get("text"), str):
                raise BadLine('the key "text" is missing or not a text')
            yield {"id": identity, **place(record["text"], learned).as_dict()}
        except ValueError as problem:
            yield {"id": identity, "error": str(problem)}
