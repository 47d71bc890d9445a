"""Recordings of spoken answers: taken in part by part, played with seeking, deleted."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debrief.journal import actions
from debrief.journal.actions import Unacceptable
from debrief.journal.ownership import recording_of, sitting_of
from debrief.journal.recordings import Recordings
from debrief.web.presenters.speech import present_recordings
from debrief.web.requests import OwnedRequest

AT_ONCE = 1_000_000
"""The most bytes of one answer to a player, which asks for the next ones itself."""


def store() -> Recordings:
    """Return where recordings are kept."""
    return Recordings(settings.RECORDINGS)


@require_POST
def begin(request: OwnedRequest, sitting_id: UUID) -> HttpResponse:
    """Take the first part of a recording, and answer where the others go."""
    sitting_of(request.user, sitting_id)
    try:
        row = actions.begin_recording(
            request.user,
            sitting_id,
            request.headers.get("Content-Type", ""),
            request.body,
            store(),
            timezone.now(),
        )
    except Unacceptable as problem:
        return JsonResponse({"problem": str(problem)}, status=422)
    here = [row.pk]
    where = {name: reverse(f"recording-{name}", args=here) for name in ("part", "end")}
    return JsonResponse({**where, "size": row.size})


@require_POST
def part(request: OwnedRequest, recording_id: UUID) -> HttpResponse:
    """Take the next part of a recording."""
    recording_of(request.user, recording_id)
    try:
        row = actions.extend_recording(
            request.user, recording_id, _number(request, "at"), request.body, store()
        )
    except Unacceptable as problem:
        return JsonResponse({"problem": str(problem)}, status=422)
    return JsonResponse({"size": row.size})


@require_POST
def end(request: OwnedRequest, recording_id: UUID) -> HttpResponse:
    """Note that a recording is whole, and answer with the list of all."""
    row = actions.end_recording(
        request.user, recording_id, _number(request, "seconds"), timezone.now()
    )
    return render(request, "_recordings.html", {"recordings": present_recordings(row.sitting)})


@require_safe
def sound(request: OwnedRequest, recording_id: UUID) -> HttpResponse:
    """Answer with a recording, or with the stretch of it that a player asks for."""
    row = recording_of(request.user, recording_id)
    wanted = _range(request.headers.get("Range", ""), row.size)
    if wanted is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{row.size}"})
    start, stop = wanted
    try:
        data = store().part(row.file, start, stop - start)
    except FileNotFoundError:
        return HttpResponse(status=404)
    response = HttpResponse(data, content_type=row.kind)
    response["Accept-Ranges"] = "bytes"
    if "Range" in request.headers:
        response.status_code = 206
        response["Content-Range"] = f"bytes {start}-{stop - 1}/{row.size}"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: OwnedRequest, recording_id: UUID) -> HttpResponse:
    """Ask whether a recording should go; a POST deletes it."""
    row = recording_of(request.user, recording_id)
    if request.method == "POST":
        actions.drop_recording(request.user, recording_id, store())
        return redirect("sitting", row.sitting_id)
    shown = next(one for one in present_recordings(row.sitting) if one.id == row.pk)
    return render(request, "delete_recording.html", {"recording": shown})


def _number(request: OwnedRequest, name: str) -> int:
    given = request.GET.get(name, "")
    return int(given) if _place(given) else 0


def _range(header: str, size: int) -> tuple[int, int] | None:
    """Return the half-open stretch that a Range header asks for, None where there is none.

    Only one stretch is answered; a header of another form is ignored, as the standard allows.
    """
    unit, _, given = header.partition("=")
    first, dash, last = given.strip().partition("-")
    if unit.strip() != "bytes" or not dash or not (_place(first) or _place(last)):
        return 0, size
    start = int(first) if _place(first) else max(0, size - int(last))
    stop = min(size, int(last) + 1) if _place(first) and _place(last) else size
    if start >= stop:
        return None
    return start, min(stop, start + AT_ONCE)


def _place(given: str) -> bool:
    return given.isascii() and given.isdigit() and len(given) < 12
