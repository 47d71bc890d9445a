"""`debrief advert`: whose work a job advertisement describes, and what of it you can show."""

from __future__ import annotations

import dataclasses
import json
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from debrief.cli.lines import read_lines
from debrief.cli.options import leave, open_handbook, read_text
from debrief.cli.stream import BadLine, lines_of, record_of
from debrief.critique.learned import model
from debrief.fit.advert import Advert, Classify, DutySide, role_of_shares, share_of_sides
from debrief.fit.advert_comparison import compare_adverts
from debrief.fit.advert_coverage import Coverage, cover
from debrief.fit.advert_reading import SIDE_NAMES, read_advert
from debrief.handbook import Handbook
from debrief.practice.placing import classifier, place_lines

MOST_SENTENCES = 2_000


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("files", nargs=-1, metavar="[FILE...|-]")
@click.option(
    "--lines", metavar="FILE", help="Your own lines, or your résumé: say what of it they show."
)
@click.option("--jsonl", is_flag=True, help="JSON lines in, one JSON line out each (see below).")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def advert(files: tuple[str, ...], lines: str | None, jsonl: bool, shape: str) -> None:
    r"""Say whose work a job advertisement describes, by its duties and not by its title.

    Several files are compared. Text, Markdown and pasted HTML are read.

    With --jsonl a line {"id", "text"} holds one advertisement, and a line {"id", "sentences": []}
    duties that are already apart; every one of these is answered, in order. The answer is {"id",
    "role", "shares", "duties": [{"text", "side"}]}. Sides are pm, pmm, shared, project-management
    and other.

    The role is "other" where fewer than a quarter of the duties belong to pm, pmm or
    project-management alone; else the one with at least 60 % of these; else "mixed". Launch work
    is shared and speaks for neither.

    \b
    Examples:
      debrief advert posting.txt
      debrief advert posting.html --lines resume.pdf --format json
      debrief advert one.txt two.txt three.txt
      debrief advert --jsonl postings.jsonl > sides.jsonl
    """
    book = open_handbook()
    learned = model()
    classify = classifier(learned, book)
    if jsonl:
        for answer in _answers(files[0] if files else "-", classify, book):
            click.echo(json.dumps(answer, ensure_ascii=False))
        return
    if not files:
        leave("Name a file with an advertisement, or - for standard input.")
    adverts = [_read(file, classify, book) for file in files]
    mine, listed = None, tuple[str, ...]()
    if lines is not None:
        if learned is None:
            leave("The learned model is not installed, and lines cannot be placed without it.")
        own = read_lines(lines)
        mine, listed = place_lines(own.texts, learned, own.where), own.listed
    covered = [cover(one, mine, listed=listed) if mine is not None else () for one in adverts]
    if shape == "json":
        click.echo(_as_json(adverts, covered, book, with_lines=mine is not None))
    else:
        click.echo(_as_text(adverts, covered, book))


def _read(file: str, classify: Classify, book: Handbook) -> Advert:
    try:
        return read_advert(read_text(file), classify, book)
    except ValueError as problem:
        leave(f"{file}: {problem}")


def _answers(file: str, classify: Classify, book: Handbook) -> Iterator[dict[str, Any]]:
    try:
        source = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115
    except OSError as problem:
        leave(f"{file} cannot be read: {problem.strerror}.")
    for line in lines_of(source):
        if not line.strip():
            continue
        identity = None
        try:
            record = record_of(line)
            identity = record.get("id")
            yield {"id": identity, **_answer(record, classify, book)}
        except ValueError as problem:
            yield {"id": identity, "error": str(problem)}


def _answer(record: dict[str, Any], classify: Classify, book: Handbook) -> dict[str, Any]:
    sentences, text = record.get("sentences"), record.get("text")
    if sentences is None:
        if not isinstance(text, str):
            raise BadLine('neither "text" nor "sentences" is given')
        duties = [(duty.text, duty.side) for duty in read_advert(text, classify, book).duties]
    else:
        if not isinstance(sentences, list) or not all(isinstance(s, str) for s in sentences):
            raise BadLine('the key "sentences" is not a list of texts')
        if len(sentences) > MOST_SENTENCES:
            raise BadLine(f'the key "sentences" holds more than {MOST_SENTENCES}')
        duties = [(sentence, classify(sentence).side) for sentence in sentences]
    sides: list[DutySide] = [side for _, side in duties]
    return {
        "role": role_of_shares(sides),
        "shares": {side: round(share, 4) for side, share in share_of_sides(sides).items()},
        "duties": [{"text": text, "side": side} for text, side in duties],
    }


def _as_json(
    adverts: list[Advert],
    covered: list[tuple[Coverage, ...]],
    book: Handbook,
    *,
    with_lines: bool,
) -> str:
    records = []
    for one, coverage in zip(adverts, covered, strict=True):
        record = dataclasses.asdict(one)
        if with_lines:
            record["coverage"] = [dataclasses.asdict(item) for item in coverage]
        records.append(record)
    if len(records) == 1:
        return json.dumps(records[0], indent=2, ensure_ascii=False)
    compared = compare_adverts(adverts, book)
    whole = {
        "adverts": records,
        "responsibilities": compared.responsibilities,
        "skills": compared.skills,
        "says": compared.says,
    }
    return json.dumps(whole, indent=2, ensure_ascii=False)


def _as_text(adverts: list[Advert], covered: list[tuple[Coverage, ...]], book: Handbook) -> str:
    blocks = [
        "\n".join(_lines_of(one, coverage)) for one, coverage in zip(adverts, covered, strict=True)
    ]
    if len(adverts) > 1:
        says = compare_adverts(adverts, book).says
        blocks.append("\n".join([click.style("Side by side", bold=True), *map(_filled, says)]))
    return "\n\n".join(blocks)


def _lines_of(one: Advert, coverage: tuple[Coverage, ...]) -> Iterator[str]:
    yield click.style(one.headline, bold=True)
    if one.level:
        yield _filled(f"Level: about {one.level.level}. {one.level.because}")
    for side, share in one.shares.items():
        yield f"\n{SIDE_NAMES[side]}, {100 * share:.0f} %"
        yield from (_filled(f"- {d.text}") for d in one.duties if d.side == side)
    if coverage:
        yield click.style("\nWhat your lines show of it", bold=True)
        for item in coverage:
            yield _filled(f"{item.state}: {item.text}")
            yield from (_filled(f'"{line.text}"', "    ") for line in item.lines[:1])
    elif one.asked:
        yield click.style("\nAsked for", bold=True)
        yield from (
            _filled(f"- {a.text}{' (not a must)' if a.preferred else ''}") for a in one.asked
        )
    if one.likely:
        yield click.style("\nLikely to be tested", bold=True)
        yield from (f"  {r.title} ({r.track.upper()}), {100 * r.share:.0f} %" for r in one.likely)
    if one.questions:
        yield click.style("\nTo ask the employer", bold=True)
        yield from (_filled(f"- {question.ask}") for question in one.questions)


def _filled(text: str, indent: str = "  ") -> str:
    return textwrap.fill(text, 88, initial_indent=indent, subsequent_indent=indent + "  ")
