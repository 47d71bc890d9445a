"""Every pattern of the pages in one place."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debrief.web.library import book
from debrief.web.presenters.patterns import present_patterns
from debrief.web.requests import OwnedRequest


@require_safe
def patterns(request: OwnedRequest) -> HttpResponse:
    """Show one real specimen of each pattern."""
    return render(request, "patterns.html", {"page": present_patterns(book())})
