"""A transcript is brought to a sitting: chosen, its speaker named, put into the draft."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from debrief.journal import actions
from debrief.journal.actions import Unacceptable
from debrief.journal.models import Sitting
from debrief.journal.ownership import sitting_of
from debrief.web.library import book, exercise_or_404
from debrief.web.presenters.speech import present_transcript
from debrief.web.requests import OwnedRequest


@require_http_methods(["GET", "HEAD", "POST"])
def transcript(request: OwnedRequest, sitting_id: UUID) -> HttpResponse:
    """Show what was brought; a POST brings a file."""
    found = sitting_of(request.user, sitting_id)
    exercise_or_404(found.exercise)
    if found.finished_at is not None:
        return redirect("attempt", found.attempt.pk)
    if request.method == "POST":
        return _bring(request, found)
    return _page(request, found)


@require_POST
def use(request: OwnedRequest, sitting_id: UUID) -> HttpResponse:
    """Put what the chosen speaker said into the draft."""
    speaker = request.POST.get("speaker", "")
    where: actions.Where = "instead" if request.POST.get("where") == "instead" else "below"
    return _use(request, sitting_id, speaker, where)


@require_POST
def delete(request: OwnedRequest, sitting_id: UUID) -> HttpResponse:
    """Delete a transcript with its pace and pauses."""
    actions.drop_transcript(request.user, sitting_id)
    return redirect("sitting", sitting_id)


def _bring(request: OwnedRequest, found: Sitting) -> HttpResponse:
    try:
        name, data = _handed_over(request)
        row = actions.bring_transcript(request.user, found.pk, name, data, timezone.now())
    except Unacceptable as problem:
        return _page(request, found, str(problem), status=422)
    voices = actions.spoken_in(row).voices
    if len(voices) == 1 and not found.draft.strip():
        return _use(request, found.pk, voices[0].speaker, "below")
    return redirect("sitting-transcript", found.pk)


def _handed_over(request: OwnedRequest) -> tuple[str, bytes]:
    """Return the name and the bytes of the file. Raises Unacceptable where there is none."""
    file = request.FILES.get("file")
    most = actions.MOST_TRANSCRIPT_BYTES
    if file is not None and file.size:
        return file.name or "", file.read(most + 1)
    if int(request.META.get("CONTENT_LENGTH") or "0") > most:
        raise Unacceptable(
            f"The file is larger than {most // 1_000_000} MB. Cut out the part with your answer."
        )
    raise Unacceptable("There is no file yet. Choose the transcript first.")


def _use(
    request: OwnedRequest, sitting_id: UUID, speaker: str, where: actions.Where
) -> HttpResponse:
    try:
        actions.use_transcript(request.user, sitting_id, speaker, where, timezone.now())
    except Unacceptable as problem:
        return _page(request, sitting_of(request.user, sitting_id), str(problem), status=422)
    return redirect("sitting", sitting_id)


def _page(
    request: OwnedRequest, found: Sitting, problem: str = "", status: int = 200
) -> HttpResponse:
    if found.finished_at is not None:
        return redirect("attempt", found.attempt.pk)
    page = present_transcript(found, actions.transcript_of(found), book(), problem)
    return render(request, "transcript.html", {"page": page}, status=status)
