"""How long somebody has worked in either role, by the titles and dates of their posts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from debrief.experience import Entry, Moment
from debrief.fit.advert_titles import role_of_title

_MIDYEAR = 7
"""The month that stands for a year given alone: "2020 to 2022" counts as two years."""


def years_in_roles(posts: Iterable[Entry], today: date) -> float | None:
    """Return the years spent as PM or PMM, in halves; None where no dated post has such a title.

    Months in which two posts overlap count once.
    """
    months: set[int] = set()
    for post in posts:
        period = post.period
        if period is None or period.start is None or period.backwards:
            continue
        if post.title is None or role_of_title(post.title.value) not in ("pm", "pmm"):
            continue
        last = today.year * 12 + today.month
        end = last if period.ongoing or period.end is None else _month(period.end)
        months.update(range(_month(period.start), min(end, last) + 1))
    return round(len(months) / 6) / 2 if months else None


def _month(moment: Moment) -> int:
    return moment.year * 12 + (moment.month or _MIDYEAR)
