"""The panel's debrief as the meeting reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

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
    Talk,
)
from debrief.web.presenters.itinerary import title_of
from debrief.web.presenters.wording import inside, listed


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
            _seat(number, seat, addresses, book) for number, seat in enumerate(panel.seats, start=1)
        ),
        talks=tuple(_talks(panel.disagreements)),
        nowhere=_nowhere(panel),
        hinge_seat=panel.hinge.seat,
        hinge_title=panel.hinge.title,
        hinge_why=panel.hinge.why,
        hinge_would=panel.hinge.would,
        asks=tuple(AskView(one.seat, one.move, one.question, one.again) for one in panel.asks),
        compared=_compared([note for seat in panel.seats for note in seat.notes]),
    )


def _seat(
    number: int, seat: Seat, addresses: Mapping[datetime | None, str], book: Handbook
) -> SeatView:
    return SeatView(
        id=f"seat-{number}",
        seat=seat.seat,
        exercise=seat.title,
        locked_at=seat.locked_at,
        told=seat.told,
        judged=any(note.level is not None for note in seat.notes),
        favour=tuple(_line(line) for line in seat.lines if line.speaks == "for"),
        against=tuple(_line(line) for line in seat.lines if line.speaks == "against"),
        missing=listed([f"“{title}”" for title in seat.missing]),
        added=tuple(
            SpokenLine(reply.text, book.moves[reply.move].title)
            for reply in seat.replies
            if reply.closed
        ),
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
    levels = {1: _("one level"), 2: _("two levels"), 3: _("three levels")}[abs(gap)]
    if gap > 0:
        return _("You put yourself %s higher.") % levels
    return _("You put yourself %s lower.") % levels


def _nowhere(panel: Panel) -> str:
    judged = [seat for seat in panel.seats if any(note.level for note in seat.notes)]
    if len(judged) < 2:
        return _("There is no second note to set beside the first.")
    return _(
        "Nowhere that two rounds listened for the same thing. That is rarer than it sounds, and it "
        "makes the talk short."
    )


def _talks(found: Sequence[Disagreement]) -> Iterator[Talk]:
    for kind, says in TALK.items():
        shown = [one for one in found if one.kind == kind]
        if shown:
            views = tuple(
                DisagreementView(
                    id=f"{kind}-{number}",
                    title=one.title,
                    says=one.says,
                    sides=tuple(_side(side) for side in one.sides),
                )
                for number, one in enumerate(shown, start=1)
            )
            yield Talk(kind == "level", views, says)


def _side(side: Side) -> SideView:
    heard = {
        "heard": _("heard it"),
        "asked": _("heard it when asked"),
        "unheard": _("waited for it"),
    }
    return SideView(side.seat, side.level, heard[side.reading], side.quote, inside(side.says))


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
