"""The case for the next level: shown, its evidence chosen, its notes kept, taken along."""

from __future__ import annotations

from typing import cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from debrief.journal import actions
from debrief.journal.actions import Unacceptable
from debrief.journal.actions.growth import Use
from debrief.journal.ownership import NotFound
from debrief.web.contexts.promotion import CasePage
from debrief.web.library import book
from debrief.web.pdf import CannotTypeset, typeset
from debrief.web.presenters.packet import as_markdown, as_values
from debrief.web.presenters.promotion import CaseLook, present_case
from debrief.web.requests import OwnedRequest
from debrief.web.thinking import lines_soon
from debrief.web.views.progress import lines_on_their_way, once_done

CANNOT_TYPESET = (
    "The PDF could not be made this time. Nothing was lost: take the Markdown, or print this page "
    "from your browser."
)


@require_safe
def promotion(request: OwnedRequest) -> HttpResponse:
    """Go to the case that is worked on."""
    return redirect("promotion-case", *actions.step_in_force(request.user))


@require_safe
def case(request: OwnedRequest, role: str, level: str) -> HttpResponse:
    """Show the criteria of a step with the person's own lines."""
    waiting = lines_soon(request.user)
    if waiting:
        return lines_on_their_way(request, waiting)
    look = CaseLook(at=request.GET.get("at", ""))
    return once_done(request) or _shown(request, role, level, look)


@require_POST
def evidence(request: OwnedRequest, role: str, level: str) -> HttpResponse:
    """Put a line first for a criterion, set it aside, or leave it as it was read."""
    use = request.POST.get("use", "")
    if use not in ("first", "aside", "as-read"):
        raise NotFound
    criterion, line = request.POST.get("criterion", ""), request.POST.get("line", "")
    step, now = (role, level), timezone.now()
    actions.choose_line(request.user, book(), step, criterion, line, cast("Use", use), now)
    return _back(role, level, criterion)


@require_POST
def note(request: OwnedRequest, role: str, level: str) -> HttpResponse:
    """Keep a note on a criterion."""
    criterion, text = request.POST.get("criterion", ""), request.POST.get("text", "")
    try:
        actions.keep_note(request.user, book(), (role, level), criterion, text, timezone.now())
    except Unacceptable as problem:
        look = CaseLook(at=criterion, problem=str(problem), note=text)
        # htmx shows only what succeeded.
        return _shown(request, role, level, look, status=200 if request.htmx else 422)
    return _back(role, level, criterion)


@require_safe
def packet(request: OwnedRequest, role: str, level: str, form: str) -> HttpResponse:
    """Hand the case out on one page, as PDF or as Markdown."""
    page = _page(request, role, level, CaseLook())
    if page.state != "read":
        raise NotFound
    resume, day = actions.resume_in_force(request.user), timezone.localdate()
    name = resume.contact.name.value if resume and resume.contact.name else ""
    values = as_values(page, name, day)
    if form == "md":
        made, kind = as_markdown(values).encode(), "text/markdown; charset=utf-8"
    else:
        try:
            made, kind = typeset("packet", values), "application/pdf"
        except CannotTypeset:
            return _shown(request, role, level, CaseLook(problem=CANNOT_TYPESET), status=503)
    response = HttpResponse(made, content_type=kind)
    file = f"case-{role}-{page.to_level}-{day.isoformat()}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{file}"'
    return response


def _page(request: OwnedRequest, role: str, level: str, look: CaseLook) -> CasePage:
    read = actions.case_of(request.user, book(), role, level)
    return present_case(read, request.user.track, book(), look)


def _shown(
    request: OwnedRequest, role: str, level: str, look: CaseLook, status: int = 200
) -> HttpResponse:
    page = _page(request, role, level, look)
    response = render(request, "promotion.html", {"page": page}, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _back(role: str, level: str, criterion: str) -> HttpResponse:
    here = reverse("promotion-case", args=[role, level])
    return redirect(f"{here}?{urlencode({'at': criterion})}#c-{criterion}")
