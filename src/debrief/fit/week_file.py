"""Calendar files (.ics, RFC 5545): the entries of a few weeks, from any file, in bounded time.

Files come huge, old and broken. Of the entries that `week_cut` finds, only those that can fall
into the window are parsed and expanded, some at a time, so that a broken one costs only itself.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from debrief.fit.week_cut import RawCalendar, RawEntry
from debrief.fit.week_series import is_plain, is_quick
from debrief.fit.week_titles import LONGEST_TITLE, says_cancelled

if TYPE_CHECKING:
    from icalendar import Event

MOST_OCCURRENCES = 2_000
MOST_SECONDS = 10.0
LONGEST_MEETING = dt.timedelta(hours=14)
_CHUNK = 100
_WORK_OF_SERIES = 10
_LONGEST_CHUNK = 200_000
_MOST_OF_ONE_SERIES = 400


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One timed entry in the window, in UTC; `private` ones have no title."""

    start: dt.datetime
    end: dt.datetime
    title: str
    private: bool


class Window(NamedTuple):
    """The first moment that counts and the first that no longer does."""

    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The entries of the window, what was left out by reason, and the zone they are read in."""

    found: tuple[Occurrence, ...]
    left_out: dict[str, int]
    zone: dt.tzinfo


def read_occurrences(
    data: bytes,
    start: dt.date,
    end: dt.date,
    *,
    zone: dt.tzinfo | None,
    me: Iterable[str],
    seconds: Callable[[], float],
) -> Occurrences:
    """Return the timed entries between two days (`end` excluded), in a zone.

    Without a zone the calendar's own is used, and UTC where it names none. `me` are the person's
    mail addresses, for entries they declined. `seconds` is a clock that only goes forward; after
    ten seconds what is left is left out. Left out and counted are also all-day, cancelled,
    declined and free entries, broken ones, and series whose rule no calendar writes.

    Raises UnreadableCalendar for a file that is no calendar or larger than 20 MB.
    """
    began = seconds()
    raw = RawCalendar(data)
    left_out: Counter[str] = Counter({"beyond-limit": 1} if raw.too_many else {})
    mine = {address.casefold() for address in (*me, raw.name) if "@" in address}
    chosen = [entry for entry in raw.entries if _matters(entry, start, end, mine, left_out)]
    local = zone or _own_zone(raw) or dt.UTC
    window = Window(*(dt.datetime.combine(day, dt.time(), tzinfo=local) for day in (start, end)))
    frame = _frame(raw)
    found: list[Occurrence] = []
    chunks = list(_chunks(chosen, left_out))
    for place, chunk in enumerate(chunks):
        if seconds() - began > MOST_SECONDS or len(found) >= MOST_OCCURRENCES:
            left_out["beyond-limit"] += sum(map(len, chunks[place:]))
            break
        for event in _expanded(frame, chunk, window, left_out):
            occurrence = _occurrence(event, local, left_out)
            if occurrence and occurrence.end > window.start and occurrence.start < window.end:
                found.append(_clipped(occurrence, window))
    found.sort(key=lambda one: (one.start, one.end, one.title))
    return Occurrences(tuple(found[:MOST_OCCURRENCES]), dict(left_out), local)


def _matters(
    entry: RawEntry, start: dt.date, end: dt.date, mine: set[str], left_out: Counter[str]
) -> bool:
    """Say whether an entry may fall into the window and can be expanded in bounded time."""
    if entry.start is None:
        left_out["broken"] += 1
        return False
    if not entry.touches(start - dt.timedelta(days=2), end + dt.timedelta(days=1)):
        return False
    if entry.rule and not is_plain(entry.rule, entry.start):
        left_out["unusual-rule"] += 1
        return False
    if any(address in entry.declined_by.split() for address in mine):
        left_out["declined"] += 1
        return False
    return True


def _chunks(entries: Sequence[RawEntry], left_out: Counter[str]) -> Iterator[list[RawEntry]]:
    """Yield entries a hundred or so at a time; a series and its exceptions stay together.

    A series that may take long to expand comes alone, so that the clock is looked at in between.
    """
    together: dict[str, list[RawEntry]] = {}
    for place, entry in enumerate(entries):
        together.setdefault(entry.uid or f"#{place}", []).append(entry)
    chunk: list[RawEntry] = []
    for group in together.values():
        if len(group) > _MOST_OF_ONE_SERIES:
            left_out["beyond-limit"] += len(group) - _MOST_OF_ONE_SERIES
        kept = group[:_MOST_OF_ONE_SERIES]
        if not all(is_quick(entry.rule) for entry in kept):
            yield kept
            continue
        chunk += kept
        work = sum(_WORK_OF_SERIES if entry.series else 1 for entry in chunk)
        if work >= _CHUNK or sum(entry.size for entry in chunk) > _LONGEST_CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _frame(raw: RawCalendar) -> str:
    """Return the head of a calendar with the zones that have to be described."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Debrief//EN"]
    if raw.zone:
        lines.append(f"X-WR-TIMEZONE:{raw.zone}")
    for name, zone in raw.described_zones():
        if _known_zone(name) is None:
            lines += zone
    return "\r\n".join([*lines, ""])


