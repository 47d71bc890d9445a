"""Quarterly goals: the list, a new one, one that is kept, an example."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debrief.critique.quarter import judge_goal
from debrief.handbook.quarter import QuarterGoal, goal_of
from debrief.journal import actions
from debrief.journal.actions import GoalRead, Unacceptable
from debrief.journal.ownership import NotFound
from debrief.web.library import book
from debrief.web.presenters.quarter import (
    parts_in,
    present_example,
    present_goal,
    present_goals_kept,
)
from debrief.web.requests import OwnedRequest


@require_safe
def quarter(request: OwnedRequest) -> HttpResponse:
    """Show the goals of the track in force."""
    kept = actions.goals_kept(request.user, book(), timezone.localdate())
    page = present_goals_kept(kept, request.user.track, book())
    return render(request, "quarter.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: OwnedRequest) -> HttpResponse:
    """Show an empty goal; a POST keeps it."""
    if request.method == "POST":
        return _kept(request, None)
    read = _read(goal_of({}, request.user.track))
    return render(request, "quarter_goal.html", {"page": present_goal(read, book())})


@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: OwnedRequest, goal_id: UUID) -> HttpResponse:
    """Show a goal with what its reader says; a POST changes it."""
    read = actions.read_kept_goal(request.user, goal_id, book(), timezone.localdate())
    if request.method == "POST":
        return _kept(request, read)
    return render(request, "quarter_goal.html", {"page": present_goal(read, book())})


@require_POST
def delete(request: OwnedRequest, goal_id: UUID) -> HttpResponse:
    """Delete a goal."""
    actions.drop_goal(request.user, goal_id)
    return redirect("quarter")


@require_safe
def example(request: OwnedRequest, example_id: str) -> HttpResponse:
    """Show a reference example as it is read on the day it was written."""
    found = next((one for one in book().quarter.example if one.id == example_id), None)
    if found is None:
        raise NotFound
    reading = judge_goal(found.goal, book(), found.written)
    page = present_example(found, reading, book())
    return render(request, "quarter_goal.html", {"page": page})


def _kept(request: OwnedRequest, read: GoalRead | None) -> HttpResponse:
    parts = parts_in(request.POST)
    row = read.row if read else None
    try:
        kept = actions.keep_goal(request.user, parts, timezone.now(), row.pk if row else None)
    except Unacceptable as problem:
        # What was typed is shown again, so that refusing it loses nothing.
        shown = read or _read(goal_of(parts, request.user.track))
        page = present_goal(shown, book(), str(problem), parts)
        return render(request, "quarter_goal.html", {"page": page}, status=422)
    return redirect("quarter-goal", kept.pk)


def _read(goal: QuarterGoal) -> GoalRead:
    return GoalRead(goal, judge_goal(goal, book(), timezone.localdate()))
