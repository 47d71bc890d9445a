"""How well the program agrees with labels that others gave."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debrief.critique import lexicon
from debrief.critique.figures import FILE, BadFigures, read_figures
from debrief.web.contexts.agreement import AgreementPage
from debrief.web.library import book
from debrief.web.presenters.agreement import present_agreement
from debrief.web.requests import OwnedRequest


@require_safe
def agreement(request: OwnedRequest) -> HttpResponse:
    """Show the figures that ship with the program, or say that there are none."""
    try:
        figures = read_figures(FILE)
    except BadFigures as problem:
        page = AgreementPage(problem=str(problem))
    else:
        page = present_agreement(figures, book(), lexicon(book().cache))
    return render(request, "agreement.html", {"page": page})
