"""`debrief evaluate`: how well the program agrees with your own labels."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from debrief.cli.options import leave, open_handbook
from debrief.cli.stream import BadLine, document_of, record_of
from debrief.critique import Debrief, UnusableText, critique
from debrief.critique.agreement import Agreement, JudgedText, Spans, agree
from debrief.handbook import Handbook

SEED = 2026


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
@click.option("--signs-only", is_flag=True, help="Leave the learned model out.")
def evaluate(file: Path, shape: str, signs_only: bool) -> None:
    r"""Compare what the program reads with labels you made yourself.

    FILE holds JSON lines as for `debrief critique --jsonl`, each with the labels that a person
    gave: "moves" (or, for a letter, "labels") maps an id to the list of quotes that earn it. With
    "tier" (weak, fair, strong) and "prompt", the order of the scorecards is compared too.

    \b
    Examples:
      debrief evaluate labelled.jsonl
      debrief evaluate labelled.jsonl --format json
    """
    book = open_handbook()
    judged: dict[str, list[JudgedText]] = {}
    with file.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                kind, text = _judge(record_of(line), book, signs_only)
            except (BadLine, UnusableText) as problem:
                leave(f"{file}, line {number}: {problem}.")
            judged.setdefault(kind, []).append(text)
    if not judged:
        leave(f"{file} holds no labelled text.")
    found = {kind: agree(texts, random.Random(SEED)) for kind, texts in judged.items()}
    if shape == "json":
        click.echo(json.dumps({kind: one.as_dict() for kind, one in found.items()}, indent=2))
        return
    for kind, agreement in found.items():
        _show(kind, agreement)


def _judge(record: dict[str, Any], book: Handbook, signs_only: bool) -> tuple[str, JudgedText]:
    document = document_of(record, frozenset())
    given = record.get("labels", record.get("moves"))
    if not isinstance(given, Mapping):
        raise BadLine('the key "moves" or "labels" is missing or not an object')
    try:
        debrief = critique(document, book, signs_only=signs_only)
        rubric = book.rubric(document.role, document.round, document.kind)
    except KeyError:
        raise BadLine(f"the {document.role} loop has no round {document.round!r}") from None
    said = _said(debrief)
    listened = frozenset(rubric.moves)
    if document.kind == "letter":
        listened = frozenset(_letter_ids(book, given))
    levels = [score.level for score in debrief.scorecard]
    return document.kind, JudgedText(
        real={label: _spans(quotes, document.text) for label, quotes in given.items()},
        said=said,
        listened=listened,
        prompt=document.prompt or f"{document.job_title} {document.company}",
        tier=str(record.get("tier", "")),
        score=float(sum(level or 0 for level in levels)),
        group=document.role,
    )


def _letter_ids(book: Handbook, given: Mapping[str, Any]) -> Iterable[str]:
    from debrief.critique.lexicon import lexicon

    rules = lexicon(book.cache).rules.values()
    return {rule.id for rule in rules if "letter" in rule.kinds} & {*given, *LETTER_IDS}


LETTER_IDS = (
    "generic-skill", "no-metric", "unsupported-superlative", "begging-tone",
    "wrong-role-or-company", "resume-rehash", "cliche-opening", "buzzword", "no-company-link",
    "passive-ownership", "skill-tied-to-goal", "metric-with-timeframe", "research-referenced",
    "cross-functional-work", "company-specific",
)  # fmt: skip


def _said(debrief: Debrief) -> dict[str, Spans]:
    found: dict[str, list[tuple[int, int]]] = {}
    for made in debrief.moves:
        found[made.move] = [(quote.start, quote.end) for quote in made.quotes]
    for finding in (*debrief.findings, *debrief.credits):
        found.setdefault(finding.rule, []).append((finding.span.start, finding.span.end))
    return {label: tuple(spans) for label, spans in found.items()}


def _spans(quotes: Any, text: str) -> Spans:
    """Return where quotes stand: texts, objects with a text, or objects with start and end."""
    found = []
    for quote in quotes if isinstance(quotes, list) else [quotes]:
        if isinstance(quote, Mapping) and {"start", "end"} <= quote.keys():
            found.append((int(quote["start"]), int(quote["end"])))
            continue
        words = quote.get("text", "") if isinstance(quote, Mapping) else str(quote)
        start = text.find(words)
        if not words or start < 0:
            raise BadLine(f"the quote {words[:40]!r} is not in the text")
        found.append((start, start + len(words)))
    return tuple(found)


def _show(kind: str, found: Agreement) -> None:
    click.echo(click.style(f"{kind}: {found.texts} texts", bold=True))
    for name in ("micro", "macro", "precision", "recall"):
        figure = getattr(found, name)
        title = f"F1 {name}" if name in ("micro", "macro") else name
        click.echo(f"  {title:10} {figure.value:.2f}  ({figure.low:.2f} to {figure.high:.2f})")
    click.echo(f"  quotes that overlap a labelled one: {found.overlap:.2f}")
    for group, (share, pairs) in found.order.items():
        click.echo(f"  {group}: {share:.3f} of {pairs} pairs of tiers in the right order")
    for label, tally in sorted(found.labels.items(), key=lambda item: item[1].f1):
        if tally.hit + tally.extra + tally.missed:
            click.echo(
                f"    {label:22} F1 {tally.f1:.2f}  precision {tally.precision:.2f}"
                f"  recall {tally.recall:.2f}  in {tally.hit + tally.missed} texts"
            )
