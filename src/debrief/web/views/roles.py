"""The two roles side by side, and how each is measured."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debrief.web.library import book
from debrief.web.presenters.roles import present_metrics, present_roles
from debrief.web.requests import OwnedRequest


@require_safe
def compare(request: OwnedRequest) -> HttpResponse:
    """Show PM and PMM side by side, and the launch in which they meet."""
    return render(request, "roles.html", {"page": present_roles(request.user.track, book())})


@require_safe
def metrics(request: OwnedRequest) -> HttpResponse:
    """Show the metric catalogue."""
    return render(request, "metrics.html", {"page": present_metrics(request.user.track, book())})
