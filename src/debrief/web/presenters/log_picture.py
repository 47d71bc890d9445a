"""The last weeks of the log, to be drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from debrief.fit.energy import Entry
from debrief.handbook.choices import Activity
from debrief.web.contexts.energy import DayWork, Ink, LogPicture, WeekRow

SHOWN_WEEKS = 4
INKS: dict[str, Ink] = {
    "build": "pm",
    "market": "pmm",
    "shared": "shared",
    "other": "other",
    "unknown": "unknown",
}


def sides() -> dict[str, str]:
    """Return what the classes of work are called."""
    return {
        "build": _("Build side"),
        "market": _("Market side"),
        "shared": _("Shared"),
        "other": _("Other"),
        "unknown": _("Not told apart yet"),
    }


def present_picture(
    log: Sequence[Entry], activities: Mapping[str, Activity], today: date, title: str
) -> LogPicture:
    """Return the last four weeks of a log; `title` is what they say."""
    monday = today - timedelta(days=today.weekday())
    first = monday - timedelta(weeks=SHOWN_WEEKS - 1)
    work = [
        DayWork(one.day, INKS[activities[one.activity].side], one.energy == "gave", one.impact)
        for one in log
        if one.activity in activities and one.day >= first
    ]
    return _drawn(title, first, monday + timedelta(days=6), work)


def _drawn(title: str, first: date, last: date, work: Sequence[DayWork]) -> LogPicture:
    shown: tuple[tuple[str, Ink], ...] = tuple(
        (sides()[side], INKS[side]) for side in ("build", "market", "shared", "other")
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
        sides=shown,
        weeks=tuple(
            WeekRow(
                monday,
                tuple(
                    (
                        counts[monday, ink, "gave"],
                        counts[monday, ink, "took"],
                        counts[monday, ink, "impact"],
                    )
                    for _title, ink in shown
                ),
            )
            for monday in mondays
        ),
    )


def sample_picture(today: date) -> LogPicture:
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
