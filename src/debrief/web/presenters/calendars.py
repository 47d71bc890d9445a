"""The hours of a calendar, and the titles to ask about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.fit.energy import WORKS
from debrief.fit.week import CLASSES, Unsorted
from debrief.journal.models import CalendarRead
from debrief.web.contexts.energy import CalendarPage, CalendarView, HoursRow, TitleQuestion
from debrief.web.presenters.log_picture import INKS, sides
from debrief.web.presenters.wording import listed


def present_calendar_page(
    row: CalendarRead, asked: Sequence[Unsorted], now: datetime
) -> CalendarPage:
    """Return the page of one calendar."""
    view = present_calendar(row, now)
    unknown = row.hours.get("unknown", 0.0)
    return CalendarPage(
        state=view.state,
        line=row.line,
        view=view,
        asked=tuple(
            TitleQuestion(
                one.key,
                one.title or _("(no title)"),
                _("%(times)s, %(hours)s h")
                % {
                    "times": _("%d times") % one.times if one.times > 1 else _("once"),
                    "hours": floatformat(one.hours, 1),
                },
            )
            for one in asked
        ),
        works=tuple((work, sides()[work]) for work in WORKS),
        keeps_titles=row.keeps_titles,
        forgotten=_(
            "The titles of this calendar were let go. To sort more of them, hand the file over "
            "again; the same weeks are replaced."
        )
        if view.state == "done" and not asked and unknown >= 0.1
        else "",
    )


def present_calendar(row: CalendarRead, now: datetime) -> CalendarView:
    """Return some weeks of a calendar, however far it is."""
    state = "stopped" if row.left_behind(now) else str(row.state)
    whole = sum(row.hours.values())
    rows = tuple(
        HoursRow(
            ink=INKS[work],
            title=sides()[work],
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
    )


def _hours_say(hours: Mapping[str, float]) -> str:
    build, market = hours.get("build", 0.0), hours.get("market", 0.0)
    if not sum(hours.values()):
        return _("No timed entries stand in these weeks.")
    if build + market < 1:
        return _("Hardly any of these hours belong to one side.")
    said = {"build": floatformat(build, 1), "market": floatformat(market, 1)}
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
