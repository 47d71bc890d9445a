"""An exercise being worked on: start, draft, constraint, hand in."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debrief.journal import actions
from debrief.journal.actions import Draft, Unacceptable
from debrief.journal.models import Sitting
from debrief.journal.ownership import sitting_of
from debrief.practice import Mode
from debrief.practice.listener import listeners_for
from debrief.web.artefacts import place_after, typed_form
from debrief.web.library import book, exercise_or_404, reader
from debrief.web.presenters.pressure import present_asking, present_reading
from debrief.web.presenters.sittings import present_constraint, present_margin, present_sitting
from debrief.web.requests import OwnedRequest


@require_POST
def start(request: OwnedRequest, exercise_id: str) -> HttpResponse:
    """Open an exercise and start its clock."""
    mode: Mode = "pressure" if request.POST.get("mode") == "pressure" else "open"
    exercise = exercise_or_404(exercise_id)
    across = {one.id for one in listeners_for(book(), exercise.track, exercise.round)}
    chosen = request.POST.get("listener", "")
    listener = chosen if chosen in across else ""
    sitting = actions.start_sitting(request.user, exercise, mode, timezone.now(), listener=listener)
    return redirect("sitting", sitting.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request: OwnedRequest, sitting_id: UUID) -> HttpResponse:
    """Show the practice page; a POST hands the answer in."""
    if request.method == "POST":
        return _hand_in(request, sitting_id)
    found = sitting_of(request.user, sitting_id)
    if found.finished_at is not None:
        return redirect("attempt", found.attempt.pk)
    if found.time_box.reading_left(timezone.now()):
        return reading_page(request, found)
    found = actions.show_constraint(request.user, sitting_id, timezone.now())
    return practice_page(request, found)


@require_POST
def draft(request: OwnedRequest, sitting_id: UUID) -> HttpResponse:
    """Keep what was typed; answer with the margin to htmx, with the practice page to a form."""
    problem = ""
    try:
        found = actions.save_draft(request.user, sitting_id, typed(request), timezone.now())
    except Unacceptable as unacceptable:
        found = sitting_of(request.user, sitting_id)
        problem = str(unacceptable)
    exercise_or_404(found.exercise)
    if request.htmx:
        margin = present_margin(found, reader(), problem)
        return render(request, "_margin.html", {"margin": margin})
    if problem:
        return refused(request, found, problem)
    if request.POST.get("then") == "transcript":
        return redirect("sitting-transcript", found.pk)
    return redirect(reverse("sitting", args=[found.pk]) + place_after(request.POST))


@require_safe
def constraint(request: OwnedRequest, sitting_id: UUID) -> HttpResponse:
    """Show the constraint, once it is due."""
    now = timezone.now()
    found = actions.show_constraint(request.user, sitting_id, now)
    shown = present_constraint(found, exercise_or_404(found.exercise), now)
    return render(request, "_constraint.html", {"constraint": shown})


def _hand_in(request: OwnedRequest, sitting_id: UUID) -> HttpResponse:
    try:
        attempt = actions.record_attempt(
            request.user, sitting_id, typed(request), timezone.now(), reader()
        )
    except Unacceptable as problem:
        return refused(request, sitting_of(request.user, sitting_id), str(problem))
    return redirect("attempt", attempt.pk)


def refused(request: OwnedRequest, found: Sitting, problem: str) -> HttpResponse:
    """Show the practice page again with what was typed, and why it could not be taken."""
    if found.finished_at is not None:
        return redirect("attempt", found.attempt.pk)
    # What was typed is shown again, so that refusing it loses nothing.
    given = typed(request)
    found.draft, found.guess = given.text, given.guess
    return practice_page(request, found, problem, status=422)


def practice_page(
    request: OwnedRequest,
    found: Sitting,
    problem: str = "",
    status: int = 200,
    question: str = "",
) -> HttpResponse:
    """Show the page of an answer being written; `question` was typed and not answered."""
    exercise_or_404(found.exercise)
    asking = None
    if found.mode == Sitting.Mode.PRESSURE:
        asking = present_asking(found, actions.asked_in(found), typed=question)
    # A form that could not be kept is shown again as it was typed.
    form = typed(request).form if problem else None
    page = present_sitting(found, reader(), timezone.now(), problem, asking, form)
    return render(request, "sitting.html", {"page": page}, status=status)


def reading_page(
    request: OwnedRequest, found: Sitting, problem: str = "", question: str = "", status: int = 200
) -> HttpResponse:
    """Show the minutes before the answer; `problem` is about a question that was not answered."""
    exercise_or_404(found.exercise)
    page = present_reading(
        found, actions.asked_in(found), book(), timezone.now(), problem, question
    )
    return render(request, "reading.html", {"page": page}, status=status)


def typed(request: OwnedRequest) -> Draft:
    """Return the answer, the guess and the artefact that a form holds."""
    artefact = typed_form(request.POST, book())
    return Draft(request.POST.get("text", ""), request.POST.get("guess", ""), artefact)
