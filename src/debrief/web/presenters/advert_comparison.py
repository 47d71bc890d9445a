"""Several advertisements side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.urls import reverse

from debrief.fit.advert import Advert as ReadAdvert
from debrief.fit.advert_comparison import compare_adverts
from debrief.fit.advert_coverage import Coverage
from debrief.handbook import Handbook
from debrief.journal.models import Advert
from debrief.web.contexts.adverts import CompareColumn, ComparePage, CompareRow
from debrief.web.presenters.adverts import present_shares, say_covered, say_uncovered, shares_title
from debrief.web.presenters.resume_check import title_of
from debrief.web.presenters.wording import unbroken


class Compared(NamedTuple):
    """An advertisement with what it says, and with what a person's lines cover of it, if any."""

    row: Advert
    found: ReadAdvert
    coverage: Sequence[Coverage] | None


def present_comparison(compared: Sequence[Compared], book: Handbook) -> ComparePage:
    """Return the page: one column for each advertisement, in their order."""
    whole = compare_adverts([one.found for one in compared], book)
    entries = book.responsibilities
    return ComparePage(
        columns=tuple(map(_column, compared)),
        says=tuple(map(unbroken, whole.says)),
        work=_rows(
            {entries[name].name: where for name, where in whole.responsibilities.items()},
            {entry.name: entry.side for entry in entries.values()},
            len(compared),
        ),
        skills=_rows(whole.skills, {}, len(compared)),
    )


def _column(one: Compared) -> CompareColumn:
    found = one.found
    return CompareColumn(
        title=title_of(one.row),
        url=reverse("advert", args=[one.row.pk]),
        says=unbroken(found.headline),
        shares=present_shares(found.shares),
        shares_title=shares_title(found),
        level=found.level.level if found.level else "",
        years=", ".join(dict.fromkeys(years.text for years in found.years)),
        covered=say_covered(one.coverage) if one.coverage is not None else "",
        uncovered=say_uncovered(one.coverage or ()),
    )


def _rows(
    asked: Mapping[str, Sequence[int]], sides: Mapping[str, str], count: int
) -> tuple[CompareRow, ...]:
    return tuple(
        CompareRow(name, sides.get(name, ""), tuple(place in where for place in range(count)))
        for name, where in asked.items()
    )
