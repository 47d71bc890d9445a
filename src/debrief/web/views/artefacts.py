"""Artefacts that rounds ask for: why their fields stand in that order, what is checked."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debrief.journal.ownership import NotFound
from debrief.web.library import book
from debrief.web.presenters.artefacts import present_form_page
from debrief.web.requests import OwnedRequest


@require_safe
def artefact(request: OwnedRequest, form_id: str) -> HttpResponse:
    """Show an artefact with a strong and a weak worked one."""
    form = book().forms.get(form_id)
    if form is None:
        raise NotFound
    return render(request, "artefact.html", {"page": present_form_page(form, book())})
