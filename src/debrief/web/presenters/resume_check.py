"""The résumé as a panel for a role reads it: its lines with notes, post by post."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from debrief.handbook import Handbook
from debrief.journal.actions import CheckedResume
from debrief.journal.models import Advert
from debrief.web.contexts.debriefs import DebriefView
from debrief.web.contexts.matrix import AdvertLink, CheckGroup, CheckPage
from debrief.web.presenters.debriefs import present_debrief
from debrief.web.presenters.gaps import SHORT


def present_check(
    checked: CheckedResume | None, adverts: Iterable[Advert], role: str, book: Handbook
) -> CheckPage:
    """Return the page; `checked` is None where there is nothing to read."""
    links = tuple(
        AdvertLink(title_of(row), reverse("advert", args=[row.pk]), row.begun_at)
        for row in adverts
        if row.state == Advert.State.DONE
    )
    if checked is None:
        return CheckPage(SHORT[role], "", None, (), links)
    view = present_debrief(checked.debrief.as_dict(), checked.text, book)
    groups = tuple(
        CheckGroup(
            title=part.title or _("Summary"),
            paragraphs=tuple(one for one in view.paragraphs if part.start <= one.start < part.end),
        )
        for part in checked.parts
    )
    return CheckPage(SHORT[role], _title(view), view, groups, links)


def title_of(row: Advert) -> str:
    """Return how an advertisement is called: its title and employer, or else its file."""
    title, company = row.summary.get("title"), row.summary.get("company")
    if title and company:
        return _("%(title)s at %(company)s") % {"title": title, "company": company}
    return title or row.name or _("An advertisement without a title")


def _title(view: DebriefView) -> str:
    if not view.judged:
        return view.reason
    count = len(view.findings)
    if not count:
        return _("Nothing in these lines would trip a reader")
    return (
        _("A reader would stumble once")
        if count == 1
        else _("A reader would stumble %d times") % count
    )
