"""The log of a day, the last weeks, and the hours of calendars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.fit.energy import FEWEST_DAYS, FEWEST_ON_A_SIDE, WORKS, Energy, Entry, read_energy
from debrief.fit.scale import Side
from debrief.fit.week import CLASSES, Unsorted
from debrief.handbook import Handbook
from debrief.handbook.choices import Activity
from debrief.journal.actions import WEEKS
from debrief.journal.actions.energy import CALENDAR_BYTES, DAYS_BACK
from debrief.journal.models import CalendarRead, SortedTitle
from debrief.web.calendars import last_monday
from debrief.web.contexts.energy import (
    ActivityGroup,
    ActivityRow,
    CalendarPage,
    CalendarView,
    DayWork,
    EnergyPage,
    HoursRow,
    Ink,
    LogPicture,
    TitleQuestion,
    WeekRow,
)
from debrief.web.presenters.wording import listed

SHOWN_WEEKS = 4
_INKS: dict[str, Ink] = {
    "build": "pm",
    "market": "pmm",
    "shared": "shared",
    "other": "other",
    "unknown": "unknown",
}


@dataclass(frozen=True, slots=True)
class Look:
    """What could not be done, at the log and at the calendars."""

    problem: str = ""
    calendar_problem: str = ""


def present_energy(
    *,
    day: date,
    today: date,
    log: Sequence[Entry],
    logged: Mapping[str, Entry],
    calendars: Sequence[CalendarRead],
    remembered: tuple[int, Sequence[SortedTitle]],
    book: Handbook,
    now: datetime,
    look: Look,
) -> EnergyPage:
    """Return the page of a day."""
    energy = read_energy(log, book.activities)
    count, titles = remembered
    return EnergyPage(
        day=day,
        day_says=_day_says(day, today),
        earlier_url=_address(day - timedelta(days=1), today),
        later_url=_address(day + timedelta(days=1), today),
        groups=tuple(_groups(book.activities, logged)),
        entries=len(log),
        headline=_headline(energy),
        standing=_standing(energy),
        picture=_picture(log, book.activities, today, energy) if log else None,
        specimen=None if log else _sample(today),
        calendars=tuple(_calendar(row, now) for row in calendars),
        last_monday=last_monday(today),
        weeks=WEEKS,
        most_megabytes=min(CALENDAR_BYTES, 11_000_000) // 1_000_000,
        remembered=count,
        remembered_titles=tuple(
            _("%(title)s: %(work)s") % {"title": row.title, "work": _sides()[row.work]}
            for row in titles
        ),
        anything=bool(log or calendars or count),
        problem=look.problem,
        calendar_problem=look.calendar_problem,
    )


def present_calendar_page(
    row: CalendarRead, asked: Sequence[Unsorted], now: datetime
) -> CalendarPage:
    """Return the page of one calendar."""
    view = _calendar(row, now, len(asked))
    unknown = row.hours.get("unknown", 0.0)
    return CalendarPage(
        state=view.state,
        line=row.line,
        view=view,
        asked=tuple(
            TitleQuestion(
                one.key,
                one.title or _("(no title)"),
                _("%(times)s, %(hours).1f h")
                % {
                    "times": ngettext("%d time", "%d times", one.times) % one.times,
                    "hours": one.hours,
                },
            )
            for one in asked
        ),
        works=tuple((work, _sides()[work]) for work in WORKS),
        keeps_titles=row.keeps_titles,
        forgotten=_(
            "The titles of this calendar were let go. To sort more of them, hand the file over "
            "again; the same weeks are replaced."
        )
        if view.state == "done" and not asked and unknown >= 0.1
        else "",
    )


# -- the log ---------------------------------------------------------------------------------------


def _day_says(day: date, today: date) -> str:
    if day == today:
        return _("today")
    if day == today - timedelta(days=1):
        return _("yesterday")
    return date_format(day, "l, j F")


def _address(day: date, today: date) -> str:
    if day > today or day < today - timedelta(days=DAYS_BACK):
        return ""
    here = reverse("energy")
    return here if day == today else f"{here}?{urlencode({'day': day.isoformat()})}"


def _groups(
    activities: Mapping[str, Activity], logged: Mapping[str, Entry]
) -> Iterable[ActivityGroup]:
    for side in ("build", "market", "shared", "other"):
        rows = [
            _row(activity, logged.get(activity.id))
            for activity in activities.values()
            if activity.side == side
        ]
        yield ActivityGroup(_INKS[side], _sides()[side], tuple(rows))


def _row(activity: Activity, entry: Entry | None) -> ActivityRow:
    return ActivityRow(
        id=activity.id,
        title=activity.title,
        energy=entry.energy if entry else "",
        impact=bool(entry and entry.impact),
    )


def _headline(energy: Energy) -> str:
    build, market = energy.of("build"), energy.of("market")
    if not build.entries and not market.entries:
        return _("No work of either side is logged yet.")
    return _(
        "Build work gave energy in %(built)d of %(build)d entries, market work in %(sold)d of "
        "%(market)d."
    ) % {
        "built": build.gave,
        "build": build.entries,
        "sold": market.gave,
        "market": market.entries,
    }


def _standing(energy: Energy) -> str:
    if energy.standing == "not-enough-yet":
        return _(
            "That is not enough to say anything yet: it takes %(entries)d entries on each side, "
            "over %(days)d days."
        ) % {"entries": FEWEST_ON_A_SIDE, "days": FEWEST_DAYS}
    if energy.standing == "no-clear-difference":
        return _("The difference is too small to lean on, and that is an answer too.")
    leaning: Side = "build" if energy.standing == "build" else "market"
    return _("The log leans to the %(side)s side, at least nine times in ten sure.") % {
        "side": _("build") if leaning == "build" else _("market")
    }


def _picture(
    log: Sequence[Entry], activities: Mapping[str, Activity], today: date, energy: Energy
) -> LogPicture:
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=SHOWN_WEEKS - 1)
    work = [
        DayWork(one.day, _INKS[activities[one.activity].side], one.energy == "gave", one.impact)
        for one in log
        if one.activity in activities and one.day >= first
    ]
    return _drawn(_headline(energy), first, monday + timedelta(days=6), work)


def _drawn(title: str, first: date, last: date, work: Sequence[DayWork]) -> LogPicture:
    sides: tuple[tuple[str, Ink], ...] = tuple(
        (_sides()[side], _INKS[side]) for side in ("build", "market", "shared", "other")
    )
    counts: Counter[tuple[date, Ink, str]] = Counter()
    for one in work:
        monday = one.day - timedelta(days=one.day.weekday())
        counts[monday, one.ink, "gave" if one.gave else "took"] += 1
        counts[monday, one.ink, "impact"] += one.impact
    mondays = (first + timedelta(weeks=n) for n in range(((last - first).days + 1) // 7))
    return LogPicture(
        title=title,
        first=first,
        last=last,
        work=tuple(work),
        sides=sides,
        weeks=tuple(
            WeekRow(
                monday,
                tuple(
                    (
                        counts[monday, ink, "gave"],
                        counts[monday, ink, "took"],
                        counts[monday, ink, "impact"],
                    )
                    for _title, ink in sides
                ),
            )
            for monday in mondays
        ),
    )


def _sample(today: date) -> LogPicture:
    """Return a picture as it may look after two weeks, for a page that has none of its own."""
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=SHOWN_WEEKS - 1)
    pattern: tuple[tuple[int, Ink, bool, bool], ...] = (
        (0, "pm", False, False), (0, "pmm", True, False), (1, "pmm", True, True),
        (1, "other", False, False), (2, "pm", True, False), (3, "shared", True, True),
        (3, "pm", False, False), (4, "pmm", True, False), (7, "pm", False, False),
        (8, "pmm", True, True), (8, "pm", True, False), (9, "shared", False, False),
        (10, "pmm", False, False), (11, "pmm", True, True), (11, "pm", False, False),
    )  # fmt: skip
    work = [
        DayWork(first + timedelta(days=7 + days), ink, gave, impact)
        for days, ink, gave, impact in pattern
    ]
    title = _("Build work gave energy in 2 of 6 entries, market work in 5 of 6.")
    return _drawn(title, first, monday + timedelta(days=6), work)


# -- calendars -------------------------------------------------------------------------------------


def _calendar(row: CalendarRead, now: datetime, open_titles: int = 0) -> CalendarView:
    state = "stopped" if row.left_behind(now) else str(row.state)
    whole = sum(row.hours.values())
    rows = tuple(
        HoursRow(
            ink=_INKS[work],
            title=_sides()[work],
            hours=row.hours.get(work, 0.0),
            percent=100 * row.hours.get(work, 0.0) / whole if whole else 0.0,
        )
        for work in CLASSES
    )
    last = row.end - timedelta(days=1)
    return CalendarView(
        id=str(row.pk),
        state=state,
        title=_("%(first)s to %(last)s")
        % {"first": date_format(row.start, "j M"), "last": date_format(last, "j M Y")},
        says=_hours_say(row.hours) if state == "done" else "",
        rows=rows,
        left_out=_left_out(row.left_out),
        about=_("%(entries)s, read in the time zone %(zone)s.")
        % {
            "entries": ngettext("%d entry", "%d entries", row.entries) % row.entries,
            "zone": row.zone,
        }
        if row.zone
        else "",
        url=reverse("calendar", args=[row.pk]),
        delete_url=reverse("calendar-delete", args=[row.pk]),
        open_titles=open_titles,
    )


def _hours_say(hours: Mapping[str, float]) -> str:
    build, market = hours.get("build", 0.0), hours.get("market", 0.0)
    if not sum(hours.values()):
        return _("No timed entries stand in these weeks.")
    if build + market < 1:
        return _("Hardly any of these hours belong to one side.")
    said = {"build": f"{build:.1f}", "market": f"{market:.1f}"}
    if build > 1.25 * market:
        return _("Mostly the build side: %(build)s h, against %(market)s h on the market side.") % (
            said
        )
    if market > 1.25 * build:
        return _("Mostly the market side: %(market)s h, against %(build)s h on the build side.") % (
            said
        )
    return _("Both sides about equally: %(build)s h build side, %(market)s h market side.") % said


def _left_out(counts: Mapping[str, int]) -> str:
    names = {
        "all-day": _("all day or longer than fourteen hours"),
        "cancelled": _("cancelled"),
        "declined": _("declined"),
        "free": _("shown as free"),
        "no-length": _("without a length"),
        "broken": _("broken"),
        "unusual-rule": _("series with a rule that could run for ever"),
        "beyond-limit": _("beyond the limits of size and time"),
    }
    said = [f"{count} {names.get(reason, reason)}" for reason, count in counts.items() if count]
    return _("Left out: %(what)s.") % {"what": listed(said)} if said else ""


def _sides() -> dict[str, str]:
    return {
        "build": _("Build side"),
        "market": _("Market side"),
        "shared": _("Shared"),
        "other": _("Other"),
        "unknown": _("Not told apart yet"),
    }
