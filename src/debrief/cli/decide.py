"""`debrief decide`: paired choices, then one verdict from four voices."""

from __future__ import annotations

import json
import random
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from debrief.cli.options import leave, open_handbook, read_settings, read_text
from debrief.fit.decision import decide as weigh_voices
from debrief.fit.decision import pick_tryouts
from debrief.fit.energy import read_energy
from debrief.fit.evidence import Proof, proofs_of, read_evidence
from debrief.fit.form import BadForm, Form, form_from
from debrief.fit.goals import GoalAnswer, read_goals
from debrief.fit.instrument import STOPPING, Question, ask
from debrief.fit.leaning import Answer
from debrief.fit.preference import read_preference
from debrief.fit.verdict import Part, Verdict
from debrief.handbook import Handbook

_WIDTH = 31
_CAPTIONS = {
    "preference": "what you would rather do",
    "evidence": "what you can prove",
    "energy": "what gives you energy",
    "goals": "where you want to be",
}


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--answers",
    "file",
    metavar="FILE.json",
    help="Where your answers are kept. Default: decision.json in the data folder.",
)
@click.option("--lines", metavar="FILE", help="Lines of your résumé, one each, as evidence.")
@click.option("--seed", type=int, help="Fix the chance in the order of pairs and sides.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def decide(file: str | None, lines: str | None, seed: int | None, shape: str) -> None:
    r"""Choose between concrete tasks of both roles, and read one verdict as a letter.

    In a terminal the pairs are asked one by one: 1 or 2 chooses, s skips, u takes the last answer
    back, q stops and keeps what you have. Asking ends when the answers say enough, after 30 pairs
    at the latest. With --format json nothing is asked; the record holds the next pair, so a
    program can do the asking.

    \b
    Examples:
      debrief decide
      debrief decide --lines bullets.txt
      debrief decide --answers mine.json --format json
    """
    book = open_handbook()
    path = Path(file) if file else read_settings().data / "decision.json"
    form = _read(path, required=bool(file) and shape == "json")
    chance = random.Random(seed)
    if shape == "text" and sys.stdin.isatty():
        form = _ask_pairs(form, path, book, chance)
        form = _ask_goals(form, path, book)
    if lines:
        form = replace(form, evidence=_proofs(lines, book))
    verdict = _verdict(form, book)
    if shape == "json":
        click.echo(json.dumps(_record(form, verdict, book, chance), ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_as_text(verdict)))


def _verdict(form: Form, book: Handbook) -> Verdict:
    return weigh_voices(
        read_preference(form.answers, book.choices),
        read_evidence(form.evidence),
        read_energy(form.energy, book.activities),
        read_goals(form.goals, book.goals),
        pick_tryouts(book.exercises),
    )


def _record(form: Form, verdict: Verdict, book: Handbook, chance: random.Random) -> dict[str, Any]:
    question = ask(form.answers, book.choices, chance)
    record: dict[str, Any] = {"schema": "debrief-verdict/1", **verdict.as_dict()}
    record["preference"] = read_preference(form.answers, book.choices).as_dict()
    record["evidence"] = read_evidence(form.evidence).as_dict()
    record["energy"] = read_energy(form.energy, book.activities).as_dict()
    record["goals"] = read_goals(form.goals, book.goals).as_dict()
    record["next"] = question and {
        "pair": question.pair.id,
        "axis": question.axis,
        "left": question.left,
        "build": question.pair.build.task,
        "market": question.pair.market.task,
    }
    return record


def _proofs(lines: str, book: Handbook) -> tuple[Proof, ...]:
    from debrief.critique.learned import model
    from debrief.fit.matrix import build_matrix
    from debrief.practice.placing import place_lines

    learned = model()
    if learned is None:
        leave("The learned model is not installed, and lines cannot be placed without it.")
    placed = place_lines(read_text(lines).splitlines(), learned)
    return proofs_of(build_matrix(placed, (), book))


# -- the file of answers ---------------------------------------------------------------------------


def _read(path: Path, *, required: bool) -> Form:
    if not path.exists() and not required:
        return Form()
    source = read_text(str(path))
    try:
        return form_from(json.loads(source))
    except (json.JSONDecodeError, RecursionError):
        leave(f"{path} is not JSON. Name another file, or move it away to begin anew.")
    except BadForm as problem:
        leave(f"{path} cannot be read. {problem}")


def _keep(form: Form, path: Path) -> None:
    partial = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_text(json.dumps(form.as_dict(), ensure_ascii=False, indent=1), "utf-8")
        partial.replace(path)
    except OSError as problem:
        leave(f"{path} cannot be written: {problem.strerror}. The last answer was not kept.")


# -- asking in a terminal --------------------------------------------------------------------------


def _ask_pairs(form: Form, path: Path, book: Handbook, chance: random.Random) -> Form:
    question = ask(form.answers, book.choices, chance)
    if question:
        click.echo(
            f"Which would you rather do? Between {STOPPING.least} and {STOPPING.most} pairs. "
            "1 or 2, s to skip, u for the last one again, q to stop and keep."
        )
    while question:
        given = _one_answer(question, len(form.answers) + 1)
        if given == "q":
            click.echo(f"{len(form.answers)} answers are kept in {path}.")
            return form
        if given == "u":
            form = replace(form, answers=form.answers[:-1])
        elif isinstance(given, Answer):
            form = replace(form, answers=(*form.answers, given))
        _keep(form, path)
        question = ask(form.answers, book.choices, chance)
    return form


def _one_answer(question: Question, number: int) -> Answer | str:
    first, second = (question.pair.task(side) for side in (question.left, question.right))
    click.echo(f"\n{number:2}  1  {_hanging(first)}\n    2  {_hanging(second)}")
    began = time.monotonic()
    while True:
        key = click.getchar().lower()
        seconds = time.monotonic() - began
        if key in ("q", "\x03", "\x04"):
            return "q"
        if key == "u" and number > 1:
            return "u"
        if key == "s":
            return Answer(question.pair.id, "skip", seconds, question.left)
        if key in ("1", "2"):
            side = question.left if key == "1" else question.right
            return Answer(question.pair.id, side, seconds, question.left)


def _ask_goals(form: Form, path: Path, book: Handbook) -> Form:
    open_goals = [g for g in book.goals.values() if g.id not in {one.goal for one in form.goals}]
    if ask(form.answers, book.choices, random.Random(0)) or not open_goals:
        return form
    click.echo("\nAnd the long run, in a few questions. A number answers, any other key skips.")
    for goal in open_goals:
        click.echo(f"\n{goal.ask}")
        for number, wish in enumerate(goal.wish, 1):
            click.echo(f"  {number}  {wish.says}")
        key = click.getchar()
        if key.isdecimal() and 1 <= int(key) <= len(goal.wish):
            given = GoalAnswer(goal.id, goal.wish[int(key) - 1].id)
            form = replace(form, goals=(*form.goals, given))
            _keep(form, path)
    click.echo()
    return form


# -- the verdict as text ---------------------------------------------------------------------------


def _as_text(verdict: Verdict) -> list[str]:
    said = [f"{'':26}{'build':<{_WIDTH // 2}} {'market':>{_WIDTH // 2}}"]
    said += [f"{_CAPTIONS[one.voice]:26}{_bar(one)}  {_words(one)}" for one in verdict.parts]
    for paragraph in verdict.letter:
        said += ["", textwrap.fill(paragraph, 88)]
    return said


def _bar(part: Part) -> str:
    if part.standing == "not-enough-yet":
        return "." * (_WIDTH // 2) + "|" + "." * (_WIDTH // 2)
    cells = ["."] * _WIDTH
    one = part.estimate
    low, value, high = (_cell(place) for place in (one.low, one.value, one.high))
    cells[low : high + 1] = "-" * (high - low + 1)
    cells[_WIDTH // 2] = "|"
    cells[value] = "o"
    return "".join(cells)


def _cell(place: float) -> int:
    return round((place + 1) / 2 * (_WIDTH - 1))


def _words(part: Part) -> str:
    if part.standing == "not-enough-yet":
        return "not enough yet"
    one = part.estimate
    return f"{one.value:+.2f} ({one.low:+.2f} to {one.high:+.2f})"


def _hanging(text: str) -> str:
    return textwrap.fill(text, 80, subsequent_indent="       ")
