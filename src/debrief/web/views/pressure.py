"""Before an answer under pressure: reading it to the end, asking the interviewer."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from debrief.journal import actions
from debrief.journal.actions import Unacceptable
from debrief.journal.ownership import sitting_of
from debrief.web.library import reader
from debrief.web.presenters.pressure import present_asking
from debrief.web.requests import OwnedRequest
from debrief.web.views.sittings import practice_page, reading_page, typed


@require_POST
def read(request: OwnedRequest, sitting_id: UUID) -> HttpResponse:
    """Start the clock of the answer: the person has read."""
    actions.end_reading(request.user, sitting_id, timezone.now())
    return redirect("sitting", sitting_id)


@require_POST
def ask(request: OwnedRequest, sitting_id: UUID) -> HttpResponse:
    """Answer a question; the draft that came with it is kept first."""
    question = request.POST.get("question", "")
    problem = ""
    now = timezone.now()
    try:
        if "text" in request.POST:
            actions.save_draft(request.user, sitting_id, typed(request), now)
        # Enter in another field presses this button: then nothing was asked.
        if question.strip():
            actions.ask_interviewer(request.user, sitting_id, question, now, reader())
    except Unacceptable as unacceptable:
        problem = str(unacceptable)
    if request.htmx:
        return _fragment(request, sitting_id, problem, question)
    if problem:
        return _refused(request, sitting_id, problem, question)
    return redirect(f"{reverse('sitting', args=[sitting_id])}#asking")


def _fragment(request: OwnedRequest, sitting_id: UUID, problem: str, question: str) -> HttpResponse:
    found = sitting_of(request.user, sitting_id)
    asked = actions.asked_in(found)
    typed_again = question if problem else ""
    asking = present_asking(found, asked, problem, typed_again, fresh=True)
    return render(request, "_asking.html", {"asking": asking})


def _refused(request: OwnedRequest, sitting_id: UUID, problem: str, question: str) -> HttpResponse:
    found = sitting_of(request.user, sitting_id)
    if found.finished_at is not None:
        return redirect("attempt", found.attempt.pk)
    if found.time_box.reading_left(timezone.now()):
        return reading_page(request, found, problem, question, status=422)
    given = typed(request)
    found.draft, found.guess = given.text, given.guess
    return practice_page(request, found, problem, status=422, question=question)
