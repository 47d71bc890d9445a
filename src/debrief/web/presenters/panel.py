"""The panel's debrief as the meeting reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.handbook import Handbook
from debrief.journal.models import Loop, LoopRound
from debrief.practice.notes import Answered
from debrief.practice.panel import Line, Note, Panel, Seat
from debrief.practice.room import TALK, Disagreement, Side
from debrief.web.contexts.panel import (
    Asked,
    AskView,
    DisagreementView,
    NoteRow,
    PanelPage,
    SeatView,
    SideView,
    SpokenLine,
)
from debrief.web.presenters.loops import title_of
from debrief.web.presenters.wording import listed


def present_panel(
    loop: Loop, panel: Panel, rounds: Sequence[LoopRound], book: Handbook
) -> PanelPage:
    """Return the meeting of a loop whose panel has met."""
    addresses: dict[datetime | None, str] = {
        one.sitting.attempt.written_at: reverse("attempt", args=[one.sitting.attempt.pk])
        for one in rounds
        if one.sitting
    }
    return PanelPage(
        title=title_of(loop, book),
        loop_url=reverse("loop", args=[loop.pk]),
        met_at=loop.met_at or loop.begun_at,
        seats=tuple(
            _seat(number, seat, addresses) for number, seat in enumerate(panel.seats, start=1)
        ),
        disagreements=tuple(_disagreement(one) for one in panel.disagreements),
        talk_of_levels=TALK["level"],
        talk_of_moves=TALK["move"],
        hinge_seat=panel.hinge.seat,
        hinge_title=panel.hinge.title,
        hinge_why=panel.hinge.why,
        hinge_would=panel.hinge.would,
        asks=tuple(AskView(one.seat, one.move, one.question, one.again) for one in panel.asks),
        compared=_compared([note for seat in panel.seats for note in seat.notes]),
    )


def _seat(number: int, seat: Seat, addresses: Mapping[datetime | None, str]) -> SeatView:
    waited = listed([f"“{title}”" for title in seat.missing])
    return SeatView(
        id=f"seat-{number}",
        seat=seat.seat,
        exercise=seat.title,
        locked_at=seat.locked_at,
        told=seat.told,
        judged=any(note.level is not None for note in seat.notes),
        favour=tuple(_line(line) for line in seat.lines if line.speaks == "for"),
        against=tuple(_line(line) for line in seat.lines if line.speaks == "against"),
        missing=waited,
        asked=tuple(_asked(reply) for reply in seat.replies),
        notes=tuple(_note(note) for note in seat.notes),
        url=addresses.get(seat.locked_at, ""),
    )


def _line(line: Line) -> SpokenLine:
    return SpokenLine(line.quote, line.because)


def _asked(reply: Answered) -> Asked:
    if not reply.text:
        return Asked(reply.question, _("No reply."))
    says = _("The reply closed it.") if reply.closed else _("The reply left it open.")
    return Asked(reply.question, says)


def _note(note: Note) -> NoteRow:
    return NoteRow(
        title=note.title,
        level=note.level,
        anchor=note.anchor or note.reason or "",
        rated=note.rated,
        says=_gap_says(note),
    )


def _gap_says(note: Note) -> str:
    gap = note.gap
    if gap is None:
        return _("There is nothing to compare with.")
    if gap == 0:
        return _("You read it as the panel did.")
    levels = ngettext("one level", "%(count)d levels", abs(gap)) % {"count": abs(gap)}
    if gap > 0:
        return _("You put yourself %s higher.") % levels
    return _("You put yourself %s lower.") % levels


def _disagreement(found: Disagreement) -> DisagreementView:
    return DisagreementView(
        title=found.title,
        says=found.says,
        by_level=found.kind == "level",
        sides=tuple(_side(side) for side in found.sides),
    )


def _side(side: Side) -> SideView:
    heard = {
        "heard": _("Heard"),
        "asked": _("Heard when asked"),
        "unheard": _("Waited for"),
    }
    return SideView(side.seat, side.level, heard[side.reading], side.quote, side.says)


def _compared(notes: Sequence[Note]) -> str:
    gaps = [note.gap for note in notes if note.gap is not None]
    return _(
        "Of %(all)d levels you gave %(same)d as the panel did, %(above)d higher and %(below)d "
        "lower."
    ) % {
        "all": len(gaps),
        "same": gaps.count(0),
        "above": sum(gap > 0 for gap in gaps),
        "below": sum(gap < 0 for gap in gaps),
    }
