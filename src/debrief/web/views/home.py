"""The first page, and the switch between the tracks."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from debrief.journal import past
from debrief.journal.actions import Unacceptable
from debrief.journal.actions import switch_track as switch
from debrief.journal.ownership import NotFound
from debrief.web.library import book
from debrief.web.presenters.home import present_home
from debrief.web.requests import OwnedRequest


@require_safe
def home(request: OwnedRequest) -> HttpResponse:
    """Show what to do next, in each track."""
    overview = past.overview(request.user)
    page = present_home(request.user, overview, book(), timezone.now())
    return render(request, "home.html", {"page": page})


@require_POST
def switch_track(request: OwnedRequest) -> HttpResponse:
    """Prepare for the other career, and go back to the page the switch stood on."""
    try:
        switch(request.user, request.POST.get("track", ""))
    except Unacceptable as problem:
        raise NotFound(str(problem)) from None
    back = request.POST.get("next", "")
    if back and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return HttpResponseRedirect(back)
    return redirect("home")
