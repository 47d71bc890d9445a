"""What a person's lines prove: the matrix, their word on it, and the résumé as a panel reads it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from debrief.journal import actions
from debrief.journal.actions import CannotPlace, Unacceptable
from debrief.journal.ownership import NotFound
from debrief.web.library import book
from debrief.web.presenters.lines import Look
from debrief.web.presenters.matrix import present_matrix, present_nothing
from debrief.web.presenters.resume_check import present_check
from debrief.web.requests import OwnedRequest
from debrief.web.thinking import check_soon, lines_soon
from debrief.web.views.progress import lines_on_their_way, once_done, resume_on_its_way


@require_safe
def matrix(request: OwnedRequest) -> HttpResponse:
    """Show what the lines prove of both roles, with the form of one line opened."""
    if waiting := lines_soon(request.user):
        return lines_on_their_way(request, waiting)
    get = request.GET.get
    look = Look(opened=get("line", ""), at=get("at", ""), row=get("row", ""))
    return once_done(request) or _page(request, look)


@require_POST
def place(request: OwnedRequest) -> HttpResponse:
    """Keep the person's word on a line, take it back, or let one go whose line is gone."""
    form, owner = request.POST, request.user
    target, kind = form.get("target", ""), form.get("kind", "")
    match kind:
        case "confirm" | "move" | "reject":
            actions.say_where(
                owner,
                target,
                kind,
                book(),
                timezone.now(),
                place=form.get("place", ""),
                strength=form.get("strength", ""),
            )
        case "back":
            actions.unsay_where(owner, target)
        case "forget" if target.isdecimal() and len(target) < 18:
            actions.forget_word(owner, int(target))
            return redirect("matrix")
        case _:
            raise NotFound
    return redirect(f"{reverse('matrix')}?{urlencode({'at': target})}#l-{target}")


@require_POST
def rewrite(request: OwnedRequest) -> HttpResponse:
    """Let a line that read as other work say what it left out."""
    target, value = request.POST.get("target", ""), request.POST.get("value", "")
    try:
        new = actions.rewrite_line(request.user, target, value, timezone.now())
    except Unacceptable as problem:
        look = Look(drift=target, typed=value, problem=str(problem))
        # htmx shows only what succeeded.
        return _page(request, look, status=200 if request.htmx else 422)
    return redirect(f"{reverse('matrix')}?{urlencode({'at': new})}#l-{new}")


@require_POST
def aim(request: OwnedRequest) -> HttpResponse:
    """Prepare for a level from now on."""
    actions.aim_at(request.user, request.POST.get("level", ""))
    return redirect("matrix")


@require_safe
def check(request: OwnedRequest) -> HttpResponse:
    """Show the résumé as a panel for the track in force reads it."""
    if waiting := check_soon(request.user):
        return resume_on_its_way(request, waiting)
    checked = actions.check_resume(request.user, book(), settings.RULES_OFF)
    adverts = actions.kept_adverts(request.user)
    page = present_check(checked, adverts, request.user.track, book())
    return once_done(request) or render(request, "check.html", {"page": page})


def _page(request: OwnedRequest, look: Look, status: int = 200) -> HttpResponse:
    owner = request.user
    role, level = owner.track, actions.level_of(owner)
    try:
        proved = actions.matrix_of(owner, book())
    except CannotPlace:
        page = present_nothing("no-model", role, level, book())
    else:
        page = (
            present_matrix(proved, role, level, book(), look)
            if proved
            else present_nothing("empty", role, level, book())
        )
    response = render(request, "matrix.html", {"page": page}, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response
