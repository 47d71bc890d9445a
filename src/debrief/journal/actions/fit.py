"""What a person's lines prove, with their own word on it; the level they aim at.

Kept is what the person said. Where a line belongs is worked out anew whenever it is read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, cast

from django.db import transaction

from debrief.critique.learned import model
from debrief.fit.matrix import (
    STRENGTHS,
    Matrix,
    PlacedLine,
    PlacementCorrection,
    Side,
    Strength,
    build_matrix,
    identify,
)
from debrief.fit.tenure import years_in_roles
from debrief.handbook import Handbook
from debrief.handbook.responsibilities import LEVELS
from debrief.journal.actions.corrections import change_fact
from debrief.journal.actions.experience import EvidenceLine, lines_in_force, resume_in_force
from debrief.journal.models import Aim, Person, Placement
from debrief.journal.ownership import NotFound
from debrief.practice.placing import place_lines

LEVEL = "L4"
"""The level that is shown to whoever has not chosen one: where most people enter either role."""

Verdict = Literal["confirm", "move", "reject"]


class CannotPlace(Exception):
    """The model that places lines is not installed."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A person's lines on the responsibilities of both roles, with what they said about them.

    The id of a placed line is that of its fact. `moved` are lines the person put elsewhere; `lost`
    are words whose line the file in force does not have.
    """

    matrix: Matrix
    sources: Mapping[str, EvidenceLine]
    moved: frozenset[str]
    lost: tuple[Placement, ...]

    @property
    def lines(self) -> tuple[PlacedLine, ...]:
        """The lines as they count: where the person put them, without those they rejected."""
        rows = (line for row in self.matrix.rows for line in row.lines)
        return (*rows, *self.matrix.elsewhere)


def level_of(owner: Person) -> str:
    """Return the level a person prepares for."""
    aim = Aim.objects.filter(owner=owner).first()
    return aim.level if aim else LEVEL


def aim_at(owner: Person, level: str) -> None:
    """Prepare for a level from now on. Raises NotFound for one that the ladder does not have."""
    if level not in LEVELS:
        raise NotFound
    Aim.objects.update_or_create(owner=owner, defaults={"level": level})


def matrix_of(owner: Person, book: Handbook) -> Proved | None:
    """Return what a person's lines prove; None before a file with such lines was read.

    Raises CannotPlace where the model is not installed.
    """
    lines = lines_in_force(owner)
    if not lines:
        return None
    placed = placed_lines(lines)
    said, lost = _found_again(owner, lines)
    words = [_correction(line, row) for line, row in said.items()]
    return Proved(
        matrix=build_matrix(placed, words, book),
        sources={line.id: line for line in lines},
        moved=frozenset(word.line_id for word in words if word.verdict == "move"),
        lost=lost,
    )


def placed_lines(lines: Sequence[EvidenceLine]) -> tuple[PlacedLine, ...]:
    """Return where the model puts lines, each under the id of its fact. Raises CannotPlace.

    Takes about seven milliseconds a line, and next to nothing for lines that were placed before.
    """
    return _placed(tuple(lines))


@lru_cache(maxsize=8)
def _placed(lines: tuple[EvidenceLine, ...]) -> tuple[PlacedLine, ...]:
    learned = model()
    if learned is None:
        raise CannotPlace
    where = [", ".join(filter(None, (line.title, line.employer))) for line in lines]
    placed = place_lines([line.text for line in lines], learned, where)
    return tuple(replace(one, id=line.id) for one, line in zip(placed, lines, strict=True))


def forget_placed() -> None:
    """Let go of every placed line that is remembered: one of them was deleted."""
    _placed.cache_clear()


def years_of(owner: Person, today: date) -> float | None:
    """Return the years a person worked as PM or PMM, by their dates; None where none tell."""
    resume = resume_in_force(owner)
    return years_in_roles(resume.work, today) if resume else None


def listed_by(owner: Person) -> tuple[str, ...]:
    """Return the skills and languages that a person's résumé lists, as written."""
    resume = resume_in_force(owner)
    return resume.listed() if resume else ()


