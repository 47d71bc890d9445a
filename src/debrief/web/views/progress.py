"""How far something is that a page waits for."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from debrief.web.beside import Progress
from debrief.web.contexts.progress import ProgressPage
from debrief.web.requests import OwnedRequest

WATCHES = "progress"
"""The id of the part of the page that asks, every second, how far it is."""


def lines_on_their_way(request: OwnedRequest, progress: Progress) -> HttpResponse:
    """Show how many lines were placed."""
    says = ngettext(
        "%(done)d of %(of)d line. You may leave this page: the lines are placed all the same.",
        "%(done)d of %(of)d lines. You may leave this page: the lines are placed all the same.",
        progress.of,
    ) % {"done": progress.done, "of": progress.of}
    page = ProgressPage(
        title=_("Your lines are being placed"),
        says=says,
        done=progress.done,
        of=progress.of,
        leave_url=reverse("experience"),
        leave=_("Back to your experience meanwhile"),
    )
    return show_progress(request, page)


def resume_on_its_way(request: OwnedRequest, progress: Progress) -> HttpResponse:
    """Show for how long the résumé has been read."""
    page = ProgressPage(
        title=_("Your résumé is being read"),
        says=seconds_so_far(progress.seconds),
        done=0,
        of=0,
        leave_url=reverse("experience"),
        leave=_("Back to your experience meanwhile"),
    )
    return show_progress(request, page)


def advert_on_its_way(request: OwnedRequest, seconds: int) -> HttpResponse:
    """Show for how long an advertisement has been read."""
    page = ProgressPage(
        title=_("The advertisement is being read"),
        says=seconds_so_far(seconds),
        done=0,
        of=0,
        leave_url=reverse("adverts"),
        leave=_("Back to your advertisements meanwhile"),
    )
    return show_progress(request, page)


def seconds_so_far(seconds: int) -> str:
    """Return how long something has taken, and that one need not wait for it."""
    said = _("%(seconds)d s so far. You may leave this page: it is read all the same.")
    return said % {"seconds": seconds}


def show_progress(request: OwnedRequest, page: ProgressPage) -> HttpResponse:
    """Show how far something is, as a page or as the part of it that asks."""
    if request.htmx and not _watching(request):
        return _anew()
    template = "_progress.html" if request.htmx else "progress.html"
    return render(request, template, {"page": page})


def once_done(request: OwnedRequest) -> HttpResponse | None:
    """Return what sends a page on that asked how far it is; None for any other request."""
    return _anew() if _watching(request) else None


def _watching(request: OwnedRequest) -> bool:
    return bool(request.htmx) and request.htmx.target == WATCHES


def _anew() -> HttpResponse:
    return HttpResponse(headers={"HX-Refresh": "true"})
