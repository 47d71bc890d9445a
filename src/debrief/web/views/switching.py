"""A change of sides: a direction, a plan with dates, what was reached, and the calendar of it."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debrief.fit.switch import write_calendar
from debrief.journal import actions
from debrief.journal.actions import Unacceptable
from debrief.journal.ownership import NotFound
from debrief.web.library import book
from debrief.web.presenters.switching import SwitchLook, present_directions, present_switch
from debrief.web.requests import OwnedRequest
from debrief.web.thinking import lines_soon
from debrief.web.views.progress import lines_on_their_way, once_done


@require_safe
def switch(request: OwnedRequest) -> HttpResponse:
    """Go to the plan that was changed last; before the first, show both directions."""
    owner, today = request.user, timezone.localdate()
    read = actions.plan_of(owner, book(), actions.direction_in_force(owner), today)
    if read.kept:
        return redirect("switch-plan", f"{read.plan.role_from}-to-{read.plan.role_to}")
    page = present_directions(read, book(), today)
    return render(request, "directions.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: OwnedRequest, direction: str) -> HttpResponse:
    """Show a plan or a proposal; a POST keeps it."""
    if request.method != "POST":
        waiting = lines_soon(request.user)
        if waiting:
            return lines_on_their_way(request, waiting)
        return once_done(request) or _shown(request, direction, SwitchLook())
    form, now, today = request.POST, timezone.now(), timezone.localdate()
    look = SwitchLook(start=form.get("start", ""), hours=form.get("hours", ""))
    try:
        given = _day(look.start), _hours(look.hours)
        project = form.get("project", "")
        actions.keep_plan(request.user, book(), _start(direction), project, *given, now, today)
    except Unacceptable as problem:
        look = SwitchLook(str(problem), look.start[:40], look.hours[:40])
        return _shown(request, direction, look, status=422)
    return redirect("switch-plan", direction)


@require_POST
def mark(request: OwnedRequest, direction: str) -> HttpResponse:
    """Tick a milestone, take the tick back, or say who somebody to involve is."""
    form, start = request.POST, _start(direction)
    here = reverse("switch-plan", args=[direction])
    if "milestone" in form:
        stone, reached = form["milestone"], form.get("reached") == "yes"
        today = timezone.localdate()
        actions.tick_milestone(request.user, book(), start, stone, today, reached=reached)
        return redirect(f"{here}#m-{stone}")
    person = form.get("person", "")
    try:
        actions.name_person(request.user, book(), start, person, form.get("name", ""))
    except Unacceptable as problem:
        return _shown(request, direction, SwitchLook(str(problem)), status=422)
    return redirect(f"{here}#p-{person}")


@require_safe
def calendar(request: OwnedRequest, direction: str) -> HttpResponse:
    """Hand out the plan as a calendar file."""
    read = actions.plan_of(request.user, book(), _start(direction), timezone.localdate())
    if not read.kept:
        raise NotFound
    text = write_calendar(read.plan, timezone.now(), read.names)
    response = HttpResponse(text.encode(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{direction}.ics"'
    return response


@require_POST
def drop(request: OwnedRequest, direction: str) -> HttpResponse:
    """Delete a plan."""
    actions.drop_plan(request.user, _start(direction))
    return redirect("switch")


def _shown(
    request: OwnedRequest, direction: str, look: SwitchLook, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    read = actions.plan_of(request.user, book(), _start(direction), today)
    page = present_switch(read, book(), today, look)
    return render(request, "switch.html", {"page": page}, status=status)


def _start(direction: str) -> str:
    """Return the role that a direction leads away from. Raises NotFound for no direction."""
    found = book().switches.get(direction)
    if found is None:
        raise NotFound
    return found.from_


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unacceptable(
            "The first day is not a date, so the plan stayed as it was. Write it as 2027-01-31."
        ) from None


def _hours(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise Unacceptable(
            "The hours are not a number, so the plan stayed as it was. Write them as 6 or 4.5."
        ) from None
