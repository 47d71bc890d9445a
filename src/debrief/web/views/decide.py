"""The decision: where it stands, the pairs one by one, and the long run."""

from __future__ import annotations

import json
import random  # noqa: TID251  # this is where chance comes from
from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debrief.fit.goals import GoalAnswer
from debrief.journal import actions
from debrief.journal.actions import Place, Unacceptable
from debrief.journal.ownership import NotFound
from debrief.web.library import book
from debrief.web.presenters.choices import present_pair
from debrief.web.presenters.decide import present_decide, present_forget
from debrief.web.presenters.goals import present_goals
from debrief.web.requests import OwnedRequest

PLACES = ("first", "second", "skip")


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: OwnedRequest) -> HttpResponse:
    """Show where the decision stands; a POST begins the choices, anew where there are some."""
    problem = ""
    if request.method == "POST":
        try:
            actions.begin_run(request.user, timezone.now())
        except Unacceptable as refused:
            problem = str(refused)
        else:
            return redirect("pair")
    decision = actions.decision_of(request.user, book())
    page = present_decide(decision, actions.runs(request.user), book(), problem)
    return render(request, "decide.html", {"page": page}, status=422 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: OwnedRequest) -> HttpResponse:
    """Show the next pair; a POST answers the one that is shown."""
    owner, now = request.user, timezone.now()
    if request.method == "POST":
        place = request.POST.get("choice", "")
        if place not in PLACES:
            raise NotFound
        pair_id = request.POST.get("pair", "")
        actions.answer_pair(owner, book(), pair_id, cast("Place", place), now)
        return redirect("pair")
    run = actions.run_in_force(owner)
    if run is None:
        return redirect("decide")
    question = actions.show_pair(owner, book(), random.SystemRandom(), now)
    if question is None:
        return redirect("decide")
    return render(request, "pair.html", {"page": present_pair(question, run.answers)})


@require_POST
def undo(request: OwnedRequest) -> HttpResponse:
    """Take the last answer back, and show its pair again."""
    actions.take_back_answer(request.user, timezone.now())
    return redirect("pair")


@require_POST
def run_delete(request: OwnedRequest, run_id: UUID) -> HttpResponse:
    """Delete one way through the choices."""
    actions.delete_run(request.user, run_id)
    return redirect("decide")


@require_http_methods(["GET", "HEAD", "POST"])
def goals(request: OwnedRequest) -> HttpResponse:
    """Show the questions about the long run; a POST keeps the answers."""
    if request.method == "POST":
        actions.keep_goals(request.user, book(), _given(request), timezone.now())
        return redirect("verdict")
    return render(
        request, "goals.html", {"page": present_goals(actions.goals_of(request.user), book())}
    )


@require_safe
def export(request: OwnedRequest) -> HttpResponse:
    """Hand out everything that was given, as `debrief decide --answers` reads it."""
    form = actions.form_of(request.user, book())
    text = json.dumps(form.as_dict(), ensure_ascii=False, indent=1)
    response = HttpResponse(text + "\n", content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="decision.json"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: OwnedRequest) -> HttpResponse:
    """Ask whether everything shall be deleted; a POST deletes it."""
    if request.method == "POST":
        actions.forget_decision(request.user)
        return redirect("decide")
    page = present_forget(actions.count_decision(request.user))
    return render(request, "forget_decision.html", {"page": page})


def _given(request: OwnedRequest) -> list[GoalAnswer]:
    """Return the answers of the form. Raises NotFound for a weight that is no number."""
    found = []
    for goal in book().goals:
        wish = request.POST.get(f"wish-{goal}", "")
        weight = {"1": 1, "2": 2, "3": 3}.get(request.POST.get(f"weight-{goal}", "2"))
        if weight is None:
            raise NotFound
        if wish:
            found.append(GoalAnswer(goal, wish, weight))  # type: ignore[arg-type]
    return found
