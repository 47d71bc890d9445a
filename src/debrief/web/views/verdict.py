"""The verdict: as a page, on paper, and what the try-outs add to it."""

from __future__ import annotations

from typing import cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from debrief.journal import actions
from debrief.journal.actions import EnergyName
from debrief.journal.models import Person
from debrief.journal.ownership import NotFound
from debrief.web.contexts.verdict import VerdictPage
from debrief.web.library import book
from debrief.web.pdf import CannotTypeset, typeset
from debrief.web.presenters.verdict import as_values, present_verdict
from debrief.web.requests import OwnedRequest


@require_safe
def verdict(request: OwnedRequest) -> HttpResponse:
    """Show the letter with the four intervals."""
    return render(request, "verdict.html", {"page": _page(request.user)})


@require_safe
def paper(request: OwnedRequest) -> HttpResponse:
    """Hand the verdict out as a PDF."""
    page = _page(request.user)
    if page.empty:
        raise NotFound
    try:
        made = typeset("verdict", as_values(page))
    except CannotTypeset:
        page = _page(request.user, cannot_typeset=True)
        return render(request, "verdict.html", {"page": page}, status=503)
    response = HttpResponse(made, content_type="application/pdf")
    day = timezone.localdate().isoformat()
    response["Content-Disposition"] = f'attachment; filename="verdict-{day}.pdf"'
    return response


@require_POST
def tryout(request: OwnedRequest) -> HttpResponse:
    """Note whether a try-out gave energy or took it."""
    energy = request.POST.get("energy", "")
    if energy not in ("gave", "took"):
        raise NotFound
    exercise = request.POST.get("exercise", "")
    now = timezone.now()
    done = cast("EnergyName", energy)
    actions.log_tryout(request.user, book(), exercise, done, now, timezone.localdate())
    return redirect("verdict")


def _page(owner: Person, *, cannot_typeset: bool = False) -> VerdictPage:
    decision = actions.decision_of(owner, book())
    return present_verdict(decision, book(), timezone.now(), cannot_typeset=cannot_typeset)
