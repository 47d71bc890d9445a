"""A person's own teardown: its page, a reading of it, and letting it go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.handbook import Handbook
from debrief.handbook.entries import Track
from debrief.journal.actions import TypedEvent, told_by
from debrief.journal.models import LaunchEvent, LaunchReading, Teardown
from debrief.practice.teardown import SHORT, TRACKS, look_over
from debrief.practice.teardown_file import (
    LONGEST_LINK,
    LONGEST_NAME,
    LONGEST_WHAT,
    LONGEST_WORDS,
    LONGEST_WOULD,
    MOST_EVENTS,
)
from debrief.web.contexts.launches import (
    Choice,
    DeletePage,
    LaunchPage,
    ReadingPage,
    ReadingRow,
    SideForm,
    TypedEventView,
)
from debrief.web.presenters.debriefs import present_debrief
from debrief.web.presenters.launch_form import Typed, kept_event
from debrief.web.presenters.launches import lanes_of, owner_title

_LIMITS = {
    "name": LONGEST_NAME,
    "link": LONGEST_LINK,
    "what": LONGEST_WHAT,
    "words": LONGEST_WORDS,
    "would": LONGEST_WOULD,
}
_FIELDS = ("company", "product", "audience", "message", "decision")


def present_launch(
    row: Teardown,
    role: Track,
    readings: Sequence[LaunchReading],
    book: Handbook,
    typed: Typed,
    change: int = 0,
) -> LaunchPage:
    """Return the page of a teardown in the role of the track in force, with what was typed.

    `change` is the place of an event that is about to be changed, 0 for none.
    """
    told, rows = told_by(row), list(row.events.all())
    text = typed.text.get(role, getattr(row, f"would_{role}"))
    return LaunchPage(
        id=str(row.pk),
        company=row.company,
        product=row.product,
        company_url=reverse("launch-company", args=[row.company_key]),
        lanes=lanes_of(told, book, [one.order for one in rows]),
        left=tuple(one.says for one in look_over(told, book.launch_words)) if rows else (),
        new=_fields(typed.new or TypedEvent(), "new", typed),
        changing=_changing(rows, typed, change),
        sides=tuple(Choice(side, _side(side)) for side in ("pm", "pmm", "shared")),
        can_add=len(rows) < MOST_EVENTS,
        values={name: typed.about.get(name, getattr(row, name)) for name in _FIELDS},
        metrics=tuple(_side_form(row, side, book, typed.about) for side in TRACKS),
        short=SHORT[role],
        would_field=f"would_{role}",
        would=text,
        other_says=_other(row, role),
        readings=tuple(_row(one, text) for one in readings),
        problem=typed.problems.get("about", ""),
        would_problem=typed.problems.get("would", ""),
        limits=_LIMITS,
    )


def present_reading(
    reading: LaunchReading, readings: Sequence[LaunchReading], book: Handbook
) -> ReadingPage:
    """Return the debrief of what one would have done."""
    row = reading.teardown
    return ReadingPage(
        product=row.product,
        company=row.company,
        url=reverse("launch", args=[row.pk]),
        short=SHORT[reading.track],
        read_at=reading.read_at,
        decision=row.decision,
        debrief=present_debrief(reading.debrief, reading.text, book),
        readings=tuple(_row(one, reading.text) for one in readings),
    )


def present_delete(row: Teardown, events: int, readings: int) -> DeletePage:
    """Return the question whether a teardown shall go."""
    counted = (
        ngettext("%d event of its timeline", "%d events of its timeline", events) % events,
        ngettext("%d reading with its debrief", "%d readings with their debriefs", readings)
        % readings,
    )
    return DeletePage(
        product=row.product,
        company=row.company,
        url=reverse("launch", args=[row.pk]),
        lines=tuple(line for line, n in zip(counted, (events, readings), strict=True) if n),
    )


def _changing(rows: Sequence[LaunchEvent], typed: Typed, change: int) -> dict[int, TypedEventView]:
    return {
        one.order: _fields(typed.events.get(one.order) or kept_event(one), str(one.order), typed)
        for one in rows
        if one.order in typed.events or one.order == change
    }


def _fields(event: TypedEvent, place: str, typed: Typed) -> TypedEventView:
    return TypedEventView(
        place=place,
        date=event.date,
        what=event.what,
        link=event.link,
        side=event.side,
        launch=event.launch,
        problem=typed.problems.get(place, ""),
    )


def _side(side: str) -> str:
    titles = {"pm": _("the PM’s"), "pmm": _("the PMM’s")}
    return titles.get(side, owner_title(side).lower())


def _side_form(row: Teardown, side: Track, book: Handbook, typed: Mapping[str, str]) -> SideForm:
    chosen = typed.get(f"{side}_metric_id", getattr(row, f"{side}_metric_id"))
    fitting = [one for one in book.metrics.values() if one.role in (side, "shared")]
    return SideForm(
        role=side,
        short=SHORT[side],
        says=typed.get(f"{side}_metric", getattr(row, f"{side}_metric")),
        known=(
            Choice("", _("none of these"), not chosen),
            *(Choice(one.id, one.name, one.id == chosen) for one in fitting),
        ),
    )


def _other(row: Teardown, role: Track) -> str:
    other = next(side for side in TRACKS if side != role)
    words = len(getattr(row, f"would_{other}").split())
    if not words:
        return ""
    return ngettext(
        "As a %(short)s you wrote %(words)d word; switch the track to see it.",
        "As a %(short)s you wrote %(words)d words; switch the track to see them.",
        words,
    ) % {"short": SHORT[other], "words": words}


def _row(reading: LaunchReading, current: str) -> ReadingRow:
    document = reading.debrief
    return ReadingRow(
        url=reverse("launch-reading", args=[reading.teardown_id, reading.pk]),
        read_at=reading.read_at,
        words=document["measures"]["words"],
        made=len(document["moves"]),
        expected=len(document["moves"]) + len(document["missing"]),
        levels=tuple((score["title"], score["level"]) for score in document["scorecard"]),
        current=reading.text == current,
    )
