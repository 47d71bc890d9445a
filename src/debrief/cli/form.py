"""`debrief form`: artefacts to fill in, and what does not fit together in them."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

import click

from debrief.cli.options import leave, open_handbook, read_text
from debrief.handbook.forms import Filled, Form, FormField, fill

_WIDE = 88
_SHAPE = click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def form() -> None:
    r"""Fill in an artefact, and see what does not fit together in it.

    \b
    Examples:
      debrief form list
      debrief form new launch-plan > plan.toml
      debrief form check plan.toml
    """


@form.command("list")
@_SHAPE
def list_forms(shape: str) -> None:
    r"""List the artefacts and the rounds that ask for them.

    \b
    Examples:
      debrief form list
      debrief form list --format json
    """
    forms = open_handbook().forms.values()
    if shape == "json":
        records = [
            {"id": one.id, "title": one.title, "track": one.track, "rounds": one.rounds}
            for one in forms
        ]
        click.echo(json.dumps(records, indent=2, ensure_ascii=False))
        return
    width = max(len(one.id) for one in forms)
    for one in forms:
        places = ", ".join(f"{one.track}/{name}" for name in one.rounds)
        click.echo(f"{one.id:{width}}  {places:20}  {one.what}")


@form.command()
@click.argument("form_id", metavar="ID")
@_SHAPE
def show(form_id: str, shape: str) -> None:
    r"""Show an artefact: its fields in their order and what is checked.

    \b
    Examples:
      debrief form show positioning-canvas
      debrief form show metric-tree --format json
    """
    import dataclasses

    book = open_handbook()
    found = _form(form_id)
    worked = [one for one in book.worked_forms if one.form == form_id]
    if shape == "json":
        record = dataclasses.asdict(found)
        record["worked"] = [
            {"exercise": one.exercise, "tier": one.tier, "finds": one.finds,
             "commentary": one.commentary, "values": one.filled.as_dict()}
            for one in worked
        ]  # fmt: skip
        click.echo(json.dumps(record, indent=2, ensure_ascii=False))
        return
    click.echo("\n".join(_shown(found)))
    for one in worked:
        click.echo(f"\nA {one.tier} one, for {one.exercise}:")
        click.echo(_folded(one.commentary, "  "))


@form.command()
@click.argument("form_id", metavar="ID")
def new(form_id: str) -> None:
    r"""Print an empty artefact as TOML, to fill in with an editor.

    \b
    Examples:
      debrief form new message-house > house.toml
    """
    click.echo("\n".join(_blank(_form(form_id))))


@form.command()
@click.argument("file", type=click.Path(allow_dash=True, path_type=str))
@_SHAPE
def check(file: str, shape: str) -> None:
    r"""Check a filled artefact, TOML or JSON with `form` and `values`; `-` reads standard input.

    Exit code 1 says that something was found, 2 that the file cannot be used.

    \b
    Examples:
      debrief form check plan.toml
      debrief form check canvas.json --format json
    """
    from debrief.critique.artefacts import SCHEMA, check_form, left_empty, render

    record = _record(file)
    found = _form(str(record.get("form", "")))
    filled = _filled(file, found, record)
    findings = check_form(found, filled)
    empty = [] if not filled else [one.label for one in left_empty(found, filled)]
    if shape == "json":
        said = {
            "schema": SCHEMA,
            "form": found.id,
            "empty": not filled,
            "left": [one.id for one in left_empty(found, filled)],
            "findings": [one.as_dict() for one in findings],
            "text": render(found, filled).text,
        }
        click.echo(json.dumps(said, indent=2, ensure_ascii=False))
    elif not filled:
        click.echo(f"Nothing is filled in yet. {found.title}: begin with “{found.field[0].label}”.")
    else:
        click.echo(f"{found.title}: " + _count(len(findings)))
        for one in findings:
            where = found.labelled(one.field).label
            where += "" if one.row is None else f", row {one.row + 1}"
            click.echo(f"\n{click.style(where, bold=True)}\n{_folded(one.message, '  ')}")
            click.echo(_folded(one.fix, "  "))
        if empty:
            click.echo(f"\nStill empty: {', '.join(empty)}.")
    raise SystemExit(1 if findings else 0)


@form.command()
@click.argument("file", type=click.Path(allow_dash=True, path_type=str))
def read(file: str) -> None:
    r"""Print a filled artefact as prose, as it is read together with an answer.

    \b
    Examples:
      debrief form read plan.toml
      debrief form read plan.toml | debrief critique - --role pmm --round gtm-launch
    """
    from debrief.critique.artefacts import render

    record = _record(file)
    found = _form(str(record.get("form", "")))
    text = render(found, _filled(file, found, record)).text
    if not text:
        leave(f"{file}: nothing is filled in yet.")
    click.echo(text)


def _count(findings: int) -> str:
    if not findings:
        return "everything that is filled in fits together."
    return "one thing does not fit." if findings == 1 else f"{findings} things do not fit."


def _form(form_id: str) -> Form:
    found = open_handbook().forms.get(form_id)
    if found is None:
        leave(f"There is no form {form_id!r}. `debrief form list` lists them.")
    return found


def _record(file: str) -> dict[str, Any]:
    source = read_text(file)
    try:
        if source.lstrip().startswith("{"):
            record = json.loads(source)
        else:
            import tomllib

            record = tomllib.loads(source)
    except (ValueError, RecursionError) as problem:
        leave(f"{file} is neither TOML nor JSON: {problem}")
    if not isinstance(record, dict) or "form" not in record:
        leave(f'{file} does not name its form. Begin it with form = "launch-plan".')
    return record


def _filled(file: str, found: Form, record: Mapping[str, Any]) -> Filled:
    filled, wrong = fill(found, _as_texts(record.get("values", {})))
    if wrong:
        at, reason = wrong[0]
        leave(f"{file}: {'.'.join(map(str, at)) or 'values'}: {reason}.")
    return filled


def _as_texts(value: Any) -> Any:
    """Return a value with numbers and dates as text: `date = 2026-03-12` means what it says."""
    if isinstance(value, Mapping):
        return {key: _as_texts(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_texts(inner) for inner in value]
    return value if isinstance(value, str) else str(value)


def _shown(found: Form) -> Iterator[str]:
    yield click.style(found.title, bold=True)
    yield _folded(found.what)
    yield ""
    yield _folded(f"Why in this order: {found.order}")
    for number, one in enumerate(found.field, start=1):
        yield f"\n{number}. {one.label} ({one.id})"
        yield _folded(one.hint, "   ")
        if one.column:
            yield _folded("Rows of: " + ", ".join(column.id for column in one.column), "   ")
    yield f"\n{click.style('What is checked', bold=True)}"
    for check_ in found.check:
        yield _folded(f"{check_.title}. {check_.why}", "  ")


def _blank(found: Form) -> Iterator[str]:
    yield f"# {found.title}: {found.what}"
    yield f'form = "{found.id}"'
    yield "\n[values]"
    for one in found.field:
        if not one.column:
            yield f'\n# {one.label}. {one.hint}\n{one.id} = ""'
    for one in found.field:
        if one.column:
            yield f"\n# {one.label}. {one.hint}"
            yield "\n".join(_blank_rows(one))


def _blank_rows(one: FormField) -> Iterator[str]:
    for _ in range(one.rows):
        yield f"[[values.{one.id}]]"
        yield from (f'{column.id} = ""' for column in one.column)


def _folded(text: str, indent: str = "") -> str:
    return textwrap.fill(
        " ".join(text.split()), _WIDE, initial_indent=indent, subsequent_indent=indent
    )
