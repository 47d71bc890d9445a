"""The checks that a form may ask for, by kind: each returns where it speaks.

A check looks at values that are there. What is empty is no finding of its own, except where the
rest is filled in and a form says that this one may not be missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from debrief.critique.artefact_dates import days_after, has_date, moment
from debrief.critique.artefact_words import (
    content,
    is_proof,
    names_owner,
    names_rival,
    other_people,
    says,
    says_the_same,
)
from debrief.handbook.forms import Filled, Form, FormCheck
from debrief.text import Text

_TIMES = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
_TIER = re.compile(
    r"\b(?:tier|level|class)[ -]?(?:[123abc]|one|two|three|i{1,3})\b|^\W*[123]\b"
    r"|\b(?:major|minor|medium|mid-size|full|quiet|soft|silent|small|big|large)\b"
)
_DIRECTION = re.compile(
    r"\b(?:ris|rais|grow|increas|climb|gain|lift|fall|drop|cut|shrink|decreas|reduc|lower|halv"
    r"|doubl|improv|more|fewer|less|higher|up|down|from)\w{0,5}\b"
)
_CONDITION = re.compile(
    r"\b(?:if|when|unless|once|above|below|at least|at most|otherwise|else|under|over|or more"
    r"|or less|less than|more than|from)\b"
)
_LONGEST_ROOF = 30


class Spot(NamedTuple):
    """Where a check speaks: a value of a form, the words it quotes, and what is missing there."""

    field: str
    row: int | None
    column: str | None
    quote: str
    missing: str = ""


class _Value(NamedTuple):
    field: str
    row: int | None
    column: str | None
    text: str

    def spot(self, quote: str = "", missing: str = "") -> Spot:
        return Spot(self.field, self.row, self.column, quote or self.text, missing)


def _values(filled: Filled, name: str) -> Iterator[_Value]:
    """Yield the values at `field` or `field.column` that say something."""
    field, _, column = name.partition(".")
    if not column:
        if says(filled.text(field)):
            yield _Value(field, None, None, filled.text(field))
        return
    for number, row in enumerate(filled.rows.get(field, ())):
        if says(row.get(column, "")):
            yield _Value(field, number, column, row[column])


def _beside(filled: Filled, value: _Value, name: str) -> _Value:
    """Return the value in another column of the same row, which may be empty."""
    field, _, column = name.partition(".")
    assert value.row is not None
    row = filled.rows[field][value.row]
    return _Value(field, value.row, column, row.get(column, ""))


def _names_rival(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for value in _written(filled, fields[0]):
        if not names_rival(value.text):
            yield value.spot()


def _written(filled: Filled, name: str) -> Iterator[_Value]:
    """Yield the values in which anything is written, were it a placeholder."""
    field, _, column = name.partition(".")
    if not column and filled.text(field).strip():
        yield _Value(field, None, None, filled.text(field))
    for number, row in enumerate(filled.rows.get(field, ()) if column else ()):
        if row.get(column, "").strip():
            yield _Value(field, number, column, row[column])


def _has_proof(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for claim in _values(filled, fields[0]):
        proof = _beside(filled, claim, fields[1])
        if not (is_proof(proof.text) or is_proof(claim.text)):
            yield proof.spot(claim.text)


def _paired(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for said in _values(filled, fields[0]):
        answer = _beside(filled, said, fields[1])
        if not says(answer.text):
            yield answer.spot(said.text)


def _same_segment(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for segment in _values(filled, fields[0]):
        for name in fields[1:]:
            for value in _values(filled, name):
                if quote := other_people(segment.text, value.text):
                    yield value.spot(quote)


def _owner_and_date(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for place in range(0, len(fields), 3):
        what, owner, date = fields[place : place + 3]
        for value in _values(filled, what):
            who, when = _beside(filled, value, owner), _beside(filled, value, date)
            lacks = [] if names_owner(who.text) else ["owner"]
            lacks += [] if has_date(when.text) else ["date"]
            if lacks:
                at = who if "owner" in lacks else when
                yield at.spot(value.text, " or ".join(lacks))


def _around_launch(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    days = [moment(value.text) for value in _values(filled, fields[0])]
    for name in fields[1:]:
        early = name.startswith("before")
        for value in _values(filled, name):
            at = moment(value.text)
            after = days_after(days[0] if days else None, at)
            # "Week 2" of what follows may well be counted from the launch.
            counted_anew = not early and at is not None and at.scale == "count"
            if after and not counted_anew and (after > 0) == early:
                yield value.spot()


def _tier_named(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for value in _written(filled, fields[0]):
        if not _TIER.search(value.text.lower()):
            yield value.spot()


def _differs(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for value in _values(filled, fields[0]):
        if any(says_the_same(value.text, other.text) for other in _values(filled, fields[1])):
            yield value.spot()


def _filled(filled: Filled, fields: tuple[str, ...], form: Form) -> Iterator[Spot]:
    field, _, column = fields[0].partition(".")
    if any(True for _ in _values(filled, fields[0])):
        return
    others = [one for one in form.field if one.id != field]
    names = (f"{one.id}.{one.column[0].id}" if one.column else one.id for one in others)
    if all(any(True for _ in _values(filled, name)) for name in names):
        yield Spot(field, 0 if column else None, column or None, "")


def _one_sentence(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for value in _values(filled, fields[0]):
        text = Text(value.text)
        if len(text.sentences) > 1 or len(text.words) > _LONGEST_ROOF:
            yield value.spot()


def _has_figure(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for value in _written(filled, fields[0]):
        if not (any(sign.isdigit() for sign in value.text) or Text(value.text).quantities):
            yield value.spot()


def _direction_and_size(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for value in _values(filled, fields[0]):
        quantities = Text(value.text).quantities
        moved = any(one.is_change or one.is_target for one in quantities)
        lacks = [] if moved or _DIRECTION.search(value.text.lower()) else ["which way it moves"]
        lacks += [] if quantities else ["how far it moves"]
        if lacks:
            yield value.spot(missing=" and ".join(lacks))


def _sample_and_duration(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for value in _written(filled, fields[0]):
        text = Text(value.text)
        counted = any(one.unit not in _TIMES for one in text.quantities)
        timed = bool(text.periods) or any(one.unit in _TIMES for one in text.quantities)
        lacks = [] if counted else ["how many"]
        lacks += [] if timed else ["how long"]
        if lacks:
            yield value.spot(missing=" and ".join(lacks))


def _decision_rule(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for value in _written(filled, fields[0]):
        counted = any(sign.isdigit() for sign in value.text) or Text(value.text).quantities
        if not (counted and _CONDITION.search(value.text.lower())):
            yield value.spot()


def _takes_up(filled: Filled, fields: tuple[str, ...], _: Form) -> Iterator[Spot]:
    for first in _values(filled, fields[0]):
        for value in _values(filled, fields[1]):
            named = content(value.text)
            if named and content(first.text).isdisjoint(named):
                yield value.spot()


CHECKS: Mapping[str, Callable[[Filled, tuple[str, ...], Form], Iterator[Spot]]] = {
    "names-rival": _names_rival,
    "has-proof": _has_proof,
    "same-segment": _same_segment,
    "owner-and-date": _owner_and_date,
    "around-launch": _around_launch,
    "tier-named": _tier_named,
    "differs": _differs,
    "filled": _filled,
    "paired": _paired,
    "one-sentence": _one_sentence,
    "has-figure": _has_figure,
    "direction-and-size": _direction_and_size,
    "sample-and-duration": _sample_and_duration,
    "decision-rule": _decision_rule,
    "takes-up": _takes_up,
}


def spots(check: FormCheck, form: Form, filled: Filled) -> list[Spot]:
    """Return where a check of a form speaks."""
    return list(CHECKS[check.kind](filled, check.fields, form))
