"""Mock loops: choose one, sit its rounds, rate yourself, read the panel's debrief."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debrief.handbook.loops import MOST_ROUNDS, PlannedRound
from debrief.journal import actions
from debrief.journal.actions import LoopWish, Unacceptable
from debrief.journal.models import Loop
from debrief.journal.ownership import NotFound, loop_of
from debrief.web.library import book
from debrief.web.presenters.itinerary import present_loop, title_of
from debrief.web.presenters.loops import (
    field_of,
    near_level,
    present_loops,
    present_own,
    present_rating,
)
from debrief.web.presenters.panel import present_panel
from debrief.web.requests import OwnedRequest


@require_http_methods(["GET", "HEAD", "POST"])
def loops(request: OwnedRequest) -> HttpResponse:
    """Show the loops of the track in force; a POST begins one of them as it stands."""
    if request.method == "POST":
        wish = _plan(request, request.POST.get("from", ""))
        try:
            return _begin(request, wish)
        except Unacceptable as problem:
            return _choose(request, str(problem), status=422)
    return _choose(request)


@require_http_methods(["GET", "HEAD", "POST"])
def own(request: OwnedRequest) -> HttpResponse:
    """Show the form for one's own loop, made from another one; a POST begins it."""
    if request.method != "POST":
        wish = _plan(request, request.GET.get("from", ""), blank=True)
        page = present_own(wish, {}, request.user.track, book())
        return render(request, "own_loop.html", {"page": page})
    wish, typed = _typed(request.POST)
    try:
        return _begin(request, wish)
    except Unacceptable as problem:
        page = present_own(wish, typed, request.user.track, book(), str(problem))
        return render(request, "own_loop.html", {"page": page}, status=422)


@require_safe
def loop(request: OwnedRequest, loop_id: UUID) -> HttpResponse:
    """Show a loop as an itinerary."""
    found = loop_of(request.user, loop_id)
    rounds = actions.rounds_of(found)
    page = present_loop(
        found,
        rounds,
        book(),
        came_for_debrief="shut" in request.GET,
        track=request.user.track,
    )
    return render(request, "loop.html", {"page": page})


@require_POST
def start_round(request: OwnedRequest, loop_id: UUID, place: int) -> HttpResponse:
    """Sit the next round."""
    sitting = actions.start_round(request.user, loop_id, place, book(), timezone.now())
    return redirect("sitting", sitting.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def rating(request: OwnedRequest, loop_id: UUID) -> HttpResponse:
    """Show the levels to give oneself; a POST keeps them, and opens the panel with the last."""
    found = loop_of(request.user, loop_id)
    if request.method == "POST":
        return _rate(request, found)
    if actions.progress_of(found, actions.rounds_of(found)).standing != "rating":
        return redirect("loop", found.pk)
    return _rating_page(request, found)


@require_safe
def panel(request: OwnedRequest, loop_id: UUID) -> HttpResponse:
    """Show the panel's debrief, once it has met."""
    found = loop_of(request.user, loop_id)
    if found.met_at is None:
        return redirect("loop", found.pk)
    page = present_panel(found, actions.panel_of(found, book()), actions.rounds_of(found), book())
    return render(request, "panel.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: OwnedRequest, loop_id: UUID) -> HttpResponse:
    """Ask before a loop is deleted; a POST deletes it."""
    found = loop_of(request.user, loop_id)
    if request.method == "POST":
        actions.delete_loop(request.user, loop_id)
        return redirect("loops")
    shown = {"title": title_of(found, book()), "loop": found}
    return render(request, "forget_loop.html", shown)


def _choose(request: OwnedRequest, problem: str = "", status: int = 200) -> HttpResponse:
    owner = request.user
    kept = actions.kept_loops(owner, owner.track)
    level = near_level(actions.level_of(owner))
    page = present_loops(owner.track, level, kept, book(), problem)
    return render(request, "loops.html", {"page": page}, status=status)


def _begin(request: OwnedRequest, wish: LoopWish) -> HttpResponse:
    owner = request.user
    found = actions.begin_loop(owner, book(), owner.track, wish, timezone.now())
    return redirect("loop", found.pk)


def _plan(request: OwnedRequest, origin: str, *, blank: bool = False) -> LoopWish:
    """Return a loop or pack of the track, or a kept loop. Raises NotFound for any other."""
    level = request.POST.get("level") or near_level(actions.level_of(request.user))
    if blank and not origin:
        return LoopWish(actions.OWN, "", level, ())
    with suppress(ValueError):
        kept = loop_of(request.user, UUID(origin))
        return _again(request, kept)
    pack = book().packs.get(origin)
    found = pack or book().loops.get(origin)
    if found is None or found.track != request.user.track:
        raise NotFound
    return LoopWish(origin, pack.company if pack else "", level, found.rounds)


def _again(request: OwnedRequest, kept: Loop) -> LoopWish:
    if kept.track != request.user.track:
        raise NotFound
    rounds = actions.rounds_of(kept)
    planned = tuple(PlannedRound(one.round, one.minutes) for one in rounds)
    return LoopWish(kept.origin, kept.company, kept.level, planned)


def _typed(form: QueryDict) -> tuple[LoopWish, dict[int, str]]:
    """Return the loop that a form asks for, and minutes by place that are no number."""
    rounds: list[PlannedRound] = []
    wrong: dict[int, str] = {}
    for place in range(1, MOST_ROUNDS + 1):
        chosen, minutes = form.get(f"round-{place}", "")[:50], form.get(f"minutes-{place}", "")[:6]
        if not chosen:
            continue
        number = int(minutes) if minutes.isdecimal() and len(minutes) < 5 else 0
        rounds.append(PlannedRound(chosen, number))
        if not number:
            wrong[len(rounds)] = minutes
    origin = form.get("origin", "")[:50] or actions.OWN
    return LoopWish(origin, form.get("company", ""), form.get("level", ""), tuple(rounds)), wrong


def _rate(request: OwnedRequest, found: Loop) -> HttpResponse:
    try:
        met = actions.rate_self(
            request.user, found.pk, _levels_in(request.POST, found), book(), timezone.now()
        )
    except Unacceptable:
        return redirect("loop", found.pk)
    if met:
        return redirect("loop-panel", found.pk)
    problem = (
        "Some levels are not given yet; the others are kept. The panel meets when every competency "
        "has one. Where you can't tell, give the highest that you would defend with a quote."
    )
    return _rating_page(request, found, problem, status=422)


def _levels_in(form: QueryDict, found: Loop) -> dict[tuple[int, str], int]:
    given: dict[tuple[int, str], int] = {}
    for one in actions.rounds_of(found):
        for competency in actions.competencies_of(book(), found, one):
            with suppress(ValueError):
                level = int(form.get(field_of(one.place, competency.id), "")[:2])
                given[one.place, competency.id] = level
    return given


def _rating_page(
    request: OwnedRequest, found: Loop, problem: str = "", status: int = 200
) -> HttpResponse:
    page = present_rating(found, actions.rounds_of(found), book(), problem)
    return render(request, "rating.html", {"page": page}, status=status)
