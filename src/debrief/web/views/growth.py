"""Growth: what is here, the ladder of both roles, and letting all of it go."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from debrief.journal import actions
from debrief.web.library import book
from debrief.web.presenters.growth import present_forget_growth, present_growth
from debrief.web.presenters.ladder import present_ladder
from debrief.web.requests import OwnedRequest
from debrief.web.thinking import lines_soon
from debrief.web.views.progress import lines_on_their_way, once_done


@require_safe
def growth(request: OwnedRequest) -> HttpResponse:
    """Show the three parts and how far each is."""
    owner, today = request.user, timezone.localdate()
    waiting = lines_soon(owner)
    if waiting:
        return lines_on_their_way(request, waiting)
    case = actions.case_of(owner, book(), *actions.step_in_force(owner))
    plan = actions.plan_of(owner, book(), actions.direction_in_force(owner), today)
    page = present_growth(case, plan, actions.count_growth(owner), today)
    return once_done(request) or render(request, "growth.html", {"page": page})


@require_safe
def ladder(request: OwnedRequest) -> HttpResponse:
    """Show both ladders in parallel."""
    return render(request, "ladder.html", {"page": present_ladder(request.user.track, book())})


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: OwnedRequest) -> HttpResponse:
    """Ask whether everything shall be deleted; a POST deletes it."""
    if request.method == "POST":
        actions.forget_growth(request.user)
        return redirect("growth")
    page = present_forget_growth(actions.count_growth(request.user))
    return render(request, "forget_growth.html", {"page": page})
