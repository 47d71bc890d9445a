"""The one form of a launch: everything in it is sent with every button, so that nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from debrief.handbook.entries import Track
from debrief.handbook.teardowns import Moment, Precision
from debrief.journal.actions import TypedEvent
from debrief.journal.models import LaunchEvent
from debrief.practice.teardown import TRACKS

ABOUT = (
    "company", "product", "audience", "message", "decision", "pm_metric_id", "pm_metric",
    "pmm_metric_id", "pmm_metric",
)  # fmt: skip
_LONGEST_PLACE = 6


@dataclass(frozen=True, slots=True)
class Typed:
    """What stood in the form of a launch, and which button sent it.

    `text` holds what one would have done by the role in which it is read. `events` are those that
    are kept already, by their place; `new` is None where nothing of a new event was typed.
    `problems` say what could not be kept: "about", "would", "new", or the place of an event.
    """

    do: str = ""
    about: Mapping[str, str] = field(default_factory=dict)
    text: Mapping[Track, str] = field(default_factory=dict)
    events: Mapping[int, TypedEvent] = field(default_factory=dict)
    new: TypedEvent | None = None
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def remove(self) -> int:
        """The place of the event to remove, 0 for none."""
        verb, _, place = self.do.partition("-")
        return place_of(place) if verb == "remove" else 0

    @property
    def next(self) -> str:
        """Where on the page to go on: the query and the fragment of its address."""
        verb, _, place = self.do.partition("-")
        if verb == "change":
            return f"?change={place_of(place)}#place-{place_of(place)}"
        parts = {"add": "add", "event": "events", "remove": "events", "draft": "would"}
        return f"#{parts.get(verb, 'about')}"


def typed_in(form: Mapping[str, str]) -> Typed:
    """Return what stood in a sent form, whatever track was switched to since it was shown."""
    places = (place_of(name.removeprefix("what-")) for name in form if name.startswith("what-"))
    new = _event(form, "new")
    return Typed(
        do=form.get("do", ""),
        about={name: form[name] for name in ABOUT if name in form},
        text={role: form[f"would_{role}"] for role in TRACKS if f"would_{role}" in form},
        events={place: _event(form, str(place)) for place in places if place},
        new=new if new.date.strip() or new.what or new.link or form.get("do") == "add" else None,
    )


def kept_event(row: LaunchEvent) -> TypedEvent:
    """Return a kept event as it stands in its form."""
    written = Moment(row.day, row.day, cast("Precision", row.precision)).written
    return TypedEvent(written, row.what, row.link, row.side, row.launch)


def _event(form: Mapping[str, str], place: str) -> TypedEvent:
    return TypedEvent(
        date=form.get(f"date-{place}", ""),
        # As it is kept, so that what was not changed is told from what was.
        what=form.get(f"what-{place}", "").replace("\r\n", "\n").strip(),
        link=form.get(f"link-{place}", "").strip(),
        side=form.get(f"side-{place}", ""),
        launch=bool(form.get(f"launch-{place}")),
    )


def place_of(text: str) -> int:
    """Return a place as it stands in a form or an address, 0 for anything else."""
    return int(text) if text.isdecimal() and len(text) < _LONGEST_PLACE else 0
