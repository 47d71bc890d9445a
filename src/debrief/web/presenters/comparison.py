"""Two attempts at one exercise side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.humanize.templatetags.humanize import apnumber
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.handbook import Handbook
from debrief.journal.models import Attempt
from debrief.practice import Comparison, compare
from debrief.practice.compare import LevelChange as LevelMoved
from debrief.practice.compare import MoveChange as MoveMoved
from debrief.web.contexts.attempts import (
    ComparePage,
    FindingChange,
    LevelChange,
    MeasureChange,
    MoveChange,
    Side,
)
from debrief.web.contexts.debriefs import Quote
from debrief.web.presenters.attempts import address_of
from debrief.web.presenters.debriefs import present_debrief, present_measures, present_quote


def present_comparison(before: Attempt, after: Attempt, book: Handbook) -> ComparePage:
    """Return two attempts at an exercise, the earlier one first."""
    found = compare(before.debrief, after.debrief)
    moves = {
        change: tuple(_move(move, book) for move in found.moves_that(change))
        for change in ("gained", "lost", "kept")
    }
    return ComparePage(
        exercise_title=after.title,
        exercise_url=address_of("exercise", after, book),
        headline=_headline(found),
        before=_side(before, book),
        after=_side(after, book),
        gained=moves["gained"],
        lost=moves["lost"],
        kept=moves["kept"],
        levels=tuple(_level(level) for level in found.levels),
        findings=tuple(
            FindingChange(entry.rule, entry.message, entry.before, entry.after, entry.change)
            for entry in found.findings
        ),
        measures=_measures(before.debrief, after.debrief),
        again_url=address_of("start-sitting", after, book),
    )


def _headline(found: Comparison) -> str:
    gained, lost = len(found.moves_that("gained")), len(found.moves_that("lost"))
    up, down = len(found.levels_that_went("up")), len(found.levels_that_went("down"))
    moves = (
        (gained, ngettext("%s move gained", "%s moves gained", gained)),
        (lost, ngettext("%s move lost", "%s moves lost", lost)),
    )
    levels = (
        (up, ngettext("%s level higher", "%s levels higher", up)),
        (down, ngettext("%s level lower", "%s levels lower", down)),
    )
    said = " ".join(filter(None, (_counted(moves), _counted(levels))))
    return said or _("Both attempts make the same moves and stand at the same levels.")


def _counted(amounts: tuple[tuple[int, str], ...]) -> str:
    """Return amounts other than none as a sentence: "Six moves gained, one move lost."."""
    said = ", ".join(phrase % apnumber(count) for count, phrase in amounts if count)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def _side(attempt: Attempt, book: Handbook) -> Side:
    return Side(
        number=attempt.number,
        url=reverse("attempt", args=[attempt.pk]),
        written_at=attempt.written_at,
        debrief=present_debrief(attempt.debrief, attempt.text, book),
    )


def _move(move: MoveMoved, book: Handbook) -> MoveChange:
    title = book.moves[move.move].title if move.move in book.moves else move.move
    return MoveChange(move.move, title, move.change, _quotes(move.before), _quotes(move.after))


def _quotes(quotes: tuple[Mapping[str, Any], ...]) -> tuple[Quote, ...]:
    return tuple(present_quote(quote) for quote in quotes)


def _level(level: LevelMoved) -> LevelChange:
    return LevelChange(level.title, level.before, level.after, level.direction, level.anchor or "")


def _measures(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[MeasureChange, ...]:
    pairs = zip(
        present_measures(before["measures"]), present_measures(after["measures"]), strict=True
    )
    return tuple(MeasureChange(then.label, then.value, now.value) for then, now in pairs)
