"""Debriefs of attempts, their follow-up questions, the history, two attempts side by side."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from debrief.journal import actions, past
from debrief.journal.actions import Unacceptable
from debrief.journal.models import Attempt, Reply
from debrief.journal.ownership import NotFound, attempt_of
from debrief.journal.seals import is_locked_round, sealing
from debrief.web.library import book, reader
from debrief.web.presenters.attempts import (
    present_attempt,
    present_followups,
    present_history,
    replies_in,
)
from debrief.web.presenters.comparison import present_comparison
from debrief.web.presenters.pressure import present_after
from debrief.web.presenters.speech import present_delivery
from debrief.web.requests import OwnedRequest


@require_safe
def history(request: OwnedRequest) -> HttpResponse:
    """Show the attempts of the track in force, newest first."""
    track = request.user.track
    leaf = past.leaf(
        request.user,
        track,
        before=_named(request.GET.get("before")),
        after=_named(request.GET.get("after")),
    )
    return render(request, "history.html", {"page": present_history(leaf, track, book())})


@require_safe
def attempt(request: OwnedRequest, attempt_id: UUID) -> HttpResponse:
    """Show the debrief; after an answer under pressure the follow-up questions come first."""
    found = attempt_of(request.user, attempt_id)
    if found.sitting.debriefed_at is None:
        return redirect("followups", found.pk)
    return _shut(found) or _debrief_page(request, found)


@require_http_methods(["GET", "HEAD", "POST"])
def followups(request: OwnedRequest, attempt_id: UUID) -> HttpResponse:
    """Show the interviewer's question; a POST replies, and the last one opens the debrief."""
    found = attempt_of(request.user, attempt_id)
    replies = list(found.replies.all())
    if request.method == "POST":
        return _reply(request, found, replies)
    if is_locked_round(found):
        return redirect("attempt", found.pk)
    at = _place(request.GET.get("question"), replies)
    if at is None:
        at = next((reply.order for reply in replies if reply.answered_at is None), None)
    if at is None and found.sitting.debriefed_at is not None:
        return redirect("attempt", found.pk)
    return _questions_page(request, found, replies, at)


@require_safe
def compare(request: OwnedRequest, attempt_id: UUID, other_id: UUID) -> HttpResponse:
    """Show two attempts at one exercise, the earlier one first."""
    pair = (attempt_of(request.user, attempt_id), attempt_of(request.user, other_id))
    before, after = sorted(pair, key=lambda one: one.number)
    if before.exercise != after.exercise or before.pk == after.pk:
        raise NotFound
    if shut := _shut(before) or _shut(after):
        return shut
    page = present_comparison(before, after, book())
    return render(request, "compare.html", {"page": page})


def _shut(found: Attempt) -> HttpResponse | None:
    """Return the way to the loop whose panel has to meet before this debrief opens."""
    loop = sealing(found)
    return redirect(reverse("loop", args=[loop.pk]) + "?shut") if loop else None


def _reply(request: OwnedRequest, found: Attempt, replies: list[Reply]) -> HttpResponse:
    given = replies_in(request.POST, replies)
    at = _place(request.POST.get("question"), replies)
    after = [reply.order for reply in replies if at is not None and reply.order > at]
    try:
        actions.answer_questions(
            request.user, found.pk, given, timezone.now(), reader(), more=bool(after)
        )
    except Unacceptable as problem:
        # What was typed is shown again, so that refusing it loses nothing.
        for reply in replies:
            reply.text = reply.text if reply.answered_at else given[reply.order]
        return _questions_page(request, found, replies, at, str(problem), status=422)
    if after:
        return redirect(f"{reverse('followups', args=[found.pk])}?question={after[0]}")
    return redirect("attempt", found.pk)


def _place(value: str | None, replies: list[Reply]) -> int | None:
    """Return the place of the question that an address or a form names, if there is one."""
    return next((reply.order for reply in replies if str(reply.order) == value), None)


def _questions_page(
    request: OwnedRequest,
    found: Attempt,
    replies: list[Reply],
    at: int | None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    sealed = sealing(found) is not None
    page = present_followups(found, replies, book(), problem, at=at, in_loop=sealed)
    return render(request, "followups.html", {"page": page}, status=status)


def _debrief_page(request: OwnedRequest, found: Attempt) -> HttpResponse:
    page = present_attempt(
        found,
        replies=list(found.replies.all()),
        tries=past.tries(request.user, found.exercise),
        book=book(),
        pressure=present_after(found.sitting, actions.asked_in(found.sitting), book()),
        spoken=present_delivery(found.sitting, actions.transcript_of(found.sitting)),
    )
    return render(request, "attempt.html", {"page": page})


def _named(value: str | None) -> UUID | None:
    if not value:
        return None
    try:
        return UUID(value)
    except ValueError:
        raise NotFound from None
