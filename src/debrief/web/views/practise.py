"""The exercise bank, an exercise, its worked answers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from debrief.journal import past
from debrief.journal.actions import read_answer
from debrief.journal.ownership import NotFound
from debrief.web.library import book, exercise_or_404
from debrief.web.presenters.debriefs import present_debrief
from debrief.web.presenters.practise import present_exercise, present_list, present_sample
from debrief.web.requests import OwnedRequest


@require_safe
def exercises(request: OwnedRequest) -> HttpResponse:
    """The bank of the track in force, by round and level."""
    times = {entry.exercise: entry.times for entry in past.practised(request.user)}
    round_id, level = request.GET.get("round", ""), request.GET.get("level", "")
    page = present_list(book(), request.user.track, times, round_id, level)
    return render(request, "exercises.html", {"page": page})


@require_safe
def exercise(request: OwnedRequest, exercise_id: str) -> HttpResponse:
    """An exercise before it is started."""
    found = exercise_or_404(exercise_id)
    page = present_exercise(
        found,
        book(),
        tries=past.tries(request.user, found.id),
        left=past.open_sitting(request.user, found.id),
    )
    return render(request, "exercise.html", {"page": page})


@require_safe
def sample(request: OwnedRequest, exercise_id: str, tier: str) -> HttpResponse:
    """A worked answer with its debrief."""
    found = exercise_or_404(exercise_id)
    worked = next((worked for worked in found.worked if worked.tier == tier), None)
    if worked is None:
        raise NotFound
    text = worked.answer.strip()
    debrief = present_debrief(read_answer(found, text, book()), text, book())
    page = present_sample(found, worked, debrief, book())
    return render(request, "sample.html", {"page": page})
