"""A person's own launch: changed, read, taken along, let go."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debrief.handbook.entries import Track
from debrief.journal import actions
from debrief.journal.actions import TypedEvent, Unacceptable
from debrief.journal.ownership import NotFound, launch_reading_of, teardown_of
from debrief.practice.teardown_file import as_json, as_toml
from debrief.web.library import book, reader
from debrief.web.presenters.launch import Look, present_delete, present_launch, present_reading
from debrief.web.requests import OwnedRequest

_FIELDS = (
    "company", "product", "audience", "message", "decision", "pm_metric_id", "pm_metric",
    "pmm_metric_id", "pmm_metric", "would_pm", "would_pmm",
)  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def launch(request: OwnedRequest, launch_id: UUID) -> HttpResponse:
    """Show a launch; a POST keeps what was typed about it."""
    if request.method != "POST":
        return _page(request, launch_id, Look())
    typed = {name: request.POST[name] for name in _FIELDS if name in request.POST}
    of_text = f"would_{request.user.track}" in typed
    try:
        actions.change_teardown(request.user, launch_id, typed, book(), timezone.now())
    except Unacceptable as problem:
        said = ("", str(problem)) if of_text else (str(problem), "")
        return _page(request, launch_id, Look(*said, typed=typed), status=422)
    return _back(launch_id, "would" if of_text else "about")


@require_POST
def event(request: OwnedRequest, launch_id: UUID) -> HttpResponse:
    """Add an event, change one, or remove one."""
    order = request.POST.get("order", "")
    place = int(order) if order.isdecimal() and len(order) < 6 else 0
    typed = TypedEvent(
        date=request.POST.get("date", ""),
        what=request.POST.get("what", ""),
        link=request.POST.get("link", ""),
        side=request.POST.get("side", ""),
        launch=bool(request.POST.get("launch")),
    )
    owner, now = request.user, timezone.now()
    try:
        if "remove" in request.POST:
            actions.remove_event(owner, launch_id, place, now)
        elif order:
            actions.change_event(owner, launch_id, place, typed, now)
        else:
            actions.add_event(owner, launch_id, typed, now)
    except Unacceptable as problem:
        look = Look(event_problem=str(problem), event=typed, order=place)
        return _page(request, launch_id, look, status=422)
    return _back(launch_id, "events" if order else "add")


@require_POST
def read(request: OwnedRequest, launch_id: UUID) -> HttpResponse:
    """Read what one would have done in the role of the track in force."""
    role = cast("Track", request.user.track)
    text = request.POST.get(f"would_{role}", "")
    now = timezone.now()
    try:
        made = actions.read_teardown_text(request.user, launch_id, role, text, reader(), now)
    except Unacceptable as problem:
        look = Look(would_problem=str(problem), typed={f"would_{role}": text})
        return _page(request, launch_id, look, status=422)
    return redirect("launch-reading", launch_id, made.pk)


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
        (as_json(told), "application/json") if form == "json" else (as_toml(told), "text/plain")
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


def _page(request: OwnedRequest, launch_id: UUID, look: Look, status: int = 200) -> HttpResponse:
    row, role = teardown_of(request.user, launch_id), cast("Track", request.user.track)
    if look.order and not row.events.filter(order=look.order).exists():
        raise NotFound
    page = present_launch(row, role, actions.readings_of(row, role), book(), look)
    return render(request, "launch.html", {"page": page}, status=status)


def _back(launch_id: UUID, part: str) -> HttpResponse:
    return redirect(f"{reverse('launch', args=[launch_id])}#{part}")
