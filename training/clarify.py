"""Settles the weights by which an interviewer finds the answer to a question, and prints them.

    python training/clarify.py

Logistic regression over the features of practice/clarify.py, on the `tuned` questions of
tests/practice/clarify_questions.toml. Those of `held` are counted and never learned from.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np

from debrief.critique.learned import model
from debrief.handbook import handbook
from debrief.practice import clarify

ASKED = Path(__file__).parents[1] / "tests" / "practice" / "clarify_questions.toml"
STEPS, RATE, PENALTY = 6_000, 0.3, 1.0


def main() -> None:
    """Fit, round as the module holds them, and count what comes of it."""
    asked = tomllib.loads(ASKED.read_text(encoding="utf-8"))
    tuned, held = (_questions(asked[part]) for part in ("tuned", "held"))
    x = np.concatenate([rows for rows, _ in tuned])
    y = np.concatenate([right for _, right in tuned]).astype(float)
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z, weights, bias = (x - mean) / spread, np.zeros(x.shape[1]), -3.0
    for _ in range(STEPS):
        off = 1 / (1 + np.exp(-(z @ weights + bias))) - y
        weights -= RATE * (z.T @ off + PENALTY * weights) / len(y)
        bias -= RATE * off.mean()
    rounded = np.round(weights / spread, 1)
    constant = round(float(bias - (weights * mean / spread).sum()), 1)
    print(f"_WEIGHTS = {tuple(rounded.tolist())}\n_BIAS = {constant}")
    for name, questions in (("tuned", tuned), ("held", held)):
        print(name, _count(questions, rounded, constant))


def _questions(groups: list[dict]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return the features of each question's places, and which of them hold its answer."""
    book, learned = handbook(), model()
    rare, found = clarify.rarity(book), []
    for group in groups:
        places = clarify.places_of(book.exercises[group["exercise"]])
        for question, _kind, holds in group["asked"]:
            rows = np.array(clarify.features(question, places, rare, learned))
            found.append((rows, np.array([bool(holds) and holds in one.says for one in places])))
    return found


def _count(questions: list, weights: np.ndarray, bias: float) -> dict[str, int]:
    counted = {"right": 0, "wrong": 0, "refused": 0, "missed": 0}
    for rows, right in questions:
        sums = rows @ weights + bias
        best = int(sums.argmax())
        if 1 / (1 + np.exp(-sums[best])) >= clarify.THRESHOLD:
            counted["right" if right[best] else "wrong"] += 1
        else:
            counted["missed" if right.any() else "refused"] += 1
    return counted


if __name__ == "__main__":
    main()
