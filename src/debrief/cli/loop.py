"""`debrief loop`: mock loops and company packs, and the panel's debrief of answers in files."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from debrief.cli.options import leave, open_handbook, read_settings, read_text

if TYPE_CHECKING:
    from debrief.handbook import Exercise, Handbook
    from debrief.handbook.loops import LoopPlan, Pack
    from debrief.practice.notes import Heard
    from debrief.practice.panel import Panel, Seat

_WIDE = 88


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def loop() -> None:
    r"""List mock loops and company packs, and let a panel meet over your answers.

    \b
    Examples:
      debrief loop list --role pm
      debrief loop show meta-pm
      debrief loop panel pm-three design.md execution.md story.md
    """


@loop.command("list")
@click.option("--role", type=click.Choice(["pm", "pmm"]), help="Only one track.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def list_loops(role: str | None, shape: str) -> None:
    r"""List the loops and company packs.

    \b
    Examples:
      debrief loop list
      debrief loop list --role pmm --format json
    """
    book = open_handbook()
    found = [one for one in _all(book).values() if role in (None, one.track)]
    if shape == "json":
        click.echo(json.dumps([_as_dict(one) for one in found], ensure_ascii=False, indent=2))
        return
    for one in found:
        minutes = sum(planned.minutes for planned in one.rounds)
        click.echo(f"{one.id:12} {_title(one):16} {len(one.rounds)} rounds, {minutes} min")


@loop.command()
@click.argument("loop_id", metavar="LOOP")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def show(loop_id: str, shape: str) -> None:
    r"""Show one loop, or what is said in public about a company's, with dates and sources.

    \b
    Examples:
      debrief loop show pmm-five
      debrief loop show amazon-pm --format json
    """
    book = open_handbook()
    found = _named(book, loop_id)
    if shape == "json":
        click.echo(json.dumps(_as_dict(found), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_shown(found, book)))


@loop.command()
@click.argument("loop_id", metavar="LOOP")
@click.argument("answers", nargs=-1, required=True, metavar="ANSWER...")
@click.option(
    "--exercise",
    "exercises",
    multiple=True,
    metavar="ID",
    help="What each answer was to, in order.",
)
@click.option("--rate", metavar="FILE.json", help='Your own levels: [{"problem": 3}, ...].')
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def panel(
    loop_id: str, answers: tuple[str, ...], exercises: tuple[str, ...], rate: str | None, shape: str
) -> None:
    r"""Let the panel meet: one file for each round of the loop, in its order.

    With --exercise each answer is also held against its question. The file of --rate has one object
    for each round, from the competency (`debrief loop show LOOP`) to your own level.

    \b
    Examples:
      debrief loop panel pm-three design.md execution.md story.md
      debrief loop panel pmm-three a.md b.md c.md --exercise battery-letter --exercise \
        three-readers-of-one-pour --exercise support-was-against-it --rate mine.json
      debrief loop panel pm-three a.md b.md c.md --format json
    """
    from debrief.practice.panel import convene

    book = open_handbook()
    found = _named(book, loop_id)
    if len(answers) != len(found.rounds):
        leave(f"{loop_id} has {len(found.rounds)} rounds, and {len(answers)} files are given.")
    if exercises and len(exercises) != len(answers):
        leave(f"Give --exercise once for each round: {len(answers)} times, or not at all.")
    names = exercises or ("",) * len(answers)
    ratings = _ratings(rate, len(answers))
    heard = [
        _heard(book, found.track, planned.round, name, file, levels)
        for planned, name, file, levels in zip(found.rounds, names, answers, ratings, strict=True)
    ]
    met = convene(book, found.track, heard)
    if shape == "json":
        click.echo(json.dumps(met.as_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_minutes(met)))


def _all(book: Handbook) -> Mapping[str, LoopPlan | Pack]:
    return {**book.loops, **book.packs}


def _named(book: Handbook, loop_id: str) -> LoopPlan | Pack:
    found = _all(book).get(loop_id)
    if found is None:
        leave(f"There is no loop {loop_id!r}. `debrief loop list` names them.")
    return found


def _exercise(book: Handbook, track: str, round_id: str, name: str) -> Exercise | None:
    if not name:
        return None
    found = book.exercises.get(name)
    if found is None or (found.track, found.round) != (track, round_id):
        leave(f"{name} is no exercise of {round_id} ({track}). `debrief exercises` lists them.")
    return found


def _ratings(file: str | None, count: int) -> list[Mapping[str, int]]:
    if file is None:
        return [{} for _ in range(count)]
    try:
        record = json.loads(read_text(file))
    except (ValueError, RecursionError):
        leave(f'{file} is not JSON. It should look like [{{"problem": 3}}, ...].')
    sound = isinstance(record, list) and len(record) == count
    if not sound or not all(_levels(one) for one in record):
        leave(f"{file}: give one object for each of the {count} rounds, with levels from 1 to 4.")
    return list(record)


def _levels(one: object) -> bool:
    return isinstance(one, dict) and all(level in (1, 2, 3, 4) for level in one.values())


def _heard(
    book: Handbook,
    track: Any,
    round_id: str,
    name: str,
    file: str,
    ratings: Mapping[str, int],
) -> Heard:
    from dataclasses import replace

    from debrief.critique import Document, UnusableText, critique
    from debrief.practice.notes import hear

    exercise = _exercise(book, track, round_id, name)
    prompt = exercise.prompt if exercise else None
    off = frozenset(read_settings().rules_off)
    document = Document(read_text(file), "answer", track, round_id, prompt, off=off)
    try:
        debrief = critique(document, book).as_dict()
    except UnusableText as problem:
        leave(f"{file}: {problem}")
    return replace(hear(book, track, round_id, exercise, debrief), ratings=ratings)


# -- as text ---------------------------------------------------------------------------------------


def _title(one: LoopPlan | Pack) -> str:
    return str(getattr(one, "company", None) or getattr(one, "title", ""))


def _as_dict(one: LoopPlan | Pack) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(one)


def _shown(one: LoopPlan | Pack, book: Handbook) -> Iterator[str]:
    from debrief.handbook.loops import Pack

    yield click.style(_title(one), bold=True)
    if isinstance(one, Pack):
        said = "published" if one.dated == "published" else "undated, read"
        yield from _filled(f"As of {one.as_of} ({said}). {one.caution}")
        for stage in one.stage:
            yield ""
            yield from _filled(f"{stage.title}: {stage.says}")
            yield from _filled(f"[{book.sources[stage.source].dated}]", "  ")
        for scale in one.scale:
            yield ""
            yield from _filled(f"Rated, by {book.sources[scale.source].title}: {scale.says}")
    else:
        yield from _filled(one.what)
    yield ""
    for place, planned in enumerate(one.rounds, start=1):
        title = book.rounds[one.track, planned.round].title
        yield f"{place}. {title} ({planned.round}), {planned.minutes} min"
        rated = book.rubric(one.track, planned.round).competency
        yield from _filled("rated on " + ", ".join(each.id for each in rated), "   ")


def _minutes(met: Panel) -> Iterator[str]:
    """Yield the debrief as the meeting reads."""
    for seat in met.seats:
        yield from _seat(seat)
    yield from ("", _head("Where they disagree"))
    for one in met.disagreements:
        yield from _filled(f"{one.title}. {one.says}", "  ")
        for side in one.sides:
            stands = f" ({side.level})" if side.level else ""
            words = [f"“{side.quote}”"] if side.quote else []
            words += [f"not heard: {side.says}"] if side.says else []
            yield from _filled(f"{side.seat}{stands}: {'; '.join(words)}", "    ")
    if not met.disagreements:
        yield "  Nowhere that two rounds listened for the same thing."
    yield from ("", _head("What it hangs on"))
    yield from _filled(f"{met.hinge.title}. {met.hinge.why}", "  ")
    yield from _filled(f"What would have changed the talk: {met.hinge.would}", "  ")
    yield from ("", _head("What they would ask next"))
    for ask in met.asks:
        yield from _filled(f"{ask.seat}: {ask.question}", "  ")
    if not met.asks:
        yield "  Nothing that they listened for stayed open."


def _seat(seat: Seat) -> Iterator[str]:
    yield from ("", _head(f"{seat.seat} reads out"))
    if seat.told:
        yield from _filled(seat.told, "  ")
    if not seat.lines and not seat.told:
        yield "  nothing in the candidate's own words to read out"
    for line in seat.lines:
        sign = "+" if line.speaks == "for" else "-"
        words = f"“{line.quote}” " if line.quote else ""
        yield from _filled(f"{words}({line.because})", f"  {sign} ", "    ")
    if seat.missing:
        yield from _filled("waited for: " + ", ".join(seat.missing), "  ")
    for note in seat.notes:
        own = f", you said {note.rated}" if note.rated else ""
        yield from _filled(f"{note.title}: {note.level or 'not judged'}{own}", "    ")


def _head(text: str) -> str:
    return click.style(text.upper(), bold=True)


def _filled(text: str, first: str = "", rest: str | None = None) -> Sequence[str]:
    return textwrap.wrap(
        " ".join(text.split()),
        _WIDE,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
    )
