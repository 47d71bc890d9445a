"""What to say and to ask about a company's launches, to be ready before the interview."""

from __future__ import annotations

from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from debrief.handbook.entries import Track
from debrief.journal import actions
from debrief.journal.models import Person
from debrief.journal.ownership import NotFound, teardowns_of
from debrief.practice.points_text import as_markdown
from debrief.practice.talking_points import Reading, Told, company_key
from debrief.practice.teardown import TRACKS
from debrief.web.library import book, reader
from debrief.web.pdf import CannotTypeset, typeset
from debrief.web.presenters.talking_points import as_values, points_of, present_company
from debrief.web.requests import OwnedRequest


@require_safe
def company(request: OwnedRequest, key: str) -> HttpResponse:
    """Show the talking points of a company in the track in force."""
    told = _told(request.user, key)
    points = points_of(told, request.user.track, book())
    page = present_company(told, points, key, book())
    return render(request, "launch_company.html", {"page": page})


@require_safe
def take_along(request: OwnedRequest, key: str, form: str) -> HttpResponse:
    """Hand the talking points out, as PDF or as Markdown."""
    told, day = _told(request.user, key), timezone.localdate()
    points = points_of(told, request.user.track, book())
    if form == "md":
        made, kind = as_markdown(points).encode(), "text/markdown; charset=utf-8"
    else:
        page = present_company(told, points, key, book())
        try:
            made, kind = typeset("points", as_values(page, day)), "application/pdf"
        except CannotTypeset:
            problem = _(
                "The PDF could not be made this time. Nothing was lost: take the Markdown, or "
                "print this page from your browser."
            )
            page = present_company(told, points, key, book(), problem)
            return render(request, "launch_company.html", {"page": page}, status=503)
    response = HttpResponse(made, content_type=kind)
    # The name of a company may be in letters that a header cannot carry.
    name = slugify(key) or "company"
    response["Content-Disposition"] = f'attachment; filename="{name}-{day.isoformat()}.{form}"'
    return response


def _told(owner: Person, key: str) -> list[Told]:
    """Return what is known of a company's launches, the person's own first. Raises NotFound.

    A launch that the person took apart is not told a second time from the handbook.
    """
    if "\0" in key:
        # PostgreSQL does not even look for it.
        raise NotFound
    own = [
        Told(str(row.pk), actions.told_by(row), actions.latest_readings(row))
        for row in teardowns_of(owner).filter(company_key=key)
    ]
    taken = {one.teardown.product.casefold() for one in own}
    worked = [
        Told(one.id, one, {role: _worked_reading(one.id, role) for role in TRACKS}, worked=True)
        for one in book().teardowns.values()
        if company_key(one.company) == key and one.product.casefold() not in taken
    ]
    if not own and not worked:
        raise NotFound
    return own + worked


@lru_cache(maxsize=64)
def _worked_reading(teardown_id: str, role: Track) -> Reading:
    """Return how the strong answer of a worked teardown reads; the same for everybody."""
    answer = book().teardowns[teardown_id].answers(role)[-1].answer
    return Reading(answer, reader().read_would(answer, role).as_dict())
