"""Job advertisements: taken in, read one by one or side by side, let go."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from debrief.fit.advert_coverage import Coverage, cover
from debrief.journal import actions
from debrief.journal.actions import CannotPlace, Proved, Unacceptable
from debrief.journal.actions.adverts import TOO_LARGE
from debrief.journal.models import Advert, Person
from debrief.journal.ownership import NotFound, advert_of
from debrief.web.library import book
from debrief.web.presenters.advert_comparison import Compared, present_comparison
from debrief.web.presenters.adverts import (
    present_advert,
    present_adverts,
    present_intake,
    present_refused,
)
from debrief.web.requests import OwnedRequest
from debrief.web.thinking import advert_soon, lines_soon
from debrief.web.views.progress import advert_on_its_way, lines_on_their_way, once_done

MOST_COMPARED = 5


@require_http_methods(["GET", "HEAD", "POST"])
def adverts(request: OwnedRequest) -> HttpResponse:
    """Show the advertisements that are kept; a POST takes one in."""
    if request.method == "POST":
        return _take(request)
    return _list(request)


@require_safe
def advert(request: OwnedRequest, advert_id: UUID) -> HttpResponse:
    """Show what an advertisement says and how far the person's lines cover it, or how far it is."""
    row, now = advert_of(request.user, advert_id), timezone.now()
    reading = advert_soon(row)
    row.refresh_from_db()
    if reading or (row.state == Advert.State.READING and not row.left_behind(now)):
        return advert_on_its_way(request, int((now - row.begun_at).total_seconds()))
    if row.state != Advert.State.DONE:
        page = present_refused(row)
        return once_done(request) or render(request, "advert_refused.html", {"page": page})
    waiting = lines_soon(request.user)
    if waiting:
        return lines_on_their_way(request, waiting)
    found = actions.advert_read(row.text, book())
    view = present_advert(row, found, _coverage(request.user, row), book())
    return once_done(request) or render(request, "advert.html", {"page": view})


@require_POST
def delete(request: OwnedRequest, advert_id: UUID) -> HttpResponse:
    """Delete an advertisement."""
    actions.delete_advert(request.user, advert_id)
    return redirect("adverts")


@require_safe
def compare(request: OwnedRequest) -> HttpResponse:
    """Set the chosen advertisements side by side."""
    rows = [advert_of(request.user, _id(one)) for one in request.GET.getlist("with")]
    rows = [row for row in rows if row.state == Advert.State.DONE]
    if not 2 <= len(rows) <= MOST_COMPARED:
        problem = _("Choose two to %(most)d advertisements that were read.")
        return _list(request, problem % {"most": MOST_COMPARED}, status=422)
    for row in rows:
        if reading := advert_soon(row):
            return advert_on_its_way(request, reading.seconds)
    if waiting := lines_soon(request.user):
        return lines_on_their_way(request, waiting)
    compared = [
        Compared(row, actions.advert_read(row.text, book()), _coverage(request.user, row))
        for row in rows
    ]
    page = present_comparison(compared, book())
    return once_done(request) or render(request, "adverts_compared.html", {"page": page})


def _take(request: OwnedRequest) -> HttpResponse:
    file, text = request.FILES.get("file"), request.POST.get("text", "")
    now, data = timezone.now(), b""
    try:
        if file is not None and file.size:
            data = file.read(actions.MOST_ADVERT_BYTES + 1)
            row = actions.begin_file(request.user, file.name or "", data, now)
        elif _passed_over(request):
            raise Unacceptable(TOO_LARGE)  # noqa: TRY301
        else:
            row = actions.begin_pasted(request.user, text, now)
    except Unacceptable as problem:
        page = present_adverts(
            actions.kept_adverts(request.user), now, intake=present_intake(str(problem), text)
        )
        return render(request, "adverts.html", {"page": page}, status=422)
    advert_soon(row, data)
    return redirect("advert", row.pk)


def _passed_over(request: OwnedRequest) -> bool:
    """Return whether a file was so large that it was not even taken into memory."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) > settings.FILE_UPLOAD_MAX_MEMORY_SIZE


def _list(request: OwnedRequest, problem: str = "", status: int = 200) -> HttpResponse:
    page = present_adverts(actions.kept_adverts(request.user), timezone.now(), problem)
    return render(request, "adverts.html", {"page": page}, status=status)


def _coverage(owner: Person, row: Advert) -> Sequence[Coverage] | None:
    """Return what a person's lines cover of an advertisement; None where there are no lines."""
    proved: Proved | None
    try:
        proved = actions.matrix_of(owner, book())
    except CannotPlace:
        proved = None
    if proved is None:
        return None
    years = actions.years_of(owner, timezone.localdate())
    read, listed = actions.advert_read(row.text, book()), actions.listed_by(owner)
    return cover(read, proved.lines, years, listed)


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NotFound from None
