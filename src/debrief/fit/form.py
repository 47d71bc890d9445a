"""Everything a person gave for the decision, as one record that can be kept and read again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from debrief.fit.energy import Entry
from debrief.fit.evidence import Proof
from debrief.fit.goals import GoalAnswer
from debrief.fit.leaning import Answer

SCHEMA = "debrief-decision/1"
MOST_ROWS = 5_000
LONGEST_TEXT = 2_000
_LONGEST_SECONDS = 86_400.0

T = TypeVar("T")


class BadForm(ValueError):
    """A record that cannot be read; the message names the place and what should stand there."""


@dataclass(frozen=True, slots=True)
class Form:
    """Answers to pairs, answers about the long run, entries of the log, and lines of evidence."""

    answers: tuple[Answer, ...] = ()
    goals: tuple[GoalAnswer, ...] = ()
    energy: tuple[Entry, ...] = ()
    evidence: tuple[Proof, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the form as it is kept."""
        return {
            "schema": SCHEMA,
            "answers": [
                {"pair": a.pair, "choice": a.choice, "seconds": round(a.seconds, 1), "left": a.left}
                for a in self.answers
            ],
            "goals": [
                {"goal": one.goal, "wish": one.wish, "weight": one.weight} for one in self.goals
            ],
            "energy": [
                {
                    "day": one.day.isoformat(),
                    "activity": one.activity,
                    "energy": one.energy,
                    "impact": one.impact,
                }
                for one in self.energy
            ],
            "evidence": [
                {"side": one.side, "strength": one.strength, "quote": one.quote}
                for one in self.evidence
            ],
        }


def form_from(record: Any) -> Form:
    """Return the form of a record as `as_dict` writes it; a bare list holds answers to pairs.

    Raises BadForm.
    """
    if isinstance(record, list):
        record = {"answers": record}
    if not isinstance(record, Mapping):
        raise BadForm("The file should hold a JSON object or a list of answers.")
    return Form(
        answers=_rows(record, "answers", _answer),
        goals=_rows(record, "goals", _goal),
        energy=_rows(record, "energy", _entry),
        evidence=_rows(record, "evidence", _proof),
    )


def _rows(record: Mapping[str, Any], name: str, read: Callable[[_Row], T]) -> tuple[T, ...]:
    rows = record.get(name, [])
    if not isinstance(rows, list):
        raise BadForm(f"“{name}” should be a list.")
    if len(rows) > MOST_ROWS:
        raise BadForm(f"“{name}” holds {len(rows)} rows; {MOST_ROWS} are the most.")
    return tuple(read(_Row(name, number, row)) for number, row in enumerate(rows, 1))


class _Row:
    """One row of a record, whose values are read by name and refused by name."""

    def __init__(self, name: str, number: int, values: Any) -> None:
        self._place = f"Row {number} of “{name}”"
        if not isinstance(values, Mapping):
            raise BadForm(f"{self._place} should be an object.")
        self._values = values

    def text(self, key: str) -> str:
        value = self._values.get(key)
        if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_TEXT:
            raise self.wrong(key, f"a text of at most {LONGEST_TEXT} characters")
        return value.strip()

    def one_of(self, key: str, allowed: tuple[T, ...], default: T | None = None) -> T:
        value = self._values.get(key, default)
        for one in allowed:
            if value == one and type(value) is type(one):
                return one
        raise self.wrong(key, f"one of {', '.join(map(str, allowed))}")

    def seconds(self, key: str) -> float:
        value = self._values.get(key)
        number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if number and 0 <= float(value or 0) <= _LONGEST_SECONDS:
            return float(value or 0)
        raise self.wrong(key, "a number of seconds")

    def day(self, key: str) -> dt.date:
        try:
            return dt.date.fromisoformat(self.text(key))
        except ValueError:
            raise self.wrong(key, "a day such as 2026-11-23") from None

    def wrong(self, key: str, should: str) -> BadForm:
        return BadForm(f"{self._place}: “{key}” should be {should}.")


def _answer(row: _Row) -> Answer:
    choice = row.one_of("choice", ("build", "market", "skip"))
    left = row.one_of("left", ("build", "market"), "build")
    return Answer(row.text("pair"), choice, row.seconds("seconds"), left)  # type: ignore[arg-type]


def _goal(row: _Row) -> GoalAnswer:
    return GoalAnswer(row.text("goal"), row.text("wish"), row.one_of("weight", (1, 2, 3), 2))


def _entry(row: _Row) -> Entry:
    energy = row.one_of("energy", ("gave", "took"))
    impact = row.one_of("impact", (True, False), default=False)
    return Entry(row.day("day"), row.text("activity"), energy, impact)  # type: ignore[arg-type]


def _proof(row: _Row) -> Proof:
    side = row.one_of("side", ("build", "market"))
    strength = row.one_of("strength", ("mentioned", "owned", "measured"))
    return Proof(side, strength, row.text("quote"))  # type: ignore[arg-type]
