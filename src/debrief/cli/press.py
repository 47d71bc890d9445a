"""`debrief press`: ask the interviewer of an exercise, and hear what is asked after an answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from debrief.cli.options import leave, open_handbook, read_settings, read_text
from debrief.critique import UnusableText
from debrief.critique.learned import model
from debrief.handbook import Exercise, Handbook
from debrief.practice import Question, Reader, choose_questions
from debrief.practice.clarify import LONGEST_QUESTION, MOST_QUESTIONS, answer_question
from debrief.practice.listener import interject, listeners_for
from debrief.practice.probes import in_order


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("exercise_id", metavar="EXERCISE")
@click.argument("file", required=False, metavar="[ANSWER|-]")
@click.option("--ask", multiple=True, metavar="QUESTION", help="A question before the answer.")
@click.option("--listener", metavar="WHO", help="hostile, technical or economic, in some rounds.")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text")
def press(
    exercise_id: str, file: str | None, ask: tuple[str, ...], listener: str | None, shape: str
) -> None:
    r"""Put an exercise under pressure: your questions answered, your answer questioned.

    The interviewer answers from the exercise and says so when they do not know. After an answer,
    two or three questions follow; a listener quotes your own words.

    \b
    Examples:
      debrief press two-thousand-votes --ask "Who voted?"
      debrief press same-promise-for-engineers answer.txt --listener hostile
    """
    options = read_settings()
    book = open_handbook(options)
    exercise = book.exercises.get(exercise_id)
    if exercise is None:
        leave(f"There is no exercise {exercise_id!r}. `debrief exercises` lists them.")
    heard = _heard(ask, exercise, book)
    reader = Reader(book, frozenset(options.rules_off))
    asked = _asked(read_text(file), exercise, reader, listener) if file else ()
    if not heard and not asked:
        leave("Nothing was asked and nothing answered. Give --ask, an answer, or both.")
    if shape == "json":
        record = {"schema": "debrief-press/1", "exercise": exercise.id, "heard": heard,
                  "asked": [{"move": one.move, "question": one.text} for one in asked]}  # fmt: skip
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
        return
    click.echo("\n".join(_lines(heard, asked)))


def _heard(ask: tuple[str, ...], exercise: Exercise, book: Handbook) -> list[dict[str, Any]]:
    if len(ask) > MOST_QUESTIONS:
        leave(f"An interviewer takes {MOST_QUESTIONS} questions; these are {len(ask)}.")
    found = []
    for turn, question in enumerate(ask):
        if len(question) > LONGEST_QUESTION:
            leave(f"A question has at most {LONGEST_QUESTION} characters. Ask it in one sentence.")
        one = answer_question(question, exercise, book, model(), turn)
        found.append({"question": question, "kind": one.kind, "says": one.says})
    return found


def _asked(
    answer: str, exercise: Exercise, reader: Reader, listener: str | None
) -> tuple[Question, ...]:
    try:
        debrief = reader.read(exercise, answer).as_dict()
    except UnusableText as problem:
        leave(str(problem))
    if listener is None:
        return in_order(choose_questions(debrief, exercise), exercise)
    across = {one.id: one for one in listeners_for(reader.book, exercise.track, exercise.round)}
    if listener not in across:
        known = f"It has: {', '.join(across)}." if across else "Nobody else comes to this round."
        leave(f"There is no listener {listener!r} for {exercise.id}. {known}")
    thrown = interject(debrief, answer, across[listener])
    return tuple(Question(one.move, one.text) for one in thrown)


def _lines(heard: list[dict[str, Any]], asked: tuple[Question, ...]) -> Iterator[str]:
    for one in heard:
        yield click.style(f"? {one['question']}", bold=True)
        yield f"  {one['says']}"
    for number, question in enumerate(asked, start=1):
        yield f"{number}. {question.text}"