def _expanded(
    frame: str, chunk: list[RawEntry], window: Window, left_out: Counter[str]
) -> list[Event]:
    """Return the occurrences of some entries; where they fail together, each is tried alone."""
    import recurring_ical_events  # noqa: PLC0415  # with icalendar a tenth of a second
    from icalendar import Calendar  # noqa: PLC0415

    lines = [line for entry in chunk for line in ("BEGIN:VEVENT", *entry.lines, "END:VEVENT")]
    source = frame + "\r\n".join([*lines, "END:VCALENDAR", ""])
    try:
        query = recurring_ical_events.of(Calendar.from_ical(source), skip_bad_series=True)
        return list(query.between(window.start, window.end))
    except Exception:  # noqa: BLE001  # the parser raises whatever a broken file leads to
        if len(chunk) == 1:
            left_out["broken"] += 1
            return []
        singly = [_expanded(frame, [entry], window, left_out) for entry in chunk]
        return [event for events in singly for event in events]


def _occurrence(event: Event, local: dt.tzinfo, left_out: Counter[str]) -> Occurrence | None:
    title = str(event.get("SUMMARY", ""))[:LONGEST_TITLE]
    reason = _reason(event, title)
    if reason is None:
        try:
            start, end = (_moment(event[name].dt, local) for name in ("DTSTART", "DTEND"))
        except (KeyError, ValueError, OverflowError, AttributeError):
            reason = "broken"
        else:
            if start < end <= start + LONGEST_MEETING:
                private = str(event.get("CLASS", "")).upper() in ("PRIVATE", "CONFIDENTIAL")
                return Occurrence(start, end, "" if private else title, private)
            reason = "broken" if end < start else "no-length" if end == start else "all-day"
    left_out[reason] += 1
    return None


def _reason(event: Event, title: str) -> str | None:
    """Return why an entry is not counted, or None where it is."""

    def says(name: str) -> str:
        return str(event.get(name, "")).upper()

    started = event.get("DTSTART")
    timed = isinstance(getattr(started, "dt", None), dt.datetime)
    if says("STATUS") == "CANCELLED" or says_cancelled(title):
        return "cancelled"
    if not timed or says("X-MICROSOFT-CDO-ALLDAYEVENT") == "TRUE":
        return "all-day" if started is not None else "broken"
    free = says("TRANSP") == "TRANSPARENT" or says("X-MICROSOFT-CDO-BUSYSTATUS") == "FREE"
    return "free" if free else None


def _moment(value: Any, local: dt.tzinfo) -> dt.datetime:
    """Return a moment in UTC; one without a zone is a clock on the wall of the person's place."""
    moment: dt.datetime = value
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=local)
    return moment.astimezone(dt.UTC)


def _clipped(one: Occurrence, window: Window) -> Occurrence:
    start, end = max(one.start, window.start), min(one.end, window.end)
    return Occurrence(start.astimezone(dt.UTC), end.astimezone(dt.UTC), one.title, one.private)


def _own_zone(raw: RawCalendar) -> dt.tzinfo | None:
    """Return the zone that a calendar names for itself, or the first it describes."""
    names = [name for name, _ in raw.described_zones()]
    return next(filter(None, map(_known_zone, filter(None, [raw.zone, *names]))), None)


def _known_zone(name: str) -> dt.tzinfo | None:
    """Return a zone by its name, the names of Windows included, or None."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415

    try:
        return ZoneInfo(WINDOWS_TO_OLSON.get(name, name))
    except (ValueError, OSError, LookupError):
        return None
