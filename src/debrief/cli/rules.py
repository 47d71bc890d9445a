"""`debrief rules`: what a reader stumbles over, and why."""

from __future__ import annotations

import dataclasses
import json

import click

from debrief.cli.options import leave, read_settings
from debrief.critique.lexicon import lexicon
from debrief.critique.records import Rule


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("rule_id", required=False, metavar="[ID]")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def rules(rule_id: str | None, shape: str) -> None:
    r"""List the rules, or show one with its reason and its examples.

    \b
    Examples:
      debrief rules
      debrief rules everyone
    """
    known = lexicon(read_settings().cache).rules
    if rule_id:
        rule = known.get(rule_id)
        if not rule:
            leave(f"There is no rule {rule_id!r}. `debrief rules` lists them.")
        as_json = json.dumps(dataclasses.asdict(rule), indent=2, ensure_ascii=False)
        click.echo(as_json if shape == "json" else _as_text(rule))
        return
    if shape == "json":
        click.echo(json.dumps([dataclasses.asdict(rule) for rule in known.values()], indent=2))
        return
    width = max(map(len, known))
    for family in dict.fromkeys(rule.family for rule in known.values()):
        click.echo(click.style(family.replace("-", " "), bold=True))
        for rule in known.values():
            if rule.family == family:
                click.echo(f"  {rule.id:{width}}  {rule.title}")


def _as_text(rule: Rule) -> str:
    head = f"{click.style(rule.title, bold=True)}\n{rule.id}, {rule.family}, {rule.severity}"
    flags = "\n".join(f"  - {text}" for text in rule.flags)
    passes = "\n".join(f"  - {text}" for text in rule.passes)
    applies = f"Applies to: {', '.join(rule.kinds)}; {', '.join(rule.roles)}"
    if rule.rounds:
        applies += f"; {', '.join(rule.rounds)}"
    return "\n\n".join(
        (
            head,
            f"Why it matters\n  {rule.why}",
            f"What to do\n  {rule.fix}",
            f"Earns credit\n{flags}" if rule.credit else f"Is flagged\n{flags}",
            f"Is not\n{passes}",
            f"{applies}\nSource: {rule.source}",
        )
    )
