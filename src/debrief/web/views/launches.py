"""Launches: the shelf, new ones, worked ones and what others would have done."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debrief.handbook.teardowns import Teardown
from debrief.journal import actions
from debrief.journal.actions import MOST_FILE_BYTES, Unacceptable
from debrief.journal.ownership import NotFound
from debrief.web.contexts.launches import BeginPage
from debrief.web.library import book, reader
from debrief.web.presenters.debriefs import present_debrief
from debrief.web.presenters.launches import (
    address_of,
    present_shelf,
    present_worked,
    present_worked_answer,
)
from debrief.web.requests import OwnedRequest


@require_safe
def launches(request: OwnedRequest) -> HttpResponse:
    """Show the person's own launches by company, and the worked ones."""
    page = present_shelf(actions.kept_teardowns(request.user), book())
    return render(request, "launches.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: OwnedRequest) -> HttpResponse:
    """Show the form for a new launch; a POST begins it, or takes a file in."""
    if request.method != "POST":
        return render(request, "launch_new.html", {"page": BeginPage()})
    company, product = request.POST.get("company", ""), request.POST.get("product", "")
    now, of_file = timezone.now(), "take" in request.POST or _passed_over(request)
    try:
        if of_file:
            row = actions.take_teardown(request.user, _file(request), now)
        else:
            row = actions.begin_teardown(request.user, company, product, now)
    except Unacceptable as problem:
        said = ("", str(problem)) if of_file else (str(problem), "")
        page = BeginPage(*said, company, product)
        return render(request, "launch_new.html", {"page": page}, status=422)
    return redirect("launch", row.pk)


@require_safe
def worked(request: OwnedRequest, teardown_id: str) -> HttpResponse:
    """Show a worked teardown."""
    page = present_worked(_worked(teardown_id), book())
    return render(request, "launch_worked.html", {"page": page})


@require_safe
def worked_answer(request: OwnedRequest, teardown_id: str, role: str, tier: str) -> HttpResponse:
    """Show what somebody would have done, with its debrief."""
    found = _worked(teardown_id)
    would = next((one for one in found.would if (one.role, one.tier) == (role, tier)), None)
    if would is None:
        raise NotFound
    document = reader().read_would(would.answer, would.role).as_dict()
    debrief = present_debrief(document, would.answer, book())
    page = present_worked_answer(found, would, debrief, book())
    return render(request, "launch_answer.html", {"page": page})


@require_POST
def copy(request: OwnedRequest, teardown_id: str) -> HttpResponse:
    """Begin with a copy of a worked teardown, to say what one would have done oneself."""
    found = _worked(teardown_id)
    links = [address_of(book().sources.get(event.source or "")) for event in found.event]
    row = actions.copy_teardown(request.user, found, links, timezone.now())
    return redirect("launch", row.pk)


def _worked(teardown_id: str) -> Teardown:
    found = book().teardowns.get(teardown_id)
    if found is None:
        raise NotFound
    return found


def _file(request: OwnedRequest) -> bytes:
    """Return the file that was sent, one byte more than is taken at most."""
    file = request.FILES.get("file")
    if _passed_over(request):
        return b" " * (MOST_FILE_BYTES + 1)
    if file is None or not file.size:
        raise Unacceptable(_("There is no file yet. Choose a TOML or JSON file first."))
    data: bytes = file.read(MOST_FILE_BYTES + 1)
    return data


def _passed_over(request: OwnedRequest) -> bool:
    """Return whether a file was so large that it was not even taken into memory."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
