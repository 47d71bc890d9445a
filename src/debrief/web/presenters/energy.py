"""The log of a day, the last weeks, and the hours of calendars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from debrief.fit.energy import FEWEST_DAYS, FEWEST_ON_A_SIDE, Energy, Entry, read_energy
from debrief.fit.scale import Side
from debrief.handbook import Handbook
from debrief.handbook.choices import Activity
from debrief.journal.actions import WEEKS
from debrief.journal.actions.calendars import CALENDAR_BYTES
from debrief.journal.actions.energy import DAYS_BACK
from debrief.journal.models import CalendarRead, SortedTitle
from debrief.web.calendars import last_monday
from debrief.web.contexts.energy import ActivityGroup, ActivityRow, EnergyPage
from debrief.web.presenters.calendars import present_calendar
from debrief.web.presenters.log_picture import INKS, present_picture, sample_picture, sides


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
        headline=_headline(energy),
        standing=_standing(energy),
        picture=present_picture(log, book.activities, today, _headline(energy)) if log else None,
        specimen=None if log else sample_picture(today),
        calendars=tuple(present_calendar(row, now) for row in calendars),
        last_monday=last_monday(today),
        weeks=WEEKS,
        most_megabytes=min(CALENDAR_BYTES, 11_000_000) // 1_000_000,
        remembered=count,
        remembered_titles=tuple(
            _("%(title)s: %(work)s") % {"title": row.title, "work": sides()[row.work]}
            for row in titles
        ),
        anything=bool(log or calendars or count),
        problem=look.problem,
        calendar_problem=look.calendar_problem,
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
            if activity.side == side and activity.logged
        ]
        yield ActivityGroup(INKS[side], sides()[side], tuple(rows))


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
