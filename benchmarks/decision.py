"""The paired choices on simulated people: pairs needed and verdicts, against a fixed form."""

import random  # noqa: TID251
import time

from debrief.fit.instrument import ask
from debrief.fit.leaning import Answer
from debrief.fit.preference import read_preference
from debrief.fit.simulation import MANNERS, Result, Share, simulate
from debrief.handbook import handbook

SEED = 20261128
PEOPLE = 200


def run() -> None:
    axes = handbook().choices
    pairs = sum(len(axis.pair) for axis in axes.values())
    print(f"{pairs} pairs on {len(axes)} axes; {PEOPLE} simulated people for each row, seed {SEED}")
    print("true leanings standard normal; 95 % intervals in brackets")
    widths = {"answers": 10, "form": 10, "pairs needed": 22, "right": 20, "wrong": 20}
    print(
        "".join(f"{name:{width}}" for name, width in widths.items()) + f"{'same twice':20}flagged"
    )
    chance = random.Random(SEED)  # noqa: S311
    for manner in MANNERS:
        for result in simulate(axes, chance, PEOPLE, manner):
            print(_row(result))
    print("right and wrong are shares of all people; the rest got no clear difference")
    _time()


def _row(result: Result) -> str:
    low, high = result.pairs_interval()
    needed = f"{result.mean_pairs:.1f} ({low:.1f} to {high:.1f})"
    shares = (result.right, result.wrong, result.repeated)
    cells = "".join(f"{_share(one):20}" for one in shares)
    return f"{result.manner:10}{result.form:10}{needed:22}{cells}{_share(result.flagged)}"


def _share(share: Share) -> str:
    low, high = share.interval()
    return f"{share.value:.0%} ({low:.0%} to {high:.0%})"


def _time() -> None:
    axes = handbook().choices
    chance = random.Random(SEED)  # noqa: S311
    answers: list[Answer] = []
    taken = []
    while True:
        start = time.process_time_ns()
        question = ask(answers, axes, chance)
        taken.append((time.process_time_ns() - start) / 1e6)
        if question is None:
            break
        side = "market" if len(answers) % 2 else "build"
        answers.append(Answer(question.pair.id, side, 12.0, question.left))
    start = time.process_time_ns()
    read_preference(answers, axes)
    reading = (time.process_time_ns() - start) / 1e6
    mean = sum(taken) / len(taken)
    print(
        f"next pair {mean:.1f} ms on average, {max(taken):.1f} ms at most; verdict {reading:.0f} ms"
    )
