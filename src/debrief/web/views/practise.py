"""The exercise bank, an exercise, its worked answers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from debrief.journal import past
from debrief.journal.ownership import NotFound
from debrief.practice import line_up, pick
from debrief.web.library import book, exercise_or_404, reader
from debrief.web.presenters.bank import Narrowing, present_bank
from debrief.web.presenters.debriefs import present_debrief
from debrief.web.presenters.handbook import chapters_about
from debrief.web.presenters.practise import present_exercise, present_sample
from debrief.web.presenters.pressure import present_listeners
from debrief.web.requests import OwnedRequest


@require_safe
def exercises(request: OwnedRequest) -> HttpResponse:
    """Show the bank of the track in force, by round and level, and what to take next in it."""
    track = request.user.track
    narrowing = Narrowing(request.GET.get("round", ""), request.GET.get("level", ""))
    record = past.record(request.user, track)
    now, only = timezone.now(), {narrowing.round} if narrowing.round else None
    picked = pick(book(), track, record, now, among=only)
    planned = line_up(book(), track, record, now) if narrowing == Narrowing() else ()
    page = present_bank(book(), track, narrowing, record, picked, planned)
    return render(request, "exercises.html", {"page": page})


@require_safe
def exercise(request: OwnedRequest, exercise_id: str) -> HttpResponse:
    """Show an exercise before it is started."""
    found = exercise_or_404(exercise_id)
    page = present_exercise(
        found,
        book(),
        tries=past.tries(request.user, found.id),
        left=past.open_sitting(request.user, found.id),
        listeners=present_listeners(found, book()),
    )
    chapters = chapters_about("exercise", found.id, book())
    return render(request, "exercise.html", {"page": page, "chapters": chapters})


@require_safe
def sample(request: OwnedRequest, exercise_id: str, tier: str) -> HttpResponse:
    """Show a worked answer with its debrief."""
    found = exercise_or_404(exercise_id)
    worked = next((worked for worked in found.worked if worked.tier == tier), None)
    if worked is None:
        raise NotFound
    text = worked.answer.strip()
    debrief = present_debrief(reader().read(found, text).as_dict(), text, book())
    page = present_sample(found, worked, debrief, book())
    return render(request, "sample.html", {"page": page})
