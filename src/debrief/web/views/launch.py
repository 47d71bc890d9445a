"""A person's own launch: changed, read, taken along, let go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from debrief.handbook.entries import Track
from debrief.journal import actions
from debrief.journal.actions import Unacceptable
from debrief.journal.models import Person
from debrief.journal.ownership import launch_reading_of, teardown_of
from debrief.practice.teardown_file import as_json, as_toml
from debrief.web.library import book, reader
from debrief.web.presenters.launch import present_delete, present_launch, present_reading
from debrief.web.presenters.launch_form import Typed, kept_event, place_of, typed_in
from debrief.web.requests import OwnedRequest


@require_http_methods(["GET", "HEAD", "POST"])
def launch(request: OwnedRequest, launch_id: UUID) -> HttpResponse:
    """Show a launch; a POST keeps all that stands in its one form, whichever button sent it."""
    if request.method != "POST":
        return _page(request, launch_id, Typed())
    typed = typed_in(request.POST)
    problems = _keep(request.user, launch_id, typed)
    if problems:
        return _page(request, launch_id, replace(typed, problems=problems), status=422)
    if typed.do != "read":
        return redirect(f"{reverse('launch', args=[launch_id])}{typed.next}")
    return _read(request, launch_id, typed)


def _read(request: OwnedRequest, launch_id: UUID, typed: Typed) -> HttpResponse:
    role, text = next(iter(typed.text.items()), (cast("Track", request.user.track), ""))
    now = timezone.now()
    try:
        made = actions.read_teardown_text(request.user, launch_id, role, text, reader(), now)
    except Unacceptable as problem:
        typed = replace(typed, problems={"would": str(problem)})
        return _page(request, launch_id, typed, status=422)
    return redirect("launch-reading", launch_id, made.pk)


def _keep(owner: Person, launch_id: UUID, typed: Typed) -> dict[str, str]:
    """Keep what was typed as far as it can be kept; return the problems by their place."""
    row, now, problems = teardown_of(owner, launch_id), timezone.now(), dict[str, str]()
    kept = {one.order: kept_event(one) for one in row.events.all()}

    def attempt(place: str, act: Callable[[], object]) -> None:
        try:
            act()
        except Unacceptable as problem:
            problems[place] = str(problem)

    change = partial(actions.change_teardown, owner, launch_id, book=book(), now=now)
    attempt("about", partial(change, typed.about))
    attempt("would", partial(change, {f"would_{role}": typed.text[role] for role in typed.text}))
    if typed.remove:
        actions.remove_event(owner, launch_id, typed.remove, now)
    for order, event in typed.events.items():
        if order != typed.remove and order in kept and event != kept[order]:
            attempt(str(order), partial(actions.change_event, owner, launch_id, order, event, now))
    if typed.new:
        attempt("new", partial(actions.add_event, owner, launch_id, typed.new, now))
    return problems


@require_safe
def reading(request: OwnedRequest, launch_id: UUID, reading_id: UUID) -> HttpResponse:
    """Show what one would have done as it was read once."""
    found = launch_reading_of(request.user, launch_id, reading_id)
    page = present_reading(found, actions.readings_of(found.teardown, found.track), book())
    return render(request, "launch_reading.html", {"page": page})


@require_safe
def take_along(request: OwnedRequest, launch_id: UUID, form: str) -> HttpResponse:
    """Hand a launch out as the file that the shell reads."""
    row = teardown_of(request.user, launch_id)
    told = actions.told_by(row)
    made, kind = (
        (as_json(told), "application/json")
        if form == "json"
        else (as_toml(told), "application/toml")
    )
    response = HttpResponse(made, content_type=f"{kind}; charset=utf-8")
    response["Content-Disposition"] = (
        f'attachment; filename="launch-{row.created_at:%Y-%m-%d}.{form}"'
    )
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: OwnedRequest, launch_id: UUID) -> HttpResponse:
    """Ask whether a launch shall be deleted; a POST deletes it."""
    if request.method == "POST":
        actions.delete_teardown(request.user, launch_id)
        return redirect("launches")
    row = teardown_of(request.user, launch_id)
    page = present_delete(row, row.events.count(), row.readings.count())
    return render(request, "launch_delete.html", {"page": page})


def _page(request: OwnedRequest, launch_id: UUID, typed: Typed, status: int = 200) -> HttpResponse:
    row, role = teardown_of(request.user, launch_id), cast("Track", request.user.track)
    change = place_of(request.GET.get("change", ""))
    page = present_launch(row, role, actions.readings_of(row, role), book(), typed, change)
    return render(request, "launch.html", {"page": page}, status=status)