# -- the person's word -----------------------------------------------------------------------------


def say_where(
    owner: Person,
    target: str,
    verdict: Verdict,
    book: Handbook,
    now: datetime,
    *,
    place: str = "",
    strength: str = "",
) -> None:
    """Keep the person's word on where a line belongs, in place of what they said before.

    `target` is the id of the line's fact; `place` is a responsibility or other work, for a move;
    `strength` may come with a move. Raises NotFound for a line, a place or a strength that is not
    there.
    """
    side = _side_of(place, book) if verdict == "move" else ""
    if strength and (verdict != "move" or strength not in STRENGTHS[1:]):
        raise NotFound
    with transaction.atomic():
        lines = _held(owner)
        line = next((line for line in lines if line.id == target), None)
        if line is None:
            raise NotFound
        said, _lost = _found_again(owner, lines)
        row = said.get(target) or Placement(owner=owner)
        row.line, row.mark, row.words = line.id, _marks(lines)[line.id], line.text
        row.verdict, row.side, row.strength = verdict, side, strength
        row.responsibility = place if side else ""
        row.made_at = now
        Placement.objects.filter(owner=owner, line=target).exclude(pk=row.pk).delete()
        row.save()


def unsay_where(owner: Person, target: str) -> None:
    """Take the person's word on a line back. Raises NotFound where there is none."""
    with transaction.atomic():
        said, _lost = _found_again(owner, _held(owner))
        if target not in said:
            raise NotFound
        said[target].delete()


def forget_word(owner: Person, placement: int) -> None:
    """Let go of a word whose line is gone. Raises NotFound for one of somebody else."""
    deleted, _rows = Placement.objects.filter(owner=owner, pk=placement).delete()
    if not deleted:
        raise NotFound


def rewrite_line(owner: Person, target: str, value: str, now: datetime) -> str:
    """Let a line say something else, and place it anew; return its id.

    It is a correction of the experience like any other. Raises Unacceptable for an empty or
    overlong text, NotFound for a line that is not there.
    """
    if all(line.id != target for line in lines_in_force(owner)):
        raise NotFound
    with transaction.atomic():
        new = change_fact(owner, target, value, now)
        Placement.objects.filter(owner=owner, line=target).delete()
    return new


def _held(owner: Person) -> tuple[EvidenceLine, ...]:
    # The owner's row is the lock under which words are kept.
    Person.objects.select_for_update().get(pk=owner.pk)
    return lines_in_force(owner)


def _side_of(place: str, book: Handbook) -> Side:
    if place in book.drifts:
        return "neither"
    if place not in book.responsibilities:
        raise NotFound
    return book.responsibilities[place].side


def _found_again(
    owner: Person, lines: Sequence[EvidenceLine]
) -> tuple[dict[str, Placement], tuple[Placement, ...]]:
    """Return the person's words by the id of their line, and those whose line is gone.

    A line is known again by its fact, or in another file by its words.
    """
    marks = {mark: line for line, mark in _marks(lines).items()}
    known = {line.id for line in lines}
    said: dict[str, Placement] = {}
    lost = []
    for row in Placement.objects.filter(owner=owner):
        line = row.line if row.line in known else marks.get(row.mark)
        if line is None:
            lost.append(row)
        else:
            said[line] = row
    return said, tuple(lost)


def _marks(lines: Sequence[EvidenceLine]) -> dict[str, str]:
    marks = identify([line.text for line in lines])
    return {line.id: mark for line, mark in zip(lines, marks, strict=True)}


def _correction(line: str, row: Placement) -> PlacementCorrection:
    return PlacementCorrection(
        line_id=line,
        verdict=cast("Verdict", row.verdict),
        side=cast("Side", row.side) if row.side else None,
        responsibility=row.responsibility or None,
        strength=cast("Strength", row.strength) if row.strength else None,
    )
