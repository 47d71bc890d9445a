"""What to say and to ask about a company: on the page, as Markdown, on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from debrief.handbook import Handbook
from debrief.practice.talking_points import AskPoint, CompanyPoints, LaunchPoints, Told, points_for
from debrief.practice.teardown import SHORT
from debrief.web.contexts.launches import AskView, CompanyPage, EventView, PointsView
from debrief.web.presenters.launches import present_story


def present_company(
    told: Sequence[Told], points: CompanyPoints, key: str, book: Handbook, problem: str = ""
) -> CompanyPage:
    """Return the page; `told` are the teardowns that the points were made of."""
    by_name: Mapping[str, Told] = {one.name: one for one in told}
    return CompanyPage(
        company=points.company,
        key=key,
        role=points.role,
        short=SHORT[points.role],
        launches=tuple(
            _launch(one, by_name[one.name], points.role, book) for one in points.launches
        ),
        problem=problem,
    )


def as_values(page: CompanyPage, day: date) -> dict[str, Any]:
    """Return a page as the values of `points.typ`."""
    return {
        "title": _("%(company)s, as a %(short)s") % {"company": page.company, "short": page.short},
        "head": _("Talking points and questions, %s") % date_format(day, "j F Y"),
        "ink": page.role,
        "launches": [_values(one) for one in page.launches],
        "titles": {
            "events": _("What happened"),
            "decision": _("The decision worth naming"),
            "audience": _("For whom, in these words"),
            "metrics": _("The metric of each side"),
            "asks": _("What to ask, because it is still open"),
        },
        "foot": _("Quoted from teardowns; questions where they are silent"),
    }


def _launch(points: LaunchPoints, told: Told, role: str, book: Handbook) -> PointsView:
    address = (
        reverse("worked-launch", args=[points.name])
        if points.worked
        else reverse("launch", args=[UUID(points.name)])
    )
    unread = _("What you would have done as a %s was not read yet.") % SHORT[role]
    return PointsView(
        url=address,
        worked=points.worked,
        story=present_story(told.teardown, book),
        whose=_("What a worked answer would have done")
        if points.worked
        else _("What I would have done"),
        said=points.said,
        unread="" if points.read else unread,
        asks=tuple(AskView(one.question, _about(one)) for one in points.asks),
    )


def _about(ask: AskPoint) -> str:
    return _("Not heard yet: %s") % ask.about.lower() if ask.move else ask.about


def _values(one: PointsView) -> dict[str, Any]:
    story = one.story
    return {
        "product": story.product,
        "events": [_event(event) for event in story.lanes.events],
        "decision": _line(story.decision),
        "audience": _line(story.audience),
        "message": _line(story.message),
        "metrics": [
            {
                "ink": metric.role,
                "short": metric.short,
                "says": ": ".join(filter(None, (metric.name, _line(metric.says)))),
            }
            for metric in story.metrics
        ],
        "whose": one.whose,
        "said": [{"words": _line(s.words), "moves": ", ".join(s.moves)} for s in one.said],
        "unread": one.unread,
        "asks": [{"question": ask.question, "about": ask.about} for ask in one.asks],
    }


def _event(event: EventView) -> dict[str, Any]:
    return {
        "says": event.says,
        "ink": event.owner,
        "owner": event.owner_title,
        "what": _line(event.what),
        "launch": event.launch,
        "source": event.source,
    }


def _line(text: str) -> str:
    return " ".join(text.split())


def points_of(told: Sequence[Told], role: str, book: Handbook) -> CompanyPoints:
    """Return the points of a company in the track in force."""
    return points_for(told, "pmm" if role == "pmm" else "pm", book)
